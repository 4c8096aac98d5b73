//! Rows that are markup: drawn in pieces, used by what they say, changed where they differ.

use leptos::prelude::*;
use spanning_console::ui::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::*;
use crate::table::CSS;

#[wasm_bindgen_test]
async fn rows_are_drawn_in_pieces_those_in_view_first() {
    style(CSS);
    let now = || window().performance().unwrap().now();
    let (drawn, turns) = (RwSignal::new(Vec::<(usize, u32)>::new()), RwSignal::new(0_u32));
    // A timer that is due all the time stands for input that waits.
    let timer = set_interval_with_handle(move || turns.update_untracked(|turns| *turns += 1), Default::default());
    let place = TablePlace::default();
    place.scroll.set(20_000.0);
    let stage = stage(move || {
        let row = move |index: usize| {
            Some(RowView::markup(1, move |_, out| {
                drawn.update_untracked(|drawn| drawn.push((index, turns.get_untracked())));
                let until = now() + 6.0;
                while now() < until {}
                out.text("slow");
            }))
        };
        view! {
            <VirtualTable
                label="Tenants"
                columns=vec![Column::new("name", "Name")]
                total=10_000
                row
                version=0
                row_height=40.0
                on_window=|_| ()
                place
            />
        }
    })
    .await;
    while !stage.all("tr[data-row]:empty").is_empty() || stage.all("tr[data-row]").is_empty() {
        settle().await;
    }
    timer.unwrap().clear();
    let drawn = drawn.get_untracked();
    let order: Vec<usize> = drawn.iter().map(|(index, _)| *index).collect();
    assert_eq!(order[..10], (500..510).collect::<Vec<_>>(), "from the top of the view: {order:?}");
    assert!(order[11..].contains(&492), "{order:?}");
    for turn in drawn.iter().map(|(_, turn)| *turn) {
        let piece = drawn.iter().filter(|(_, drawn)| *drawn == turn).count();
        assert!(piece <= 6, "{piece} rows without a pause: {drawn:?}");
    }
}

#[wasm_bindgen_test]
async fn a_row_that_is_about_to_show_something_else_opens_nothing() {
    style(CSS);
    // On a device that takes its time: a quick one draws at once.
    let now = || window().performance().unwrap().now();
    let (content, version, opened) = (RwSignal::new(1_u64), RwSignal::new(0_u64), RwSignal::new(None));
    let acted = RwSignal::new(Vec::new());
    let stage = stage(move || {
        let row = move |_: usize| {
            let shown = content.get_untracked();
            Some(
                RowView::markup(shown, move |_, out| {
                    let until = now() + 4.0;
                    while now() < until {}
                    out.raw("<button type=\"button\" data-act=\"buy\">")
                        .text(&format!("{shown}"))
                        .raw("</button> each");
                })
                .on_act(move |_| {
                    acted.update_untracked(|acted| acted.push(shown));
                    Reaction::Done
                }),
            )
        };
        view! {
            <VirtualTable
                label="Offers"
                columns=vec![Column::new("name", "Name")]
                total=100_usize
                row
                version
                row_height=40.0
                on_window=|_| ()
                on_open=move |index| opened.set(Some(index))
            />
        }
    })
    .await;
    while !stage.all("tr[data-row]:empty").is_empty() || stage.all("tr[data-row]").is_empty() {
        settle().await;
    }
    content.set(2);
    version.set(1);
    // It is known, but not drawn yet.
    leptos::task::tick().await;
    let cell = stage.one("tr[data-row='3'] td");
    assert_eq!(cell.text_content().unwrap(), "1 each");
    stage.one("tr[data-row='4'] button").click();
    cell.click();
    assert_eq!(acted.get_untracked(), [1], "what is used is what was seen");
    assert_eq!(opened.get_untracked(), None);
    let cell = stage.one("tr[data-row='3'] td");
    assert_eq!(cell.text_content().unwrap(), "2 each", "drawn at once for whoever looks again");
    click(&cell).await;
    assert_eq!(opened.get_untracked(), Some(3));
}

#[wasm_bindgen_test]
async fn a_row_of_markup_changes_where_it_differs() {
    style(CSS);
    let (content, version) = (RwSignal::new(("Alder", Some("Oak & Sons"), "1 min ago")), RwSignal::new(0_u64));
    let stage = stage(move || {
        let row = move |_: usize| {
            let (name, organization, ago) = content.get_untracked();
            let write = move |column: &Column, out: &mut Markup| match (&*column.id, organization) {
                ("name", _) => {
                    out.raw("<a href=\"#\"").attribute("title", name).raw("><bdi>").text(name).raw("</bdi></a>");
                }
                ("organization", Some(organization)) => {
                    out.raw("<b>").text(organization).raw("</b>");
                }
                ("organization", None) => {
                    out.raw("<i>").text("Not mapped").raw("</i>");
                }
                _ => {
                    out.time(ago, "24 Nov 2026", "2026-11-24");
                    out.raw("<span data-wake><button data-act=\"wake\">").text("More").raw("</button></span>");
                }
            };
            let on_act = |_| Reaction::Wake(view! { <button class="awake">"More"</button> }.into_any());
            Some(RowView::markup(version.get_untracked(), write).on_act(on_act))
        };
        let columns = ["name", "organization", "more"].map(|id| Column::new(id, id));
        view! {
            <VirtualTable
                label="Tenants"
                columns=columns.to_vec()
                total=3_usize
                row
                version
                row_height=40.0
                on_window=|_| ()
            />
        }
    })
    .await;
    let show = async |shown| {
        content.set(shown);
        version.update(|version| *version += 1);
        settle().await;
        settle().await;
    };
    let text = |selector: &str| stage.one(&format!("tr[data-row='1'] {selector}")).text_content().unwrap_or_default();
    settle().await;
    let (link, name) = (stage.one("tr[data-row='1'] a"), stage.one("tr[data-row='1'] bdi"));
    link.focus().unwrap();

    show(("Ash <1>", Some("Oak & Sons"), "1 min ago")).await;
    assert_eq!((text("a"), link.title()), ("Ash <1>".to_owned(), "Ash <1>".to_owned()));
    assert!(name.is_connected(), "the same elements say something else");
    assert_eq!(document().active_element().as_ref(), Some(link.as_ref()));

    show(("Ash <1>", None, "1 min ago")).await;
    assert_eq!((text("i"), text("a")), ("Not mapped".to_owned(), "Ash <1>".to_owned()));
    assert!(name.is_connected(), "another cell is another matter");

    stage.one("tr[data-row='1'] [data-act]").click();
    settle().await;
    show(("Ash <1>", None, "2 min ago")).await;
    assert_eq!((text("time span"), text(".awake")), ("2 min ago".to_owned(), "More".to_owned()));

    show(("Birch", Some("Birch & Co"), "2 min ago")).await;
    assert!(stage.all("tr[data-row='1'] .awake").is_empty(), "what was opened belonged to another");
    assert_eq!((text("a"), text("b"), text("[data-act]")), ("Birch".into(), "Birch & Co".into(), "More".into()));
}
