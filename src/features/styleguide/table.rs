use leptos::prelude::*;

use super::choices;
use crate::ui::*;

const KINDS: [(BadgeKind, &str); 4] = [
    (BadgeKind::Success, "Success"),
    (BadgeKind::Partial, "Partial"),
    (BadgeKind::Failed, "Failed"),
    (BadgeKind::Never, "Never run"),
];

pub fn view() -> AnyView {
    let total = RwSignal::new(10_000_usize);
    let sort = RwSignal::new(vec![("tenant".to_string(), SortDir::Asc)]);
    let current = RwSignal::new(None::<usize>);
    let asked = RwSignal::new(0..0);
    let busy = RwSignal::new(false);
    let columns = vec![
        Column::new("tenant", "Tenant").sortable().names_row(),
        Column::new("backup", "Last backup").width(130).sortable().beside_name(),
        Column::new("organization", "Organization").sortable().keep(Keep::Medium),
        Column::new("days", "7 days").width(110).keep(Keep::Wide),
        Column::new("seats", "Seats").width(100).number().sortable(),
        Column::new("storage", "Storage").width(110).number().sortable().keep(Keep::Medium),
        Column::new("menu", "Actions").quiet_caption().width(44),
    ];
    let row = move |index: usize| {
        // Every 40th row stays on its way, to be looked at.
        (index % 40 != 39).then(|| RowView::new(index as u64, move || cells(index)))
    };
    view! {
        <section class="section">
            <div class="toolbar">
                <h2>{choices::TABLE.title}</h2>
                <Button label="3 rows" on_click=move |_| total.set(3)/>
                <Button label="10,000" on_click=move |_| total.set(10_000)/>
                <Button label="1,000,000" on_click=move |_| total.set(1_000_000)/>
                <Button label="Busy" on_click=move |_| busy.update(|on| *on = !*on)/>
                <span class="quiet num push">{move || format!("Rows asked for: {:?}", asked.get())}</span>
            </div>
            {choices::TABLE.line()}
            <VirtualTable
                label="Tenants"
                columns
                total
                row
                version=Signal::derive(move || u64::from(sort.with(Vec::len) > 9))
                row_height=40.0
                on_window=move |range| asked.set(range)
                sort
                on_sort=move |next: Sorting| sort.set(next)
                on_open=move |index| current.set(Some(index))
                current
                busy
            />
        </section>
    }
    .into_any()
}

fn cells(index: usize) -> Vec<AnyView> {
    let (kind, label) = KINDS.iter().copied().cycle().nth(index % 7).unwrap_or_default();
    let days: Vec<StripDay> = (0..7)
        .map(|day| StripDay {
            kind: if (index + day).is_multiple_of(9) { BadgeKind::Failed } else { BadgeKind::Success },
            label: format!("Day {day}"),
        })
        .collect();
    let seats = 17 + (index % 1000) * 7919 % 900;
    vec![
        view! { <a href="#main" tabindex="-1">{format!("Tenant number {}", index + 1)}</a> }.into_any(),
        view! { <Badge kind label plain=true/> }.into_any(),
        format!("Organization {}", index / 3 + 1).into_any(),
        view! { <Strip7 days summary="Seven days"/> }.into_any(),
        seats.into_any(),
        format!("{} GB", seats * 3).into_any(),
        view! { <Menu label="More" in_row=true button=MenuButton::IconOnly icon=IconName::More items=super::menu_items/> }
            .into_any(),
    ]
}
