//! Seven days of backups in seven little cells.

use leptos::prelude::*;

use super::badge::BadgeKind;

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripDay {
    /// How it went.
    pub kind: BadgeKind,
    /// The day and how it went, in words: "Monday: failed".
    pub label: String,
}

impl StripDay {
    /// How it looks.
    pub(super) fn class(&self) -> &'static str {
        match self.kind {
            BadgeKind::Success | BadgeKind::Good => "strip-day strip-success",
            BadgeKind::Partial | BadgeKind::Warn => "strip-day strip-partial",
            BadgeKind::Failed | BadgeKind::Bad => "strip-day strip-failed",
            BadgeKind::Never => "strip-day strip-never",
            BadgeKind::Unknown | BadgeKind::Neutral | BadgeKind::Info => "strip-day strip-unknown",
        }
    }
}

/// Seven cells, oldest first. Each state has its own shape, not only its own colour.
#[component]
pub fn Strip7(
    /// The days, oldest first.
    #[prop(into)]
    days: Signal<Vec<StripDay>>,
    /// All of it in words: "6 of 7 days succeeded, failed on Monday".
    #[prop(into)]
    summary: Signal<String>,
) -> impl IntoView {
    let cell = |day: StripDay| view! { <span class=day.class() data-tip=day.label></span> };
    view! {
        <span class="strip7" role="img" aria-label=move || summary.get()>
            {move || days.get().into_iter().map(cell).collect_view()}
        </span>
    }
    .into_any()
}
