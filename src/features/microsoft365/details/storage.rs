//! Storage of the last 30 days.

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::tenant::TenantDetail;
use spanning_api::time::DAY;

use crate::platform::intl;
use crate::text::{tenant_drawer as text, tenants};
use crate::ui::*;

pub(super) fn view(detail: &TenantDetail) -> AnyView {
    let storage = detail.tenant.storage_information.as_ref();
    let now = text::storage_now(
        &tenants::storage(storage.map(|storage| storage.used_bytes)),
        &tenants::storage(storage.map(|storage| storage.protected_bytes)),
    );
    let Some(largest) = detail.storage_trend.iter().max().copied().filter(|_| storage.is_some()) else {
        return view! {
            <section class="section">
                <h3>{text::storage()}</h3>
                <p class="quiet">{tenants::not_known_yet()}</p>
            </section>
        }
        .into_any();
    };
    view! {
        <section class="section">
            <h3>{text::storage()}</h3>
            <p class="muted">{now}</p>
            <BarChart
                title=text::storage_chart()
                tone=Tone::Info
                bars=bars(detail)
                max_text=tenants::storage(Some(largest))
            />
        </section>
    }
    .into_any()
}

fn bars(detail: &TenantDetail) -> Vec<Bar> {
    let last = detail.storage_trend.len();
    let bar = |(at, bytes): (usize, &u64)| Bar {
        label: intl::day(day_of(detail.last_day, last - 1 - at)),
        #[expect(clippy::cast_precision_loss, reason = "the height of a bar")]
        value: *bytes as f64,
        value_text: tenants::storage(Some(*bytes)),
    };
    detail.storage_trend.iter().enumerate().map(bar).collect()
}

/// The day that lies this many days before the last one.
pub(super) fn day_of(last: Timestamp, before: usize) -> Timestamp {
    last.plus(-DAY * i64::try_from(before).unwrap_or(0))
}
