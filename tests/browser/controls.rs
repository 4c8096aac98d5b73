use leptos::prelude::*;
use spanning_console::ui::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::*;

#[wasm_bindgen_test]
async fn a_blocked_button_can_be_reached_and_says_why() {
    let clicks = RwSignal::new(0);
    let why = RwSignal::new(Some("Only a Global Administrator can do this".to_string()));
    let stage = stage(move || {
        view! { <Button label="Link" on_click=move |_| clicks.update(|n| *n += 1) disabled_reason=why/> }
    })
    .await;
    let button = stage.one("button");
    button.focus().unwrap();
    assert_eq!(focused(), button);
    assert_eq!(attribute(&button, "aria-disabled"), "true");
    assert_eq!(stage.described(&button), "Only a Global Administrator can do this");
    click(&button).await;
    assert_eq!(clicks.get_untracked(), 0);

    why.set(None);
    settle().await;
    assert!(!button.has_attribute("aria-disabled") && !button.has_attribute("aria-describedby"));
    click(&button).await;
    assert_eq!(clicks.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_pending_button_ignores_clicks_and_keeps_focus() {
    let (clicks, pending) = (RwSignal::new(0), RwSignal::new(false));
    let stage = stage(move || {
        let click = move |_| {
            clicks.update(|n| *n += 1);
            pending.set(true);
        };
        view! { <Button label="Save" on_click=click pending/> }
    })
    .await;
    let button = stage.one("button");
    button.focus().unwrap();
    click(&button).await;
    click(&button).await;
    assert_eq!(clicks.get_untracked(), 1);
    assert_eq!(attribute(&button, "aria-busy"), "true");
    assert_eq!(focused(), button);
}

#[wasm_bindgen_test]
async fn a_blocked_submit_button_submits_nothing() {
    let sent = RwSignal::new(false);
    let stage = stage(move || {
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            sent.set(true);
        };
        view! {
            <form on:submit=submit>
                <Button label="Send" submit=true pending=true/>
            </form>
        }
    })
    .await;
    click(&stage.one("button")).await;
    assert!(!sent.get_untracked());
}

#[wasm_bindgen_test]
async fn a_switch_asks_and_its_owner_decides() {
    let (on, asked) = (RwSignal::new(false), RwSignal::new(Vec::new()));
    let (pending, why) = (RwSignal::new(true), RwSignal::new(None::<String>));
    let stage = stage(move || {
        let ask = move |to: bool| asked.update(|asked| asked.push(to));
        view! { <Switch label="Login with IT Complete" on on_change=ask pending disabled_reason=why/> }
    })
    .await;
    let switch = stage.one("[role=switch]");
    let name = || document().get_element_by_id(&attribute(&switch, "aria-labelledby")).unwrap().text_content();
    assert_eq!(attribute(&switch, "aria-busy"), "true");
    click(&switch).await;
    assert_eq!(asked.get_untracked(), [true]);
    assert_eq!(attribute(&switch, "aria-checked"), "false");
    let before = name();
    on.set(true);
    settle().await;
    assert_eq!(attribute(&switch, "aria-checked"), "true");
    assert_eq!(name(), before, "the label never changes with the state");
    click(&switch).await;
    assert_eq!(asked.get_untracked(), [true, false]);
    why.set(Some("Not yours".to_string()));
    settle().await;
    click(&switch).await;
    assert_eq!(asked.get_untracked().len(), 2);
    assert_eq!(stage.described(&switch), "Not yours");
}

#[wasm_bindgen_test]
async fn tabs_rove_and_select() {
    let selected = RwSignal::new("a".to_string());
    let stage = stage(move || {
        let tabs = vec![Tab::new("a", "One"), Tab::new("b", "Two"), Tab::new("c", "Three")];
        view! {
            <Tabs label="Tenant" tabs selected on_select=move |id| selected.set(id)>
                {move || selected.get()}
            </Tabs>
        }
    })
    .await;
    stage.named("One").focus().unwrap();
    for (key, text) in
        [("ArrowRight", "Two"), ("End", "Three"), ("ArrowRight", "One"), ("ArrowLeft", "Three"), ("Home", "One")]
    {
        press(key).await;
        assert_eq!(focused_text(), text);
        assert_eq!(attribute(&focused(), "aria-selected"), "true");
    }
    assert_eq!(stage.all("[role=tab][tabindex='0']").len(), 1);
    let panel = stage.one("[role=tabpanel]");
    assert_eq!(attribute(&panel, "aria-labelledby"), stage.named("One").id());
    assert_eq!(panel.text_content().unwrap(), "a");
}

#[wasm_bindgen_test]
async fn a_field_ties_label_hint_and_error_to_its_control() {
    let error = RwSignal::new(None::<String>);
    let stage = stage(move || {
        view! {
            <Field label="Domain" hint="Yours" error required=true>
                <TextInput value="" on_input=|_| ()/>
            </Field>
        }
    })
    .await;
    let input = stage.one("input");
    assert_eq!(attribute(&stage.one("label"), "for"), input.id());
    assert_eq!(stage.described(&input), "Yours");
    assert_eq!(attribute(&input, "aria-required"), "true");
    error.set(Some("Taken".to_string()));
    settle().await;
    assert_eq!(attribute(&input, "aria-invalid"), "true");
    assert_eq!(stage.described(&input), "Taken Yours");
    error.set(None);
    settle().await;
    assert!(!input.has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
async fn a_select_shows_its_value_even_when_the_options_come_later() {
    let (value, options) = (RwSignal::new("b".to_string()), RwSignal::new(Vec::new()));
    let stage = stage(move || {
        view! { <Select label="Density" value options on_change=move |to| value.set(to)/> }
    })
    .await;
    options.set(vec![SelectOption::new("a", "A"), SelectOption::new("b", "B"), SelectOption::new("c", "C")]);
    settle().await;
    let select = stage.one("select").unchecked_into::<web_sys::HtmlSelectElement>();
    assert_eq!(select.value(), "b");
    select.set_value("c");
    send(&select, "change").await;
    assert_eq!(value.get_untracked(), "c");
    value.set("a".to_string());
    settle().await;
    assert_eq!(select.value(), "a");
}

#[wasm_bindgen_test]
async fn a_search_waits_for_a_pause_and_clears_at_once() {
    let (query, asked) = (RwSignal::new(String::new()), RwSignal::new(Vec::new()));
    let mut stage = stage(move || {
        let search = move |text: String| {
            asked.update(|asked| asked.push(text.clone()));
            query.set(text);
        };
        view! { <SearchInput label="Filter tenants" value=query on_search=search debounce_ms=150/> }
    })
    .await;
    let input = stage.one("input");
    let value = || input.unchecked_ref::<web_sys::HtmlInputElement>().value();
    type_into(&input, "no").await;
    type_into(&input, "nor ").await;
    assert!(asked.get_untracked().is_empty());
    sleep(250).await;
    assert_eq!(asked.get_untracked(), ["nor"]);
    assert_eq!(value(), "nor ", "what was typed is left alone");
    press("Escape").await;
    assert_eq!(asked.get_untracked(), ["nor", ""]);
    assert_eq!(value(), "");
    query.set("from the address".to_string());
    settle().await;
    assert_eq!(value(), "from the address");
    type_into(&input, "x").await;
    press("Enter").await;
    assert_eq!(asked.get_untracked().last().unwrap(), "x");
    type_into(&input, "gone").await;
    stage.unmount();
    sleep(250).await;
    assert_eq!(asked.get_untracked().last().unwrap(), "x");
}

#[wasm_bindgen_test]
async fn a_tile_is_a_button_only_if_it_does_something() {
    let pressed = RwSignal::new(false);
    let stage = stage(move || {
        view! {
            <Tile title="Failed" value=Some("4".to_string()) pressed on_click=move |_| pressed.update(|on| *on = !*on)/>
            <Tile title="Seats" value=None/>
        }
    })
    .await;
    let tile = stage.one("button.tile");
    assert_eq!(attribute(&tile, "aria-pressed"), "false");
    click(&tile).await;
    assert_eq!(attribute(&tile, "aria-pressed"), "true");
    assert!(stage.maybe("div.tile .skeleton-line").is_some());
}
