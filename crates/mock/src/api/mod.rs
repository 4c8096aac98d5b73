//! The console's API: one pipeline that every request goes through, then one function per endpoint.

#![expect(
    clippy::result_large_err,
    reason = "a problem is made once per refused request; boxing it everywhere buys nothing"
)]

pub mod cookies;
pub mod ctx;
mod dispatch;
mod guard;
pub mod idempotency;
mod problems;

pub mod activity;
pub mod alerts;
mod authorization;
pub mod bulk;
pub mod integrations;
pub mod launch;
pub mod licences;
pub mod links;
pub mod migrations;
pub mod onboarding;
pub mod organizations;
pub mod portals;
pub mod session;
pub mod sign_in;
pub mod sync;
pub mod tenants;
mod tokens;
pub mod views;

use spanning_api::endpoint::{Miss, OPENAPI, Op};
use spanning_api::id::CorrelationId;
use spanning_api::problem::Code;

use crate::http::{Request, Response};
use crate::mint::Mint;
use crate::{Input, World};

pub use ctx::{Ctx, Handled};
pub use problems::problem;

/// The header that names a request in the audit trail and in support cases.
pub const CORRELATION: &str = "x-correlation-id";

/// Answers a request to the console's API.
pub fn answer(world: &mut World, request: &Request, input: &Input) -> Response {
    if request.path == OPENAPI {
        return openapi(request);
    }
    let mut mint = Mint::new(input.entropy);
    let correlation = CorrelationId(mint.id("c"));
    let verified = input.verified.clone();
    let mut ctx = Ctx { world, request, now: input.now, mint, correlation, session: None, helper: None, verified };
    let mut response = match run(&mut ctx) {
        Ok(response) => response,
        Err(problem) => {
            let mut response = Response::problem(&problem);
            if problem.code == Code::MethodNotAllowed {
                response.set("allow", &allowed(&request.path));
            }
            response
        }
    };
    response.set(CORRELATION, ctx.correlation.as_str());
    response.set("x-content-type-options", "nosniff");
    response
}

/// The order is the defence: nothing is looked up before it is clear who asks, and from where.
fn run(ctx: &mut Ctx<'_>) -> Handled {
    let (op, ids) = Op::route(&ctx.request.method, &ctx.request.path).map_err(|miss| match miss {
        Miss::NotFound => ctx.problem(Code::NotFound, "Nothing is at this address."),
        Miss::MethodNotAllowed(_) => ctx.problem(Code::MethodNotAllowed, "This address does not take that method."),
    })?;
    guard::size(ctx, op)?;
    guard::content_type(ctx)?;
    guard::own_pages(ctx)?;
    guard::session(ctx, op)?;
    guard::access(ctx, op, &ids)?;
    links::settle_overdue(ctx);
    onboarding::settle(ctx);
    bulk::settle(ctx);
    guard::rate(ctx, op)?;
    if !op.is_mutation() {
        return dispatch::call(ctx, op, &ids).map(|answer| unless_same(ctx.request, answer));
    }
    if let Some(stored) = idempotency::replay(ctx)? {
        return Ok(stored);
    }
    guard::if_match_present(ctx, op)?;
    let before = ctx.world.revision();
    let answer = dispatch::call(ctx, op, &ids).unwrap_or_else(|problem| Response::problem(&problem));
    idempotency::keep(ctx, before, &answer);
    Ok(answer)
}

/// What the caller has already is not sent again (RFC 9110, `If-None-Match`).
fn unless_same(request: &Request, answer: Response) -> Response {
    let known = request.header("if-none-match").unwrap_or_default();
    match answer.header("etag") {
        Some(etag) if request.method == "GET" && known.split(',').any(|tag| tag.trim() == etag) => {
            let etag = etag.to_owned();
            Response::status(304).with("etag", &etag).with("cache-control", "no-store")
        }
        _ => answer,
    }
}

fn openapi(request: &Request) -> Response {
    if request.method == "GET" {
        Response::json(200, &spanning_api::openapi::document())
    } else {
        Response::status(405).with("allow", "GET")
    }
}

fn allowed(path: &str) -> String {
    match Op::route("", path) {
        Err(Miss::MethodNotAllowed(methods)) => methods.iter().map(|m| m.as_str()).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}
