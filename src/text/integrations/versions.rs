//! Words of two versions side by side.

/// Somebody else was faster.
pub const CHANGED: &str = "Somebody changed this meanwhile";
/// What became of the own change.
pub const NOTHING_DONE: &str = "Nothing was done. Compare, then do it again if you still want to.";
/// Names the table.
pub const VERSIONS: &str = "What you saw and what is there now";
/// Column: the older version.
pub const SEEN: &str = "What you saw";
/// Column: the newer version.
pub const NOW: &str = "What is there now";
/// Row: the switch.
pub const SWITCH: &str = "Login with IT Complete";
/// Row: the link.
pub const LINK: &str = "KaseyaOne Integration";
/// Row: who made the newest change.
pub const CHANGED_BY: &str = "Changed by";
/// Row: when that was.
pub const CHANGED_AT: &str = "Changed";
/// Nothing is linked.
pub const NOT_LINKED: &str = "Not linked";

/// The switch's state.
pub fn switch(on: bool) -> &'static str {
    if on { "On" } else { "Off" }
}

/// Linked to a company.
pub fn linked(company: &str) -> String {
    format!("Linked to {company}")
}

/// Linked, but the link rests.
pub fn suspended(company: &str) -> String {
    format!("Suspended link to {company}")
}

/// Asked for the switch to be on or off.
pub fn asked_switch(on: bool) -> String {
    format!("You asked to turn Login with IT Complete {}.", if on { "on" } else { "off" })
}

/// Asked to unlink a company.
pub fn asked_unlink(company: &str) -> String {
    format!("You asked to unlink {company}.")
}
