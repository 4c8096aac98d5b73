//! Words of the demo director, which only demonstrations have.

pub mod tour;

use spanning_api::Timestamp;
use spanning_mock::api_faults::{ApiFault, ApiFaultKind};
use spanning_mock::world::scenario::Scenario;

use crate::platform::intl;
use crate::text::catalog::{fill, messages, t};

/// The keys that open the panel, as `aria-keyshortcuts` wants them.
pub const KEYS: &str = "Alt+Shift+D";

messages! {
    /// The panel.
    pub title = "Demo director";
    /// On the button that opens it.
    pub demo = "Demo";
    /// How it opens.
    pub keys_text = "Alt+Shift+D opens and closes this panel.";
    /// Closes it.
    pub close = "Close the demo director";

    /// A section.
    pub situation = "Situation";
    /// A field.
    pub scenario_label = "Scenario";
    /// A field.
    pub tenants = "Tenants";
    /// What is wrong with a number of tenants.
    pub tenants_wrong = "A whole number from 0 to 200,000.";
    /// Begins a scenario.
    pub start = "Start this situation";
    /// What that does.
    pub start_text = "Everything begins anew; who is signed in stays signed in.";
    /// Begins the present one anew.
    pub reset = "Reset";

    /// A section.
    pub person = "Person and portal";
    /// A field.
    pub sign_in_as = "Sign in as";
    /// Does it.
    pub sign_in = "Sign in";

    /// A section.
    pub clock = "Clock";
    /// A field.
    pub skew = "This browser's clock";

    /// A section.
    pub faults_title = "Faults";
    /// A field.
    pub call = "Call";
    /// Every one.
    pub every_call = "Every call";
    /// A field.
    pub fault = "What goes wrong";
    /// A field.
    pub times = "How often";
    /// The next one only.
    pub once = "Once";
    /// Until it is taken away.
    pub always = "Until it is removed";
    /// Plans it.
    pub plan = "Plan this fault";
    /// Takes all of them away.
    pub remove_all = "Remove all faults";
    /// Nothing is planned.
    pub no_faults = "No fault is planned.";
    /// A login page is down, once.
    pub microsoft_down = "Microsoft 365 login is down once";
    /// A login page is down, once.
    pub kaseyaone_down = "KaseyaOne login is down once";
    /// One of these was planned.
    pub login_planned = "Planned: the next visit of that login page finds it down.";

    /// A section.
    pub link = "Link";
    /// Copies it.
    pub copy_link = "Copy link to this situation";
    /// What it holds.
    pub link_text = "Opens the same scenario at the same time, with everything that was done, the same person and the same page.";
    /// It was copied.
    pub copied = "The link was copied.";
    /// The browser did not let us.
    pub copy_refused = "The browser does not allow copying. Select the address and copy it:";
    /// Too much has happened.
    pub too_long = "Too much has happened for a link. Reset, do only what is to be shown, and copy again.";
    /// It cannot be read.
    pub unreadable = "This link was cut off on its way, or another version wrote it.";
    /// The title over that.
    pub not_opened = "The situation could not be opened";
    /// The way on.
    pub open_demo = "Open the demo";
    /// The world refused something, without saying what.
    pub refused = "The simulated back end did not do that.";
    /// It did not answer at all.
    pub no_answer = "The simulated back end does not answer. Is the mock server running?";
    /// The storage of the browser is full.
    pub not_kept = "This browser keeps no more of this demo: what happens from now on is gone when the page is loaded anew.";

    /// What a portal's or a site's page says that has the console in a frame.
    pub needs_server = "This page has the console in a frame of another site, which needs the mock server: cargo xtask demo.";
}

/// Steps of the clock: seconds, and what they show.
pub fn steps() -> [(i64, &'static str); 3] {
    [
        (3_600, t("1 hour: a sync")),
        (24 * 3_600, t("24 hours: a night, a migration")),
        (60 * 24 * 3_600, t("60 days: removed data is gone")),
    ]
}

/// Hours that this browser's clock is wrong by, and how that is said.
pub fn skews() -> [(i64, &'static str); 3] {
    [(0, t("is right")), (24, t("is a day ahead")), (-24, t("is a day behind"))]
}

/// Where the clock stands.
pub fn now(at: Timestamp) -> String {
    fill!("It is {time} there.", time = intl::date_time(at))
}

/// How a scenario is called.
pub fn scenario(scenario: Scenario) -> &'static str {
    match scenario {
        Scenario::Default => t("An ordinary morning"),
        Scenario::Healthy => t("Healthy estate"),
        Scenario::BadMorning => t("Bad morning"),
        Scenario::TrialsEnding => t("Trials ending"),
        Scenario::ConsentRevoked => t("Consent revoked"),
        Scenario::ItCompleteOff => t("Login with IT Complete off"),
        Scenario::Linked => t("KaseyaOne linked"),
        Scenario::MigrationHalfWay => t("Migration half-way"),
        Scenario::Empty => t("Empty partner"),
        Scenario::Large => t("100,000 tenants"),
        Scenario::HostileNames => t("Hostile names"),
        Scenario::OldPortals => t("Old portals only"),
    }
}

/// What a scenario shows: its summary as a sentence, which `tests/language.rs` holds it to.
pub fn shows(scenario: Scenario) -> &'static str {
    match scenario {
        Scenario::Default => t("An ordinary morning of a service provider."),
        Scenario::Healthy => t("Every backup went well."),
        Scenario::BadMorning => t("An outage at Microsoft in the last night: many backups failed or are partial."),
        Scenario::TrialsEnding => t("A third of the tenants are in a trial that ends within five days."),
        Scenario::ConsentRevoked => {
            t("Consent was withdrawn at a fifth of the tenants: their backups fail until it is given again.")
        }
        Scenario::ItCompleteOff => t("Login with IT Complete is off at the demo tenant and at most others."),
        Scenario::Linked => t("The demo tenant is linked with KaseyaOne."),
        Scenario::MigrationHalfWay => t("VSA 9 and UniView 1.0 are being moved to UniView 2.0, half is done."),
        Scenario::Empty => t("A new partner: no tenant is integrated yet."),
        Scenario::Large => t("100,000 tenants, whatever number was asked for."),
        Scenario::HostileNames => t("Tenant names that break careless software."),
        Scenario::OldPortals => t("A partner with VSA 9 and UniView 1.0 only: no UniView 2.0 account exists."),
    }
}

/// What an account of the simulation shows. The simulation says it in English; a note that is not known stays so.
pub fn note(english: &str) -> &str {
    match english {
        "Global Administrator: may switch, link and unlink" => t("Global Administrator: may switch, link and unlink"),
        "Second Global Administrator, never signed in so far" => {
            t("Second Global Administrator, never signed in so far")
        }
        "Spanning admin: may switch, may not link" => t("Spanning admin: may switch, may not link"),
        "Ordinary user: sees only her own activity" => t("Ordinary user: sees only her own activity"),
        "UniView 2.0 Superuser: everything" => t("UniView 2.0 Superuser: everything"),
        "UniView 2.0 Admin: maps, allocates, removes" => t("UniView 2.0 Admin: maps, allocates, removes"),
        "UniView 2.0 Manage: connects, syncs, handles alerts" => {
            t("UniView 2.0 Manage: connects, syncs, handles alerts")
        }
        "UniView 2.0 Monitor: looks, changes nothing" => t("UniView 2.0 Monitor: looks, changes nothing"),
        "VSA 10 admin: Modules > Integrations > Unitrends Backup" => {
            t("VSA 10 admin: Modules > Integrations > Unitrends Backup")
        }
        "VSA 9 admin: SaaS Backup > Customers" => t("VSA 9 admin: SaaS Backup > Customers"),
        "UniView 1.0 admin: SaaS Backup > Customers" => t("UniView 1.0 admin: SaaS Backup > Customers"),
        other => other,
    }
}

/// The faults that can be planned, with their words.
pub fn faults() -> Vec<(ApiFaultKind, &'static str)> {
    let status = |status, retry_after| ApiFaultKind::Status { status, retry_after };
    vec![
        (ApiFaultKind::Latency { milliseconds: 2_000 }, t("Two seconds slower")),
        (ApiFaultKind::Latency { milliseconds: 12_000 }, t("Twelve seconds slower")),
        (status(401, None), t("401: the session has ended")),
        (status(403, None), t("403: a role is missing")),
        (status(404, None), t("404: not found")),
        (status(412, None), t("412: somebody else changed it")),
        (status(429, Some(5)), t("429: too many requests, again after 5 seconds")),
        (status(500, None), t("500: a fault of the server")),
        (status(503, None), t("503: not available")),
        (ApiFaultKind::CutBody, t("The answer breaks off in the middle")),
        (ApiFaultKind::WrongJson, t("JSON of another shape")),
        (ApiFaultKind::Html, t("A web page in the place of JSON")),
        (ApiFaultKind::Empty, t("Nothing in the answer")),
        (ApiFaultKind::Lost, t("Offline: no answer arrives")),
    ]
}

/// A fault that is planned.
pub fn planned(planned: &ApiFault) -> String {
    let fault = faults().into_iter().find(|(kind, _)| *kind == planned.kind).map_or("", |(_, words)| words);
    let call = planned.operation.as_deref().unwrap_or(every_call());
    if planned.times == Some(1) {
        fill!("{call}: {fault} (once)", call, fault)
    } else {
        fill!("{call}: {fault}", call, fault)
    }
}

/// Takes one away.
pub fn remove(fault: &ApiFault) -> String {
    fill!("Remove: {fault}", fault = planned(fault))
}
