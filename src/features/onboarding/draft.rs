//! What was typed into the form. Above the router, so that neither closing the dialog nor another page nor
//! the end of a session loses it.

use leptos::prelude::*;
use spanning_api::id::{OrganizationId, PersonId};
use spanning_api::onboarding::{NewOnboarding, OnboardingMode};
use spanning_api::tenant::{Region, SubscriptionKind};

use crate::platform::effect::effect;
use crate::session::use_session;

/// The form's fields.
#[derive(Clone, Copy)]
pub struct Draft {
    pub(super) domain: RwSignal<String>,
    pub(super) region: RwSignal<String>,
    pub(super) subscription: RwSignal<String>,
    /// Whether an organization is to be chosen.
    pub(super) mapped: RwSignal<bool>,
    pub(super) organization: RwSignal<Option<(OrganizationId, String)>>,
    pub(super) overage: RwSignal<bool>,
    /// It was tried to send it, so that what is missing is marked.
    pub(super) tried: RwSignal<bool>,
}

/// Provides what is being typed; once, above the pages. Another person starts afresh.
pub fn provide_draft() -> Draft {
    let session = use_session();
    let draft = Draft {
        domain: RwSignal::new(String::new()),
        region: RwSignal::new(Region::Us.to_string()),
        subscription: RwSignal::new(SubscriptionKind::Trial.to_string()),
        mapped: RwSignal::new(false),
        organization: RwSignal::new(None),
        overage: RwSignal::new(false),
        tried: RwSignal::new(false),
    };
    provide_context(draft);
    let whose = Memo::new(move |_| session.with_session(|session| session.person.id.clone()));
    effect(move |before: Option<Option<PersonId>>| {
        let now = whose.get();
        let before = before.flatten();
        if before.is_some() && now.is_some() && before != now {
            draft.clear();
        }
        now.or(before)
    });
    draft
}

pub(super) fn use_draft() -> Draft {
    use_context().unwrap_or_else(provide_draft)
}

impl Draft {
    /// An empty form.
    pub(super) fn clear(self) {
        self.domain.set(String::new());
        self.mapped.set(false);
        self.organization.set(None);
        self.overage.set(false);
        self.tried.set(false);
    }

    /// The subscription. Reactive.
    pub(super) fn kind(self) -> SubscriptionKind {
        SubscriptionKind::from_wire(&self.subscription.get())
    }

    /// Whether something is billed. Reactive.
    pub(super) fn is_paid(self) -> bool {
        self.kind() != SubscriptionKind::Trial
    }

    /// What is asked for.
    pub(super) fn wanted(self, mode: OnboardingMode, maps: bool) -> NewOnboarding {
        untrack(|| NewOnboarding {
            mode,
            domain: self.domain.get(),
            region: Region::from_wire(&self.region.get()),
            subscription: self.kind(),
            organization_id: self.organization.get().filter(|_| maps && self.mapped.get()).map(|(id, _)| id),
            overage_acknowledged: self.is_paid() && self.overage.get(),
        })
    }
}
