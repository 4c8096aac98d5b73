//! Words of the dialogs that take ways in away: what ends, for whom, what still works.

use spanning_api::integration::WayIn;

use super::way;
use crate::text::catalog::{fill, messages, plural, t};
use crate::text::time;

messages! {
    /// The dialogs' buttons.
    pub turn_off = "Turn off";
    /// Leaves the switch as it is.
    pub keep_on = "Keep it on";
    /// Leaves the link as it is.
    pub keep_linked = "Keep it linked";
    /// What turning off ends.
    pub off_means = "Single sign-on from UniView and VSA and KaseyaOne Unified Login end at once. A KaseyaOne link is kept but suspended: turning this on again does not bring it back by itself.";
    /// What unlinking ends.
    pub unlink_means = "KaseyaOne Unified Login ends at once. Single sign-on from UniView and VSA goes on.";
    /// The impact could not be worked out.
    pub impact_failed = "Who is affected could not be worked out";
    /// Heading: who loses a way in.
    pub who = "Who loses a way in";
    /// Nobody does.
    pub nobody = "Nobody has used these ways in.";
    /// Column: the person.
    pub person = "Person";
    /// Column: when they came in last.
    pub last_sign_in = "Last sign-in";
    /// A person who never came in.
    pub never = "Never";
    /// Heading: what goes on.
    pub still_works = "What still works";
    /// It goes on.
    pub still_works_text = "Signing in with Spanning's own credentials or with Microsoft. Backups go on.";
    /// Single sign-on goes on as well.
    pub sso_still_works = "Single sign-on from UniView and VSA.";
    /// Heading of the administrators.
    pub local_administrators_label = "Administrators with credentials of their own";
    /// None of them has.
    pub not_proven = "This may lock everybody out";
    /// What that means and what to do.
    pub not_proven_text = "No administrator has signed in with credentials of their own within 90 days. Ask one to do so first, then come back.";
    /// Agrees to it nevertheless.
    pub go_on_anyway = "Go on without a proven administrator";
    /// The box has to be ticked first.
    pub override_first = "Tick the box above, or ask an administrator to sign in first.";
    /// Heading of the message.
    pub message_label = "A message for them";
    /// Copies the message.
    pub copy_message = "Copy message";
    /// Copies the addresses.
    pub copy_addresses = "Copy addresses";
}

/// People in words.
pub fn people(count: usize) -> String {
    plural!(count, "{count} person|{count} people", count)
}

/// How many lose their way in, for the end of a title.
fn lose(count: usize) -> String {
    match count {
        0 => t("Nobody loses their way in").to_owned(),
        _ => plural!(count, "{count} person loses their way in|{count} people lose their way in", count),
    }
}

/// The title of the turn-off dialog: the outcome. `None` while the number is not known.
pub fn turn_off_title(count: Option<usize>) -> String {
    match count {
        Some(count) => fill!("Turn off Login with IT Complete? {lose}", lose = lose(count)),
        None => t("Turn off Login with IT Complete?").to_owned(),
    }
}

/// The title of the unlink dialog: the outcome.
pub fn unlink_title(company: &str, count: Option<usize>) -> String {
    match count {
        Some(count) => fill!("Unlink {company}? {lose}", company, lose = lose(count)),
        None => fill!("Unlink {company}?", company),
    }
}

/// Unlinked.
pub fn unlinked(company: &str) -> String {
    fill!("{company} is unlinked.", company)
}

/// How many administrators have credentials of their own, and whether these are proven.
pub fn local_administrators(count: usize, proven: bool) -> String {
    if proven {
        plural!(
            count,
            "{count} administrator can sign in this way and did within 90 days|{count} administrators can sign in this way; at least one did within 90 days",
            count
        )
    } else {
        plural!(
            count,
            "{count} administrator can sign in this way but did not within 90 days|{count} administrators can sign in this way; none did within 90 days",
            count
        )
    }
}

/// How many sessions end.
pub fn sessions_end(count: u32) -> String {
    match count {
        0 => t("Nobody is signed in that way at the moment.").to_owned(),
        _ => plural!(
            count,
            "{count} session ends at its next request.|{count} sessions end at their next request.",
            count
        ),
    }
}

/// The message for those who lose a way in.
pub fn message(tenant: &str, domain: &str, closes: &[WayIn]) -> String {
    let ways: Vec<_> = closes.iter().map(way).collect();
    let ways = if ways.is_empty() { t("none").to_owned() } else { time::list(&ways) };
    fill!(
        "Sign-in to Spanning Backup for {tenant} ({domain}) changes today.\n\nThese ways in end: {ways}.\n\nFrom then on, please sign in at Spanning Backup itself, with your Spanning credentials or with Microsoft. If you have neither, ask your administrator.",
        tenant,
        domain,
        ways
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
