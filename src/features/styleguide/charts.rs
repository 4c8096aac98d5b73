use leptos::prelude::*;

use super::{card, choices};
use crate::ui::*;

pub fn view() -> AnyView {
    let bar = |day: u32| {
        let used = 380.0 + f64::from(day) * 2.0;
        Bar { label: format!("{day} Nov"), value: used, value_text: format!("{used} GiB") }
    };
    let bars: Vec<Bar> = (1..=30).map(bar).collect();
    view! {
        <div class="cards">
            {card(
                &choices::BARS,
                view! {
                    <BarChart title="Storage of the last 30 days" tone=Tone::Info bars max_text="440 GiB"/>
                },
            )}
        </div>
    }
    .into_any()
}
