//! The black-box suite: asks a back end, and tells point by point what does not fit.
//!
//! It changes nothing unless it is told that it may; what a right back end refuses is asked for in a way
//! that would be harmless to a wrong one.

mod caller;
mod client;
mod cross_site;
mod etags;
mod expect;
mod headers;
mod idempotency;
mod limits;
mod lists;
mod pages;
mod problems;
mod reads;
mod report;
mod scopes;
mod sessions;
mod tenants;
mod windows;

use anyhow::Result;
use serde_json::Value;
use spanning_api::endpoint::Op;

pub use caller::Credential;
pub use report::{Found, Line, Outcome, Report, SECTIONS, Section};

use caller::Caller;
use client::{Answer, Ask, Client};

/// What to ask, and as whom.
#[derive(Clone, Debug)]
pub struct Options {
    /// The console's origin.
    pub base_url: String,
    /// A portal's session.
    pub portal: Option<Credential>,
    /// A tenant's session.
    pub tenant: Option<Credential>,
    /// The password of accounts.
    pub password: String,
    /// Whether something may be changed.
    pub mutations: bool,
}

/// Runs the suite; `say` gets each point as it comes out.
///
/// # Errors
/// When the address is none. A back end that does not answer is a point that does not fit.
pub fn run(options: &Options, say: &mut dyn FnMut(&Line)) -> Result<Report> {
    let client = Client::new(&options.base_url)?;
    let mut suite = Suite {
        client,
        document: spanning_api::openapi::document(),
        portal: None,
        tenant: None,
        account: None,
        mutations: options.mutations,
        report: Report::default(),
        say,
    };
    suite.sign_in(options);
    let parts = [
        problems::check,
        headers::check,
        pages::check,
        cross_site::check,
        sessions::check,
        scopes::check,
        reads::check,
        windows::check,
        tenants::check,
        lists::check,
        etags::check,
        idempotency::check,
        limits::check,
    ];
    for part in parts {
        part(&mut suite);
    }
    Ok(suite.report)
}

/// The header `Cookie` with which both sessions are in.
///
/// # Errors
/// When there is no address, or a sign-in does not go through.
pub fn cookies(options: &Options) -> Result<String> {
    let mut report = String::new();
    let mut say = |line: &Line| report.push_str(&format!("{line}\n"));
    let mut suite = Suite {
        client: Client::new(&options.base_url)?,
        document: Value::Null,
        portal: None,
        tenant: None,
        account: None,
        mutations: false,
        report: Report::default(),
        say: &mut say,
    };
    suite.sign_in(options);
    let both: Vec<_> = [&suite.portal, &suite.tenant].into_iter().flatten().filter_map(Caller::cookie).collect();
    let both = both.join("; ");
    anyhow::ensure!(!both.is_empty(), "nobody could be signed in\n{report}");
    Ok(both)
}

/// A run under way.
struct Suite<'a> {
    client: Client,
    document: Value,
    portal: Option<Caller>,
    tenant: Option<Caller>,
    account: Option<(Credential, String)>,
    mutations: bool,
    report: Report,
    say: &'a mut dyn FnMut(&Line),
}

impl Suite<'_> {
    /// Signs in with what was given, or else with what a simulated back end offers.
    fn sign_in(&mut self, options: &Options) {
        let offer = self.client.send(&Ask::new("GET", Op::GetSignInOptions.path(&[]))).map(|answer| answer.json());
        let simulated = offer.ok().and_then(|offer| caller::simulated(&offer));
        let given = options.portal.is_some() || options.tenant.is_some();
        let (password, portal, tenant) = match simulated.filter(|_| !given) {
            Some((password, portal, tenant)) => {
                (password, Some(Credential::Account(portal)), Some(Credential::Account(tenant)))
            }
            None => (options.password.clone(), options.portal.clone(), options.tenant.clone()),
        };
        let accounts = [&portal, &tenant].into_iter().flatten().find(|c| matches!(c, Credential::Account(_)));
        self.account = accounts.map(|account| (account.clone(), password.clone()));
        self.portal = self.caller("a portal's session", portal.as_ref(), &password);
        self.tenant = self.caller("a tenant's session", tenant.as_ref(), &password);
    }

    fn caller(&mut self, what: &str, credential: Option<&Credential>, password: &str) -> Option<Caller> {
        let Some(credential) = credential else {
            self.open("SignIn", what, report::SESSIONS, "no credential was given");
            return None;
        };
        let caller = Caller::new(&self.client, credential, password);
        self.point("SignIn", what, report::SESSIONS, caller.as_ref().map(|_| ()).map_err(Clone::clone));
        caller.ok()
    }

    /// Notes a point.
    fn point(&mut self, operation: &str, what: &str, section: Section, found: Found) {
        let outcome = found.map_or_else(Outcome::Fails, |()| Outcome::Fits);
        self.note(Line { operation: operation.to_owned(), what: what.to_owned(), section, outcome });
    }

    /// Notes a point that could not be looked at.
    fn open(&mut self, operation: &str, what: &str, section: Section, why: &str) {
        let outcome = Outcome::Open(why.to_owned());
        self.note(Line { operation: operation.to_owned(), what: what.to_owned(), section, outcome });
    }

    fn note(&mut self, line: Line) {
        (self.say)(&line);
        self.report.lines.push(line);
    }

    /// Reads, as somebody.
    fn get(&self, who: &Caller, target: &str) -> Result<Answer, String> {
        self.client.send(&who.ask("GET", target))
    }

    /// Reads what has to be there: the body of a 200 with JSON.
    fn read(&self, who: &Caller, target: &str) -> Result<Value, String> {
        expect::ok(&self.get(who, target)?)
    }

    /// The schema of an operation's answer.
    fn answer_schema(&self, op: Op) -> Option<Value> {
        let operations = crate::document::operations(&self.document);
        operations.iter().find(|operation| operation.name() == op.name())?.answer_schema().cloned()
    }
}
