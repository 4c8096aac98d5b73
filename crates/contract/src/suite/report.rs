//! What was looked at, and what came of it.

use std::fmt;

/// A section of `docs/backend.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section(pub &'static str);

/// Every section that a point can refer to.
pub const SECTIONS: [Section; 12] =
    [PROBLEMS, SESSIONS, SCOPES, CROSS_SITE, HEADERS, IDEMPOTENCY, VERSIONS, WINDOWS, LISTS, LIMITS, TIMES, ENDPOINTS];
/// The one error shape.
pub const PROBLEMS: Section = Section("Problems");
/// Sessions and their cookies.
pub const SESSIONS: Section = Section("Sessions and cookies");
/// Who sees what.
pub const SCOPES: Section = Section("Scopes and roles");
/// The defence against requests of other sites.
pub const CROSS_SITE: Section = Section("Requests from other sites");
/// Headers of every answer.
pub const HEADERS: Section = Section("Headers");
/// One effect per key.
pub const IDEMPOTENCY: Section = Section("Idempotency");
/// ETags.
pub const VERSIONS: Section = Section("ETags");
/// Windows of lists.
pub const WINDOWS: Section = Section("Windows");
/// Filters, orders and counts.
pub const LISTS: Section = Section("Filters, order and counts");
/// Too many requests.
pub const LIMITS: Section = Section("Rate limits");
/// Time and its age.
pub const TIMES: Section = Section("Times and sync ages");
/// The endpoints, one by one.
pub const ENDPOINTS: Section = Section("Endpoints");

/// How a point came out: `Err` says what was expected and what came.
pub type Found = Result<(), String>;

/// What came of one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It fits.
    Fits,
    /// It does not, and why.
    Fails(String),
    /// It could not be looked at, and why.
    Open(String),
}

/// One point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The operation, or what else was asked.
    pub operation: String,
    /// The rule.
    pub what: String,
    /// Where it stands.
    pub section: Section,
    /// How it came out.
    pub outcome: Outcome,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, what, section, outcome } = self;
        match outcome {
            Outcome::Fits => write!(f, "ok    {operation}: {what}"),
            Outcome::Open(why) => write!(f, "open  {operation}: {what} ({why})"),
            Outcome::Fails(why) => {
                write!(f, "FAIL  {operation}: {what}\n        {why}\n        docs/backend.md, \"{}\"", section.0)
            }
        }
    }
}

/// All points of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// In the order in which they were looked at.
    pub lines: Vec<Line>,
}

impl Report {
    /// How many came out in a way.
    pub fn count(&self, which: impl Fn(&Outcome) -> bool) -> usize {
        self.lines.iter().filter(|line| which(&line.outcome)).count()
    }

    /// What does not fit.
    pub fn failures(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| matches!(line.outcome, Outcome::Fails(_)))
    }

    /// The sums, in a line.
    pub fn summary(&self) -> String {
        let fits = self.count(|outcome| *outcome == Outcome::Fits);
        let fails = self.count(|outcome| matches!(outcome, Outcome::Fails(_)));
        let open = self.count(|outcome| matches!(outcome, Outcome::Open(_)));
        format!("{fits} points fit, {fails} do not, {open} could not be looked at")
    }
}
