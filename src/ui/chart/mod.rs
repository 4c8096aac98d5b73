//! Small charts. Each has a title and says in words what it draws.

mod bar_chart;
pub mod geometry;
mod sparkline;

pub use bar_chart::{Bar, BarChart};
pub use sparkline::Sparkline;
