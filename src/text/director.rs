//! Words of the demo director, which only demonstrations have.

use spanning_api::Timestamp;
use spanning_mock::api_faults::{ApiFault, ApiFaultKind};
use spanning_mock::world::scenario::Scenario;

use crate::platform::intl;

/// The panel and the button that opens it.
pub const DIRECTOR: &str = "Demo director";
/// On the button.
pub const DEMO: &str = "Demo";
/// The keys that open it, as `aria-keyshortcuts` wants them.
pub const KEYS: &str = "Alt+Shift+D";
/// How it opens.
pub const KEYS_TEXT: &str = "Alt+Shift+D opens and closes this panel.";
/// Closes it.
pub const CLOSE: &str = "Close the demo director";

/// A section.
pub const SITUATION: &str = "Situation";
/// A field.
pub const SCENARIO: &str = "Scenario";
/// A field.
pub const TENANTS: &str = "Tenants";
/// What is wrong with a number of tenants.
pub const TENANTS_WRONG: &str = "A whole number from 0 to 200,000.";
/// Begins a scenario.
pub const START: &str = "Start this situation";
/// What that does.
pub const START_TEXT: &str = "Everything begins anew; who is signed in stays signed in.";
/// Begins the present one anew.
pub const RESET: &str = "Reset";

/// A section.
pub const PERSON: &str = "Person and portal";
/// A field.
pub const SIGN_IN_AS: &str = "Sign in as";
/// Does it.
pub const SIGN_IN: &str = "Sign in";

/// A section.
pub const CLOCK: &str = "Clock";
/// Steps of the clock: seconds, and what they show.
pub const STEPS: [(i64, &str); 3] = [
    (3_600, "1 hour: a sync"),
    (24 * 3_600, "24 hours: a night, a migration"),
    (60 * 24 * 3_600, "60 days: removed data is gone"),
];
/// A field.
pub const SKEW: &str = "This browser's clock";
/// Hours that it is wrong by, and how that is said.
pub const SKEWS: [(i64, &str); 3] = [(0, "is right"), (24, "is a day ahead"), (-24, "is a day behind")];

/// A section.
pub const FAULTS: &str = "Faults";
/// A field.
pub const CALL: &str = "Call";
/// Every one.
pub const EVERY_CALL: &str = "Every call";
/// A field.
pub const FAULT: &str = "What goes wrong";
/// A field.
pub const TIMES: &str = "How often";
/// The next one only.
pub const ONCE: &str = "Once";
/// Until it is taken away.
pub const ALWAYS: &str = "Until it is removed";
/// Plans it.
pub const PLAN: &str = "Plan this fault";
/// Takes all of them away.
pub const REMOVE_ALL: &str = "Remove all faults";
/// Nothing is planned.
pub const NO_FAULTS: &str = "No fault is planned.";
/// A login page is down, once.
pub const MICROSOFT_DOWN: &str = "Microsoft 365 login is down once";
/// A login page is down, once.
pub const KASEYAONE_DOWN: &str = "KaseyaOne login is down once";
/// One of these was planned.
pub const PLANNED: &str = "Planned: the next visit of that login page finds it down.";

/// A section.
pub const LINK: &str = "Link";
/// Copies it.
pub const COPY_LINK: &str = "Copy link to this situation";
/// What it holds.
pub const LINK_TEXT: &str =
    "Opens the same scenario at the same time, with everything that was done, the same person and the same page.";
/// It was copied.
pub const COPIED: &str = "The link was copied.";
/// The browser did not let us.
pub const COPY_REFUSED: &str = "The browser does not allow copying. Select the address and copy it:";
/// Too much has happened.
pub const TOO_LONG: &str = "Too much has happened for a link. Reset, do only what is to be shown, and copy again.";
/// It cannot be read.
pub const UNREADABLE: &str = "This link was cut off on its way, or another version wrote it.";
/// The title over that.
pub const NOT_OPENED: &str = "The situation could not be opened";
/// The way on.
pub const OPEN_DEMO: &str = "Open the demo";
/// The world refused something, without saying what.
pub const REFUSED: &str = "The simulated back end did not do that.";
/// It did not answer at all.
pub const NO_ANSWER: &str = "The simulated back end does not answer. Is the mock server running?";
/// The storage of the browser is full.
pub const NOT_KEPT: &str =
    "This browser keeps no more of this demo: what happens from now on is gone when the page is loaded anew.";

/// A section, and what takes one along.
pub const TOUR: &str = "Guided tour";
/// Begins it.
pub const START_TOUR: &str = "Start the guided tour";
/// What it shows.
pub const TOUR_TEXT: &str =
    "The three main jobs in nine stops: find what needs attention, let the tenants in, link KaseyaOne.";
/// The step before.
pub const BACK: &str = "Back";
/// The step after.
pub const NEXT: &str = "Next";
/// The last one.
pub const FINISH: &str = "Finish";
/// Ends it.
pub const END_TOUR: &str = "End the tour";
/// Somebody has left the place of a step.
pub const TAKE_ME: &str = "Take me there";

/// What a portal's or a site's page says that has the console in a frame.
pub const NEEDS_SERVER: &str =
    "This page has the console in a frame of another site, which needs the mock server: cargo xtask demo.";

/// Which step of the tour.
pub fn step_of(number: usize, all: usize) -> String {
    format!("Stop {} of {}", number + 1, all)
}

/// Where the clock stands.
pub fn now(at: Timestamp) -> String {
    format!("It is {} there.", intl::date_time(at))
}

/// How a scenario is called.
pub fn scenario(scenario: Scenario) -> &'static str {
    match scenario {
        Scenario::Default => "An ordinary morning",
        Scenario::Healthy => "Healthy estate",
        Scenario::BadMorning => "Bad morning",
        Scenario::TrialsEnding => "Trials ending",
        Scenario::ConsentRevoked => "Consent revoked",
        Scenario::ItCompleteOff => "Login with IT Complete off",
        Scenario::Linked => "KaseyaOne linked",
        Scenario::MigrationHalfWay => "Migration half-way",
        Scenario::Empty => "Empty partner",
        Scenario::Large => "100,000 tenants",
        Scenario::HostileNames => "Hostile names",
        Scenario::OldPortals => "Old portals only",
    }
}

/// What a scenario shows, as a sentence.
pub fn shows(scenario: Scenario) -> String {
    let summary = scenario.summary();
    let mut rest = summary.chars();
    let first: String = rest.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", rest.as_str())
}

/// The faults that can be planned, with their words.
pub fn faults() -> Vec<(ApiFaultKind, &'static str)> {
    let status = |status, retry_after| ApiFaultKind::Status { status, retry_after };
    vec![
        (ApiFaultKind::Latency { milliseconds: 2_000 }, "Two seconds slower"),
        (ApiFaultKind::Latency { milliseconds: 12_000 }, "Twelve seconds slower"),
        (status(401, None), "401: the session has ended"),
        (status(403, None), "403: a role is missing"),
        (status(404, None), "404: not found"),
        (status(412, None), "412: somebody else changed it"),
        (status(429, Some(5)), "429: too many requests, again after 5 seconds"),
        (status(500, None), "500: a fault of the server"),
        (status(503, None), "503: not available"),
        (ApiFaultKind::CutBody, "The answer breaks off in the middle"),
        (ApiFaultKind::WrongJson, "JSON of another shape"),
        (ApiFaultKind::Html, "A web page in the place of JSON"),
        (ApiFaultKind::Empty, "Nothing in the answer"),
        (ApiFaultKind::Lost, "Offline: no answer arrives"),
    ]
}

/// A fault that is planned.
pub fn planned(fault: &ApiFault) -> String {
    let words = faults().into_iter().find(|(kind, _)| *kind == fault.kind).map_or("", |(_, words)| words);
    let call = fault.operation.as_deref().unwrap_or(EVERY_CALL);
    let once = if fault.times == Some(1) { format!(" ({})", ONCE.to_lowercase()) } else { String::new() };
    format!("{call}: {words}{once}")
}

/// Takes one away.
pub fn remove(fault: &ApiFault) -> String {
    format!("Remove: {}", planned(fault))
}

/// A stop of the tour.
pub struct Stop {
    /// Its title.
    pub title: &'static str,
    /// What to see and do.
    pub text: &'static str,
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

/// The guided tour.
pub const STOPS: [Stop; 9] = [
    Stop {
        title: "Every customer at a glance",
        text: "The five tiles of the UniView dashboard: how many of the last backups went well, how many seats are protected, and what is left of each kind of licence. Choosing a tile filters the list below.",
        person: GRACE,
        place: Where::Dashboard,
        target: ".tiles",
    },
    Stop {
        title: "What needs attention",
        text: "Failed, partial, never run, not mapped, trials that end: each with its number. Choose one and only those tenants are left. The address holds the choice, so it can be sent to a colleague.",
        person: GRACE,
        place: Where::Dashboard,
        target: ".m365-triage",
    },
    Stop {
        title: "One tenant in detail",
        text: "Open a name in the list: thirty days of backups for each service, licences, users, alerts and its trail stand beside the list. The arrows go to the next one.",
        person: GRACE,
        place: Where::Dashboard,
        target: ".vtable tbody a",
    },
    Stop {
        title: "In with one click",
        text: "The arrow at the end of a row signs you in to that tenant under your portal's identity, in a tab of its own. Activity there says which portal and which user came in.",
        person: GRACE,
        place: Where::Dashboard,
        target: ".vtable tbody [data-act=connect]",
    },
    Stop {
        title: "Alerts that matter",
        text: "Failed and partial backups of mapped tenants, by severity. Mute what is known, dismiss what is settled; the number in the navigation follows.",
        person: GRACE,
        place: Where::Alerts,
        target: ".vtable",
    },
    Stop {
        title: "Old portals move to UniView 2.0",
        text: "Client by client, for one to 24 hours. Move the clock of the demo director by 24 hours and look again: what failed can be tried again, and a file compares before and after.",
        person: RUTH,
        place: Where::Migration,
        target: ".vtable, .meter",
    },
    Stop {
        title: "Login with IT Complete",
        text: "One switch lets VSA, UniView and KaseyaOne in. Turn it off to see who would lose which way in, and what stays; nothing happens before you confirm.",
        person: MAYA,
        place: Where::Integrations,
        target: ".switch",
    },
    Stop {
        title: "Link the KaseyaOne organization",
        text: "Choose Link Organization. Microsoft 365 asks for a Global Administrator (choose Maya Lindqvist), KaseyaOne for a Master (Grace Whitfield); nothing is linked before you have seen and confirmed both.",
        person: MAYA,
        place: Where::Integrations,
        target: "#main .card:has(.btn-primary) .btn-primary, #main .btn-primary",
    },
    Stop {
        title: "Who did what, from where",
        text: "Everything is in the trail, under the identity that came in: Spanning, VSA, UniView or KaseyaOne. Filter by any of them, or export what is shown.",
        person: MAYA,
        place: Where::Activity,
        target: ".vtable",
    },
];
