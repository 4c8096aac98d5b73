//! The form: domain, organization, region, subscription, overage.

use leptos::prelude::*;
use spanning_api::id::TenantId;
use spanning_api::onboarding::OnboardingMode;
use spanning_api::problem::Code;
use spanning_api::session::TenantRef;
use spanning_api::tenant::{Region, SubscriptionKind};
use spanning_domain::tenant_domain;

use super::dialog::Adding;
use crate::features::parts::explain;
use crate::features::tenant_actions::organizations;
use crate::nav::Link;
use crate::routes::Route;
use crate::text::{onboarding as text, problem, refusal, tenants};
use crate::ui::*;

/// What can be bought here, a trial first.
const SUBSCRIPTIONS: [SubscriptionKind; 4] =
    [SubscriptionKind::Trial, SubscriptionKind::Spanning, SubscriptionKind::Kaseya365, SubscriptionKind::Legacy];

pub(super) fn view(adding: Adding) -> AnyView {
    view! {
        <div class="onboarding-form">
            <p class="muted">{text::who()}</p>
            {domain(adding)}
            {organization(adding)}
            <div class="pair">{region(adding)} {subscription(adding)}</div>
            {overage(adding)}
            {move || trouble(adding)}
            <p class="muted">{text::ways()}</p>
        </div>
    }
    .into_any()
}

/// What the server said about a field. Reactive.
fn said(adding: Adding, field: &'static str) -> Option<String> {
    adding.attempt.error.with(|error| problem::of_field(error.as_ref()?, field))
}

fn domain(adding: Adding) -> AnyView {
    let typed = adding.draft.domain;
    let read = Memo::new(move |_| typed.with(|typed| tenant_domain::read(typed)));
    // Before it was sent, only what is surely a slip is marked: the rest is still being typed.
    let error = Signal::derive(move || match read.get() {
        // A button says what was meant.
        Err(refusal) if adding.draft.tried.get() || refusal.proposal.is_some() => Some(refusal::domain(&refusal.why)),
        _ => said(adding, "domain"),
    });
    let hint = Signal::derive(move || {
        let other = read.get().ok().filter(|domain| typed.with(|typed| typed != domain));
        Some(other.map_or_else(|| text::domain_hint().to_owned(), |domain| text::read_as(&domain)))
    });
    let change = move |value: String| {
        adding.attempt.forget();
        typed.set(value);
    };
    let proposal = move || {
        let meant = read.get().err()?.proposal?;
        let label = text::use_domain(&meant);
        Some(view! { <Button label on_click=move |()| typed.set(meant.clone())/> })
    };
    view! {
        <Field label=text::domain() hint error required=true>
            <TextInput
                value=typed
                on_input=change
                on_enter=move |()| adding.send(OnboardingMode::Own)
                placeholder=text::domain_example().to_owned()
                kind="text"
            />
        </Field>
        {proposal}
        {move || already_there(adding)}
    }
    .into_any()
}

/// Leads to the tenant, where it is in the list.
fn already_there(adding: Adding) -> Option<AnyView> {
    let tenant: TenantRef = adding.attempt.error.with(|error| {
        let problem = error.as_ref()?.problem().filter(|problem| problem.code == Code::TenantAlreadyAdded)?;
        serde_json::from_value(problem.current.clone()?).ok()
    })?;
    let (to, label): (TenantId, String) = (tenant.id, text::open_tenant(&tenant.name));
    Some(view! { <p><Link to=Route::Tenant(to)>{label}</Link></p> }.into_any())
}

fn organization(adding: Adding) -> AnyView {
    if !adding.maps {
        return view! { <p class="muted">{text::no_organizations()}</p> }.into_any();
    }
    let draft = adding.draft;
    let options = vec![SelectOption::new("none", text::not_mapped()), SelectOption::new("choose", text::choose())];
    let value = Signal::derive(move || if draft.mapped.get() { "choose".to_owned() } else { "none".to_owned() });
    let error = Signal::derive(move || {
        let missing = draft.tried.get() && draft.mapped.get() && draft.organization.with(Option::is_none);
        missing.then(|| text::choose_first().to_owned()).or_else(|| said(adding, "organizationId"))
    });
    let hint = Signal::derive(move || {
        let means = if draft.mapped.get() { text::mapped_means() } else { text::not_mapped_means() };
        Some(means.to_owned())
    });
    let change = move |value: String| {
        adding.attempt.forget();
        draft.mapped.set(value == "choose");
    };
    let client = adding.board.client;
    view! {
        <Field label=text::organization() hint error>
            <Select value options on_change=change/>
        </Field>
        {move || draft.mapped.get().then(|| organizations::view(client, draft.organization))}
    }
    .into_any()
}

fn region(adding: Adding) -> AnyView {
    let value = adding.draft.region;
    let options: Vec<SelectOption> =
        Region::KNOWN.iter().map(|region| SelectOption::new(region.as_str(), tenants::region(region))).collect();
    let error = Signal::derive(move || said(adding, "region"));
    view! {
        <Field label=text::region() hint=Some(text::region_hint().to_owned()) error>
            <Select value options on_change=move |region| value.set(region)/>
        </Field>
    }
    .into_any()
}

fn subscription(adding: Adding) -> AnyView {
    let value = adding.draft.subscription;
    let options: Vec<SelectOption> =
        SUBSCRIPTIONS.iter().map(|kind| SelectOption::new(kind.as_str(), tenants::subscription(kind))).collect();
    let hint = Signal::derive(move || {
        Some(if adding.draft.is_paid() { text::paid_hint() } else { text::trial_hint() }.to_owned())
    });
    let error = Signal::derive(move || said(adding, "subscription"));
    view! {
        <Field label=text::subscription() hint error>
            <Select value options on_change=move |kind| value.set(kind)/>
        </Field>
    }
    .into_any()
}

/// Only what is billed has to be acknowledged.
fn overage(adding: Adding) -> AnyView {
    let draft = adding.draft;
    let error = move || {
        let missing = draft.tried.get() && !draft.overage.get();
        let words = missing.then(|| text::overage_first().to_owned()).or_else(|| said(adding, "overageAcknowledged"));
        words.map(|words| view! { <Icon name=IconName::Error/> <span>{words}</span> })
    };
    let agree = move |on: bool| {
        adding.attempt.forget();
        draft.overage.set(on);
    };
    let paid = Memo::new(move |_| draft.is_paid());
    let check = move || {
        view! {
            <div>
                <Checkbox label=text::overage() checked=draft.overage on_change=agree/>
                <div class="field-error" role="alert">
                    {error}
                </div>
            </div>
        }
    };
    (move || paid.get().then(check)).into_any()
}

/// The fields that have a place of their own for what is said about them.
const FIELDS: [&str; 5] = ["domain", "organizationId", "region", "subscription", "overageAcknowledged"];

/// What stands against it besides the fields.
fn trouble(adding: Adding) -> Option<AnyView> {
    let error = adding.attempt.error.get()?;
    (!FIELDS.iter().any(|field| error.is_about(field)))
        .then(|| view! { <Banner tone=Tone::Bad title=text::not_begun()>{explain(&error)}</Banner> }.into_any())
}
