//! Words of handing a step to another person, and of that person's page.

/// Somebody shall open the address.
pub const WAITING: &str = "Send this address to a KaseyaOne Master";
/// What they do with it.
pub const WAITING_TEXT: &str = "They sign in to KaseyaOne in their own browser. Then you compare the match code and confirm here; nothing is linked before that.";
/// Somebody has opened it.
pub const OPENED: &str = "The address was opened";
/// What comes next.
pub const OPENED_TEXT: &str =
    "Ask whether they see the same match code. This page follows by itself once they have signed in to KaseyaOne.";
/// The chain runs in a window of its own.
pub const IN_WINDOW: &str = "It goes on in the other window";
/// What to do.
pub const IN_WINDOW_TEXT: &str = "Finish the sign-ins there; this page follows by itself. Then you confirm here.";
/// Starts linking from a portal.
pub const LINK_KASEYAONE: &str = "Link KaseyaOne";
/// It did not start.
pub const NOT_STARTED: &str = "Linking could not be started";
/// Why it cannot start.
pub const IT_COMPLETE_FIRST: &str = "Login with IT Complete is off for this tenant. An administrator of the tenant turns it on in Settings > Integrations.";
/// The chain needs a window of its own.
pub const NEEDS_WINDOW: &str = "The sign-ins open in a window of their own";
/// Why, and who is needed.
pub const NEEDS_WINDOW_TEXT: &str = "A Global Administrator of the tenant and a KaseyaOne Master sign in there. Then you compare the match code and confirm here; nothing is linked before that.";
/// Opens it.
pub const OPEN_WINDOW: &str = "Open the window";
/// Opens it again.
pub const OPEN_ANOTHER: &str = "Open another window";
/// It did not open.
pub const BLOCKED: &str = "The browser did not let a window open";
/// What to do.
pub const BLOCKED_TEXT: &str = "Open it with this link, or copy the address into a new tab. It works once, within a minute. If this happens every time, allow-popups is missing in the sandbox of the portal's frame.";
/// Makes an address in place of the first.
pub const NEW_ADDRESS: &str = "Make a new address";
/// The same, once the first was opened.
pub const NEW_ADDRESS_AFTER: &str = "Not them? Make a new address";
/// Copies it.
pub const COPY_ADDRESS: &str = "Copy address";
/// How long it is good.
pub const ADDRESS_NOTE: &str =
    "It works once, until the time below is over. It is shown only now; a new one ends this one.";
/// Above the code.
pub const MATCH_CODE: &str = "Match code, the same on both sides";
/// When the address was opened; goes on with an age.
pub const OPENED_AT: &str = "Opened";
/// Before linking.
pub const COMPARE: &str = "Somebody else signed in to KaseyaOne";
/// What to do.
pub const COMPARE_TEXT: &str = "Call them, or ask them in person, and compare the code. If they see another one, or nobody you know did this, cancel.";

/// What follows after the other's part.
pub const YOUR_PART_IS_DONE_TEXT: &str =
    "Tell them the match code. They see what you proved and link it, or not; this page follows by itself.";
/// Linked, as the other sees it.
pub const LINKED_TEXT: &str = "It was confirmed and is linked now. You can close this page.";
/// The other window's first page.
pub const WINDOW_TEXT: &str = "Linking was started in a portal. It goes on here, because sign-in pages do not open inside another page. Go on only if you started it yourself.";
/// How to use the code.
pub const CODE_NOTE: &str =
    "Compare this code with the one on their page before you go on. If it is another one, close this page.";
/// Fact: who started it.
pub const STARTED_BY: &str = "Started by";
/// The address does not work.
pub const NOT_OPENED: &str = "This address cannot be used";
/// Why, and what to do.
pub const NOT_OPENED_TEXT: &str =
    "It works once, in one browser, for a few minutes. Nothing was linked. Ask whoever sent it for a new one.";

/// Starts linking one tenant of a list.
pub fn link_tenant(name: &str) -> String {
    format!("Link KaseyaOne for {name}")
}

/// Who asks.
pub fn asked_by(name: &str) -> String {
    format!("{name} asks you to sign in")
}

/// What for, and when not to.
pub fn asked_text(name: &str, email: &str) -> String {
    format!(
        "They want to link the tenant below to your KaseyaOne company, and need your sign-in as a Master. \
         If you do not know {name} ({email}) or did not expect this, close this page: nothing happens then."
    )
}

/// The other's part is done.
pub fn your_part_is_done(name: &str) -> String {
    format!("Done. {name} confirms now")
}
