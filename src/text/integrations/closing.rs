//! Words of the dialogs that take ways in away: what ends, for whom, what still works.

use spanning_api::integration::WayIn;

use super::way;

/// The dialogs' buttons.
pub const TURN_OFF: &str = "Turn off";
/// Leaves the switch as it is.
pub const KEEP_ON: &str = "Keep it on";
/// Leaves the link as it is.
pub const KEEP_LINKED: &str = "Keep it linked";
/// What turning off ends.
pub const OFF_MEANS: &str = "Single sign-on from UniView and VSA and KaseyaOne Unified Login end at once. A KaseyaOne link is kept but suspended: turning this on again does not bring it back by itself.";
/// What unlinking ends.
pub const UNLINK_MEANS: &str = "KaseyaOne Unified Login ends at once. Single sign-on from UniView and VSA goes on.";
/// The impact could not be worked out.
pub const IMPACT_FAILED: &str = "Who is affected could not be worked out";
/// Heading: who loses a way in.
pub const WHO: &str = "Who loses a way in";
/// Nobody does.
pub const NOBODY: &str = "Nobody has used these ways in.";
/// Column: the person.
pub const PERSON: &str = "Person";
/// Column: when they came in last.
pub const LAST_SIGN_IN: &str = "Last sign-in";
/// A person who never came in.
pub const NEVER: &str = "Never";
/// Heading: what goes on.
pub const STILL_WORKS: &str = "What still works";
/// It goes on.
pub const STILL_WORKS_TEXT: &str = "Signing in with Spanning's own credentials or with Microsoft. Backups go on.";
/// Single sign-on goes on as well.
pub const SSO_STILL_WORKS: &str = "Single sign-on from UniView and VSA.";
/// Heading of the administrators.
pub const LOCAL_ADMINISTRATORS: &str = "Administrators with credentials of their own";
/// None of them has.
pub const NOT_PROVEN: &str = "This may lock everybody out";
/// What that means and what to do.
pub const NOT_PROVEN_TEXT: &str = "No administrator has signed in with credentials of their own within 90 days. Ask one to do so first, then come back.";
/// Agrees to it nevertheless.
pub const OVERRIDE: &str = "Go on without a proven administrator";
/// The box has to be ticked first.
pub const OVERRIDE_FIRST: &str = "Tick the box above, or ask an administrator to sign in first.";
/// Heading of the message.
pub const MESSAGE: &str = "A message for them";
/// Copies the message.
pub const COPY_MESSAGE: &str = "Copy message";
/// Copies the addresses.
pub const COPY_ADDRESSES: &str = "Copy addresses";

/// People in words.
pub fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// How many lose their way in, for the end of a title.
fn lose(count: usize) -> String {
    match count {
        0 => "Nobody loses their way in".to_owned(),
        1 => "1 person loses their way in".to_owned(),
        _ => format!("{count} people lose their way in"),
    }
}

/// The title of the turn-off dialog: the outcome. `None` while the number is not known.
pub fn turn_off_title(count: Option<usize>) -> String {
    match count {
        Some(count) => format!("Turn off Login with IT Complete? {}", lose(count)),
        None => "Turn off Login with IT Complete?".to_owned(),
    }
}

/// The title of the unlink dialog: the outcome.
pub fn unlink_title(company: &str, count: Option<usize>) -> String {
    match count {
        Some(count) => format!("Unlink {company}? {}", lose(count)),
        None => format!("Unlink {company}?"),
    }
}

/// Unlinked.
pub fn unlinked(company: &str) -> String {
    format!("{company} is unlinked.")
}

/// How many administrators have credentials of their own, and whether these are proven.
pub fn local_administrators(count: usize, proven: bool) -> String {
    let who = if count == 1 { "1 administrator".to_owned() } else { format!("{count} administrators") };
    let did = if proven { "at least one did" } else { "none did" };
    format!("{who} can sign in this way; {did} within 90 days")
}

/// How many sessions end.
pub fn sessions_end(count: u32) -> String {
    match count {
        0 => "Nobody is signed in that way at the moment.".to_owned(),
        1 => "1 session ends at its next request.".to_owned(),
        _ => format!("{count} sessions end at their next request."),
    }
}

/// The message for those who lose a way in.
pub fn message(tenant: &str, domain: &str, closes: &[WayIn]) -> String {
    let ways: Vec<_> = closes.iter().map(way).collect();
    format!(
        "Sign-in to Spanning Backup for {tenant} ({domain}) changes today.\n\n\
         These ways in end: {}.\n\n\
         From then on, please sign in at Spanning Backup itself, with your Spanning credentials or with Microsoft. \
         If you have neither, ask your administrator.",
        if ways.is_empty() { "none".to_owned() } else { ways.join(", ") }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_their_verbs() {
        assert_eq!(turn_off_title(Some(20)), "Turn off Login with IT Complete? 20 people lose their way in");
        assert_eq!(turn_off_title(Some(1)), "Turn off Login with IT Complete? 1 person loses their way in");
        assert_eq!(unlink_title("Acme", None), "Unlink Acme?");
    }
}
