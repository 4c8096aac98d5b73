use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;
use spanning_console::ui::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::*;

#[wasm_bindgen_test]
async fn a_dialog_takes_focus_and_gives_it_back() {
    let open = RwSignal::new(false);
    let stage = stage(move || {
        view! {
            <Button label="Open" on_click=move |_| open.set(true)/>
            <Dialog open title="Save this view" on_close=move |_| open.set(false)>
                <Field label="Name">
                    <TextInput value="" on_input=|_| ()/>
                </Field>
            </Dialog>
        }
    })
    .await;
    assert!(stage.maybe("dialog").is_none());
    let opener = stage.named("Open");
    opener.focus().unwrap();
    click(&opener).await;
    let dialog = stage.one("dialog");
    assert!(dialog.matches(":modal").unwrap());
    let title = document().get_element_by_id(&attribute(&dialog, "aria-labelledby")).unwrap();
    assert_eq!(title.text_content().unwrap(), "Save this view");
    assert_eq!(focused(), stage.one("input"));
    send(&dialog, "cancel").await;
    assert!(stage.maybe("dialog").is_none());
    assert_eq!(focused(), opener);
}

#[wasm_bindgen_test]
async fn a_busy_dialog_stays() {
    let open = RwSignal::new(true);
    let stage = stage(move || {
        view! { <Dialog open title="Working" busy=true on_close=move |_| open.set(false)>"Wait"</Dialog> }
    })
    .await;
    send(&stage.one("dialog"), "cancel").await;
    assert!(stage.maybe("dialog").is_some());
}

#[wasm_bindgen_test]
async fn a_dialog_whose_page_goes_away_gives_focus_back_and_asks_nobody() {
    let (here, closed) = (RwSignal::new(true), RwSignal::new(false));
    let open = RwSignal::new(false);
    let stage = stage(move || {
        view! {
            <Button label="Open" on_click=move |_| open.set(true)/>
            <Show when=move || here.get()>
                <Dialog open title="Gone" on_close=move |_| closed.set(true)>"Text"</Dialog>
            </Show>
        }
    })
    .await;
    stage.named("Open").focus().unwrap();
    click(&stage.named("Open")).await;
    here.set(false);
    settle().await;
    assert_eq!(focused_text(), "Open");
    assert!(!closed.get_untracked());
}

#[wasm_bindgen_test]
async fn an_alert_dialog_wants_the_phrase_and_keeps_the_error() {
    let (open, confirmed) = (RwSignal::new(true), RwSignal::new(0));
    let (pending, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let stage = stage(move || {
        view! {
            <AlertDialog
                open
                title="Turn off Login with IT Complete? 20 people lose their way in"
                confirm_label="Turn off"
                cancel_label="Keep it on"
                phrase="Contoso"
                on_confirm=move |_| confirmed.update(|n| *n += 1)
                on_cancel=move |_| open.set(false)
                pending
                error
            >
                "20 people"
            </AlertDialog>
        }
    })
    .await;
    assert_eq!(focused_text(), "Keep it on");
    let dialog = stage.one("[role=alertdialog]");
    assert!(stage.described(&dialog).contains("20 people"));
    let confirm = stage.named("Turn off");
    click(&confirm).await;
    assert_eq!(confirmed.get_untracked(), 0);
    assert_eq!(stage.described(&confirm), "Type Contoso to continue");
    type_into(&stage.one("input"), " contoso ").await;
    click(&confirm).await;
    assert_eq!(confirmed.get_untracked(), 1);

    pending.set(true);
    settle().await;
    click(&confirm).await;
    click(&stage.named("Keep it on")).await;
    send(&dialog, "cancel").await;
    assert_eq!((confirmed.get_untracked(), open.get_untracked()), (1, true), "under way nothing else can be asked");

    pending.set(false);
    error.set(Some("The server did not answer".to_string()));
    settle().await;
    assert_eq!(stage.one("dialog [role=alert].banner").text_content().unwrap(), "The server did not answer");

    click(&stage.named("Keep it on")).await;
    open.set(true);
    settle().await;
    click(&stage.named("Turn off")).await;
    assert_eq!(confirmed.get_untracked(), 1, "what was typed once does not confirm the next time");
}

#[wasm_bindgen_test]
async fn a_drawer_leaves_the_list_usable() {
    let open = RwSignal::new(false);
    let title = RwSignal::new("Contoso".to_string());
    let stage = stage(move || {
        view! {
            <Button label="Details" on_click=move |_| open.set(true)/>
            <input id="outside"/>
            <Drawer open title on_close=move |_| open.set(false)>"Text"</Drawer>
        }
    })
    .await;
    let opener = stage.named("Details");
    opener.focus().unwrap();
    click(&opener).await;
    let drawer = stage.one("dialog.drawer");
    let wide = window().inner_width().unwrap().as_f64().unwrap() >= 640.0;
    assert_eq!(drawer.matches(":modal").unwrap(), !wide);
    assert_eq!(focused_text(), "Contoso");

    if wide {
        // Another row: same drawer, and focus stays in the list.
        opener.focus().unwrap();
        title.set("Northwind".to_string());
        settle().await;
        assert_eq!(focused(), opener);
        assert!(drawer.text_content().unwrap().contains("Northwind"));
        stage.one("#outside").focus().unwrap();
        press("Escape").await;
        assert!(open.get_untracked(), "Escape in a field belongs to the field");
        stage.one(".drawer h2").focus().unwrap();
        press("Escape").await;
        assert!(stage.maybe("dialog").is_none());
        assert_eq!(focused(), opener);
    }
}

#[wasm_bindgen_test]
async fn a_menu_is_worked_by_keys() {
    let chosen = RwSignal::new(Vec::new());
    let ticked = RwSignal::new(false);
    let stage = stage(move || {
        let items = move || {
            let add = move |what: &'static str| move || chosen.update(|chosen| chosen.push(what));
            vec![
                MenuItem::new("Open", add("open")),
                MenuItem::new("Sync now", add("sync")).disabled("A sync is running"),
                MenuItem::new("Seats", move || ticked.update(|on| *on = !*on)).checked(ticked.get()),
            ]
        };
        view! { <Menu label="Actions" items/> }
    })
    .await;
    let button = stage.named("Actions");
    button.focus().unwrap();
    click(&button).await;
    let panel = stage.one("[role=menu]");
    assert!(panel.matches(":popover-open").unwrap());
    assert_eq!(focused_text(), "Open");
    press("ArrowUp").await;
    assert_eq!(focused_text(), "Seats");
    click(&focused()).await;
    assert_eq!(attribute(&focused(), "aria-checked"), "true");
    assert!(panel.matches(":popover-open").unwrap(), "several can be ticked");
    press("ArrowUp").await;
    click(&focused()).await;
    assert!(panel.matches(":popover-open").unwrap() && chosen.get_untracked().is_empty());
    press("Home").await;
    click(&focused()).await;
    assert!(!panel.matches(":popover-open").unwrap());
    assert_eq!(chosen.get_untracked(), ["open"]);
    assert_eq!(focused(), button);
}

#[wasm_bindgen_test]
async fn a_tooltip_comes_with_focus_and_goes_with_escape() {
    let stage = stage(|| {
        view! {
            <IconButton icon=IconName::Refresh label="Sync now" on_click=|_| ()/>
            <Button label="Plain" on_click=|_| ()/>
            <TooltipLayer/>
        }
    })
    .await;
    let layer = stage.one("[role=tooltip]");
    let shown = || layer.matches(":popover-open").unwrap();
    stage.named("Sync now").focus().unwrap();
    settle().await;
    assert!(shown());
    assert_eq!(layer.text_content().unwrap(), "Sync now");
    stage.named("Plain").focus().unwrap();
    settle().await;
    assert!(!shown());
    stage.named("Sync now").focus().unwrap();
    settle().await;
    press("Escape").await;
    assert!(!shown());
    assert_eq!(attribute(&stage.named("Sync now"), "style"), "");
}

#[wasm_bindgen_test]
async fn nothing_listens_after_it_is_gone() {
    static CLOSED: AtomicUsize = AtomicUsize::new(0);
    let mut stage = stage(|| {
        view! {
            <TooltipLayer/>
            <Drawer open=true title="Gone" on_close=|_| { CLOSED.fetch_add(1, Ordering::Relaxed); }>"Text"</Drawer>
        }
    })
    .await;
    stage.unmount();
    settle().await;
    press("Escape").await;
    assert_eq!(CLOSED.load(Ordering::Relaxed), 0);
}
