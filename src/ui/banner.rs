//! A message across the page or card it concerns.

use leptos::prelude::*;

use super::button::IconButton;
use super::icon::{Icon, IconName};
pub use super::tone::Tone;
use crate::text::ui as text;

/// A message in place. A bad one is announced at once, the others politely.
#[component]
pub fn Banner(
    /// How it is meant.
    tone: Tone,
    /// What happened, in a few words.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    /// One button or link.
    #[prop(optional, into)]
    action: ViewFn,
    /// Makes it dismissible.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
    /// What it means and what to do.
    children: Children,
) -> impl IntoView {
    let icon = match tone {
        Tone::Neutral | Tone::Info => IconName::Info,
        Tone::Good => IconName::Check,
        Tone::Warn => IconName::Warning,
        Tone::Bad => IconName::Error,
    };
    view! {
        <div class=format!("banner {}", tone.class()) role=if tone == Tone::Bad { "alert" } else { "status" }>
            <Icon name=icon/>
            <div class="banner-text">
                {title.map(|title| view! { <strong class="banner-title">{title}</strong> })} <div>{children()}</div>
            </div>
            <div class="banner-action">{action.run()}</div>
            {on_dismiss
                .map(|dismiss| {
                    view! { <IconButton icon=IconName::Close label=text::dismiss() on_click=dismiss/> }
                })}
        </div>
    }
    .into_any()
}
