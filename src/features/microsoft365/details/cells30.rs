//! Thirty days of one service as shapes: full, half, crossed, hollow, dot. Pure.

use std::fmt::Write;

use spanning_api::tenant::BackupStatus;

/// Width of a day with its gap.
pub const STEP: usize = 12;
/// Height of the row.
pub const HEIGHT: usize = 16;
const WIDTH: usize = 10;

/// Paths for a row, one for each way of drawing.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shapes {
    /// Filled, good.
    pub good: String,
    /// The lower half filled, partial.
    pub half: String,
    /// The outline around a half.
    pub half_line: String,
    /// Filled, failed.
    pub bad: String,
    /// The cross upon it.
    pub cross: String,
    /// Hollow, never run.
    pub hollow: String,
    /// A dot, not known to this build.
    pub dot: String,
}

/// Draws days from the first to the last.
pub fn shapes(days: &[BackupStatus]) -> Shapes {
    let mut shapes = Shapes::default();
    for (at, status) in days.iter().enumerate() {
        let x = at * STEP;
        let box_line = format!("M{x}.5 .5h{}v{}h-{}z", WIDTH - 1, HEIGHT - 1, WIDTH - 1);
        let full = format!("M{x} 0h{WIDTH}v{HEIGHT}h-{WIDTH}z");
        // Writing to a string cannot fail.
        match status {
            BackupStatus::Success | BackupStatus::SuccessfulNoChanges => shapes.good.push_str(&full),
            BackupStatus::Partial => {
                let _ = write!(shapes.half, "M{x} {h}h{WIDTH}v{h}h-{WIDTH}z", h = HEIGHT / 2);
                shapes.half_line.push_str(&box_line);
            }
            BackupStatus::Failed => {
                shapes.bad.push_str(&full);
                let _ = write!(shapes.cross, "M{} 5l6 6m0 -6l-6 6", x + 2);
            }
            BackupStatus::NeverRun => shapes.hollow.push_str(&box_line),
            BackupStatus::Other(_) => {
                let _ = write!(shapes.dot, "M{} 6h4v4h-4z", x + 3);
            }
        }
    }
    shapes
}

/// The width of a row of this many days.
pub fn width(days: usize) -> usize {
    (days * STEP).saturating_sub(STEP - WIDTH).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_outcome_has_its_own_shape() {
        use BackupStatus::*;
        let shapes = shapes(&[Success, Partial, Failed, NeverRun, Other("paused".into())]);
        assert_eq!(shapes.good, "M0 0h10v16h-10z");
        assert_eq!(shapes.half, "M12 8h10v8h-10z");
        assert_eq!((shapes.bad.as_str(), shapes.cross.as_str()), ("M24 0h10v16h-10z", "M26 5l6 6m0 -6l-6 6"));
        assert_eq!(shapes.hollow, "M36.5 .5h9v15h-9z");
        assert_eq!(shapes.dot, "M51 6h4v4h-4z");
    }

    #[test]
    fn a_row_ends_with_its_last_day() {
        assert_eq!((width(30), width(1), width(0)), (358, 10, 1));
    }
}
