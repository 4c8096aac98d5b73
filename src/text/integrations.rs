//! Words of Settings > Integrations.

pub mod closing;
pub mod versions;

use spanning_api::integration::{MissingReason, WayIn};
use spanning_domain::portal::Portal;

use crate::text::catalog::{fill, messages, plural, t};
use crate::text::{role, time};

messages! {
    /// Where the page stands.
    pub settings = "Settings";
    /// The page.
    pub title = "Integrations";
    /// What the page is for.
    pub purpose = "How administrators get into this tenant from the portals around it.";
    /// The page could not be loaded.
    pub load_failed = "The integrations could not be loaded";
    /// The page is not for this person.
    pub forbidden = "Integrations are for administrators";
    /// The page belongs to a tenant, and a portal's session has many.
    pub tenant_only = "Integrations belong to one tenant";
    /// What to do about it.
    pub tenant_only_text = "Connect to a tenant from the portal's list; its integrations open there.";
    /// Newer data could not be fetched.
    pub stale_label = "This may be out of date";
    /// What that means.
    pub stale_text = "Changes are checked against what is so now.";
    /// Asks again.
    pub retry = "Try again";
    /// Fetches again.
    pub reload = "Reload";

    /// The switch. It never changes with its state.
    pub it_complete = "Login with IT Complete";
    /// What the switch does.
    pub it_complete_text = "Administrators can sign in to this tenant with their VSA, UniView or KaseyaOne account.";
    /// The list of ways in.
    pub ways_in = "Ways in";
    /// A way in that works.
    pub open = "Open";
    /// A way in that does not work.
    pub closed = "Closed";
    /// The switch has always been as it is.
    pub never_changed = "Never changed";
    /// Leads to the audit trail.
    pub activity = "Activity";
    /// Leads from a message to the audit trail.
    pub view_activity = "View in Activity";
    /// The switch was turned on.
    pub turned_on = "Login with IT Complete is on.";
    /// The switch was turned off.
    pub turned_off = "Login with IT Complete is off.";
    /// The switch did not go on.
    pub still_off = "Login with IT Complete is still off";

    /// The tile.
    pub kaseyaone = "KaseyaOne Integration";
    /// What the tile is about.
    pub kaseyaone_text = "Links this tenant to your KaseyaOne company. KaseyaOne users who have Spanning can then sign in with Unified Login.";
    /// Nothing is linked.
    pub not_linked = "Not linked";
    /// Linked, and it works.
    pub linked_label = "Linked";
    /// Linked, but it does not work.
    pub suspended = "Suspended";
    /// The product's own caption.
    pub link = "Link Organization";
    /// Goes on with an attempt that was begun.
    pub go_on = "Continue";
    /// Removes the link.
    pub unlink = "Unlink";
    /// Makes a suspended link work again.
    pub resume = "Resume link";
    /// An attempt is under way.
    pub under_way = "You have started to link. Nothing is linked until you confirm.";
    /// Linking did not begin.
    pub link_not_started = "Linking could not be started";
    /// Why a link is suspended.
    pub suspended_text = "Login with IT Complete was turned off after this tenant was linked. The link is kept, but nobody can sign in with Unified Login until a KaseyaOne Master resumes it.";
    /// Fact: the company.
    pub company = "Company";
    /// Fact: who linked.
    pub linked_by = "Linked by";
    /// Fact: whose Master login.
    pub master = "KaseyaOne Master";
    /// Fact: when.
    pub since = "Linked";

    /// The list of what is needed.
    pub before = "Before you start";
    /// Needed: the switch, met.
    pub it_complete_on = "Login with IT Complete is on";
    /// Needed: the switch, not met.
    pub it_complete_off = "Login with IT Complete is off";
    /// Puts the switch right.
    pub turn_on = "Turn it on";
    /// Why nothing can be linked while the switch is off.
    pub it_complete_first = "Turn on Login with IT Complete first.";
    /// Needed: the role, met.
    pub you_are_global = "You are a Global Administrator";
    /// Needed: the role, not met.
    pub you_are_not_global = "You are not a Global Administrator";
    /// Needed: the other side.
    pub a_master = "A KaseyaOne Master signs in";
    /// Why that cannot be known yet.
    pub a_master_text = "Checked when they do. Have the company name, the password and the code ready.";
    /// A thing needed is there.
    pub met = "Met";
    /// A thing needed is missing.
    pub unmet = "Missing";
    /// A thing needed is not known yet.
    pub later = "Checked later";

    /// The section.
    pub uniview = "UniView Integration";
    /// What the section is about.
    pub uniview_text = "The portals whose list has this tenant. Their users reach it with the connect icon.";

    /// When the portals were asked; goes on with an age.
    pub checked = "Checked";
    /// Asks them again.
    pub check_now = "Check now";
    /// They could not be asked.
    pub check_failed = "The portals could not be asked";
}

/// A way in as the page names it.
pub fn way(way: &WayIn) -> String {
    match way {
        WayIn::UniviewSso => t("UniView SSO").to_owned(),
        WayIn::VsaSso => t("VSA SSO").to_owned(),
        WayIn::UnifiedLogin => t("KaseyaOne Unified Login").to_owned(),
        WayIn::Other(other) => other.clone(),
    }
}

messages! {
    /// Why a way in is closed although the switch is on.
    pub way_needs_link = "needs the KaseyaOne Integration below";
}

/// How many use a way in.
pub fn used_by(count: u32) -> String {
    match count {
        0 => t("nobody in 90 days").to_owned(),
        _ => plural!(count, "{count} person|{count} people", count),
    }
}

messages! {
    /// When a way in was used last; goes on with an age.
    pub last_used = "last used";
}

/// Who changed the switch.
pub fn changed_by(on: bool, name: &str) -> String {
    if on { fill!("Turned on by {name}", name) } else { fill!("Turned off by {name}", name) }
}

/// A role is missing: who has it.
pub fn ask(role: &str, holders: &[String]) -> String {
    let role = role::named(role);
    if holders.is_empty() {
        fill!("Only a {role} can do this.", role)
    } else {
        fill!("Only a {role} can do this. Ask {list}.", role, list = time::any_of(holders))
    }
}

/// Who could do what one cannot.
pub fn ask_one_of(holders: &[String]) -> String {
    if holders.is_empty() {
        t("Nobody with this role is known.").to_owned()
    } else {
        fill!("Ask {list}.", list = time::any_of(holders))
    }
}

/// What is needed to see the page.
pub fn forbidden_text(role: &str) -> String {
    let role = role::named(role);
    fill!("A {role} can see and change them. Your own sign-in goes on as it is.", role)
}

/// Present in a portal.
pub fn present(portal: &str) -> String {
    fill!("In {portal}", portal)
}

/// Not present in a portal.
pub fn absent(portal: &str) -> String {
    fill!("Not in {portal}", portal)
}

/// Under which name a portal lists the tenant.
pub fn listed_as(name: &str) -> String {
    fill!("listed as {name}", name)
}

messages! {
    /// Since when; goes on with a date.
    pub present_since = "since";

    /// Goes on with an age.
    pub synced = "synced";
}

/// Why a portal's list does not have the tenant.
pub fn missing(reason: &MissingReason) -> String {
    match reason {
        MissingReason::NotAdded => t("Nobody has added it there.").to_owned(),
        MissingReason::OnItsWay => t("It was added and is on its way: the next hourly sync lists it.").to_owned(),
        MissingReason::NoPortal => t("The company that looks after this tenant does not have this portal.").to_owned(),
        MissingReason::Other(other) => fill!("The portal says: {other}.", other),
    }
}

/// Unfolds the steps.
pub fn steps_of(portal: &str) -> String {
    fill!("Check the way from {portal} step by step", portal)
}

/// A step.
pub fn open_path(path: &str) -> String {
    fill!("Open {path}", path)
}

/// A step.
pub fn log_in_to_uniview(path: &str) -> String {
    fill!("Log in to UniView and open {path}", path)
}

/// A step.
pub fn open_tab(tab: &str) -> String {
    fill!("Choose the tab {tab}", tab)
}

/// A step.
pub fn in_list(column: &str) -> String {
    fill!("Find this tenant in the list, column {column}", column)
}

messages! {
    /// A step.
    pub connect_step = "Choose the connect icon in its row: it opens this tenant, signed in";
    /// What to do about the switch.
    pub switch_above = "Turn on Login with IT Complete on this page.";
}

/// How to add the tenant to a portal, in the portal's own words.
pub fn how_to_add(portal: &Portal) -> String {
    fill!(
        "To add it: {path} > {tab}, {action}.",
        path = portal.path_line(),
        tab = portal.tab,
        action = portal.add_action
    )
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
        assert_eq!(ask("Global Administrator", &names), "Only a Global Administrator can do this. Ask Ada, Bo, or Cy.");
    }
}
