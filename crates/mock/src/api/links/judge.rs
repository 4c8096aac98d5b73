//! Exchanging a code and judging the token.

use spanning_api::link::{KaseyaOneEvidence, LinkReason, LinkTrouble, MicrosoftEvidence};
use spanning_api::session::KaseyaOneRole;
use spanning_domain::link::evidence::{MicrosoftFacts, judge_microsoft};
use spanning_domain::permission::GLOBAL_ADMINISTRATOR as GLOBAL_ADMINISTRATOR_NAME;

use crate::api::Ctx;
use crate::sites::oidc::Client;
use crate::sites::oidc::codes::Exchange;
use crate::sites::oidc::request::Fault;
use crate::sites::{kaseyaone, microsoft};
use crate::world::links::{Attempt, Trip, trouble};
use crate::world::people::kaseyaone::role_name;
use crate::world::people::microsoft::GLOBAL_ADMINISTRATOR;

/// What came of an answer.
pub(super) enum Verdict {
    /// Microsoft proved it.
    Microsoft(MicrosoftEvidence),
    /// KaseyaOne proved it.
    Kaseyaone(KaseyaOneEvidence),
    /// Not this time.
    No(LinkTrouble),
}

/// A Microsoft code.
pub(super) fn microsoft(ctx: &mut Ctx<'_>, attempt: &Attempt, trip: &Trip, code: &str) -> Verdict {
    let redirect_uri = microsoft::CLIENT.redirect_uri(ctx.world);
    let exchange = exchange(&microsoft::CLIENT, &redirect_uri, trip, code);
    let (claims, directory) = match microsoft::token::exchange(ctx.world, &exchange, ctx.now) {
        Ok(good) => good,
        Err(fault) => return rejected(ctx, &fault, Some(format!("AADSTS{}", fault.number))),
    };
    let expected_issuer = microsoft::token::issuer(ctx.world, &claims.tid);
    let good = claims.iss == expected_issuer
        && claims.aud == microsoft::CLIENT.id
        && claims.nonce == trip.nonce
        && claims.exp > ctx.now;
    if !good {
        return Verdict::No(trouble(LinkReason::CodeRejected, ctx.now));
    }
    let facts = MicrosoftFacts {
        directory: &claims.tid,
        global_administrator: claims.wids.as_ref().map(|wids| wids.iter().any(|wid| wid == GLOBAL_ADMINISTRATOR)),
        eligible: directory.eligible,
    };
    if let Err(reason) = judge_microsoft(&facts, attempt.tenant.directory_id.as_str()) {
        let (expected, actual) = match reason {
            LinkReason::WrongTenant | LinkReason::PersonalAccount => (attempt.tenant.name.clone(), directory.name),
            _ => (GLOBAL_ADMINISTRATOR_NAME.to_owned(), directory.role),
        };
        return no(ctx, reason, claims.preferred_username, expected, actual);
    }
    Verdict::Microsoft(MicrosoftEvidence {
        account: claims.preferred_username,
        name: claims.name,
        tenant_name: directory.name,
        verified_at: ctx.now,
    })
}

/// A KaseyaOne code.
pub(super) fn kaseyaone(ctx: &mut Ctx<'_>, attempt: &Attempt, trip: &Trip, code: &str) -> Verdict {
    let redirect_uri = kaseyaone::CLIENT.redirect_uri(ctx.world);
    let exchange = exchange(&kaseyaone::CLIENT, &redirect_uri, trip, code);
    let claims = match kaseyaone::token::exchange(ctx.world, &exchange, ctx.now) {
        Ok(good) => good,
        Err(fault) => return rejected(ctx, &fault, None),
    };
    let good = claims.iss == kaseyaone::issuer(ctx.world)
        && claims.aud == kaseyaone::CLIENT.id
        && claims.nonce == trip.nonce
        && claims.exp > ctx.now;
    if !good {
        return Verdict::No(trouble(LinkReason::CodeRejected, ctx.now));
    }
    if claims.role != KaseyaOneRole::Master {
        let account = format!("{} · {}", claims.username, claims.company.name);
        return no(ctx, LinkReason::NotMaster, account, "Master".to_owned(), role_name(&claims.role).to_owned());
    }
    let stored = ctx.world.integrations_of(&attempt.tenant.id).standing.link;
    if let Some(record) = stored.record().filter(|record| record.company.id != claims.company.id) {
        let expected = record.company.name.clone();
        return no(ctx, LinkReason::LinkedElsewhere, claims.username, expected, claims.company.name);
    }
    Verdict::Kaseyaone(KaseyaOneEvidence { account: claims.username, company: claims.company, verified_at: ctx.now })
}

fn exchange<'a>(client: &Client, redirect_uri: &'a str, trip: &'a Trip, code: &'a str) -> Exchange<'a> {
    Exchange { code, client_id: client.id, redirect_uri, verifier: &trip.verifier }
}

fn rejected(ctx: &Ctx<'_>, fault: &Fault, number: Option<String>) -> Verdict {
    let provider_code = Some(number.unwrap_or_else(|| fault.error.to_owned()));
    Verdict::No(LinkTrouble { provider_code, ..trouble(LinkReason::CodeRejected, ctx.now) })
}

fn no(ctx: &Ctx<'_>, reason: LinkReason, account: String, expected: String, actual: String) -> Verdict {
    Verdict::No(LinkTrouble {
        account: Some(account),
        expected: Some(expected),
        actual: Some(actual),
        ..trouble(reason, ctx.now)
    })
}
