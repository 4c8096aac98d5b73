use leptos::prelude::*;

use super::geometry::{bars, largest};
use crate::ui::tone::Tone;

/// A row of tiny bars: the shape of the last days, without axes.
#[component]
pub fn Sparkline(
    /// Oldest first; `None` where nothing is known.
    #[prop(into)]
    values: Signal<Vec<Option<f64>>>,
    /// The full height. `None`: the largest value.
    #[prop(optional, into)]
    max: Signal<Option<f64>>,
    /// What it shows, in words: "Success rate of the last 30 days, between 94 and 98 percent".
    #[prop(into)]
    summary: Signal<String>,
    /// Its colour.
    #[prop(default = Tone::Info)]
    tone: Tone,
) -> impl IntoView {
    let path = move || {
        values.with(|values| {
            let max = max.get().unwrap_or_else(|| largest(values.iter().flatten().copied(), 0.0));
            bars(values, max, 120.0, 24.0, 1.0)
        })
    };
    view! {
        <svg
            class=format!("sparkline {}", tone.class())
            viewBox="0 0 120 24"
            preserveAspectRatio="none"
            role="img"
            aria-label=move || summary.get()
        >
            <path d=path></path>
        </svg>
    }
    .into_any()
}
