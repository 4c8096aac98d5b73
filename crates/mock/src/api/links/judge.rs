//! Judging whom a provider vouches for.

use spanning_api::link::{KaseyaOneEvidence, LinkReason, LinkTrouble, MicrosoftEvidence};
use spanning_api::session::KaseyaOneRole;
use spanning_domain::link::Leg;
use spanning_domain::link::evidence::{MicrosoftFacts, judge_microsoft};
use spanning_domain::permission::GLOBAL_ADMINISTRATOR as GLOBAL_ADMINISTRATOR_NAME;

use crate::api::tokens::{self, Bound};
use crate::api::{Ctx, authorization};
use crate::world::links::{Attempt, Trip, trouble};
use crate::world::people::kaseyaone::role_name;
use crate::world::people::microsoft::GLOBAL_ADMINISTRATOR;

/// What an answer proved.
pub(super) enum Proof {
    /// A Global Administrator of the tenant.
    Microsoft(MicrosoftEvidence),
    /// A Master.
    Kaseyaone(KaseyaOneEvidence),
}

/// Exchanges a code and judges who came.
pub(super) fn of_code(ctx: &mut Ctx<'_>, attempt: &Attempt, trip: &Trip, code: &str) -> Result<Proof, LinkTrouble> {
    let redirect_uri = authorization::client(trip.leg).link_uri(ctx.world);
    let bound = Bound { redirect_uri, nonce: &trip.nonce, verifier: &trip.verifier };
    match trip.leg {
        Leg::Microsoft => microsoft(ctx, attempt, &bound, code),
        Leg::Kaseyaone => kaseyaone(ctx, attempt, &bound, code),
    }
}

fn microsoft(ctx: &mut Ctx<'_>, attempt: &Attempt, bound: &Bound<'_>, code: &str) -> Result<Proof, LinkTrouble> {
    let (claims, directory) = tokens::microsoft(ctx, bound, code)?;
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
        return Err(no(ctx, reason, claims.preferred_username, expected, actual));
    }
    Ok(Proof::Microsoft(MicrosoftEvidence {
        account: claims.preferred_username,
        name: claims.name,
        tenant_name: directory.name,
        verified_at: ctx.now,
    }))
}

fn kaseyaone(ctx: &mut Ctx<'_>, attempt: &Attempt, bound: &Bound<'_>, code: &str) -> Result<Proof, LinkTrouble> {
    let claims = tokens::kaseyaone(ctx, bound, code)?;
    if claims.role != KaseyaOneRole::Master {
        let account = format!("{} · {}", claims.username, claims.company.name);
        let actual = role_name(&claims.role).to_owned();
        return Err(no(ctx, LinkReason::NotMaster, account, "Master".to_owned(), actual));
    }
    let stored = ctx.world.integrations_of(&attempt.tenant.id).standing.link;
    if let Some(record) = stored.record().filter(|record| record.company.id != claims.company.id) {
        let expected = record.company.name.clone();
        return Err(no(ctx, LinkReason::LinkedElsewhere, claims.username, expected, claims.company.name));
    }
    Ok(Proof::Kaseyaone(KaseyaOneEvidence { account: claims.username, company: claims.company, verified_at: ctx.now }))
}

fn no(ctx: &Ctx<'_>, reason: LinkReason, account: String, expected: String, actual: String) -> LinkTrouble {
    LinkTrouble { account: Some(account), expected: Some(expected), actual: Some(actual), ..trouble(reason, ctx.now) }
}
