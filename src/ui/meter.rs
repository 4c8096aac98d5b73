//! How much of something is used or done.

use leptos::prelude::*;

use super::tone::Tone;

/// A bar from nothing to all. A `progress` is on its way to the end; a meter just is where it is.
#[component]
pub fn Meter(
    /// What is measured.
    #[prop(into)]
    label: Signal<String>,
    /// From 0 to 1. `None`: under way, nobody knows how far.
    #[prop(into)]
    fraction: Signal<Option<f64>>,
    /// The value in words: "8,412 of 9,030 seats".
    #[prop(into)]
    value_text: Signal<String>,
    /// Its colour.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// Work under way instead of a level.
    #[prop(optional)]
    progress: bool,
) -> impl IntoView {
    let percent = move || fraction.get().map(|part| (part.clamp(0.0, 1.0) * 100.0).round());
    view! {
        <span
            class=move || format!("meter {}", tone.get().class())
            class:meter-unknown=move || percent().is_none()
            role=if progress { "progressbar" } else { "meter" }
            aria-label=move || label.get()
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || percent().map(|percent| percent.to_string())
            aria-valuetext=move || value_text.get()
        >
            <span class="meter-bar" style:inline-size=move || percent().map(|percent| format!("{percent}%"))></span>
        </span>
    }
    .into_any()
}
