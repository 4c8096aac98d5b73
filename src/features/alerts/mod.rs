//! Alerts of BackupIQ: which there are, muting and dismissing them.

mod cells;
mod change;
mod count;
mod filters;
mod page;
mod state;

pub use cells::item;
pub use change::{Changer, Mark};
pub use count::{AlertCount, provide_alert_count, use_alert_count};
pub use page::AlertsPage;
