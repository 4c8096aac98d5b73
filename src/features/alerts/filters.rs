//! The row over the alerts: search, kind, severities with counts, muted and dismissed ones.

use leptos::prelude::*;
use spanning_api::alert::{AlertKind, Severity};
use spanning_api::tenant::FacetValue;

use super::cells::kind as badge;
use super::state::AlertsState;
use crate::features::tenants::address::toggle;
use crate::platform::intl::number;
use crate::text::alerts as text;
use crate::text::microsoft365::{filter, refresh};
use crate::text::tenants;
use crate::ui::*;

pub(super) fn view(state: AlertsState) -> AnyView {
    let query = state.query;
    let token = move || {
        query.with(|query| query.tenant.clone()).map(|id| {
            let label = text::of_tenant(&name_of(state, id.as_str()));
            view! { <FilterToken label on_remove=move |()| state.change(|query| query.tenant = None)/> }
        })
    };
    let clear = move || {
        query.with(|query| query.is_filtered()).then(|| {
            view! {
                <Button label=tenants::clear_filters() kind=ButtonKind::Quiet on_click=move |()| state.clear()/>
            }
        })
    };
    let shown = move || state.list.total().map(|total| text::count(total as u64, &number(total as u64)));
    view! {
        <div class="toolbar">
            <div class="toolbar-grow">
                <SearchInput
                    label=text::search()
                    value=Signal::derive(move || query.with(|query| query.q.clone()))
                    on_search=move |q: String| state.change(|query| query.q = q)
                />
            </div>
            {kinds(state)}
            <Checkbox
                label=text::muted()
                checked=Signal::derive(move || query.with(|query| query.muted))
                on_change=move |on| state.change(|query| query.muted = on)
            />
            <Checkbox
                label=text::dismissed()
                checked=Signal::derive(move || query.with(|query| query.dismissed))
                on_change=move |on| state.change(|query| query.dismissed = on)
            />
        </div>
        <div class="row">
            <div class="chips chips-counted">{Severity::KNOWN.iter().map(|severity| chip(state, severity)).collect_view()} {token}</div>
            {clear}
            <span class="push muted num nowrap" role="status">
                {shown}
            </span>
            <IconButton
                icon=IconName::Refresh
                label=refresh()
                on_click=move |()| state.refresh()
                pending=Signal::derive(move || state.list.is_loading())
            />
        </div>
    }
    .into_any()
}

/// A tenant's name, as the alerts on show tell it.
fn name_of(state: AlertsState, id: &str) -> String {
    state.list.version().track();
    let first = state.list.row(0).filter(|(_, alert)| alert.tenant_id.as_str() == id);
    first.map_or_else(|| id.to_owned(), |(_, alert)| alert.tenant_name.clone())
}

fn count(facets: &[FacetValue], value: &str) -> u64 {
    facets.iter().find(|facet| facet.value == value).map_or(0, |facet| facet.count)
}

fn chip(state: AlertsState, severity: &Severity) -> AnyView {
    let (own, toggled, counted) = (severity.clone(), severity.clone(), severity.clone());
    let count = move || state.summary.with(|summary| number(count(&summary.severity, counted.as_str())));
    view! {
        <FilterChip
            label=text::severity(severity).to_owned()
            kind=badge(severity)
            pressed=Signal::derive(move || state.query.with(|query| query.severity.contains(&own)))
            count=Signal::derive(count)
            on_toggle=move |()| state.change(|query| toggle(&mut query.severity, toggled.clone()))
        />
    }
    .into_any()
}

fn kinds(state: AlertsState) -> AnyView {
    let caption = move || {
        let chosen: Vec<String> = state.query.with(|query| query.kind.iter().map(text::kind).collect());
        filter::caption(text::kind_label(), &chosen)
    };
    let items = move || {
        let chosen = state.query.with(|query| query.kind.clone());
        let item = |kind: &AlertKind| {
            let shown = state.summary.with(|summary| count(&summary.kind, kind.as_str())).unwrap_or(0);
            let (own, label) = (kind.clone(), filter::choice(&text::kind(kind), &number(shown)));
            MenuItem::new(label, move || state.change(|query| toggle(&mut query.kind, own.clone())))
                .checked(chosen.contains(kind))
        };
        AlertKind::KNOWN.iter().map(item).collect()
    };
    view! { <Menu label=Signal::derive(caption) items=Signal::derive(items)/> }.into_any()
}
