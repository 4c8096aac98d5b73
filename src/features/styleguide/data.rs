use leptos::prelude::*;

use super::{card, choices};
use crate::ui::*;

pub fn view() -> AnyView {
    view! {
        {tiles()}
        <div class="cards">{badges()} {meters()} {tabs()}</div>
    }
    .into_any()
}

fn tiles() -> AnyView {
    let rates = (0..30).map(|day| (day != 11).then(|| 97.0 - f64::from(day * 7 % 11) / 2.0)).collect::<Vec<_>>();
    let up = Trend { up: true, by: "0.4".into(), tone: Tone::Good, spoken: "Up 0.4 points since last week".into() };
    let down = Trend { up: false, by: "12".into(), tone: Tone::Bad, spoken: "Down 12 since last week".into() };
    let pressed = RwSignal::new(true);
    let of_seats = Some("of 9,030".to_string());
    view! {
        <h2>{choices::TILES.title}</h2>
        {choices::TILES.line()}
        <div class="tiles">
            <Tile title="Success rate" value=Some("96.8".to_string()) unit=Some("%".to_string()) trend=Some(up)>
                <Sparkline values=rates floor=90.0 summary="Success rate of the last 30 days, from 92 to 97 percent" tone=Tone::Good/>
            </Tile>
            <Tile title="Seat protection" value=Some("8,412".to_string()) unit=of_seats>
                <Meter label="Seat protection" fraction=Some(0.93) value_text="8,412 of 9,030 seats"/>
            </Tile>
            <Tile
                title="Spanning licences"
                value=Some("7,120".to_string())
                unit=Some("used".to_string())
                note=Some("380 left".to_string())
                pressed
                on_click=move |_| pressed.update(|on| *on = !*on)
            >
                <Meter label="Spanning licences" fraction=Some(0.95) value_text="7,120 of 7,500 used" tone=Tone::Warn/>
            </Tile>
            <Tile title="Kaseya 365" value=Some("1,204".to_string()) trend=Some(down) href="#main"/>
            <Tile title="Legacy" value=None/>
        </div>
    }
    .into_any()
}

fn badges() -> AnyView {
    let all = [
        (BadgeKind::Success, "Success"),
        (BadgeKind::Partial, "Partial"),
        (BadgeKind::Failed, "Failed"),
        (BadgeKind::Never, "Never run"),
        (BadgeKind::Unknown, "Unknown"),
        (BadgeKind::Neutral, "Trial"),
        (BadgeKind::Info, "New"),
        (BadgeKind::Good, "Linked"),
        (BadgeKind::Warn, "Ends in 5 days"),
        (BadgeKind::Bad, "Expired"),
    ];
    let row = move |plain: bool| {
        let badge = move |(kind, label): (BadgeKind, &'static str)| view! { <Badge kind label plain/> };
        view! { <div class="row">{all.map(badge).collect_view()}</div> }
    };
    let days = [
        BadgeKind::Success,
        BadgeKind::Success,
        BadgeKind::Partial,
        BadgeKind::Failed,
        BadgeKind::Never,
        BadgeKind::Unknown,
        BadgeKind::Success,
    ];
    let days: Vec<StripDay> =
        days.into_iter().map(|kind| StripDay { kind, label: format!("Monday: {kind:?}") }).collect();
    card(
        &choices::STATUS,
        view! {
            {row(false)}
            {row(true)}
            <div class="row">
                <Strip7 days summary="3 of 7 days succeeded"/>
                <span class="muted">"Seven days: full, half, cross, hollow, dot"</span>
            </div>
            <p>
                "Text, " <span class="muted">"second text, "</span> <span class="quiet">"third text, "</span> <a href="#main">"a link"</a> ", "
                <Tooltip text="The share of backups without an error" focusable=true>"explained"</Tooltip>
            </p>
        },
    )
}

fn meters() -> AnyView {
    card(
        &choices::METERS,
        view! {
            <Meter label="Plain" fraction=Some(0.4) value_text="40 percent"/>
            <Meter label="Good" fraction=Some(0.6) value_text="60 percent" tone=Tone::Good/>
            <Meter label="Warn" fraction=Some(0.9) value_text="90 percent" tone=Tone::Warn/>
            <Meter label="Full" fraction=Some(1.0) value_text="All used" tone=Tone::Bad/>
            <Meter label="Under way" fraction=None value_text="Working" progress=true/>
            <h3>"Headings: 14"</h3>
            <h2>"16"</h2>
        },
    )
}

fn tabs() -> AnyView {
    let selected = RwSignal::new("overview".to_string());
    let tabs =
        vec![Tab::new("overview", "Overview"), Tab::new("services", "Services").count(4), Tab::new("log", "Activity")];
    card(
        &choices::TABS,
        view! {
            <div>
                <Tabs label="Tenant" tabs selected on_select=move |id| selected.set(id)>
                    {move || format!("The panel of {}.", selected.get())}
                </Tabs>
            </div>
        },
    )
}
