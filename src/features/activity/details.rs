//! One entry with everything that is known about it.

use leptos::prelude::*;
use spanning_api::activity::Activity;
use spanning_api::problem::Code;

use super::filter::Filter;
use super::rows::{moment, result};
use super::state::ActivityState;
use crate::features::parts::{address, load_failed, two_lines};
use crate::text::activity as text;
use crate::ui::*;

/// The drawer; open while the address names an entry.
pub(super) fn view(state: ActivityState) -> AnyView {
    let open = Signal::derive(move || state.filter.with(|filter| filter.entry.is_some()));
    // Only what differs is drawn anew.
    let shown = Memo::new(move |_| state.entry_shown());
    let title = move || shown.get().map_or_else(|| text::LOADING_ENTRY.to_owned(), |entry| text::action(&entry.action));
    let subtitle = move || shown.get().map(|entry| result(&entry.result));
    view! {
        <Drawer
            open
            title=Signal::derive(title)
            on_close=move |()| state.close()
            subtitle=move || view! { {subtitle} }
        >
            {move || body(state, shown)}
        </Drawer>
    }
    .into_any()
}

fn body(state: ActivityState, shown: Memo<Option<Activity>>) -> AnyView {
    if let Some(entry) = shown.get() {
        return facts(state, entry);
    }
    match state.entry.error() {
        Some(error) if error.code() == Some(&Code::NotFound) => view! {
            <EmptyState kind=EmptyKind::NoMatch title=text::NO_ENTRY text=Some(text::NO_ENTRY_TEXT.to_owned())/>
        }
        .into_any(),
        Some(error) => {
            load_failed(text::ENTRY_FAILED, &error, text::RETRY, Callback::new(move |()| state.entry.reload()))
        }
        None => view! { <Skeleton count=8/> }.into_any(),
    }
}

fn facts(state: ActivityState, entry: Activity) -> AnyView {
    let actor = match &entry.actor_email {
        Some(email) => two_lines(&entry.actor, address(email)),
        None => entry.actor.into_any(),
    };
    let correlation = entry.correlation_id.to_string();
    let related = {
        let q = correlation.clone();
        move |()| {
            let q = q.clone();
            state.change(|filter| {
                *filter = Filter { past: filter.past, q, entry: filter.entry.take(), ..Filter::default() }
            });
        }
    };
    let more: Vec<AnyView> = entry
        .facts
        .into_iter()
        .map(|fact| {
            let term = text::fact(&fact.key).to_owned();
            let value = address(&fact.value);
            view! { <DescriptionItem term>{value}</DescriptionItem> }.into_any()
        })
        .collect();
    let details = (!more.is_empty()).then(|| {
        view! {
            <section class="section">
                <h3>{text::FACTS}</h3>
                <DescriptionList>{more}</DescriptionList>
            </section>
        }
    });
    view! {
        <DescriptionList>
            <DescriptionItem term=text::TIME>{moment(entry.time)}</DescriptionItem>
            <DescriptionItem term=text::OBJECT>{entry.object}</DescriptionItem>
            <DescriptionItem term=text::ACTOR>{actor}</DescriptionItem>
            <DescriptionItem term=text::SOURCE>{text::source(&entry.source)}</DescriptionItem>
            <DescriptionItem term=text::IP_ADDRESS>{entry.ip_address}</DescriptionItem>
            <DescriptionItem term=text::CORRELATION>
                <span class="activity-id">{correlation.clone()}</span>
                <CopyButton value=correlation/>
            </DescriptionItem>
            <DescriptionItem term=text::ENTRY_ID>
                <span class="activity-id">{entry.id.to_string()}</span>
            </DescriptionItem>
        </DescriptionList>
        {details}
        <div>
            <Button label=text::RELATED icon=IconName::Search on_click=related/>
        </div>
    }
    .into_any()
}
