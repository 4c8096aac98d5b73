//! Tabs: one row of captions, one panel below.

use leptos::{ev, html, prelude::*};

use super::dom;

/// A caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What `selected` names.
    pub id: String,
    /// What is read.
    pub label: String,
    /// A number beside it.
    pub count: Option<usize>,
}

impl Tab {
    /// A caption.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Tab { id: id.into(), label: label.into(), count: None }
    }

    /// With a number beside it.
    pub fn count(mut self, count: usize) -> Self {
        self.count = Some(count);
        self
    }
}

/// Tabs. Arrow keys, Home and End move and select; the panel's content follows `selected`.
#[component]
pub fn Tabs(
    /// The name of the row.
    #[prop(into)]
    label: Signal<String>,
    /// The captions.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// The id of the one that is open.
    #[prop(into)]
    selected: Signal<String>,
    /// Asked for another.
    #[prop(into)]
    on_select: Callback<String>,
    /// The panel: read `selected` inside.
    children: Children,
) -> impl IntoView {
    let row = NodeRef::<html::Div>::new();
    let prefix = StoredValue::new(dom::unique_id("tabs"));
    let id_of = move |id: &str| prefix.with_value(|prefix| format!("{prefix}-{id}"));
    let panel_id = id_of("panel");
    let keydown = move |event: ev::KeyboardEvent| {
        let Some(row) = row.get_untracked() else { return };
        let Some(to) = dom::rove(&dom::all(&row, "[role=tab]"), &event.key(), true) else { return };
        event.prevent_default();
        if let Some(id) = tabs.with_untracked(|tabs| tabs.get(to).map(|tab| tab.id.clone())) {
            on_select.try_run(id);
        }
    };
    let caption = {
        let panel_id = panel_id.clone();
        move |tab: Tab| {
            let (own, id) = (tab.id.clone(), tab.id.clone());
            let is_selected = Signal::derive(move || selected.with(|selected| *selected == own));
            view! {
                <button
                    type="button"
                    class="tab"
                    role="tab"
                    id=id_of(&tab.id)
                    aria-controls=panel_id.clone()
                    aria-selected=move || if is_selected.get() { "true" } else { "false" }
                    tabindex=move || if is_selected.get() { "0" } else { "-1" }
                    on:click=move |_| {
                        on_select.try_run(id.clone());
                    }
                >
                    {tab.label}
                    {tab.count.map(|count| view! { <span class="tab-count">{count}</span> })}
                </button>
            }
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=move || label.get() node_ref=row on:keydown=keydown>
            {move || tabs.get().into_iter().map(&caption).collect_view()}
        </div>
        <div
            class="tab-panel"
            role="tabpanel"
            tabindex="0"
            id=panel_id
            aria-labelledby=move || selected.with(|selected| id_of(selected))
        >
            {children()}
        </div>
    }
    .into_any()
}
