//! What a call can end with instead of an answer.

use spanning_api::endpoint::Op;
use spanning_api::id::CorrelationId;
use spanning_api::problem::{Code, Problem};

/// Why a call failed. Its words are in `text::problem`.
#[derive(Clone, Debug, PartialEq)]
pub enum ClientError {
    /// The back end said no, and why.
    Problem(Box<Problem>),
    /// The back end could not be reached.
    Offline,
    /// It took too long.
    Timeout,
    /// The answer could not be read: cut off, not JSON, or not of the documented shape.
    Malformed {
        /// Which call it was.
        op: Op,
    },
    /// There is nothing newer than what the caller has.
    Unchanged,
    /// Nobody wanted the answer any more; not worth a word.
    Aborted,
}

impl ClientError {
    /// The stable code, when the back end gave one.
    pub fn code(&self) -> Option<&Code> {
        self.problem().map(|problem| &problem.code)
    }

    /// Names the request in the server's records, for support.
    pub fn correlation(&self) -> Option<&CorrelationId> {
        self.problem().map(|problem| &problem.correlation_id).filter(|id| !id.as_str().is_empty())
    }

    /// All that the back end said.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// Whether it is about a field of the body.
    pub fn is_about(&self, field: &str) -> bool {
        self.problem().is_some_and(|problem| problem.fields.iter().any(|fault| fault.field == field))
    }

    /// Whether nobody is signed in any more. A sign-in that fails is another matter.
    pub fn is_signed_out(&self) -> bool {
        matches!(self.code(), Some(Code::NotSignedIn | Code::WayInClosed))
    }

    /// Whether trying again in the same way may help.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Offline | Self::Timeout | Self::Malformed { .. } => true,
            Self::Problem(problem) => matches!(problem.status, 408 | 425 | 429 | 500..),
            Self::Aborted | Self::Unchanged => false,
        }
    }
}

impl From<Problem> for ClientError {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}
