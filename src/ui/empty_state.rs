//! What stands where a table or page would be when there is nothing to show.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::tone::Tone;

/// Why there is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmptyKind {
    /// Nothing exists yet: say how to begin.
    #[default]
    NoData,
    /// Filters let nothing through: offer to clear them.
    NoMatch,
    /// It could not be loaded: offer to try again.
    Error,
    /// Not for this person: say who can help.
    Forbidden,
}

/// Nothing to show: why, and the one thing to do about it.
#[component]
pub fn EmptyState(
    /// Why.
    #[prop(optional)]
    kind: EmptyKind,
    /// What is so.
    #[prop(into)]
    title: Signal<String>,
    /// What it means.
    #[prop(optional, into)]
    text: Signal<Option<String>>,
    /// Another icon than the kind's own.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// One button or link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (own, tone) = match kind {
        EmptyKind::NoData => (IconName::Cloud, Tone::Neutral),
        EmptyKind::NoMatch => (IconName::Search, Tone::Neutral),
        EmptyKind::Error => (IconName::Error, Tone::Bad),
        EmptyKind::Forbidden => (IconName::Lock, Tone::Neutral),
    };
    view! {
        <div class=format!("empty {}", tone.class()) role=if kind == EmptyKind::Error { "alert" } else { "status" }>
            <span class="empty-icon">
                <Icon name=icon.unwrap_or(own)/>
            </span>
            <h2 class="empty-title">{title}</h2>
            {move || text.get().map(|text| view! { <p class="empty-text">{text}</p> })}
            <div class="empty-action">{children.map(|children| children())}</div>
        </div>
    }
    .into_any()
}
