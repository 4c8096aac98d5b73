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
    let segment = |label: &str, value: f64, text: &str, tone: Tone| Segment {
        label: label.into(),
        value,
        value_text: text.into(),
        tone,
    };
    let segments = vec![
        segment("Protected", 8412.0, "8,412", Tone::Good),
        segment("Paused", 318.0, "318", Tone::Warn),
        segment("Unprotected", 300.0, "300", Tone::Bad),
        segment("Archived", 900.0, "900", Tone::Neutral),
    ];
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
            {card(&choices::STACK, view! { <StackedBar title="Seats" segments/> })}
        </div>
    }
    .into_any()
}
