//! Moving clients to UniView Portal 2.0.

use spanning_api::migration::ClientState;

/// The page.
pub const TITLE: &str = "Migrate to UniView Portal 2.0";
/// The page in the way to it.
pub const CRUMB: &str = "Migration";
/// What it is for.
pub const PURPOSE: &str = "Moves the clients of an older portal. It takes 1 to 24 hours.";
/// The row of portals.
pub const PORTALS: &str = "Portals that are moved";
/// It could not be loaded.
pub const FAILED: &str = "The migration could not be loaded";
/// There is no older portal.
pub const NOTHING: &str = "Nothing to migrate";
/// What that means.
pub const NOTHING_TEXT: &str = "Your company has neither VSA 9 nor UniView 1.0.";

/// Heads what is needed.
pub const NEEDED: &str = "Before you start";
/// A check is passed, for screen readers.
pub const MET: &str = "met";
/// A check is not passed.
pub const UNMET: &str = "not met";
/// There is an account.
pub const ACCOUNT: &str = "Your company has a UniView Portal 2.0 account";
/// What it is good for.
pub const ACCOUNT_TEXT: &str = "Clients are moved into it.";
/// There is none.
pub const NO_ACCOUNT: &str = "Your company has no UniView Portal 2.0 account yet";
/// What to do about it.
pub const NO_ACCOUNT_TEXT: &str =
    "Ask your Account Manager or Kaseya Support for one. It is free. Nothing can start before it exists.";
/// The role is there.
pub const ROLE: &str = "You are an administrator of this portal";
/// It is not.
pub const NO_ROLE: &str = "An administrator of this portal is needed";
/// No client is there.
pub const NO_CLIENTS: &str = "This portal lists no client.";
/// Heads the steps.
pub const WHAT_HAPPENS: &str = "What happens";

/// How many would be moved.
pub fn clients(count: u32, written: &str, portal: &str) -> String {
    match count {
        0 => format!("{portal} lists no client"),
        1 => format!("1 client of {portal} will be moved"),
        _ => format!("{written} clients of {portal} will be moved"),
    }
}

/// The documented steps.
pub fn steps(portal: &str) -> [String; 4] {
    [
        format!("You ask for it in {portal}."),
        "You log in to UniView Portal 2.0. The first login starts the migration of all clients.".to_owned(),
        format!("Clients are moved one after the other, within 1 to 24 hours. {portal} is read-only meanwhile."),
        "Afterwards you add Microsoft 365 tenants as in Integrating a Microsoft 365 tenant.".to_owned(),
    ]
}

/// The button that asks for it.
pub fn ask(count: u32, written: &str) -> String {
    if count == 1 { "Migrate 1 client".to_owned() } else { format!("Migrate {written} clients") }
}

/// The question before.
pub fn ask_title(count: u32, written: &str, portal: &str) -> String {
    let what = if count == 1 { "1 client".to_owned() } else { format!("{written} clients") };
    format!("Migrate {what} of {portal} to UniView Portal 2.0?")
}

/// What it means.
pub fn ask_meaning(portal: &str) -> [String; 3] {
    [
        "The migration starts with the next login to UniView Portal 2.0, by anybody of your company.".to_owned(),
        format!(
            "{portal} is read-only until it has ended: customers can be listed and connected to, not added or removed."
        ),
        "It cannot be stopped half-way. Clients that fail can be tried again.".to_owned(),
    ]
}

/// Does it.
pub const ASK: &str = "Migrate";
/// The way out.
pub const NOT_YET: &str = "Not yet";
/// It was asked for.
pub const WAITS: &str = "Waiting for the first login.";
/// What to do.
pub const WAITS_TEXT: &str = "Log in to UniView Portal 2.0: that starts the migration. This page notices by itself.";
/// Leads to the login.
pub const LOG_IN: &str = "Log in to UniView Portal 2.0";
/// Looked at from UniView 2.0 in the moment between.
pub const STARTS_NOW: &str = "It was asked for. The next login to UniView Portal 2.0 starts it.";

/// Where it is asked for.
pub fn elsewhere(portal: &str) -> String {
    format!("It has not been started. An administrator asks for it in {portal}, under Migration.")
}

/// It runs.
pub const RUNNING: &str = "Migration is running";
/// It has ended.
pub const FINISHED: &str = "Migration has ended";
/// The bar.
pub const PROGRESS: &str = "Migration of clients";
/// Before the time of its end.
pub const ENDED: &str = "ended";
/// It should have ended.
pub const LATE: &str = "This takes longer than 24 hours";
/// What to do.
pub const LATE_TEXT: &str =
    "Kaseya Support can look into it. Give them the name of your company and the time of the start.";
/// The old portal meanwhile, seen from inside.
pub const READ_ONLY_HERE: &str = "This portal is read-only while its clients are moved";
/// Why no customer can be added meanwhile, and what to do.
pub const NO_ADDING: &str =
    "This portal is read-only while its clients are moved. Add the customer in UniView Portal 2.0.";
/// One may go.
pub const LEAVE: &str =
    "The migration goes on when you leave this page or close the browser. Connecting to customers still works.";
/// Tries failed clients again.
pub const RETRY: &str = "Retry failed";
/// What to do about failed ones.
pub const ATTENTION_TEXT: &str =
    "The list says why. Put right what you can, then try them again; the others are not touched.";

/// The old portal meanwhile, seen from UniView 2.0.
pub fn read_only(portal: &str) -> String {
    format!("{portal} is read-only while its clients are moved")
}

/// How many need attention.
pub fn attention(count: u32, written: &str) -> String {
    if count == 1 { "1 client needs attention".to_owned() } else { format!("{written} clients need attention") }
}

/// How far it is.
pub fn done_of(done: &str, all: &str, count: u32) -> String {
    if count == 1 { format!("{done} of 1 client") } else { format!("{done} of {all} clients") }
}

/// How long it has run.
pub fn runs_for(span: &str) -> String {
    format!("Running for {span}")
}

/// When it has ended at the latest.
pub fn latest(time: &str) -> String {
    format!("at the latest until {time}")
}

/// How long it took.
pub fn took(span: &str) -> String {
    format!("Took {span}")
}

/// The search box.
pub const SEARCH: &str = "Filter clients";
/// The table.
pub const LEDGER: &str = "Clients";
/// Column.
pub const NAME: &str = "Company Name";
/// Column.
pub const STATE: &str = "State";
/// Column.
pub const STARTED: &str = "Started";
/// Column.
pub const ELAPSED: &str = "Elapsed";
/// Column.
pub const REASON: &str = "Reason";
/// They could not be loaded.
pub const LEDGER_FAILED: &str = "The clients could not be loaded";
/// None matches.
pub const NO_MATCH: &str = "No client matches";
/// What to do.
pub const NO_MATCH_TEXT: &str = "Search looks in names and domains; the chips show only some states.";

/// How many are listed.
pub fn shown(total: u64, written: &str) -> String {
    if total == 1 { "1 client".to_owned() } else { format!("{written} clients") }
}

/// Where a client stands.
pub fn state(state: &ClientState) -> &str {
    match state {
        ClientState::Waiting => "Waiting",
        ClientState::Running => "Running",
        ClientState::Done => "Done",
        ClientState::Failed => "Failed",
        ClientState::Skipped => "Skipped",
        ClientState::Other(other) => other,
    }
}

/// Heads what comes afterwards.
pub const AFTERWARDS: &str = "What comes next";
/// What it is.
pub const AFTERWARDS_TEXT: &str = "Check the reconciliation file: every client before and after, and what differs. Then integrate further Microsoft 365 tenants in UniView Portal 2.0.";
/// Saves the file.
pub const SHEET: &str = "Download reconciliation (CSV)";
/// It could not be made.
pub const SHEET_FAILED: &str = "The file could not be made";
/// Leads on.
pub const INTEGRATE: &str = "Integrate tenants";
/// Leads on from an old portal.
pub const TO_UNIVIEW: &str = "Open UniView Portal 2.0";
