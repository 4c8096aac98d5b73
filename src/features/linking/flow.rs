//! What the chain's pages follow from an attempt: steps, endings, ways on. Pure, tested natively.

use spanning_api::link::{LinkAttempt, LinkReason, LinkStep, Provider};

use crate::text::linking as text;
use crate::ui::{Step, StepState};

/// What a button of an ending does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Leave for a provider, and let the person choose an account there or not.
    Leave(Provider, bool),
    /// Make a new attempt.
    StartAgain,
    /// Go to Settings > Integrations.
    Integrations,
}

/// Whether nothing can happen any more. A step that this build does not know counts as an end: it
/// offers nothing that it could get wrong.
pub fn is_final(step: &LinkStep) -> bool {
    matches!(
        step,
        LinkStep::Linked
            | LinkStep::Failed
            | LinkStep::Cancelled
            | LinkStep::Expired
            | LinkStep::Superseded
            | LinkStep::Other(_)
    )
}

/// Whether the attempt moves on elsewhere, so that it is worth asking again.
pub fn is_away(step: &LinkStep) -> bool {
    matches!(step, LinkStep::AtMicrosoft | LinkStep::AtKaseyaone)
}

/// Whether somebody else may move it on, at a provider or with a one-time address.
pub fn is_elsewhere(attempt: &LinkAttempt) -> bool {
    is_away(&attempt.step) || attempt.helper.as_ref().is_some_and(|helper| !helper.proved)
}

/// The provider whose sign-in comes next, or is under way.
pub fn next_provider(step: &LinkStep) -> Provider {
    match step {
        LinkStep::Started | LinkStep::AtMicrosoft => Provider::Microsoft,
        _ => Provider::Kaseyaone,
    }
}

/// What to offer after a reason: the one thing to do, then the other.
pub fn remedies(reason: &LinkReason, step: &LinkStep) -> Vec<Remedy> {
    use Remedy::{Integrations, Leave, StartAgain};
    let over = is_final(step);
    let again = |choose| Leave(next_provider(step), choose);
    match reason {
        LinkReason::ItCompleteOff | LinkReason::Replaced => vec![Integrations],
        LinkReason::LinkedElsewhere if over => vec![Integrations],
        LinkReason::LinkedElsewhere => vec![Integrations, again(true)],
        _ if over => vec![StartAgain, Integrations],
        LinkReason::NotGlobalAdministrator
        | LinkReason::WrongTenant
        | LinkReason::PersonalAccount
        | LinkReason::NotMaster => vec![again(true)],
        _ => vec![again(false), again(true)],
    }
}

/// The four steps. An attempt that ended shows where.
pub fn steps(attempt: &LinkAttempt) -> Vec<Step> {
    let step = &attempt.step;
    let linked = *step == LinkStep::Linked;
    let left = !matches!(step, LinkStep::Started) || attempt.trouble.is_some();
    let microsoft = attempt.microsoft.is_some() || attempt.resumes;
    let done = [left, microsoft, attempt.kaseya_one.is_some(), linked];
    let broken = attempt.trouble.is_some() || (is_final(step) && !linked);
    let labels = [text::step_start(), text::step_microsoft(), text::step_kaseyaone(), text::step_confirm()];
    let mut here = true;
    let mut steps: Vec<Step> = labels
        .into_iter()
        .zip(done)
        .map(|(label, done)| {
            let state = match (done && here, here) {
                (true, _) => StepState::Done,
                (false, true) if broken => StepState::Failed,
                (false, true) => StepState::Current,
                (false, false) => StepState::Upcoming,
            };
            here = here && done;
            Step::new(label, state)
        })
        .collect();
    // An invisible space lets a long address break at its sign.
    let breakable = |account: &str| account.replace('@', "\u{200b}@");
    let details = [
        None,
        match &attempt.microsoft {
            Some(evidence) => Some(breakable(&evidence.account)),
            None => attempt.resumes.then(|| text::proven_before().to_owned()),
        },
        attempt.kaseya_one.as_ref().map(|evidence| breakable(&evidence.account)),
    ];
    for (step, detail) in steps.iter_mut().zip(details) {
        step.detail = detail;
    }
    steps
}

/// How long to wait before asking again, by how often one has asked: quick at first, then rarely.
pub fn poll_delay(asked: u32) -> std::time::Duration {
    std::time::Duration::from_secs(match asked {
        0..=4 => 2,
        5..=14 => 5,
        _ => 15,
    })
}

#[cfg(test)]
mod tests {
    use spanning_api::Timestamp;
    use spanning_api::id::{CompanyId, CorrelationId, DirectoryId, LinkAttemptId, PersonId, TenantId};
    use spanning_api::link::{KaseyaOneEvidence, LinkTrouble, LinkViewer, MicrosoftEvidence, ReturnTo};
    use spanning_api::session::{CompanyRef, Person, TenantRef};

    use super::*;

    fn attempt(step: LinkStep, microsoft: bool, kaseya_one: bool, trouble: Option<LinkReason>) -> LinkAttempt {
        LinkAttempt {
            id: LinkAttemptId::from("a"),
            step,
            tenant: TenantRef {
                id: TenantId::from("t"),
                name: "T".into(),
                domain: "t.example".into(),
                directory_id: DirectoryId::from("d"),
            },
            initiator: Person { id: PersonId::from("p"), name: "P".into(), email: "p@t.example".into() },
            created_at: Timestamp(0),
            expires_at: Timestamp(600_000),
            server_time: Timestamp(0),
            microsoft: microsoft.then(|| MicrosoftEvidence {
                account: "ada@t.example".into(),
                name: "Ada".into(),
                tenant_name: "T".into(),
                verified_at: Timestamp(0),
            }),
            kaseya_one: kaseya_one.then(|| KaseyaOneEvidence {
                account: "m@c.example".into(),
                company: CompanyRef { id: CompanyId::from("c"), name: "C".into() },
                verified_at: Timestamp(0),
            }),
            trouble: trouble.map(|reason| LinkTrouble {
                reason,
                account: None,
                expected: None,
                actual: None,
                provider_code: None,
                at: Timestamp(0),
            }),
            resumes: false,
            viewer: LinkViewer::Owner,
            helper: None,
            return_to: ReturnTo::Integrations,
            correlation_id: CorrelationId::from("x"),
        }
    }

    fn states(attempt: &LinkAttempt) -> String {
        let letter = |step: &Step| match step.state {
            StepState::Done => 'd',
            StepState::Current => 'c',
            StepState::Upcoming => 'u',
            StepState::Failed => 'f',
        };
        steps(attempt).iter().map(letter).collect()
    }

    #[test]
    fn the_stepper_tells_where_one_stands() {
        use LinkStep::*;
        let rows = [
            (attempt(Started, false, false, None), "cuuu"),
            (attempt(Started, false, false, Some(LinkReason::MicrosoftDeclined)), "dfuu"),
            (attempt(AtMicrosoft, false, false, None), "dcuu"),
            (attempt(MicrosoftDone, true, false, None), "ddcu"),
            (attempt(MicrosoftDone, true, false, Some(LinkReason::NotMaster)), "ddfu"),
            (attempt(AtKaseyaone, true, false, None), "ddcu"),
            (attempt(ToConfirm, true, true, None), "dddc"),
            (attempt(Linked, true, true, None), "dddd"),
            (attempt(Cancelled, false, false, Some(LinkReason::CancelledByOwner)), "dfuu"),
            (attempt(Expired, true, false, Some(LinkReason::TookTooLong)), "ddfu"),
            (attempt(Superseded, true, true, Some(LinkReason::LinkedElsewhere)), "dddf"),
        ];
        for (attempt, expected) in rows {
            assert_eq!(states(&attempt), expected, "{}", attempt.step);
        }
    }

    #[test]
    fn every_reason_has_a_way_on_at_every_step() {
        for step in LinkStep::KNOWN {
            for reason in LinkReason::KNOWN {
                let ways = remedies(reason, step);
                assert!(!ways.is_empty());
                assert!(!is_final(step) || !ways.iter().any(|way| matches!(way, Remedy::Leave(..))), "{step} {reason}");
            }
        }
    }

    #[test]
    fn l5_l9_another_account_is_offered_by_the_provider_that_refused() {
        let first = |reason, step| remedies(&reason, &step).first().cloned();
        assert_eq!(
            first(LinkReason::NotGlobalAdministrator, LinkStep::Started),
            Some(Remedy::Leave(Provider::Microsoft, true))
        );
        assert_eq!(
            first(LinkReason::NotMaster, LinkStep::MicrosoftDone),
            Some(Remedy::Leave(Provider::Kaseyaone, true))
        );
        assert_eq!(
            first(LinkReason::RoleNotActivated, LinkStep::Started),
            Some(Remedy::Leave(Provider::Microsoft, false))
        );
        assert_eq!(first(LinkReason::TookTooLong, LinkStep::Expired), Some(Remedy::StartAgain));
    }
}
