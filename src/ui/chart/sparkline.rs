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
    /// What the ground stands for: a rate that never leaves the nineties shows nothing from zero.
    #[prop(optional, into)]
    floor: Signal<f64>,
    /// What it shows, in words: "Success rate of the last 30 days, between 94 and 98 percent".
    #[prop(into)]
    summary: Signal<String>,
    /// Its colour.
    #[prop(default = Tone::Info)]
    tone: Tone,
) -> impl IntoView {
    let path = move || {
        values.with(|values| {
            let floor = floor.get();
            let above: Vec<_> = values.iter().map(|value| value.map(|value| value - floor)).collect();
            let max = max.get().map_or_else(|| largest(above.iter().flatten().copied(), 0.0), |max| max - floor);
            bars(&above, max, 120.0, 24.0, 1.0)
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
