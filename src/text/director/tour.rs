//! Words of the guided tour, with what each stop points at.

use crate::text::catalog::{fill, messages};

messages! {
    /// A section of the panel, and the card that goes along.
    pub title = "Guided tour";
    /// Begins it.
    pub start = "Start the guided tour";
    /// What it shows.
    pub about = "The three main jobs in nine stops: find what needs attention, let the tenants in, link KaseyaOne.";
    /// The step before.
    pub back = "Back";
    /// The step after.
    pub next = "Next";
    /// The last one.
    pub finish = "Finish";
    /// Ends it.
    pub end = "End the tour";
    /// Somebody has left the place of a step.
    pub take_me = "Take me there";
}

/// Which step of the tour.
pub fn step_of(number: usize, all: usize) -> String {
    fill!("Stop {number} of {all}", number = number + 1, all)
}

/// A stop of the tour.
pub struct Stop {
    /// Its title.
    pub title: fn() -> &'static str,
    /// What to see and do.
    pub text: fn() -> &'static str,
    /// Who sees it.
    pub person: &'static str,
    /// Where.
    pub place: Where,
    /// What is pointed at.
    pub target: &'static str,
}

/// Where a stop of the tour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The UniView dashboard.
    Dashboard,
    /// Its alerts.
    Alerts,
    /// The migration page of UniView 1.0.
    Migration,
    /// Settings > Integrations.
    Integrations,
    /// The audit trail of the tenant.
    Activity,
}

const GRACE: &str = "grace.whitfield@brightwater.example";
const RUTH: &str = "ruth.calloway@brightwater.example";
const MAYA: &str = "maya.lindqvist@aldergrovedental.example";

messages! {
    glance = "Every customer at a glance";
    glance_text = "The five tiles of the UniView dashboard: how many of the last backups went well, how many seats are protected, and what is left of each kind of licence. Choosing a tile filters the list below.";
    attention = "What needs attention";
    attention_text = "Failed, partial, never run, not mapped, trials that end: each with its number. Choose one and only those tenants are left. The address holds the choice, so it can be sent to a colleague.";
    detail = "One tenant in detail";
    detail_text = "Open a name in the list: thirty days of backups for each service, licences, users, alerts and its trail stand beside the list. The arrows go to the next one.";
    one_click = "In with one click";
    one_click_text = "The arrow at the end of a row signs you in to that tenant under your portal's identity, in a tab of its own. Activity there says which portal and which user came in.";
    alerts = "Alerts that matter";
    alerts_text = "Failed and partial backups of mapped tenants, by severity. Mute what is known, dismiss what is settled; the number in the navigation follows.";
    old_portals = "Old portals move to UniView 2.0";
    old_portals_text = "Client by client, for one to 24 hours. Move the clock of the demo director by 24 hours and look again: what failed can be tried again, and a file compares before and after.";
    it_complete = "Login with IT Complete";
    it_complete_text = "One switch lets VSA, UniView and KaseyaOne in. Turn it off to see who would lose which way in, and what stays; nothing happens before you confirm.";
    organization = "Link the KaseyaOne organization";
    organization_text = "Choose Link Organization. Microsoft 365 asks for a Global Administrator (choose Maya Lindqvist), KaseyaOne for a Master (Grace Whitfield); nothing is linked before you have seen and confirmed both.";
    who = "Who did what, from where";
    who_text = "Everything is in the trail, under the identity that came in: Spanning, VSA, UniView or KaseyaOne. Filter by any of them, or export what is shown.";
}

/// The guided tour.
pub static STOPS: [Stop; 9] = [
    Stop { title: glance, text: glance_text, person: GRACE, place: Where::Dashboard, target: ".tiles" },
    Stop { title: attention, text: attention_text, person: GRACE, place: Where::Dashboard, target: ".m365-triage" },
    Stop { title: detail, text: detail_text, person: GRACE, place: Where::Dashboard, target: ".vtable tbody a" },
    Stop {
        title: one_click,
        text: one_click_text,
        person: GRACE,
        place: Where::Dashboard,
        target: ".vtable tbody [data-act=connect]",
    },
    Stop { title: alerts, text: alerts_text, person: GRACE, place: Where::Alerts, target: ".vtable" },
    Stop {
        title: old_portals,
        text: old_portals_text,
        person: RUTH,
        place: Where::Migration,
        target: ".vtable, .meter",
    },
    Stop { title: it_complete, text: it_complete_text, person: MAYA, place: Where::Integrations, target: ".switch" },
    Stop {
        title: organization,
        text: organization_text,
        person: MAYA,
        place: Where::Integrations,
        target: "#main .card:has(.btn-primary) .btn-primary, #main .btn-primary",
    },
    Stop { title: who, text: who_text, person: MAYA, place: Where::Activity, target: ".vtable" },
];
