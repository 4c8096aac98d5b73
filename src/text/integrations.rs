//! Words of Settings > Integrations.

pub mod closing;
pub mod versions;

use spanning_api::integration::{MissingReason, WayIn};
use spanning_domain::portal::Portal;

/// Where the page stands.
pub const SETTINGS: &str = "Settings";
/// The page.
pub const TITLE: &str = "Integrations";
/// What the page is for.
pub const PURPOSE: &str = "How administrators get into this tenant from the portals around it.";
/// The page could not be loaded.
pub const LOAD_FAILED: &str = "The integrations could not be loaded";
/// The page is not for this person.
pub const FORBIDDEN: &str = "Integrations are for administrators";
/// The page belongs to a tenant, and a portal's session has many.
pub const TENANT_ONLY: &str = "Integrations belong to one tenant";
/// What to do about it.
pub const TENANT_ONLY_TEXT: &str = "Connect to a tenant from the portal's list; its integrations open there.";
/// Newer data could not be fetched.
pub const STALE: &str = "This may be out of date";
/// What that means.
pub const STALE_TEXT: &str = "Changes are checked against what is so now.";
/// Asks again.
pub const RETRY: &str = "Try again";
/// Fetches again.
pub const RELOAD: &str = "Reload";

/// The switch. It never changes with its state.
pub const IT_COMPLETE: &str = "Login with IT Complete";
/// What the switch does.
pub const IT_COMPLETE_TEXT: &str =
    "Administrators can sign in to this tenant with their VSA, UniView or KaseyaOne account.";
/// The list of ways in.
pub const WAYS_IN: &str = "Ways in";
/// A way in that works.
pub const OPEN: &str = "Open";
/// A way in that does not work.
pub const CLOSED: &str = "Closed";
/// The switch has always been as it is.
pub const NEVER_CHANGED: &str = "Never changed";
/// Leads to the audit trail.
pub const ACTIVITY: &str = "Activity";
/// Leads from a message to the audit trail.
pub const VIEW_ACTIVITY: &str = "View in Activity";
/// The switch was turned on.
pub const TURNED_ON: &str = "Login with IT Complete is on.";
/// The switch was turned off.
pub const TURNED_OFF: &str = "Login with IT Complete is off.";
/// The switch did not go on.
pub const STILL_OFF: &str = "Login with IT Complete is still off";

/// The tile.
pub const KASEYAONE: &str = "KaseyaOne Integration";
/// What the tile is about.
pub const KASEYAONE_TEXT: &str = "Links this tenant to your KaseyaOne company. KaseyaOne users who have Spanning can then sign in with Unified Login.";
/// Nothing is linked.
pub const NOT_LINKED: &str = "Not linked";
/// Linked, and it works.
pub const LINKED: &str = "Linked";
/// Linked, but it does not work.
pub const SUSPENDED: &str = "Suspended";
/// The product's own caption.
pub const LINK: &str = "Link Organization";
/// Goes on with an attempt that was begun.
pub const CONTINUE: &str = "Continue";
/// Removes the link.
pub const UNLINK: &str = "Unlink";
/// Makes a suspended link work again.
pub const RESUME: &str = "Resume link";
/// An attempt is under way.
pub const UNDER_WAY: &str = "You have started to link. Nothing is linked until you confirm.";
/// Linking did not begin.
pub const LINK_NOT_STARTED: &str = "Linking could not be started";
/// Why a link is suspended.
pub const SUSPENDED_TEXT: &str = "Login with IT Complete was turned off after this tenant was linked. The link is kept, but nobody can sign in with Unified Login until a KaseyaOne Master resumes it.";
/// Fact: the company.
pub const COMPANY: &str = "Company";
/// Fact: who linked.
pub const LINKED_BY: &str = "Linked by";
/// Fact: whose Master login.
pub const MASTER: &str = "KaseyaOne Master";
/// Fact: when.
pub const SINCE: &str = "Linked";

/// The list of what is needed.
pub const BEFORE: &str = "Before you start";
/// Needed: the switch, met.
pub const IT_COMPLETE_ON: &str = "Login with IT Complete is on";
/// Needed: the switch, not met.
pub const IT_COMPLETE_OFF: &str = "Login with IT Complete is off";
/// Puts the switch right.
pub const TURN_ON: &str = "Turn it on";
/// Why nothing can be linked while the switch is off.
pub const IT_COMPLETE_FIRST: &str = "Turn on Login with IT Complete first.";
/// Needed: the role, met.
pub const YOU_ARE_GLOBAL: &str = "You are a Global Administrator";
/// Needed: the role, not met.
pub const YOU_ARE_NOT_GLOBAL: &str = "You are not a Global Administrator";
/// Needed: the other side.
pub const A_MASTER: &str = "A KaseyaOne Master signs in";
/// Why that cannot be known yet.
pub const A_MASTER_TEXT: &str = "Checked when they do. Have the company name, the password and the code ready.";
/// A thing needed is there.
pub const MET: &str = "Met";
/// A thing needed is missing.
pub const UNMET: &str = "Missing";
/// A thing needed is not known yet.
pub const LATER: &str = "Checked later";

/// The section.
pub const UNIVIEW: &str = "UniView Integration";
/// What the section is about.
pub const UNIVIEW_TEXT: &str = "The portals whose list has this tenant. Their users reach it with the connect icon.";

/// When the portals were asked; goes on with an age.
pub const CHECKED: &str = "Checked";
/// Asks them again.
pub const CHECK_NOW: &str = "Check now";
/// They could not be asked.
pub const CHECK_FAILED: &str = "The portals could not be asked";

/// A way in as the page names it.
pub fn way(way: &WayIn) -> String {
    match way {
        WayIn::UniviewSso => "UniView SSO".to_owned(),
        WayIn::VsaSso => "VSA SSO".to_owned(),
        WayIn::UnifiedLogin => "KaseyaOne Unified Login".to_owned(),
        WayIn::Other(other) => other.clone(),
    }
}

/// Why a way in is closed although the switch is on.
pub const WAY_NEEDS_LINK: &str = "needs the KaseyaOne Integration below";

/// How many use a way in.
pub fn used_by(count: u32) -> String {
    match count {
        0 => "nobody in 90 days".to_owned(),
        1 => "1 person".to_owned(),
        _ => format!("{count} people"),
    }
}

/// When a way in was used last; goes on with an age.
pub const LAST_USED: &str = "last used";

/// Who changed the switch.
pub fn changed_by(on: bool, name: &str) -> String {
    format!("Turned {} by {name}", if on { "on" } else { "off" })
}

/// A role is missing: who has it.
pub fn ask(role: &str, holders: &[String]) -> String {
    if holders.is_empty() {
        format!("Only a {role} can do this.")
    } else {
        format!("Only a {role} can do this. Ask {}.", list(holders))
    }
}

/// Who could do what one cannot.
pub fn ask_one_of(holders: &[String]) -> String {
    if holders.is_empty() { "Nobody with this role is known.".to_owned() } else { format!("Ask {}.", list(holders)) }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

/// What is needed to see the page.
pub fn forbidden_text(role: &str) -> String {
    format!("A {role} can see and change them. Your own sign-in goes on as it is.")
}

/// Present in a portal.
pub fn present(portal: &str) -> String {
    format!("In {portal}")
}

/// Not present in a portal.
pub fn absent(portal: &str) -> String {
    format!("Not in {portal}")
}

/// Under which name a portal lists the tenant.
pub fn listed_as(name: &str) -> String {
    format!("listed as {name}")
}

/// Since when; goes on with a date.
pub const PRESENT_SINCE: &str = "since";

/// Goes on with an age.
pub const SYNCED: &str = "synced";

/// Why a portal's list does not have the tenant.
pub fn missing(reason: &MissingReason) -> String {
    match reason {
        MissingReason::NotAdded => "Nobody has added it there.".to_owned(),
        MissingReason::OnItsWay => "It was added and is on its way: the next hourly sync lists it.".to_owned(),
        MissingReason::NoPortal => "The company that looks after this tenant does not have this portal.".to_owned(),
        MissingReason::Other(other) => format!("The portal says: {other}."),
    }
}

/// Unfolds the steps.
pub fn steps_of(portal: &str) -> String {
    format!("Check the way from {portal} step by step")
}

/// A step.
pub fn open_path(path: &str) -> String {
    format!("Open {path}")
}

/// A step.
pub fn log_in_to_uniview(path: &str) -> String {
    format!("Log in to UniView and open {path}")
}

/// A step.
pub fn open_tab(tab: &str) -> String {
    format!("Choose the tab {tab}")
}

/// A step.
pub fn in_list(column: &str) -> String {
    format!("Find this tenant in the list, column {column}")
}

/// A step.
pub const CONNECT_STEP: &str = "Choose the connect icon in its row: it opens this tenant, signed in";
/// What to do about the switch.
pub const SWITCH_ABOVE: &str = "Turn on Login with IT Complete on this page.";

/// How to add the tenant to a portal, in the portal's own words.
pub fn how_to_add(portal: &Portal) -> String {
    format!("To add it: {} > {}, {}.", portal.path_line(), portal.tab, portal.add_action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_portal_says_how_to_add_in_its_own_words() {
        for portal in spanning_domain::portal::ALL {
            let text = how_to_add(portal);
            assert!(text.contains(portal.path_words.last().copied().unwrap_or("?")), "{text}");
            assert!(text.contains(portal.add_action), "{text}");
        }
    }

    #[test]
    fn who_can_help_is_named() {
        let names = ["Ada".to_owned(), "Bo".to_owned(), "Cy".to_owned()];
        assert_eq!(ask("Global Administrator", &names), "Only a Global Administrator can do this. Ask Ada, Bo or Cy.");
    }
}
