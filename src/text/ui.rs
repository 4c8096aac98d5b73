//! The few sentences that belong to the design system itself.

use crate::text::catalog::{fill, messages};

messages! {
    /// Closes a dialog or drawer.
    pub close = "Close";
    /// Cancels without doing anything.
    pub cancel = "Cancel";
    /// Puts a banner or toast away.
    pub dismiss = "Dismiss";
    /// Empties a search box.
    pub clear_search = "Clear search";
    /// Copies a text.
    pub copy = "Copy";
    /// Said after a text was copied.
    pub copied = "Copied";
    /// Said when the browser refused to copy.
    pub copy_failed = "Could not copy. Select the text and press Ctrl+C.";
    /// A switch that is on.
    pub on = "On";
    /// A switch that is off.
    pub off = "Off";
    /// What a screen reader hears while content is on its way.
    pub loading = "Loading";
    /// A field that must be filled in.
    pub required = "Required";
    /// The name of the toast region.
    pub notifications = "Notifications";
    /// The name of a breadcrumb trail.
    pub breadcrumbs = "Breadcrumbs";
    /// A link that leaves the console.
    pub opens_new_tab = "(opens in a new tab)";
    /// Sorts a table in its card shape, where the header is a strip of buttons.
    pub sort_by = "Sort by";
    /// What else a heading does.
    pub sort_hint = "Sort. With Shift: as a further key.";
}

/// The rank of a column among several sort keys.
pub fn sort_rank(rank: usize, descending: bool) -> String {
    if descending { fill!("sort key {rank}, descending", rank) } else { fill!("sort key {rank}, ascending", rank) }
}

messages! {
    /// A step that is finished.
    pub step_done = "Done";
    /// The step one is at.
    pub step_current = "Current";
    /// A step that has not begun.
    pub step_upcoming = "Not started";
    /// A step that went wrong.
    pub step_failed = "Failed";
}

/// Names the button that removes a filter.
pub fn remove_filter(name: &str) -> String {
    fill!("Remove filter {name}", name)
}

messages! {
    /// A confirmation in a frame has just appeared.
    pub a_moment = "Read it first: it can be confirmed in a moment.";
    /// A confirmation in a frame cannot be seen.
    pub covered = "Something lies over this dialog, so it cannot be confirmed here. Open the console in a window of its own.";
}

/// Names the button that changes a filter.
pub fn edit_filter(name: &str) -> String {
    fill!("Edit filter {name}", name)
}

/// The label above the box in which a phrase is typed to confirm.
pub fn type_to_confirm(phrase: &str) -> String {
    fill!("Type {phrase} to continue", phrase)
}

/// A step of a journey for screen readers: its place, then its state.
pub fn step(number: usize, of: usize, state: &str) -> String {
    fill!("Step {number} of {of}. {state}.", number, of, state)
}
