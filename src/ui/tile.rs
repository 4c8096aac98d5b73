//! A number that matters, on a tile.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::tone::Tone;

/// Which way a number went since last time, and whether that is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Up (true) or down.
    pub up: bool,
    /// By how much: "0.4".
    pub by: String,
    /// Whether that is good.
    pub tone: Tone,
    /// For screen readers: "up 0.4 points since last week".
    pub spoken: String,
}

/// A tile: title, number, what it is a number of, and a chart or bar below. All tiles of a row are equally high.
#[component]
pub fn Tile(
    /// What is counted.
    #[prop(into)]
    title: Signal<String>,
    /// The number, formatted. `None`: it is on its way.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// Quietly behind the number: "%", "of 9,030".
    #[prop(optional, into)]
    unit: Signal<Option<String>>,
    /// Which way it went.
    #[prop(optional, into)]
    trend: Signal<Option<Trend>>,
    /// One quiet line below the number.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Makes the tile a button: filter the table by it.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// With `on_click`: the filter is on.
    #[prop(optional, into)]
    pressed: Signal<bool>,
    /// Makes the tile a link.
    #[prop(optional, into)]
    href: Option<String>,
    /// A sparkline, a meter.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let number = move || match value.get() {
        None => view! { <span class="skeleton-line tile-loading"></span> }.into_any(),
        Some(value) => view! {
            <span class="tile-number">{value}</span>
            {unit.get().map(|unit| view! { <span class="tile-unit">{unit}</span> })}
            {trend.get().map(trend_view)}
        }
        .into_any(),
    };
    let inside = view! {
        <span class="tile-title">{title}</span>
        <span class="tile-value" class:tile-coming=move || value.with(Option::is_none)>
            {number}
        </span>
        {move || note.get().map(|note| view! { <span class="tile-note">{note}</span> })}
        <span class="tile-extra">{children.map(|children| children())}</span>
    };
    match (on_click, href) {
        (Some(on_click), _) => view! {
            <button
                type="button"
                class="tile tile-link"
                aria-pressed=move || if pressed.get() { "true" } else { "false" }
                on:click=move |_| {
                    on_click.try_run(());
                }
            >
                {inside}
            </button>
        }
        .into_any(),
        (None, Some(href)) => view! { <a class="tile tile-link" href=href>{inside}</a> }.into_any(),
        (None, None) => view! { <div class="tile">{inside}</div> }.into_any(),
    }
}

/// Which way a number went, by an arrow, a number and words.
pub fn trend_view(trend: Trend) -> AnyView {
    let icon = if trend.up { IconName::SortUp } else { IconName::SortDown };
    view! {
        <span class=format!("tile-trend {}", trend.tone.class())>
            <Icon name=icon/>
            <span aria-hidden="true">{trend.by}</span>
            <span class="visually-hidden">{trend.spoken}</span>
        </span>
    }
    .into_any()
}
