//! Moving clients to UniView Portal 2.0.

use spanning_api::migration::ClientState;

use crate::text::catalog::{fill, messages, plural, t};

messages! {
    /// The page.
    pub title = "Migrate to UniView Portal 2.0";
    /// The page in the way to it.
    pub crumb = "Migration";
    /// What it is for.
    pub purpose = "Moves the clients of an older portal. It takes 1 to 24 hours.";
    /// The row of portals.
    pub portals = "Portals that are moved";
    /// It could not be loaded.
    pub failed = "The migration could not be loaded";
    /// There is no older portal.
    pub nothing = "Nothing to migrate";
    /// What that means.
    pub nothing_text = "Your company has neither VSA 9 nor UniView 1.0.";

    /// Heads what is needed.
    pub needed = "Before you start";
    /// A check is passed, for screen readers.
    pub met = "met";
    /// A check is not passed.
    pub unmet = "not met";
    /// There is an account.
    pub account = "Your company has a UniView Portal 2.0 account";
    /// What it is good for.
    pub account_text = "Clients are moved into it.";
    /// There is none.
    pub no_account = "Your company has no UniView Portal 2.0 account yet";
    /// What to do about it.
    pub no_account_text = "Ask your Account Manager or Kaseya Support for one. It is free. Nothing can start before it exists.";
    /// The role is there.
    pub role_label = "You are an administrator of this portal";
    /// It is not.
    pub no_role = "An administrator of this portal is needed";
    /// No client is there.
    pub no_clients = "This portal lists no client.";
    /// Heads the steps.
    pub what_happens = "What happens";
}

/// How many would be moved.
pub fn clients(count: u32, written: &str, portal: &str) -> String {
    match count {
        0 => fill!("{portal} lists no client", portal),
        _ => plural!(
            count,
            "{written} client of {portal} will be moved|{written} clients of {portal} will be moved",
            written,
            portal
        ),
    }
}

/// The documented steps.
pub fn steps(portal: &str) -> [String; 4] {
    [
        fill!("You ask for it in {portal}.", portal),
        t("You log in to UniView Portal 2.0. The first login starts the migration of all clients.").to_owned(),
        fill!("Clients are moved one after the other, within 1 to 24 hours. {portal} is read-only meanwhile.", portal),
        t("Afterwards you add Microsoft 365 tenants as in Integrating a Microsoft 365 tenant.").to_owned(),
    ]
}

/// The button that asks for it.
pub fn ask(count: u32, written: &str) -> String {
    plural!(count, "Migrate {written} client|Migrate {written} clients", written)
}

/// The question before.
pub fn ask_title(count: u32, written: &str, portal: &str) -> String {
    plural!(
        count,
        "Migrate {written} client of {portal} to UniView Portal 2.0?|Migrate {written} clients of {portal} to UniView Portal 2.0?",
        written,
        portal
    )
}

/// What it means.
pub fn ask_meaning(portal: &str) -> [String; 3] {
    [
        t("The migration starts with the next login to UniView Portal 2.0, by anybody of your company.").to_owned(),
        fill!(
            "{portal} is read-only until it has ended: customers can be listed and connected to, not added or removed.",
            portal
        ),
        t("It cannot be stopped half-way. Clients that fail can be tried again.").to_owned(),
    ]
}

messages! {
    /// Does it.
    pub ask_label = "Migrate";
    /// The way out.
    pub not_yet = "Not yet";
    /// It was asked for.
    pub waits = "Waiting for the first login.";
    /// What to do.
    pub waits_text = "Log in to UniView Portal 2.0: that starts the migration. This page notices by itself.";
    /// Leads to the login.
    pub log_in = "Log in to UniView Portal 2.0";
    /// Looked at from UniView 2.0 in the moment between.
    pub starts_now = "It was asked for. The next login to UniView Portal 2.0 starts it.";
}

/// Where it is asked for.
pub fn elsewhere(portal: &str) -> String {
    fill!("It has not been started. An administrator asks for it in {portal}, under Migration.", portal)
}

messages! {
    /// It runs.
    pub running = "Migration is running";
    /// It has ended.
    pub finished = "Migration has ended";
    /// The bar.
    pub progress_label = "Migration of clients";
    /// Before the time of its end.
    pub ended = "ended";
    /// It should have ended.
    pub late = "This takes longer than 24 hours";
    /// What to do.
    pub late_text = "Kaseya Support can look into it. Give them the name of your company and the time of the start.";
    /// The old portal meanwhile, seen from inside.
    pub read_only_here = "This portal is read-only while its clients are moved";
    /// Why no customer can be added meanwhile, and what to do.
    pub no_adding = "This portal is read-only while its clients are moved. Add the customer in UniView Portal 2.0.";
    /// One may go.
    pub leave = "The migration goes on when you leave this page or close the browser. Connecting to customers still works.";
    /// Tries failed clients again.
    pub retry = "Retry failed";
    /// What to do about failed ones.
    pub attention_text = "The list says why. Put right what you can, then try them again; the others are not touched.";
}

/// The old portal meanwhile, seen from UniView 2.0.
pub fn read_only(portal: &str) -> String {
    fill!("{portal} is read-only while its clients are moved", portal)
}

/// How many need attention.
pub fn attention(count: u32, written: &str) -> String {
    plural!(count, "{written} client needs attention|{written} clients need attention", written)
}

/// How far it is.
pub fn done_of(done: &str, all: &str, count: u32) -> String {
    plural!(count, "{done} of {all} client|{done} of {all} clients", done, all)
}

/// How long it has run.
pub fn runs_for(span: &str) -> String {
    fill!("Running for {span}", span)
}

/// When it has ended at the latest.
pub fn latest(time: &str) -> String {
    fill!("at the latest until {time}", time)
}

/// How long it took.
pub fn took(span: &str) -> String {
    fill!("Took {span}", span)
}

messages! {
    /// The search box.
    pub search = "Filter clients";
    /// The table.
    pub ledger = "Clients";
    /// Column.
    pub name = "Company Name";
    /// Column.
    pub state_label = "State";
    /// Column.
    pub started = "Started";
    /// Column.
    pub elapsed = "Elapsed";
    /// Column.
    pub reason = "Reason";
    /// They could not be loaded.
    pub ledger_failed = "The clients could not be loaded";
    /// None matches.
    pub no_match = "No client matches";
    /// What to do.
    pub no_match_text = "Search looks in names and domains; the chips show only some states.";
}

/// How many are listed.
pub fn shown(total: u64, written: &str) -> String {
    plural!(total, "{written} client|{written} clients", written)
}

/// Where a client stands.
pub fn state(state: &ClientState) -> &str {
    match state {
        ClientState::Waiting => t("Waiting"),
        ClientState::Running => t("Running"),
        ClientState::Done => t("Done"),
        ClientState::Failed => t("Failed"),
        ClientState::Skipped => t("Skipped"),
        ClientState::Other(other) => other,
    }
}

messages! {
    /// Heads what comes afterwards.
    pub afterwards = "What comes next";
    /// What it is.
    pub afterwards_text = "Check the reconciliation file: every client before and after, and what differs. Then integrate further Microsoft 365 tenants in UniView Portal 2.0.";
    /// Saves the file.
    pub sheet = "Download reconciliation (CSV)";
    /// It could not be made.
    pub sheet_failed = "The file could not be made";
    /// Leads on.
    pub integrate = "Integrate tenants";
    /// Leads on from an old portal.
    pub to_uniview = "Open UniView Portal 2.0";
}
