use leptos::prelude::*;

use super::{card, choices};
use crate::ui::*;

pub fn view() -> AnyView {
    let bar = |day: u32| {
        let failed = if day % 7 == 3 { 40.0 } else { f64::from(day % 3) * 4.0 };
        let partial = f64::from(day % 5) * 9.0;
        Bar {
            label: format!("{day} Nov"),
            values: vec![380.0 + f64::from(day) * 2.0, partial, failed],
            value_text: format!("{partial} partial, {failed} failed"),
        }
    };
    let bars: Vec<Bar> = (1..=30).map(bar).collect();
    view! {
        <div class="cards">
            {card(
                &choices::BARS,
                view! {
                    <BarChart
                        title="Backups of the last 30 days"
                        tones=&[Tone::Good, Tone::Warn, Tone::Bad]
                        bars
                        max_text="480 backups"
                    />
                },
            )}
        </div>
    }
    .into_any()
}
