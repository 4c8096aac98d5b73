use leptos::prelude::*;

use super::geometry::{bars as path, largest};
use crate::ui::tone::Tone;

/// One bar of a chart, from the ground up.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for: "24 Nov".
    pub label: String,
    /// How high it is, in any unit.
    pub value: f64,
    /// The same in words, for the text alternative: "4.2 TiB".
    pub value_text: String,
}

/// Bars over time, with the first and last label and the largest value written out.
/// A table says the same for those who do not see it.
#[component]
pub fn BarChart(
    /// What it shows.
    #[prop(into)]
    title: Signal<String>,
    /// The colour of the bars.
    tone: Tone,
    /// The bars, oldest first.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
    /// The full height, in words: "600".
    #[prop(into)]
    max_text: Signal<String>,
) -> impl IntoView {
    let drawn = move || {
        let values: Vec<Option<f64>> = bars.with(|bars| bars.iter().map(|bar| Some(bar.value)).collect());
        path(&values, largest(values.iter().flatten().copied(), 0.0), 600.0, 120.0, 4.0)
    };
    let label_at =
        move |last: bool| bars.with(|bars| if last { bars.last() } else { bars.first() }.map(|bar| bar.label.clone()));
    let rows = move || {
        let row = |bar: Bar| view! { <tr><th scope="row">{bar.label}</th><td>{bar.value_text}</td></tr> };
        bars.get().into_iter().map(row).collect_view()
    };
    view! {
        <figure class="bar-chart">
            <figcaption class="chart-title">{title}</figcaption>
            <div class="bar-chart-plot" aria-hidden="true">
                <span class="bar-chart-max">{max_text}</span>
                <svg viewBox="0 0 600 120" preserveAspectRatio="none">
                    <path class=tone.class() d=drawn></path>
                </svg>
            </div>
            <div class="bar-chart-axis" aria-hidden="true">
                <span>{move || label_at(false)}</span>
                <span>{move || label_at(true)}</span>
            </div>
            <table class="visually-hidden">
                <caption>{title}</caption>
                <tbody>{rows}</tbody>
            </table>
        </figure>
    }
    .into_any()
}
