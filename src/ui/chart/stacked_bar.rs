use leptos::prelude::*;

use crate::ui::tone::Tone;

/// A part of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What it is.
    pub label: String,
    /// How much, in any unit.
    pub value: f64,
    /// How much, in words: "1,204".
    pub value_text: String,
    /// Its colour.
    pub tone: Tone,
}

/// One bar made of parts, with a legend that says the numbers.
#[component]
pub fn StackedBar(
    /// What the whole is.
    #[prop(into)]
    title: Signal<String>,
    /// Its parts, in order.
    #[prop(into)]
    segments: Signal<Vec<Segment>>,
) -> impl IntoView {
    let parts = move || {
        let part = |segment: Segment| {
            (segment.value > 0.0).then(|| {
                view! {
                    <span class=format!("stack-part {}", segment.tone.class()) style:flex-grow=segment.value.to_string()></span>
                }
            })
        };
        segments.get().into_iter().map(part).collect_view()
    };
    let legend = move || {
        let entry = |segment: Segment| {
            view! {
                <li class=segment
                    .tone
                    .class()>
                    <span class="stack-key" aria-hidden="true"></span>
                    {segment.label}
                    <strong class="num">{segment.value_text}</strong>
                </li>
            }
        };
        segments.get().into_iter().map(entry).collect_view()
    };
    view! {
        <figure class="stack">
            <figcaption class="chart-title">{title}</figcaption>
            <div class="stack-bar" aria-hidden="true">
                {parts}
            </div>
            <ul class="stack-legend">{legend}</ul>
        </figure>
    }
    .into_any()
}
