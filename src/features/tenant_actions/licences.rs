//! Allocating and releasing the licences of a tenant.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::endpoint::{AllocateLicences, GetLicences};
use spanning_api::licence::{AllocateLicences as Wanted, Licences};
use spanning_api::problem::Code;
use spanning_api::tenant::Tenant;
use spanning_domain::licence::{LicenceType, RETENTION_DAYS, allocate};

use super::dialogs::which;
use super::licence_form::{Before, Form, Outcome, field};
use super::review;
use super::state::Actions;
use crate::client::{ClientError, Remote};
use crate::features::attempt::Attempt;
use crate::features::parts::{explain, load_failed};
use crate::platform::effect::effect;
use crate::platform::intl::number;
use crate::platform::{page, timer};
use crate::text::tenant_actions::{self as text, licences as words};
use crate::text::tenants;
use crate::ui::*;

/// What the dialog works with.
#[derive(Clone, Copy)]
struct State {
    form: Form,
    attempt: Attempt,
    now: Remote<Licences>,
    /// The numbers that the person began with.
    began: RwSignal<Option<Licences>>,
    outcome: Outcome,
}

pub(super) fn view(actions: Actions, tenant: Arc<Tenant>) -> AnyView {
    let (id, name) = (tenant.id.clone(), tenants::name(&tenant).to_owned());
    let state = State::new(actions, &tenant);
    let title = words::title(&name);
    let save = Callback::new(move |()| {
        let (Some((standard, archived)), Some(etag)) = (untrack(|| state.form.counts()), state.now.etag()) else {
            return;
        };
        let said = words::saved(&name, &number(standard.into()), &number(archived.into()));
        let call = actions.client.call::<AllocateLicences>(id.clone()).body(Wanted { standard, archived });
        state.attempt.send_then(call.if_match(etag), move |saved| match saved {
            Some(_) => actions.done(said),
            None => timer::after_draw(page::focus_invalid),
        });
    });
    // Somebody was faster: the numbers as they are now, beside those that were typed.
    effect(move |_| {
        let changed = |error: &Option<_>| {
            let code = error.as_ref().and_then(ClientError::code);
            code.is_some_and(|code| matches!(code, Code::Changed | Code::LicenceLimit))
        };
        if state.attempt.error.with(changed) {
            state.now.reload();
        }
    });
    let domain = tenant.domain.clone();
    let missing = Signal::derive(move || state.missing());
    let footer = move || {
        view! {
            <Button label=text::cancel() on_click=move |()| actions.close()/>
            <Button
                label=words::save()
                kind=ButtonKind::Primary
                on_click=save
                pending=state.attempt.pending
                disabled_reason=missing
            />
        }
    };
    view! {
        <Dialog open=true title on_close=move |()| actions.close() busy=state.attempt.pending footer>
            {which(&domain)} {move || body(state)}
        </Dialog>
    }
    .into_any()
}

impl State {
    fn new(actions: Actions, tenant: &Tenant) -> Self {
        let (form, client, id) = (Form::new(), actions.client, tenant.id.clone());
        let now = Remote::new(move || client.call::<GetLicences>(id.clone()));
        let began = RwSignal::new(None::<Licences>);
        effect(move |_| {
            if let Some(first) = now.get().filter(|_| began.with_untracked(Option::is_none)) {
                form.begin(first.standard.total, first.archived.total);
                began.set(Some(first));
            }
        });
        let outcome = Memo::new(move |_| {
            let (standard, archived) = form.counts()?;
            now.with(|now| allocate(now, Wanted { standard, archived }))
        });
        Self { form, attempt: Attempt::new(), now, began, outcome }
    }

    /// Why there is nothing to save. Reactive.
    fn missing(self) -> Option<String> {
        let same = |now: &Licences| self.form.counts() == Some((now.standard.total, now.archived.total));
        match self.outcome.get() {
            Some(Ok(_)) if self.now.with(same) == Some(true) => Some(words::nothing().to_owned()),
            Some(Ok(_)) => None,
            _ => Some(words::correct().to_owned()),
        }
    }

    fn before(self, kind: LicenceType) -> Memo<Option<Before>> {
        Memo::new(move |_| {
            self.now.with(|now| {
                let (count, free) = match kind {
                    LicenceType::Standard => (now.standard, now.pool_standard),
                    LicenceType::Archived => (now.archived, now.pool_archived),
                };
                Before { total: count.total, used: count.used, free, pooled: now.cap.is_none() }
            })
        })
    }
}

fn body(state: State) -> AnyView {
    let loaded = Memo::new(move |_| state.began.with(Option::is_some));
    let content = move || {
        if loaded.get() {
            return form(state);
        }
        match state.now.error() {
            Some(error) => {
                load_failed(words::failed(), &error, text::retry(), Callback::new(move |()| state.now.reload()))
            }
            None => view! { <Skeleton count=4/> }.into_any(),
        }
    };
    content.into_any()
}

fn form(state: State) -> AnyView {
    let kinds = [LicenceType::Standard, LicenceType::Archived];
    let fields = kinds.map(|kind| field(state.form, kind, state.before(kind), state.outcome, state.attempt));
    let trouble = move || {
        let error = state.attempt.error.get().filter(|error| error.code() != Some(&Code::Changed))?;
        if kinds.iter().any(|kind| error.is_about(kind.field())) {
            return None;
        }
        Some(view! { <Banner tone=Tone::Bad>{explain(&error)}</Banner> })
    };
    view! {
        {move || clash(state)}
        {fields.into_iter().collect_view()}
        {move || trial(state)}
        {move || release(state)}
        {trouble}
    }
    .into_any()
}

/// The sum of a trial against its cap. Reactive.
fn trial(state: State) -> Option<AnyView> {
    let cap = state.now.with(|now| now.cap).flatten()?;
    let (standard, archived) = state.form.counts()?;
    let sum = u64::from(standard) + u64::from(archived);
    let over = sum > u64::from(cap);
    let words = words::cap(&number(standard.into()), &number(archived.into()), &number(sum), &number(cap.into()));
    Some(view! { <p class:is-over=over>{words}</p> }.into_any())
}

/// What becomes of data, once something is released. Reactive.
fn release(state: State) -> Option<AnyView> {
    let (standard, archived) = state.form.counts()?;
    let less = state.now.with(|now| standard < now.standard.total || archived < now.archived.total)?;
    less.then(|| {
        view! {
            <Banner tone=Tone::Info title=words::release()>
                {words::release_text(RETENTION_DAYS)}
            </Banner>
        }
        .into_any()
    })
}

/// Both versions, when somebody else changed the numbers since they were first seen. Reactive.
fn clash(state: State) -> Option<AnyView> {
    let (began, now) = (state.began.get()?, state.now.get()?);
    let totals = |licences: &Licences| [licences.standard.total, licences.archived.total];
    (totals(&began) != totals(&now)).then(|| review::versions(totals(&began), totals(&now), state.form.counts()))
}
