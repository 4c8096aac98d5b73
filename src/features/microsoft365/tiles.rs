//! Five numbers over the table; each is a button that filters or orders it.

use leptos::prelude::*;
use spanning_api::tenant::{Ratio, SubscriptionKind, TenantSummary};
use spanning_domain::format::per_mille;

use super::state::{Dashboard, tile as act};
use crate::client::Remote;
use crate::platform::intl::{number, per_cent};
use crate::text::microsoft365::{self as text, tile};
use crate::ui::*;

/// A fall of the rate by this many per mille within the days shown is bad.
const SHARP: u32 = 50;

/// The tiles.
#[component]
pub fn Tiles(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    view! {
        <section class="tiles" aria-label=text::tiles()>
            {success(dashboard)}
            {seats(dashboard)}
            {licences(dashboard, tile::spanning(), SubscriptionKind::Spanning, |all| (&all.spanning, &all.spanning_trend))}
            {licences(dashboard, tile::kaseya(), SubscriptionKind::Kaseya365, |all| (&all.kaseya365, &all.kaseya365_trend))}
            {legacy(dashboard)}
        </section>
    }
    .into_any()
}

fn success(dashboard: Dashboard) -> AnyView {
    let summary = dashboard.summary;
    let rate = move |summary: &TenantSummary| match summary.success.whole {
        0 => crate::text::tenants::NONE.to_owned(),
        _ => per_cent(share(&summary.success)),
    };
    let note = move |summary: &TenantSummary| match &summary.success {
        Ratio { whole: 0, .. } => tile::nothing_ran().to_owned(),
        Ratio { part, whole } => tile::success_note(&number(*part), &number(*whole), *whole),
    };
    let unit = move |summary: &TenantSummary| (summary.success.whole > 0).then(|| "%".to_owned());
    let bars = move || summary.with(|summary| heights(&summary.success_trend)).unwrap_or_default();
    view! {
        <Tile
            title=tile::success()
            value=told(summary, rate)
            unit=Signal::derive(move || summary.with(unit).flatten())
            trend=Signal::derive(move || summary.with(|summary| trend(&summary.success_trend)).flatten())
            note=Signal::derive(move || summary.with(note))
            pressed=Signal::derive(move || dashboard.address.with(|address| act::is_wrong(&address.query)))
            on_click=move |()| dashboard.change(act::toggle_wrong)
        >
            <Sparkline
                values=Signal::derive(bars)
                max=Some(1.0)
                summary=Signal::derive(move || summary.with(|summary| spoken(&summary.success_trend)).unwrap_or_default())
                tone=Tone::Good
            />
        </Tile>
    }
    .into_any()
}

fn seats(dashboard: Dashboard) -> AnyView {
    let summary = dashboard.summary;
    let of = move || summary.with(|summary| summary.seats.clone());
    let note = move |seats: Ratio| {
        let open = seats.whole.saturating_sub(seats.part);
        tile::seats_note(&per_cent(share(&seats)), &number(open))
    };
    view! {
        <Tile
            title=tile::seats()
            value=told(summary, |summary| number(summary.seats.part))
            unit=Signal::derive(move || of().map(|seats| tile::of(&number(seats.whole))))
            note=Signal::derive(move || of().map(note))
            pressed=Signal::derive(move || dashboard.address.with(|address| act::is_least_protected(&address.query)))
            on_click=move |()| dashboard.change(act::toggle_least_protected)
        >
            {foot(bar(tile::seats(), Signal::derive(of), false), summary, |summary| &summary.seats_trend)}
        </Tile>
    }
    .into_any()
}

fn licences(
    dashboard: Dashboard,
    title: &'static str,
    kind: SubscriptionKind,
    pick: fn(&TenantSummary) -> (&Ratio, &Vec<u64>),
) -> AnyView {
    let of = move || dashboard.summary.with(|summary| pick(summary).0.clone());
    let pressed = {
        let kind = kind.clone();
        Signal::derive(move || dashboard.address.with(|address| act::is_subscription(&address.query, &kind)))
    };
    view! {
        <Tile
            title=title
            value=told(dashboard.summary, move |summary| number(pick(summary).0.part))
            unit=Signal::derive(move || of().map(|used| tile::of(&number(used.whole))))
            note=Signal::derive(move || of().map(|used| left(&used)))
            pressed
            on_click=move |()| dashboard.change(|query| act::toggle_subscription(query, kind.clone()))
        >
            {foot(bar(title, Signal::derive(of), true), dashboard.summary, move |summary| pick(summary).1)}
        </Tile>
    }
    .into_any()
}

fn legacy(dashboard: Dashboard) -> AnyView {
    let standard = move || dashboard.summary.with(|summary| summary.legacy_standard.clone());
    let archived = move || dashboard.summary.with(|summary| summary.legacy_archived.clone());
    let note = move |used: Ratio| tile::archived(&number(used.part), &number(used.whole));
    let is_on = |query: &_| act::is_subscription(query, &SubscriptionKind::Legacy);
    view! {
        <Tile
            title=tile::legacy()
            value=told(dashboard.summary, |summary| number(summary.legacy_standard.part))
            unit=Signal::derive(move || standard().map(|used| tile::of(&number(used.whole))))
            note=Signal::derive(move || archived().map(note))
            pressed=Signal::derive(move || dashboard.address.with(|address| is_on(&address.query)))
            on_click=move |()| dashboard.change(|query| act::toggle_subscription(query, SubscriptionKind::Legacy))
        >
            {foot(
                view! {
                    {bar(tile::standard(), Signal::derive(standard), true)}
                    {bar(tile::archived_label(), Signal::derive(archived), true)}
                }
                .into_any(),
                dashboard.summary,
                |summary| &summary.legacy_trend,
            )}
        </Tile>
    }
    .into_any()
}

/// The number of a tile; one that could not be had is not on its way for ever.
fn told(
    summary: Remote<TenantSummary>,
    say: impl Fn(&TenantSummary) -> String + Copy + Send + Sync + 'static,
) -> Signal<Option<String>> {
    let missing = move || summary.error().map(|_| crate::text::tenants::NONE.to_owned());
    Signal::derive(move || summary.with(say).or_else(missing))
}

/// The bars at the foot of a tile, and beside them how many more are in use than a week ago.
fn foot(
    bars: AnyView,
    summary: Remote<TenantSummary>,
    days: impl Fn(&TenantSummary) -> &Vec<u64> + Copy + Send + Sync + 'static,
) -> AnyView {
    let growth = move || summary.with(|summary| growth(days(summary))).flatten();
    view! {
        <span class="tile-foot">
            <span class="tile-bars">{bars}</span>
            {move || growth().map(trend_view)}
        </span>
    }
    .into_any()
}

/// A bar; one that can run out warns when it is nearly full.
fn bar(label: &'static str, of: Signal<Option<Ratio>>, runs_out: bool) -> AnyView {
    let tone = move || match of.get() {
        Some(ratio) if runs_out && ratio.part > ratio.whole => Tone::Bad,
        Some(ratio) if runs_out && ratio.whole > 0 && share(&ratio) >= 950 => Tone::Warn,
        _ => Tone::Neutral,
    };
    let words = move || {
        of.with(|of| of.as_ref().map(|ratio| tile::bar(&number(ratio.part), &number(ratio.whole)))).unwrap_or_default()
    };
    view! {
        <Meter
            label=label
            fraction=Signal::derive(move || Some(of.with(|of| of.as_ref().map_or(0.0, fraction))))
            value_text=Signal::derive(words)
            tone=Signal::derive(tone)
        />
    }
    .into_any()
}

fn share(ratio: &Ratio) -> u32 {
    per_mille(ratio.part, ratio.whole)
}

fn fraction(ratio: &Ratio) -> f64 {
    if ratio.whole == 0 { 0.0 } else { f64::from(share(ratio)) / 1000.0 }
}

/// What is left, or by how much too many are in use.
fn left(used: &Ratio) -> String {
    match used.whole.checked_sub(used.part) {
        Some(free) => tile::left(&number(free)),
        None => tile::over(&number(used.part - used.whole)),
    }
}

/// Which way the rate went within the days shown, in words.
fn trend(days: &[u32]) -> Option<Trend> {
    let (up, by, tone) = change(days)?;
    let by = per_cent(by);
    Some(Trend { up, spoken: tile::trend(up, &by), by, tone })
}

/// By how much the number in use changed within the days shown; neither way is good or bad by itself.
fn growth(days: &[u64]) -> Option<Trend> {
    let (first, last) = (*days.first()?, *days.last()?);
    let (up, by) = (last > first, number(first.abs_diff(last)));
    (first != last).then(|| Trend { up, spoken: tile::growth(up, &by), by, tone: Tone::Neutral })
}

/// Whether it went up, by how many per mille, and whether that is good; nothing when it did not change.
fn change(days: &[u32]) -> Option<(bool, u32, Tone)> {
    let (first, last) = (*days.first()?, *days.last()?);
    let tone = match first.saturating_sub(last) {
        0 => Tone::Good,
        1..SHARP => Tone::Warn,
        _ => Tone::Bad,
    };
    (first != last).then_some((last > first, first.abs_diff(last), tone))
}

/// Heights of the bars, from 0 to 1. What went wrong is a small part of everything, so it is drawn twice
/// as large: the worst day is as far below the top as above the ground.
fn heights(days: &[u32]) -> Vec<Option<f64>> {
    let worst = days.iter().copied().min().unwrap_or(1000).min(980);
    let room = f64::from(2 * (1000 - worst));
    days.iter().map(|day| Some((1.0 - f64::from(1000_u32.saturating_sub(*day)) / room).clamp(0.0, 1.0))).collect()
}

fn spoken(days: &[u32]) -> String {
    let ends = days.iter().min().zip(days.iter().max());
    ends.map(|(low, high)| tile::trend_summary(&per_cent(*low), &per_cent(*high))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_day_stands_half_as_high() {
        assert_eq!(heights(&[900, 1000]), [Some(0.5), Some(1.0)]);
        assert_eq!(heights(&[1000, 1000]), [Some(1.0), Some(1.0)]);
        assert_eq!(heights(&[]), []);
    }

    #[test]
    fn a_trend_needs_a_change() {
        assert_eq!((change(&[]), change(&[950, 930, 950])), (None, None));
        assert_eq!(change(&[940, 950]), Some((true, 10, Tone::Good)));
        assert_eq!(change(&[950, 940]), Some((false, 10, Tone::Warn)));
        assert_eq!(change(&[950, 600]), Some((false, 350, Tone::Bad)));
    }
}
