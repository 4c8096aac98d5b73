//! Words of two versions side by side.

use crate::text::catalog::{fill, messages, t};

messages! {
    /// Somebody else was faster.
    pub changed = "Somebody changed this meanwhile";
    /// What became of the own change.
    pub nothing_done = "Nothing was done. Compare, then do it again if you still want to.";
    /// Names the table.
    pub versions = "What you saw and what is there now";
    /// Column: the older version.
    pub seen = "What you saw";
    /// Column: the newer version.
    pub now = "What is there now";
    /// Row: the switch.
    pub switch_label = "Login with IT Complete";
    /// Row: the link.
    pub link = "KaseyaOne Integration";
    /// Row: who made the newest change.
    pub changed_by = "Changed by";
    /// Row: when that was.
    pub changed_at = "Changed";
    /// Nothing is linked.
    pub not_linked = "Not linked";
}

/// The switch's state.
pub fn switch(on: bool) -> &'static str {
    if on { t("On") } else { t("Off") }
}

/// Linked to a company.
pub fn linked(company: &str) -> String {
    fill!("Linked to {company}", company)
}

/// Linked, but the link rests.
pub fn suspended(company: &str) -> String {
    fill!("Suspended link to {company}", company)
}

/// Asked for the switch to be on or off.
pub fn asked_switch(on: bool) -> String {
    if on {
        t("You asked to turn Login with IT Complete on.")
    } else {
        t("You asked to turn Login with IT Complete off.")
    }
    .to_owned()
}

/// Asked to unlink a company.
pub fn asked_unlink(company: &str) -> String {
    fill!("You asked to unlink {company}.", company)
}
