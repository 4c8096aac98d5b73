//! Facts in two columns: what, and which.

use leptos::prelude::*;

/// A list of facts; put [`DescriptionItem`]s inside.
#[component]
pub fn DescriptionList(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }.into_any()
}

/// One fact.
#[component]
pub fn DescriptionItem(
    /// What.
    #[prop(into)]
    term: Signal<String>,
    /// Which.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
    .into_any()
}
