//! A trial, running or expired, becomes a paid subscription: choose, look again, confirm.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::endpoint::{GetLicences, UpgradeTenant};
use spanning_api::licence::{Licences, Upgrade};
use spanning_api::tenant::{SubscriptionKind, Tenant};
use spanning_domain::licence::{self, LicenceType, PAID, TERMS};

use super::dialogs::which;
use super::licence_form::{Before, Form, Outcome, field};
use super::state::Actions;
use crate::client::Remote;
use crate::features::attempt::Attempt;
use crate::features::parts::{explain, load_failed};
use crate::platform::effect::effect;
use crate::platform::intl::{self, number};
use crate::text::tenant_actions::{self as text, licences as counts, upgrade as words};
use crate::text::{tenant_drawer, tenants};
use crate::ui::*;

/// The term that is proposed, in months.
const PROPOSED: u32 = 12;

#[derive(Clone, Copy)]
struct State {
    form: Form,
    attempt: Attempt,
    now: Remote<Licences>,
    kind: RwSignal<String>,
    term: RwSignal<String>,
    begun: RwSignal<bool>,
    reviewing: RwSignal<bool>,
    agreed: RwSignal<bool>,
    outcome: Outcome,
}

impl State {
    fn new(actions: Actions, tenant: &Tenant) -> Self {
        let (form, client, id) = (Form::new(), actions.client, tenant.id.clone());
        let now = Remote::new(move || client.call::<GetLicences>(id.clone()));
        let begun = RwSignal::new(false);
        effect(move |_| {
            if let Some((standard, archived)) =
                now.with(|now| (now.standard.used, now.archived.used)).filter(|_| !begun.get_untracked())
            {
                form.begin(standard, archived);
                begun.set(true);
            }
        });
        let kind = RwSignal::new(PAID.first().map(ToString::to_string).unwrap_or_default());
        let term = RwSignal::new(PROPOSED.to_string());
        let outcome = Memo::new(move |_| {
            let wanted = wanted(form, kind, term)?;
            let (standard, archived) = pool(now, &wanted.subscription)?;
            now.with(|now| licence::upgrade(now, standard, archived, &wanted))
        });
        let (reviewing, agreed) = (RwSignal::new(false), RwSignal::new(false));
        Self { form, attempt: Attempt::new(), now, kind, term, begun, reviewing, agreed, outcome }
    }

    fn wanted(self) -> Option<Upgrade> {
        wanted(self.form, self.kind, self.term)
    }

    fn before(self, kind: LicenceType) -> Memo<Option<Before>> {
        Memo::new(move |_| {
            let used = self.now.with(|now| match kind {
                LicenceType::Standard => now.standard.used,
                LicenceType::Archived => now.archived.used,
            })?;
            let (standard, archived) = pool(self.now, &SubscriptionKind::from_wire(&self.kind.get()))?;
            let free = if kind == LicenceType::Standard { standard } else { archived };
            Some(Before { total: used, used, free, pooled: true })
        })
    }
}

/// What is asked for; nothing while a number is none. Reactive.
fn wanted(form: Form, kind: RwSignal<String>, term: RwSignal<String>) -> Option<Upgrade> {
    let (standard, archived) = form.counts()?;
    let subscription = SubscriptionKind::from_wire(&kind.get());
    Some(Upgrade { subscription, term_months: term.get().parse().ok()?, standard, archived })
}

/// What the partner has free in a subscription. Reactive.
fn pool(now: Remote<Licences>, kind: &SubscriptionKind) -> Option<(u32, u32)> {
    now.with(|now| {
        let pool = now.upgrade_pools.iter().find(|pool| pool.subscription == *kind)?;
        Some((pool.standard, pool.archived))
    })?
}

pub(super) fn view(actions: Actions, tenant: Arc<Tenant>) -> AnyView {
    let state = State::new(actions, &tenant);
    let name = tenants::name(&tenant).to_owned();
    let (title, id) = (words::title(&name), tenant.id.clone());
    let confirm = Callback::new(move |()| {
        let Some(wanted) = untrack(|| state.wanted()) else { return };
        let said = words::done(&name, tenants::subscription(&wanted.subscription));
        let call = actions.client.call::<UpgradeTenant>(id.clone()).body(wanted);
        state.attempt.send(call, move |_| actions.done(said));
    });
    let domain = tenant.domain.clone();
    let content = move || {
        if !state.begun.get() {
            return match state.now.error() {
                Some(error) => {
                    let again = Callback::new(move |()| state.now.reload());
                    load_failed(counts::failed(), &error, text::retry(), again)
                }
                None => view! { <Skeleton count=5/> }.into_any(),
            };
        }
        if state.reviewing.get() { last_look(state, &tenant) } else { choices(state, &tenant) }
    };
    let footer = move || view! { {move || buttons(actions, state, confirm)} };
    view! {
        <Dialog open=true title on_close=move |()| actions.close() busy=state.attempt.pending footer>
            {which(&domain)} {content.clone()}
        </Dialog>
    }
    .into_any()
}

fn buttons(actions: Actions, state: State, confirm: Callback<()>) -> AnyView {
    if state.reviewing.get() {
        let missing = Signal::derive(move || (!state.agreed.get()).then(|| words::agree_first().to_owned()));
        let back = move |()| {
            state.attempt.forget();
            state.reviewing.set(false);
        };
        return view! {
            <Button label=words::back() on_click=back/>
            <Button
                label=words::confirm()
                kind=ButtonKind::Primary
                on_click=confirm
                pending=state.attempt.pending
                disabled_reason=missing
            />
        }
        .into_any();
    }
    let missing = Signal::derive(move || match state.outcome.get() {
        Some(Ok(_)) => None,
        _ => Some(counts::correct().to_owned()),
    });
    view! {
        <Button label=text::cancel() on_click=move |()| actions.close()/>
        <Button
            label=words::review()
            kind=ButtonKind::Primary
            on_click=move |()| state.reviewing.set(true)
            disabled_reason=missing
        />
    }
    .into_any()
}

fn choices(state: State, tenant: &Tenant) -> AnyView {
    let expired = tenant.subscription == SubscriptionKind::Expired;
    let kinds: Vec<SelectOption> =
        PAID.iter().map(|kind| SelectOption::new(kind.as_str(), tenants::subscription(kind))).collect();
    let terms: Vec<SelectOption> =
        TERMS.iter().map(|months| SelectOption::new(months.to_string(), words::term(*months))).collect();
    let fields = [LicenceType::Standard, LicenceType::Archived]
        .map(|kind| field(state.form, kind, state.before(kind), state.outcome, state.attempt));
    view! {
        <p>{if expired { words::expired_means() } else { words::trial_means() }}</p>
        <div class="pair">
            <Field label=words::subscription()>
                <Select value=state.kind options=kinds on_change=move |kind| state.kind.set(kind)/>
            </Field>
            <Field label=words::term_label()>
                <Select value=state.term options=terms on_change=move |term| state.term.set(term)/>
            </Field>
        </div>
        {fields.into_iter().collect_view()}
    }
    .into_any()
}

/// What will be, in one look, and the consent to it.
fn last_look(state: State, tenant: &Tenant) -> AnyView {
    let Some(wanted) = state.wanted() else { return ().into_any() };
    let word = tenants::subscription(&tenant.subscription).to_owned();
    let from = match tenant.expiration_date {
        Some(end) if tenant.subscription == SubscriptionKind::Expired => {
            format!("{word}, {}", tenant_drawer::ended(&intl::date(end)))
        }
        Some(end) => format!("{word}, {}", tenant_drawer::until(&intl::date(end))),
        None => word,
    };
    let becomes = words::becomes(tenants::subscription(&wanted.subscription), &words::term(wanted.term_months));
    let bought = words::counts(&number(wanted.standard.into()), &number(wanted.archived.into()));
    let left = state.outcome.with(|outcome| {
        let after = outcome.as_ref()?.as_ref().ok()?;
        Some(words::counts(&number(after.pool_standard.into()), &number(after.pool_archived.into())))
    });
    let trouble =
        move || state.attempt.error.get().map(|error| view! { <Banner tone=Tone::Bad>{explain(&error)}</Banner> });
    view! {
        <DescriptionList>
            <DescriptionItem term=words::from()>{from}</DescriptionItem>
            <DescriptionItem term=words::to()>
                <strong>{becomes}</strong>
            </DescriptionItem>
            <DescriptionItem term=words::counts_label()>{bought}</DescriptionItem>
            <DescriptionItem term=words::pool()>{left}</DescriptionItem>
        </DescriptionList>
        <Checkbox label=words::agree() checked=state.agreed on_change=move |on| state.agreed.set(on)/>
        {trouble}
    }
    .into_any()
}
