//! Words of every reason for which a step or the whole chain did not go on.

use spanning_api::link::{LinkReason, LinkTrouble};
use spanning_api::problem::Code;

use super::{cancelled, expired, failed, superseded};
use crate::text::catalog::t;

/// What happened, what it means, what to do.
pub struct Words {
    /// What happened.
    pub title: String,
    /// What it means and what to do.
    pub text: String,
}

/// In the reader's language.
fn words(title: &'static str, text: &'static str) -> Words {
    Words { title: t(title).to_owned(), text: t(text).to_owned() }
}

/// Words of each reason.
pub fn trouble(trouble: &LinkTrouble) -> Words {
    match &trouble.reason {
        LinkReason::MicrosoftDeclined => words(
            "Not linked: consent declined",
            "The Microsoft sign-in was cancelled, or the permissions were not accepted. Nothing was changed. Try again and accept them to go on.",
        ),
        LinkReason::NotGlobalAdministrator => words(
            "This account is not a Global Administrator",
            "Linking needs a Global Administrator of this tenant. Sign in with an account that has the role.",
        ),
        LinkReason::RoleNotActivated => words(
            "The Global Administrator role is not active",
            "This account may have the role but has not activated it. Activate it in the Microsoft Entra admin center under Privileged Identity Management, then try again.",
        ),
        LinkReason::RoleUnknown => words(
            "Microsoft did not tell the role",
            "The answer says neither that this account is a Global Administrator nor that it is not, so it cannot be used. Try again; if it stays like this, use another account or give the details below to support.",
        ),
        LinkReason::WrongTenant => words(
            "This account belongs to another tenant",
            "It is a Microsoft account of a different tenant than the one to be linked. Sign in with a Global Administrator of the expected tenant.",
        ),
        LinkReason::PersonalAccount => words(
            "This is a personal Microsoft account",
            "Linking needs a work account: a Global Administrator of the expected tenant.",
        ),
        LinkReason::MicrosoftBlocked => words(
            "Microsoft did not let this sign-in through",
            "A policy of your organization or the state of the application stands against it. Give Microsoft's code below to whoever looks after sign-in policies, or try again later.",
        ),
        LinkReason::MicrosoftUnavailable => words(
            "Microsoft cannot answer at the moment",
            "The sign-in failed on Microsoft's side. Nothing was changed. Try again in a few minutes.",
        ),
        LinkReason::KaseyaoneDeclined => words(
            "Not linked: the KaseyaOne sign-in was cancelled",
            "Nothing was changed. The Microsoft step stays done for as long as this attempt lives.",
        ),
        LinkReason::NotMaster => words(
            "This KaseyaOne user is not a Master",
            "Only a Master may link a company. Sign in as another user; the Microsoft step need not be repeated.",
        ),
        LinkReason::KaseyaoneUnavailable => words(
            "KaseyaOne cannot answer at the moment",
            "The sign-in failed on KaseyaOne's side. Nothing was changed. Try again in a few minutes; the Microsoft step stays done.",
        ),
        LinkReason::LinkedElsewhere => words(
            "This tenant is linked to another company",
            "A tenant has one KaseyaOne company. To change it, unlink the present one in Integrations first; or sign in as a Master of that company.",
        ),
        LinkReason::ItCompleteOff => words(
            "Login with IT Complete was turned off",
            "Nothing can be linked while it is off, so this attempt ended. Turn it on in Integrations and start again.",
        ),
        LinkReason::CancelledByOwner => {
            words(cancelled(), "You ended this attempt. You can start again whenever you like.")
        }
        LinkReason::TookTooLong => words(
            expired(),
            "An attempt lives ten minutes, for safety. Nothing was linked. Start again and have both accounts ready.",
        ),
        LinkReason::Replaced => words(
            superseded(),
            "They linked this tenant while your attempt was under way. Look at Integrations before you change anything.",
        ),
        LinkReason::CodeRejected => words(
            "The answer could not be used",
            "It was used before, took too long, or does not belong to this attempt. Nothing was changed. Sign in once more.",
        ),
        LinkReason::ConsentNeedsAdministrator => words(
            "An administrator has to consent",
            "This account may not accept the permissions for itself. Sign in with a Global Administrator of this tenant.",
        ),
        LinkReason::Unlinked => words(
            "The link was removed",
            "Somebody unlinked the company while it was being resumed, so this attempt ended. Start again to link anew.",
        ),
        LinkReason::Other(_) => words(
            failed(),
            "It ended for a reason that this version of the console does not know. Nothing was changed. The code below tells support more.",
        ),
    }
}

/// Words of a sign-in that a provider stands against; `None` where the general ones say it all.
pub fn sign_in_trouble(reason: &LinkReason) -> Option<Words> {
    Some(match reason {
        LinkReason::MicrosoftDeclined | LinkReason::KaseyaoneDeclined => words(
            "You were not signed in: it was cancelled",
            "The sign-in was cancelled on the other side, or its permissions were not accepted. Nothing was changed.",
        ),
        LinkReason::PersonalAccount => words(
            "This is a personal Microsoft account",
            "Spanning Backup takes work accounts only. Use the account of your organization.",
        ),
        LinkReason::MicrosoftBlocked => words(
            "Microsoft did not let this sign-in through",
            "A policy of your organization or the state of the application stands against it. Give Microsoft's code below to whoever looks after sign-in policies.",
        ),
        LinkReason::MicrosoftUnavailable | LinkReason::KaseyaoneUnavailable => words(
            "The other side cannot answer at the moment",
            "The sign-in failed there, not here. Try again in a few minutes, or sign in another way.",
        ),
        _ => return None,
    })
}

/// Words of an answer that does not belong to any attempt. They never repeat what arrived.
pub fn refused(code: &Code) -> Option<Words> {
    Some(match code {
        Code::LinkStateInvalid => words(
            "This answer does not belong to you",
            "It is not the answer to a sign-in that this session started. Nothing was linked, and the event was recorded. If you were linking, go on from Integrations.",
        ),
        Code::LinkCallbackMalformed => words(
            "This answer cannot be read",
            "It is not in the form that providers use. Nothing was linked. If you were linking, go on from Integrations.",
        ),
        Code::LinkIssuerMismatch => words(
            "This answer came from somewhere else",
            "It did not come from the provider that was asked. Nothing was linked, and the event was recorded. If you were linking, go on from Integrations.",
        ),
        Code::LinkExpired => words(
            expired(),
            "An attempt lives ten minutes, for safety. Nothing was linked. Start again from Integrations.",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use spanning_api::Timestamp;

    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for reason in LinkReason::KNOWN {
            let words = trouble(&LinkTrouble {
                reason: reason.clone(),
                account: None,
                expected: None,
                actual: None,
                provider_code: None,
                at: Timestamp(0),
            });
            assert!(words.title != failed() && !words.text.is_empty(), "{reason}");
            assert!(seen.insert(words.title), "{reason}");
        }
    }
}
