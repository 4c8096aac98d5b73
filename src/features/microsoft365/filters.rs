//! The rows over the table: search, filters with counts; how many match, views, columns, export.

use leptos::prelude::*;
use spanning_api::query::Query;
use spanning_api::tenant::{BackupStatus, FacetValue, Facets, Region, SubscriptionKind};
use spanning_api::tenant_query::TenantQuery;
use spanning_api::view::SavedView;

use super::bulk_bar::BulkBar;
use super::filter_box::{Conditions, Draft, FilterBox};
use super::state::{Dashboard, Tool};
use crate::features::tenants::address::toggle;
use crate::platform::intl::number;
use crate::text::microsoft365::{self as text, filter};
use crate::text::{table_tools, tenants};
use crate::ui::*;

/// Search and filters, and what is done with the table.
#[component]
pub fn Filters(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    let draft = Draft::new(dashboard);
    view! {
        <div class="toolbar">
            <div class="toolbar-grow">
                <FilterBox draft/>
            </div>
            {of_values(dashboard, &STATUS)}
            {of_values(dashboard, &SUBSCRIPTION)}
            {of_values(dashboard, &REGION)}
            {it_complete(dashboard)}
            {move || {
                dashboard
                    .address
                    .with(|address| address.query.is_filtered())
                    .then(|| {
                        view! {
                            <Button
                                label=tenants::clear_filters()
                                kind=ButtonKind::Quiet
                                on_click=move |()| dashboard.clear_filters()
                            />
                        }
                    })
            }}
        </div>
        <Conditions draft/>
        <BulkBar dashboard>
            <Shown dashboard/>
            <div class="toolbar-end">
                <Menu label=table_tools::views() items=Signal::derive(move || views(dashboard)) icon=IconName::Bookmark/>
                <Button
                    label=table_tools::columns()
                    icon=IconName::Columns
                    on_click=move |()| dashboard.tool.set(Some(Tool::Columns))
                />
                <Button
                    label=table_tools::export()
                    icon=IconName::Download
                    on_click=move |()| dashboard.tool.set(Some(Tool::Export))
                />
            </div>
        </BulkBar>
    }
    .into_any()
}

/// How many tenants there are or match; said aloud when it changes.
#[component]
fn Shown(dashboard: Dashboard) -> impl IntoView {
    let words = move || {
        let total = dashboard.list.total()? as u64;
        let filtered = dashboard.address.with_untracked(|address| address.query.is_filtered());
        Some(text::shown(filtered, total, &number(total)))
    };
    view! {
        <span class="muted num nowrap" role="status">
            {words}
        </span>
    }
    .into_any()
}

/// The named views, and the way to the dialog that keeps them.
fn views(dashboard: Dashboard) -> Vec<MenuItem> {
    let shown = dashboard.address.with(|address| address.view().to_query());
    let item = |view: &SavedView| {
        let query = view.query.clone();
        MenuItem::new(view.name.clone(), move || dashboard.show_view(&query)).checked(view.query == shown)
    };
    let mut items: Vec<_> = dashboard.views.with(|views| views.items.iter().map(item).collect()).unwrap_or_default();
    items.push(MenuItem::new(table_tools::keep_views(), move || dashboard.tool.set(Some(Tool::Views))).separated());
    items
}

/// A filter whose choices are the values of one field.
struct Values {
    name: fn() -> &'static str,
    facet: fn(&Facets) -> &Vec<FacetValue>,
    label: fn(&str) -> String,
    chosen: fn(&TenantQuery) -> Vec<String>,
    toggle: fn(&mut TenantQuery, &str),
}

static STATUS: Values = Values {
    name: filter::status,
    facet: |facets| &facets.status,
    label: |value| tenants::status(&BackupStatus::from_wire(value)).to_owned(),
    chosen: |query| query.status.iter().map(ToString::to_string).collect(),
    toggle: |query, value| toggle(&mut query.status, BackupStatus::from_wire(value)),
};

static SUBSCRIPTION: Values = Values {
    name: filter::subscription,
    facet: |facets| &facets.subscription,
    label: |value| tenants::subscription(&SubscriptionKind::from_wire(value)).to_owned(),
    chosen: |query| query.subscription.iter().map(ToString::to_string).collect(),
    toggle: |query, value| toggle(&mut query.subscription, SubscriptionKind::from_wire(value)),
};

static REGION: Values = Values {
    name: filter::region,
    facet: |facets| &facets.region,
    label: |value| tenants::region(&Region::from_wire(value)).to_owned(),
    chosen: |query| query.region.iter().map(ToString::to_string).collect(),
    toggle: |query, value| toggle(&mut query.region, Region::from_wire(value)),
};

fn of_values(dashboard: Dashboard, values: &'static Values) -> AnyView {
    let chosen = move || dashboard.address.with(|address| (values.chosen)(&address.query));
    let caption = move || {
        let labels: Vec<String> = chosen().iter().map(|value| (values.label)(value)).collect();
        filter::caption((values.name)(), &labels)
    };
    let items = move || {
        let chosen = chosen();
        let item = |facet: &FacetValue| {
            let value = facet.value.clone();
            let label = filter::choice(&(values.label)(&value), &number(facet.count));
            let on = chosen.contains(&value);
            MenuItem::new(label, move || dashboard.change(|query| (values.toggle)(query, &value))).checked(on)
        };
        dashboard.facets.with(|facets| (values.facet)(facets).iter().map(item).collect()).unwrap_or_default()
    };
    view! { <Menu label=Signal::derive(caption) items=Signal::derive(items)/> }.into_any()
}

fn it_complete(dashboard: Dashboard) -> AnyView {
    let chosen = move || dashboard.address.with(|address| address.query.it_complete);
    let word = |on: bool| if on { filter::on() } else { filter::off() };
    let caption = move || {
        let labels: Vec<String> = chosen().map(|on| word(on).to_owned()).into_iter().collect();
        filter::caption(filter::it_complete(), &labels)
    };
    let items = move || {
        let now = chosen();
        let item = |wanted: Option<bool>, label: &str| {
            MenuItem::new(label, move || dashboard.change(|query| query.it_complete = wanted)).checked(now == wanted)
        };
        vec![item(None, text::any()), item(Some(true), filter::on()), item(Some(false), filter::off())]
    };
    view! { <Menu label=Signal::derive(caption) items=Signal::derive(items)/> }.into_any()
}
