//! Alerts.

use spanning_api::id::AlertId;

use super::{Ctx, Handled, not_yet};

/// `ListAlerts`.
pub fn list_alerts(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `ChangeAlert`.
pub fn change_alert(ctx: &mut Ctx<'_>, _id: &AlertId) -> Handled {
    not_yet(ctx)
}
