//! What the chain keeps while pages come and go: a provider's answer until it is handed over, and the
//! attempt as it was seen last. In memory only: nothing of it is ever stored in the browser.

use leptos::prelude::*;
use spanning_api::id::LinkAttemptId;
use spanning_api::link::{LinkAttempt, Provider};

use crate::client::IdempotencyKey;
use crate::platform::address;
use crate::routes::{Place, Route};

/// A provider's answer as it arrived, with the key that makes handing it over twice as good as once.
#[derive(Clone)]
pub struct Answer {
    /// Whose callback path it arrived at.
    pub provider: Provider,
    /// The raw query, without `?`.
    pub query: String,
    /// The same for every try.
    pub key: IdempotencyKey,
    what: Asked,
}

/// What an answer belongs to; each has a callback path of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// A leg of the chain.
    Link,
    /// A sign-in.
    SignIn,
    /// The consent for a tenant to be added.
    Consent,
}

/// The chain's memory; lives above the pages.
#[derive(Clone, Copy)]
pub struct Chain {
    answer: StoredValue<Option<Answer>>,
    last: StoredValue<Option<LinkAttempt>>,
    /// The attempt that is followed in a dialog over a portal's list. Here, so that the list and the details
    /// below may be drawn anew meanwhile.
    pub followed: RwSignal<Option<LinkAttemptId>>,
}

/// Provides [`Chain`]. If the app was opened at a callback, the answer is taken out of the address bar
/// and the history here, before anything is drawn or asked for.
pub fn provide_chain() -> Chain {
    let chain =
        Chain { answer: StoredValue::new(take_answer()), last: StoredValue::new(None), followed: RwSignal::new(None) };
    provide_context(chain);
    chain
}

/// The chain's memory.
pub fn use_chain() -> Chain {
    use_context().unwrap_or_else(provide_chain)
}

fn take_answer() -> Option<Answer> {
    let (provider, what) = match Place::parse(&address::path()).route {
        Route::LinkCallback(provider) => (provider, Asked::Link),
        Route::SignInCallback(provider) => (provider, Asked::SignIn),
        Route::OnboardReturn => (Provider::Microsoft, Asked::Consent),
        _ => return None,
    };
    let query = address::query();
    address::strip_query_and_fragment();
    (!query.is_empty()).then(|| Answer { provider, query, key: IdempotencyKey::new(), what })
}

impl Chain {
    /// The answer that waits to be handed over.
    pub fn answer(self) -> Option<Answer> {
        self.answer.try_get_value().flatten().filter(|answer| answer.what == Asked::Link)
    }

    /// The answer to a sign-in, once.
    pub fn take_sign_in(self) -> Option<Answer> {
        self.take(Asked::SignIn)
    }

    /// The answer to a consent, once.
    pub fn take_consent(self) -> Option<Answer> {
        self.take(Asked::Consent)
    }

    fn take(self, what: Asked) -> Option<Answer> {
        let answer = self.answer.try_get_value().flatten().filter(|answer| answer.what == what)?;
        self.forget_answer();
        Some(answer)
    }

    /// Whose answer waits to be handed over.
    pub fn waiting(self) -> Option<Provider> {
        self.answer().map(|answer| answer.provider)
    }

    /// The answer was handed over.
    pub fn forget_answer(self) {
        self.answer.try_set_value(None);
    }

    /// Keeps an attempt for the page that comes next.
    pub fn keep(self, attempt: LinkAttempt) {
        self.last.try_set_value(Some(attempt));
    }

    /// The attempt as it was seen last.
    pub fn seen(self, id: &LinkAttemptId) -> Option<LinkAttempt> {
        self.last.try_get_value().flatten().filter(|attempt| attempt.id == *id)
    }
}
