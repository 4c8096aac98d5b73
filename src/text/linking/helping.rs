//! Words of handing a step to another person, and of that person's page.

use crate::text::catalog::{fill, messages};

messages! {
    /// Somebody shall open the address.
    pub waiting = "Send this address to a KaseyaOne Master";
    /// What they do with it.
    pub waiting_text = "They sign in to KaseyaOne in their own browser. Then you compare the match code and confirm here; nothing is linked before that.";
    /// Somebody has opened it.
    pub opened = "The address was opened";
    /// What comes next.
    pub opened_text = "Ask whether they see the same match code. This page follows by itself once they have signed in to KaseyaOne.";
    /// The chain runs in a window of its own.
    pub in_window = "It goes on in the other window";
    /// What to do.
    pub in_window_text = "Finish the sign-ins there; this page follows by itself. Then you confirm here.";
    /// Starts linking from a portal.
    pub link_kaseyaone = "Link KaseyaOne";
    /// It did not start.
    pub not_started = "Linking could not be started";
    /// Why it cannot start.
    pub it_complete_first = "Login with IT Complete is off for this tenant. An administrator of the tenant turns it on in Settings > Integrations.";
    /// The chain needs a window of its own.
    pub needs_window = "The sign-ins open in a window of their own";
    /// Why, and who is needed.
    pub needs_window_text = "A Global Administrator of the tenant and a KaseyaOne Master sign in there. Then you compare the match code and confirm here; nothing is linked before that.";
    /// Opens it.
    pub open_window = "Open the window";
    /// Opens it again.
    pub open_another = "Open another window";
    /// It did not open.
    pub blocked = "The browser did not let a window open";
    /// What to do.
    pub blocked_text = "Open it with this link, or copy the address into a new tab. It works once, within a minute. If this happens every time, allow-popups is missing in the sandbox of the portal's frame.";
    /// Makes an address in place of the first.
    pub new_address = "Make a new address";
    /// The same, once the first was opened.
    pub new_address_after = "Not them? Make a new address";
    /// Copies it.
    pub copy_address = "Copy address";
    /// How long it is good.
    pub address_note = "It works once, until the time below is over. It is shown only now; a new one ends this one.";
    /// Above the code.
    pub match_code = "Match code, the same on both sides";
    /// When the address was opened; goes on with an age.
    pub opened_at = "Opened";
    /// Before linking.
    pub compare = "Somebody else signed in to KaseyaOne";
    /// What to do.
    pub compare_text = "Call them, or ask them in person, and compare the code. If they see another one, or nobody you know did this, cancel.";

    /// What follows after the other's part.
    pub your_part_is_done_text = "Tell them the match code. They see what you proved and link it, or not; this page follows by itself.";
    /// Linked, as the other sees it.
    pub linked_text = "It was confirmed and is linked now. You can close this page.";
    /// The other window's first page.
    pub window_text = "Linking was started in a portal. It goes on here, because sign-in pages do not open inside another page. Go on only if you started it yourself.";
    /// How to use the code.
    pub code_note = "Compare this code with the one on their page before you go on. If it is another one, close this page.";
    /// Fact: who started it.
    pub started_by = "Started by";
    /// The address does not work.
    pub not_opened = "This address cannot be used";
    /// Why, and what to do.
    pub not_opened_text = "It works once, in one browser, for a few minutes. Nothing was linked. Ask whoever sent it for a new one.";
}

/// Starts linking one tenant of a list.
pub fn link_tenant(name: &str) -> String {
    fill!("Link KaseyaOne for {name}", name)
}

/// Who asks.
pub fn asked_by(name: &str) -> String {
    fill!("{name} asks you to sign in", name)
}

/// What for, and when not to.
pub fn asked_text(name: &str, email: &str) -> String {
    fill!(
        "They want to link the tenant below to your KaseyaOne company, and need your sign-in as a Master. If you do not know {name} ({email}) or did not expect this, close this page: nothing happens then.",
        name,
        email
    )
}

/// The other's part is done.
pub fn your_part_is_done(name: &str) -> String {
    fill!("Done. {name} confirms now", name)
}
