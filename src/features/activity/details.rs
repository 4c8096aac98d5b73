//! One entry with everything that is known about it.

use leptos::prelude::*;
use spanning_api::activity::{Activity, Fact};
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
    let title =
        move || shown.get().map_or_else(|| text::loading_entry().to_owned(), |entry| text::action(&entry.action));
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
            <EmptyState kind=EmptyKind::NoMatch title=text::no_entry() text=Some(text::no_entry_text().to_owned())/>
        }
        .into_any(),
        Some(error) => {
            load_failed(text::entry_failed(), &error, text::retry(), Callback::new(move |()| state.entry.reload()))
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
        let correlation = correlation.clone();
        move |()| {
            let correlation = correlation.clone();
            state.change(|filter| {
                *filter = Filter { past: filter.past, correlation, entry: filter.entry.take(), ..Filter::default() }
            });
        }
    };
    let changes = changes(&entry.facts);
    let more: Vec<AnyView> = entry
        .facts
        .into_iter()
        .filter(|fact| changed(&fact.key).is_none())
        .map(|fact| {
            let term = text::fact(&fact.key).to_owned();
            let value = address(&fact.value);
            view! { <DescriptionItem term>{value}</DescriptionItem> }.into_any()
        })
        .collect();
    let details = (!more.is_empty()).then(|| {
        view! {
            <section class="section">
                <h3>{text::facts()}</h3>
                <DescriptionList>{more}</DescriptionList>
            </section>
        }
    });
    view! {
        <DescriptionList>
            <DescriptionItem term=text::time()>{moment(entry.time)}</DescriptionItem>
            <DescriptionItem term=text::object()>{entry.object}</DescriptionItem>
            <DescriptionItem term=text::actor()>{actor}</DescriptionItem>
            <DescriptionItem term=text::source_label()>{text::source(&entry.source)}</DescriptionItem>
            <DescriptionItem term=text::ip_address()>{entry.ip_address}</DescriptionItem>
            <DescriptionItem term=text::correlation()>
                <span class="activity-id">{correlation.clone()}</span>
                <CopyButton value=correlation/>
            </DescriptionItem>
            <DescriptionItem term=text::entry_id()>
                <span class="activity-id">{entry.id.to_string()}</span>
            </DescriptionItem>
        </DescriptionList>
        {changes}
        {details}
        <div>
            <Button label=text::related() icon=IconName::Search on_click=related/>
        </div>
    }
    .into_any()
}

/// What a fact is the state of, and whether before or after.
fn changed(key: &str) -> Option<(&str, bool)> {
    let parted = |end: &str| key.strip_suffix(end).map(|what| what.trim_end_matches('_'));
    parted("before").map(|what| (what, false)).or_else(|| parted("after").map(|what| (what, true)))
}

/// What was changed: a table with before and after beside each other.
fn changes(facts: &[Fact]) -> Option<AnyView> {
    let mut rows: Vec<(String, [String; 2])> = Vec::new();
    for fact in facts {
        let Some((what, after)) = changed(&fact.key) else { continue };
        if !rows.iter().any(|(name, _)| name == what) {
            rows.push((what.to_owned(), Default::default()));
        }
        if let Some((_, [old, new])) = rows.iter_mut().find(|(name, _)| name == what) {
            fact.value.clone_into(if after { new } else { old });
        }
    }
    if rows.is_empty() {
        return None;
    }
    let row = |(what, [old, new]): (String, [String; 2])| {
        let what = text::fact(&what).to_owned();
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td>{old}</td>
                <td>{new}</td>
            </tr>
        }
    };
    Some(
        view! {
            <section class="section">
                <h3>{text::changes()}</h3>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{text::changed()}</th>
                            <th scope="col">{text::before()}</th>
                            <th scope="col">{text::after()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[test]
    fn before_and_after_belong_together() {
        assert_eq!(changed("it_complete_before"), Some(("it_complete", false)));
        assert_eq!(changed("link_after"), Some(("link", true)));
        assert_eq!(changed("reason"), None);
    }
}
