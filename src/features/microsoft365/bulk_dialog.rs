//! The dialog of an action on many tenants: what exactly, how far it is, what did not work and why.

use leptos::prelude::*;
use spanning_api::bulk::{BulkJob, BulkOutcome, BulkState as Standing, LicenceKind, LicenceRule};
use spanning_api::endpoint::ListOrganizations;
use spanning_api::id::OrganizationId;
use spanning_api::page::MAX_LIMIT;
use spanning_api::query::{SearchQuery, Window};

use super::bulk_state::BulkState;
use super::state::{Bulk, Dashboard, Tool};
use crate::client::{Remote, use_client};
use crate::features::parts::explain;
use crate::platform::effect::effect;
use crate::platform::intl::number;
use crate::text::table_tools as text;
use crate::ui::*;

/// The dialog.
#[component]
pub fn BulkDialog(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    let state = BulkState::new(dashboard);
    let which = Memo::new(move |_| match dashboard.tool.get() {
        Some(Tool::Bulk(bulk)) => Some(bulk),
        _ => None,
    });
    effect(move |_| {
        if which.get().is_some() {
            state.reset();
        }
    });
    let title = move || {
        let count = dashboard.picks.count(dashboard.list);
        let of = state.job.with(|job| job.as_ref().map(|job| job.total)).unwrap_or(count as u64);
        which.get().map(|bulk| text::bulk_title(place(bulk), of, &number(of))).unwrap_or_default()
    };
    let close = move |()| dashboard.tool.set(None);
    let content = move || {
        let bulk = which.get()?;
        Some(if state.job.with(Option::is_some) { progress(state) } else { form(state, bulk) })
    };
    let error = move || state.error.get().map(|error| view! { <Banner tone=Tone::Bad>{explain(&error)}</Banner> });
    let footer = move || which.get().map(|bulk| buttons(state, bulk, Callback::new(close)));
    let started = Memo::new(move |_| state.job.with(Option::is_some));
    view! {
        <Dialog
            open=Signal::derive(move || which.get().is_some())
            title=Signal::derive(title)
            on_close=close
            busy=state.pending
            footer=footer
        >
            {error}
            {move || {
                started.track();
                content()
            }}
        </Dialog>
    }
    .into_any()
}

fn place(bulk: Bulk) -> usize {
    Bulk::ALL.iter().position(|known| *known == bulk).unwrap_or(0)
}

fn form(state: BulkState, bulk: Bulk) -> AnyView {
    match bulk {
        Bulk::Map => organizations(state),
        Bulk::Licences => licences(state),
        Bulk::Sync => view! { <p>{text::sync_note()}</p> }.into_any(),
        Bulk::ItComplete => view! { <p>{text::it_complete_note()}</p> }.into_any(),
    }
}

fn organizations(state: BulkState) -> AnyView {
    let client = use_client();
    let q = RwSignal::new(String::new());
    let found = Remote::new(move || {
        let query = SearchQuery { q: q.get(), window: Window { offset: 0, limit: MAX_LIMIT } };
        client.call::<ListOrganizations>(()).query(query)
    });
    let options = move || {
        let mut options = vec![SelectOption::new("", text::unmap())];
        found.with(|page| options.extend(page.items.iter().map(|o| SelectOption::new(o.id.as_str(), o.name.as_str()))));
        options
    };
    let value = move || state.organization.get().map(|id| id.to_string()).unwrap_or_default();
    let change = move |id: String| state.organization.set((!id.is_empty()).then_some(OrganizationId(id)));
    view! {
        <SearchInput label=text::find_organization() value=q on_search=move |text: String| q.set(text)/>
        <Field label=text::organization() hint=text::map_hint()>
            <Select value=Signal::derive(value) options=Signal::derive(options) on_change=change/>
        </Field>
    }
    .into_any()
}

fn licences(state: BulkState) -> AnyView {
    let kinds: Vec<_> = LicenceKind::KNOWN
        .iter()
        .zip(text::kinds())
        .map(|(kind, label)| SelectOption::new(kind.as_str(), label))
        .collect();
    let rules = move || {
        let fits = |rule: &&LicenceRule| state.of.get() == LicenceKind::Standard || **rule != LicenceRule::Cover;
        let known = LicenceRule::KNOWN.iter().filter(fits);
        known.zip(text::rules()).map(|(rule, label)| SelectOption::new(rule.as_str(), label)).collect::<Vec<_>>()
    };
    let kind = move |value: String| {
        let kind = LicenceKind::from_wire(&value);
        if kind == LicenceKind::Archived && state.rule.get_untracked() == LicenceRule::Cover {
            state.rule.set(LicenceRule::Add);
        }
        state.of.set(kind);
    };
    let counted = Memo::new(move |_| state.rule.get() != LicenceRule::Cover);
    let count = move || {
        counted.get().then(|| {
            view! {
                <Field label=text::count()>
                    <TextInput value=state.count on_input=move |text: String| state.count.set(text)/>
                </Field>
            }
        })
    };
    view! {
        <Field label=text::licences()>
            <Select value=Signal::derive(move || state.of.get().to_string()) options=kinds on_change=kind/>
        </Field>
        <Field label=text::how_many() hint=text::licences_hint()>
            <Select
                value=Signal::derive(move || state.rule.get().to_string())
                options=Signal::derive(rules)
                on_change=move |value: String| state.rule.set(LicenceRule::from_wire(&value))
            />
        </Field>
        {count}
    }
    .into_any()
}

fn progress(state: BulkState) -> AnyView {
    let share = move |job: &BulkJob| job.settled() as f64 / job.total.max(1) as f64;
    let words = move |job: &BulkJob| {
        let [done, unchanged, failed] = [job.done, job.unchanged, job.failed].map(number);
        text::progress(&done, &unchanged, &failed, &number(job.total), job.state == Standing::Cancelled)
    };
    let read =
        move |read: &dyn Fn(&BulkJob) -> String| state.job.with(|job| job.as_ref().map(read)).unwrap_or_default();
    let fraction = Signal::derive(move || state.job.with(|job| job.as_ref().map(share)));
    let told = Signal::derive(move || read(&words));
    let failures = move || {
        let failed = state.failed.get();
        (!failed.is_empty()).then(|| {
            view! {
                <h3 class="bulk-failed">{text::not_done()}</h3>
                <ul class="bulk-outcomes" tabindex="0" aria-label=text::not_done()>{failed.into_iter().map(outcome).collect_view()}</ul>
            }
        })
    };
    view! {
        <Meter label=text::progress_label() fraction value_text=told progress=true/>
        <p role="status">{told}</p>
        {failures}
    }
    .into_any()
}

fn outcome(outcome: BulkOutcome) -> AnyView {
    let why =
        outcome.detail.unwrap_or_else(|| outcome.code.map_or(text::skipped().to_owned(), |code| code.to_string()));
    let name = if outcome.name.trim().is_empty() { outcome.domain.clone() } else { outcome.name };
    view! {
        <li>
            <bdi class="bulk-name">{name}</bdi>
            <span class="muted">{why}</span>
        </li>
    }
    .into_any()
}

fn buttons(state: BulkState, bulk: Bulk, close: Callback<()>) -> AnyView {
    let over = Memo::new(move |_| state.job.with(|job| job.as_ref().map(BulkJob::is_over)));
    let failed = Memo::new(move |_| state.failed.with(|failed| !failed.is_empty()));
    let start = move || {
        view! {
            <Button label=crate::text::ui::cancel() on_click=close/>
            <Button
                label=text::bulk(place(bulk))
                kind=ButtonKind::Primary
                on_click=move |()| state.start(bulk)
                pending=state.pending
                disabled_reason=Signal::derive(move || {
                    (!state.is_ready(bulk)).then(|| text::enter_count().to_owned())
                })
            />
        }
        .into_any()
    };
    let running = move || {
        view! {
            <Button label=text::stop() on_click=move |()| state.stop()/>
            <Button label=text::in_background() kind=ButtonKind::Primary on_click=close/>
        }
        .into_any()
    };
    let ended = move || {
        let again = move || {
            failed
                .get()
                .then(|| view! { <Button label=text::retry() on_click=move |()| state.retry() pending=state.pending/> })
        };
        view! {
            {again}
            <Button label=text::done() kind=ButtonKind::Primary on_click=close/>
        }
        .into_any()
    };
    (move || match over.get() {
        None => start(),
        Some(false) => running(),
        Some(true) => ended(),
    })
    .into_any()
}
