use leptos::prelude::*;

use super::geometry::{largest, layer};
use crate::ui::tone::Tone;

/// One bar of a chart, from the ground up.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for: "24 Nov".
    pub label: String,
    /// Its values, one for each layer of the chart.
    pub values: Vec<f64>,
    /// All of it in words, for the text alternative: "412 succeeded, 3 failed".
    pub value_text: String,
}

/// Bars over time, stacked in layers, with the first and last label and the largest value written out.
/// A table says the same for those who do not see it.
#[component]
pub fn BarChart(
    /// What it shows.
    #[prop(into)]
    title: Signal<String>,
    /// The colours of the layers, from the ground up.
    tones: &'static [Tone],
    /// The bars, oldest first.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
    /// The full height, in words: "600".
    #[prop(into)]
    max_text: Signal<String>,
) -> impl IntoView {
    let layers = move || {
        bars.with(|bars| {
            let max = largest(bars.iter().map(|bar| bar.values.iter().sum()), 0.0);
            let draw = |(at, tone): (usize, &Tone)| {
                let stacks: Vec<(f64, f64)> = bars
                    .iter()
                    .map(|bar| {
                        let below = bar.values.iter().take(at).sum();
                        (below, bar.values.get(at).copied().unwrap_or(0.0))
                    })
                    .collect();
                view! { <path class=tone.class() d=layer(&stacks, max, 600.0, 120.0, 4.0)></path> }
            };
            tones.iter().enumerate().map(draw).collect_view()
        })
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
                    {layers}
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
