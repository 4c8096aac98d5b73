//! The top of every page.

use leptos::prelude::*;

/// The id of the page's heading, to which focus moves after a navigation.
pub const PAGE_TITLE_ID: &str = "page-title";

/// Title, one line about it, and the primary action at the end.
#[component]
pub fn PageHeader(
    /// The page's one `<h1>`.
    #[prop(into)]
    title: Signal<String>,
    /// One line: what the page is for, or how old its data is.
    #[prop(optional, into)]
    purpose: Signal<Option<String>>,
    /// The way here.
    #[prop(optional, into)]
    breadcrumbs: ViewFn,
    /// Beside the breadcrumbs at the end: sync age and refresh.
    #[prop(optional, into)]
    meta: ViewFn,
    /// Buttons, the primary one last.
    #[prop(optional, into)]
    actions: ViewFn,
) -> impl IntoView {
    view! {
        <header class="page-header">
            <div class="page-trail">{breadcrumbs.run()}</div>
            <div class="page-meta">{meta.run()}</div>
            <div class="page-heading">
                <h1 id=PAGE_TITLE_ID tabindex="-1">
                    {title}
                </h1>
                {move || purpose.get().map(|purpose| view! { <p class="page-purpose">{purpose}</p> })}
            </div>
            <div class="page-actions">{actions.run()}</div>
        </header>
    }
    .into_any()
}
