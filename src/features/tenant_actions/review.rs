//! Numbers side by side.

use leptos::prelude::*;
use spanning_domain::licence::LicenceType;

use crate::platform::intl::number;
use crate::text::tenant_actions::{self as text, licences as words};
use crate::text::tenants::NONE;
use crate::ui::*;

/// What one began with, what stands now, what was typed: Standard, then Archived.
pub(super) fn versions(began: [u32; 2], now: [u32; 2], yours: Option<(u32, u32)>) -> AnyView {
    let yours = yours.map(|(standard, archived)| [standard, archived]);
    let columns = [(words::began(), Some(began)), (words::now(), Some(now)), (words::yours(), yours)];
    let head =
        columns.iter().map(|(caption, _)| view! { <th scope="col" class="cell-end">{*caption}</th> }).collect_view();
    let row = move |kind: LicenceType, pick: fn([u32; 2]) -> u32| {
        let cell = |(_, counts): &(&str, Option<[u32; 2]>)| {
            let count = counts.map_or_else(|| NONE.to_owned(), |counts| number(pick(counts).into()));
            view! { <td class="cell-end num">{count}</td> }
        };
        let cells: Vec<_> = columns.iter().map(cell).collect();
        view! {
            <tr>
                <th scope="row">{kind.name()}</th>
                {cells}
            </tr>
        }
    };
    view! {
        <Banner tone=Tone::Warn title=text::changed()>
            <p>{words::two_versions()}</p>
            <table class="table">
                <thead>
                    <tr>
                        <td></td>
                        {head}
                    </tr>
                </thead>
                <tbody>
                    {row(LicenceType::Standard, |[standard, _]| standard)}
                    {row(LicenceType::Archived, |[_, archived]| archived)}
                </tbody>
            </table>
        </Banner>
    }
    .into_any()
}
