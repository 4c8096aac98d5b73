//! A status in a row or beside a title: shape, word and colour together.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::tone::Tone;

/// What a badge stands for; each has its own shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeKind {
    /// ● The backup succeeded.
    Success,
    /// ◐ Part of it did.
    Partial,
    /// ✕ It failed.
    Failed,
    /// ○ It never ran.
    Never,
    /// ◇ Nobody knows, or this build does not know the value.
    Unknown,
    /// A plain label.
    #[default]
    Neutral,
    /// Worth knowing.
    Info,
    /// As it should be.
    Good,
    /// Needs a look.
    Warn,
    /// Broken.
    Bad,
}

impl BadgeKind {
    /// Its colour.
    pub fn tone(self) -> Tone {
        match self {
            BadgeKind::Success | BadgeKind::Good => Tone::Good,
            BadgeKind::Partial | BadgeKind::Warn => Tone::Warn,
            BadgeKind::Failed | BadgeKind::Bad => Tone::Bad,
            BadgeKind::Info => Tone::Info,
            BadgeKind::Never | BadgeKind::Unknown | BadgeKind::Neutral => Tone::Neutral,
        }
    }

    /// Its shape. A plain label has none.
    pub fn icon(self) -> Option<IconName> {
        match self {
            BadgeKind::Success => Some(IconName::Success),
            BadgeKind::Partial => Some(IconName::Partial),
            BadgeKind::Failed => Some(IconName::Failed),
            BadgeKind::Never => Some(IconName::Never),
            BadgeKind::Unknown => Some(IconName::Unknown),
            BadgeKind::Info => Some(IconName::Info),
            BadgeKind::Good => Some(IconName::Check),
            BadgeKind::Warn => Some(IconName::Warning),
            BadgeKind::Bad => Some(IconName::Error),
            BadgeKind::Neutral => None,
        }
    }
}

/// A status badge.
#[component]
pub fn Badge(
    /// What it stands for.
    #[prop(into)]
    kind: Signal<BadgeKind>,
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// Without the tinted background: for table cells, where forty of them would shout.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    let class = move || {
        let shape = if plain { "badge badge-plain" } else { "badge" };
        format!("{shape} {}", kind.get().tone().class())
    };
    view! {
        <span class=class>
            {move || kind.get().icon().map(|name| view! { <Icon name/> })}
            <span class="badge-label">{label}</span>
        </span>
    }
    .into_any()
}
