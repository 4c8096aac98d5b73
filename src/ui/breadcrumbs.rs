//! The way to this page, in the portal's own words.

use leptos::prelude::*;

use crate::text::ui as text;

/// One stop. The last one is the page itself and has no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it is. `None`: only a word (the portal's own page, or this one).
    pub href: Option<String>,
}

impl Crumb {
    /// A stop that can be gone to.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Crumb { label: label.into(), href: Some(href.into()) }
    }

    /// Only a word.
    pub fn text(label: impl Into<String>) -> Self {
        Crumb { label: label.into(), href: None }
    }

    /// A way of nothing but words.
    pub fn words(labels: &[&str]) -> Vec<Self> {
        labels.iter().map(|label| Crumb::text(*label)).collect()
    }
}

/// A breadcrumb trail.
#[component]
pub fn Breadcrumbs(
    /// From the top to this page.
    #[prop(into)]
    trail: Signal<Vec<Crumb>>,
) -> impl IntoView {
    let stops = move || {
        let trail = trail.get();
        let last = trail.len();
        let stop = |(at, crumb): (usize, Crumb)| match crumb.href {
            Some(href) => view! { <li><a href=href>{crumb.label}</a></li> }.into_any(),
            None => view! { <li aria-current=(at + 1 == last).then_some("page")>{crumb.label}</li> }.into_any(),
        };
        trail.into_iter().enumerate().map(stop).collect_view()
    };
    view! {
        <nav class="breadcrumbs" aria-label=text::breadcrumbs()>
            <ol>{stops}</ol>
        </nav>
    }
    .into_any()
}
