//! `Idempotency-Key`: a retry, a double click or a second tab has one effect and gets one answer.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::endpoint::IDEMPOTENCY_KEY;
use spanning_api::problem::{Code, Problem};
use spanning_api::time::{DAY, MINUTE};

use super::Ctx;
use crate::http::Response;
use crate::mint::digest;

/// Longest key that is taken.
const KEY_LENGTH: usize = 200;

/// Answers of mutations, kept for a day, per session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Idempotency {
    kept: BTreeMap<(String, String), Kept>,
}

#[derive(Clone, Debug, PartialEq)]
struct Kept {
    request: String,
    answer: Response,
    at: Timestamp,
}

impl Idempotency {
    /// How many mutations a session made within the last minute.
    pub(crate) fn recent(&self, session: &str, now: Timestamp) -> usize {
        let from = (session.to_owned(), String::new());
        let own = self.kept.range(from..).take_while(|((owner, _), _)| owner == session);
        own.filter(|(_, kept)| now.since(kept.at) < MINUTE).count()
    }
}

/// The answer that this key has had, if any.
pub(super) fn replay(ctx: &Ctx<'_>) -> Result<Option<Response>, Problem> {
    let (name, request) = identify(ctx)?;
    let Some(kept) = ctx.world.idempotency.kept.get(&name).filter(|kept| ctx.now.since(kept.at) < DAY) else {
        return Ok(None);
    };
    if kept.request != request {
        return Err(ctx.problem(Code::IdempotencyKeyReused, "The key was used with another request."));
    }
    Ok(Some(kept.answer.clone().with("idempotency-replayed", "true")))
}

/// Keeps the answer of a mutation that had an effect, or was found to need none. A refusal that
/// changed nothing is not kept: a later try with the same key may succeed.
pub(super) fn keep(ctx: &mut Ctx<'_>, before: u64, answer: &Response) {
    let effect = ctx.world.revision() != before || answer.status < 300;
    let (true, Ok((name, request))) = (effect, identify(ctx)) else {
        return;
    };
    let now = ctx.now;
    ctx.world.idempotency.kept.retain(|_, kept| now.since(kept.at) < DAY);
    ctx.world.idempotency.kept.insert(name, Kept { request, answer: answer.clone(), at: now });
    ctx.world.touch();
}

fn identify(ctx: &Ctx<'_>) -> Result<((String, String), String), Problem> {
    let key = ctx.request.header(IDEMPOTENCY_KEY).unwrap_or_default();
    if key.is_empty() || key.len() > KEY_LENGTH {
        return Err(ctx.problem(Code::IdempotencyKeyMissing, "Send an Idempotency-Key of 1 to 200 characters."));
    }
    let request = ctx.request;
    let body = String::from_utf8_lossy(&request.body);
    let if_match = request.header("if-match").unwrap_or_default();
    let text = [&request.method, &request.path, &request.query, if_match, &body].join("\n");
    let caller = ctx.caller().ok_or_else(|| ctx.problem(Code::NotSignedIn, "Sign in first."))?;
    Ok(((caller.to_owned(), key.to_owned()), digest(&text)))
}
