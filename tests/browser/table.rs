use std::ops::Range;

use leptos::prelude::*;
use spanning_console::ui::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::*;

pub(crate) const CSS: &str = concat!(
    include_str!("../../style/components/vtable.css"),
    ".vtable { block-size: 437px; inline-size: 900px; border: 0 } * { box-sizing: border-box }"
);

/// What a table is given, and what it asked for.
#[derive(Clone, Copy)]
struct Given {
    total: RwSignal<usize>,
    version: RwSignal<u64>,
    loaded: RwSignal<bool>,
    built: RwSignal<usize>,
    asked: RwSignal<Range<usize>>,
    sort: RwSignal<Sorting>,
    opened: RwSignal<Option<usize>>,
    place: TablePlace,
}

fn given(total: usize) -> Given {
    Given {
        total: RwSignal::new(total),
        version: RwSignal::new(0),
        loaded: RwSignal::new(true),
        built: RwSignal::new(0),
        asked: RwSignal::new(0..0),
        sort: RwSignal::new(Vec::new()),
        opened: RwSignal::new(None),
        place: TablePlace::default(),
    }
}

async fn table(given: Given) -> Stage {
    style(CSS);
    stage(move || {
        let columns = vec![
            Column::new("name", "Name").sortable().names_row(),
            Column::new("seats", "Seats").width(100).number().sortable(),
            Column::new("menu", "Actions").width(44).quiet_caption(),
        ];
        let row = move |index: usize| {
            given.loaded.get_untracked().then(|| {
                RowView::new(index as u64, move || {
                    given.built.update_untracked(|built| *built += 1);
                    vec![
                        view! { <b>{format!("Row {index}")}</b> }.into_any(),
                        index.into_any(),
                        view! { <button tabindex="-1">"More"</button> }.into_any(),
                    ]
                })
            })
        };
        view! {
            <VirtualTable
                label="Tenants"
                columns
                total=given.total
                row
                version=given.version
                row_height=40.0
                on_window=move |range| given.asked.set(range)
                sort=given.sort
                on_sort=move |next: Sorting| given.sort.set(next)
                on_open=move |index| given.opened.set(Some(index))
                current=given.opened
                place=given.place
            />
        }
    })
    .await
}

fn indices(stage: &Stage) -> Vec<usize> {
    stage.all("tr[data-row]").iter().map(|row| attribute(row, "data-row").parse().unwrap()).collect()
}

fn row(stage: &Stage, index: usize) -> HtmlElement {
    stage.one(&format!("tr[data-row='{index}']"))
}

async fn scroll(stage: &Stage, top: i32) {
    stage.one(".vtable").set_scroll_top(top);
    settle().await;
}

/// The rows shown ascend without a gap (but for the parked one), and cover the view.
fn check(stage: &Stage) {
    let all = indices(stage);
    assert!(all.is_sorted(), "{all:?}");
    let shown: Vec<_> = stage.all("tr[data-row]:not(.is-parked)");
    let numbers: Vec<usize> = shown.iter().map(|row| attribute(row, "data-row").parse().unwrap()).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{numbers:?}");
    let view = stage.one(".vtable").get_bounding_client_rect();
    let (first, last) = (shown[0].get_bounding_client_rect(), shown[shown.len() - 1].get_bounding_client_rect());
    assert!(first.top() <= view.top() + 38.0, "{} leaves a gap below {}", first.top(), view.top());
    let scroller = stage.one(".vtable");
    let spaces: Vec<String> = stage.all(".vtable-space").iter().map(|space| attribute(space, "style")).collect();
    assert!(
        last.bottom() >= view.bottom() - 1.0,
        "{} leaves a gap above {}: {numbers:?}, {spaces:?}, at {} of {}",
        last.bottom(),
        view.bottom(),
        scroller.scroll_top(),
        scroller.scroll_height()
    );
    assert_eq!(stage.all("tr[tabindex='0']").len(), 1, "one tab stop");
    assert_eq!(scroller.scroll_width(), scroller.client_width(), "nothing to scroll sideways");
}

#[wasm_bindgen_test]
async fn only_rows_in_view_exist_and_each_knows_its_number() {
    let given = given(10_000);
    let stage = table(given).await;
    check(&stage);
    let rows = indices(&stage);
    assert!(rows.len() < 40, "{} rows", rows.len());
    assert_eq!(given.asked.get_untracked(), 0..rows.len());
    assert_eq!(attribute(&stage.one("table"), "aria-rowcount"), "10001");
    assert_eq!(attribute(&row(&stage, 3), "aria-rowindex"), "5");
    scroll(&stage, 200_000).await;
    check(&stage);
    assert!(given.asked.get_untracked().contains(&5000));
    assert!(row(&stage, 5000).text_content().unwrap().contains("Row 5000"));
}

#[wasm_bindgen_test]
async fn any_way_of_scrolling_leaves_rows_in_order() {
    let stage = table(given(3000)).await;
    row(&stage, 0).focus().unwrap();
    let mut top = 0_i64;
    for step in 0_i64..120 {
        top = (top + (step * 7919 % 3301) - 1400 + if step % 17 == 0 { 40_000 } else { 0 }).rem_euclid(119_500);
        stage.one(".vtable").set_scroll_top(top as i32);
        settle().await;
        check(&stage);
        assert_eq!(attribute(&focused(), "data-row"), "0", "scrolling takes focus away from nobody");
    }
}

#[wasm_bindgen_test]
async fn keys_move_one_tab_stop_and_keep_it_in_view() {
    let given = given(1000);
    let stage = table(given).await;
    row(&stage, 0).focus().unwrap();
    let keys = [("ArrowDown", 1), ("PageDown", 10), ("End", 999), ("ArrowUp", 998), ("Home", 0), ("ArrowUp", 0)];
    for (key, to) in keys {
        assert!(press(key).await.default_prevented());
        assert_eq!(attribute(&focused(), "data-row"), to.to_string(), "after {key}");
        let (view, own) = (stage.one(".vtable").get_bounding_client_rect(), focused().get_bounding_client_rect());
        assert!(own.top() >= view.top() + 35.0 && own.bottom() <= view.bottom() + 1.0, "{key} leaves it out of view");
        check(&stage);
    }
    press("Enter").await;
    assert_eq!(given.opened.get_untracked(), Some(0));
    assert_eq!(attribute(&focused(), "aria-current"), "true");
}

#[wasm_bindgen_test]
async fn a_focused_row_survives_being_scrolled_away() {
    let stage = table(given(5000)).await;
    row(&stage, 0).focus().unwrap();
    press("ArrowDown").await;
    scroll(&stage, 100_000).await;
    assert_eq!(attribute(&focused(), "data-row"), "1");
    press("ArrowDown").await;
    assert_eq!(attribute(&focused(), "data-row"), "2");
    assert!(stage.one(".vtable").scroll_top() <= 80);
}

#[wasm_bindgen_test]
async fn controls_in_a_row_are_reached_from_it() {
    let given = given(50);
    let stage = table(given).await;
    row(&stage, 0).focus().unwrap();
    press("ArrowRight").await;
    assert_eq!(focused_text(), "More");
    click(&focused()).await;
    assert_eq!(given.opened.get_untracked(), None, "a control's click is its own");
    press("ArrowDown").await;
    assert_eq!(attribute(&focused(), "data-row"), "1");
    click(&row(&stage, 4)).await;
    assert_eq!(given.opened.get_untracked(), Some(4));
}

#[wasm_bindgen_test]
async fn rows_on_their_way_are_drawn_when_they_come_and_only_then() {
    let given = given(100);
    given.loaded.set(false);
    let stage = table(given).await;
    assert!(!stage.all(".skeleton-line").is_empty());
    assert_eq!(stage.all("tr[data-row='0'] > *").len(), 3);
    row(&stage, 0).focus().unwrap();
    given.loaded.set(true);
    given.version.set(1);
    settle().await;
    assert!(stage.all(".skeleton-line").is_empty());
    assert_eq!(attribute(&focused(), "data-row"), "0", "the row was not replaced");
    // They are drawn in pieces.
    for _ in 0..50 {
        if given.built.get_untracked() >= stage.all("tr[data-row]").len() {
            break;
        }
        settle().await;
    }
    let built = given.built.get_untracked();
    given.version.set(2);
    settle().await;
    assert_eq!(given.built.get_untracked(), built, "same revision, nothing is built again");
}

#[wasm_bindgen_test]
async fn one_heading_says_the_sorting() {
    let given = given(100);
    let stage = table(given).await;
    click(&stage.named("Seats")).await;
    click(&stage.named("Seats")).await;
    assert_eq!(given.sort.get_untracked(), [("seats".to_string(), SortDir::Desc)]);
    given.sort.update(|sort| sort.push(("name".to_string(), SortDir::Asc)));
    settle().await;
    let sorted = stage.all("th[aria-sort]");
    assert_eq!(sorted.len(), 1);
    assert_eq!(attribute(&sorted[0], "aria-sort"), "descending");
}

#[wasm_bindgen_test]
async fn a_shorter_list_leaves_nobody_behind() {
    let given = given(1000);
    let stage = table(given).await;
    row(&stage, 0).focus().unwrap();
    press("End").await;
    given.total.set(3);
    settle().await;
    assert_eq!(indices(&stage), [0, 1, 2]);
    assert_eq!(stage.all("tr[tabindex='0']").len(), 1);
    given.total.set(0);
    settle().await;
    assert!(indices(&stage).is_empty());
    given.total.set(1000);
    given.place.reset();
    settle().await;
    check(&stage);
    assert_eq!(stage.one(".vtable").scroll_top(), 0);
}

#[wasm_bindgen_test]
async fn one_comes_back_to_where_one_was() {
    let given = given(1000);
    let mut first = table(given).await;
    scroll(&first, 12_345).await;
    first.unmount();
    drop(first);
    let second = table(given).await;
    assert_eq!(second.one(".vtable").scroll_top(), 12_345);
    check(&second);
}

#[wasm_bindgen_test]
async fn a_million_rows_have_a_last_one() {
    let stage = table(given(1_000_000)).await;
    row(&stage, 0).focus().unwrap();
    press("End").await;
    assert_eq!(attribute(&focused(), "data-row"), "999999");
    check(&stage);
    for _ in 0..30 {
        press("ArrowUp").await;
        check(&stage);
    }
    assert_eq!(attribute(&focused(), "data-row"), "999969");
    press("Home").await;
    assert_eq!(indices(&stage)[0], 0);
}
