//! The few sentences that belong to the design system itself.

/// Closes a dialog or drawer.
pub const CLOSE: &str = "Close";
/// Cancels without doing anything.
pub const CANCEL: &str = "Cancel";
/// Puts a banner or toast away.
pub const DISMISS: &str = "Dismiss";
/// Empties a search box.
pub const CLEAR_SEARCH: &str = "Clear search";
/// Copies a text.
pub const COPY: &str = "Copy";
/// Said after a text was copied.
pub const COPIED: &str = "Copied";
/// Said when the browser refused to copy.
pub const COPY_FAILED: &str = "Could not copy. Select the text and press Ctrl+C.";
/// A switch that is on.
pub const ON: &str = "On";
/// A switch that is off.
pub const OFF: &str = "Off";
/// What a screen reader hears while content is on its way.
pub const LOADING: &str = "Loading";
/// A field that must be filled in.
pub const REQUIRED: &str = "Required";
/// The name of the toast region.
pub const NOTIFICATIONS: &str = "Notifications";
/// The name of a breadcrumb trail.
pub const BREADCRUMBS: &str = "Breadcrumbs";
/// A link that leaves the console.
pub const OPENS_NEW_TAB: &str = "(opens in a new tab)";
/// Sorts a table in its card shape, where the header is a strip of buttons.
pub const SORT_BY: &str = "Sort by";
/// What else a heading does.
pub const SORT_HINT: &str = "Sort. With Shift: as a further key.";

/// The rank of a column among several sort keys.
pub fn sort_rank(rank: usize, descending: bool) -> String {
    format!("sort key {rank}, {}", if descending { "descending" } else { "ascending" })
}

/// A step that is finished.
pub const STEP_DONE: &str = "Done";
/// The step one is at.
pub const STEP_CURRENT: &str = "Current";
/// A step that has not begun.
pub const STEP_UPCOMING: &str = "Not started";
/// A step that went wrong.
pub const STEP_FAILED: &str = "Failed";

/// Names the button that removes a filter.
pub fn remove_filter(name: &str) -> String {
    format!("Remove filter {name}")
}

/// A confirmation in a frame has just appeared.
pub const A_MOMENT: &str = "Read it first: it can be confirmed in a moment.";
/// A confirmation in a frame cannot be seen.
pub const COVERED: &str =
    "Something lies over this dialog, so it cannot be confirmed here. Open the console in a window of its own.";

/// Names the button that changes a filter.
pub fn edit_filter(name: &str) -> String {
    format!("Edit filter {name}")
}

/// The label above the box in which a phrase is typed to confirm.
pub fn type_to_confirm(phrase: &str) -> String {
    format!("Type {phrase} to continue")
}

/// A step of a journey for screen readers: its place, then its state.
pub fn step(number: usize, of: usize, state: &str) -> String {
    format!("Step {number} of {of}. {state}.")
}
