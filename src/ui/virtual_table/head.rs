//! The header of a table: captions and sort buttons. In the card shape it is a strip of sort buttons.

use leptos::prelude::*;

use super::column::{Column, SortDir, Sorting, next_sort};
use crate::text::ui as text;
use crate::ui::icon::{Icon, IconName};

#[component]
pub(super) fn Head(
    columns: Signal<Vec<Column>>,
    sort: Signal<Sorting>,
    on_sort: Option<Callback<Sorting>>,
) -> impl IntoView {
    let captions = move || columns.get().into_iter().map(|column| caption(column, sort, on_sort)).collect_view();
    view! {
        <thead class="vtable-head" role="rowgroup">
            <tr role="row" aria-rowindex="1" data-label=text::SORT_BY>
                {captions}
            </tr>
        </thead>
    }
    .into_any()
}

fn caption(column: Column, sort: Signal<Sorting>, on_sort: Option<Callback<Sorting>>) -> AnyView {
    let id = StoredValue::new(column.id.clone());
    let own =
        move || id.with_value(|id| sort.with(|sort| sort.iter().find(|(column, _)| column == id).map(|(_, dir)| *dir)));
    // Only the most important column says so, as the standard asks.
    let is_first = move || id.with_value(|id| sort.with(|sort| sort.first().is_some_and(|(column, _)| column == id)));
    let aria = move || match own().filter(|_| is_first()) {
        Some(SortDir::Asc) => Some("ascending"),
        Some(SortDir::Desc) => Some("descending"),
        None => None,
    };
    let arrow = move || {
        own().map(|dir| {
            let name = if dir == SortDir::Asc { IconName::SortUp } else { IconName::SortDown };
            view! { <Icon name/> }
        })
    };
    let class = if column.sortable { column.class() } else { format!("{} cell-unsorted", column.class()) };
    let words = column.caption;
    let content = match on_sort.filter(|_| column.sortable) {
        Some(on_sort) => {
            let click = move |event: leptos::ev::MouseEvent| {
                let next = id.with_value(|id| next_sort(&sort.get_untracked(), id, event.shift_key()));
                on_sort.try_run(next);
            };
            view! {
                <button type="button" class="vtable-sort" on:click=click>
                    <span>{words}</span>
                    {arrow}
                </button>
            }
            .into_any()
        }
        None => view! { <span class="vtable-caption">{words}</span> }.into_any(),
    };
    view! {
        <th role="columnheader" scope="col" class=class aria-sort=aria>
            {content}
        </th>
    }
    .into_any()
}
