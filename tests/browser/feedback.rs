use leptos::prelude::*;
use spanning_console::ui::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::*;

async fn toasts() -> (Stage, Toasts) {
    let given = StoredValue::new(None::<Toasts>);
    let stage = stage(move || {
        given.set_value(Some(provide_toasts()));
        view! { <ToastRegion/> }
    })
    .await;
    (stage, given.get_value().unwrap())
}

async fn end_life(toast: &web_sys::HtmlElement) {
    let init = web_sys::AnimationEventInit::new();
    init.set_animation_name("toast-life");
    init.set_bubbles(true);
    let event = web_sys::AnimationEvent::new_with_event_init_dict("animationend", &init).unwrap();
    toast.dispatch_event(event.unchecked_ref()).unwrap();
    settle().await;
}

#[wasm_bindgen_test]
async fn the_region_is_there_before_the_first_toast() {
    let (stage, toasts) = toasts().await;
    let region = stage.one("[role=status]");
    toasts.show(Toast::info("The list is up to date"));
    settle().await;
    assert!(region.text_content().unwrap().contains("The list is up to date"));
    end_life(&stage.one(".toast")).await;
    assert!(stage.maybe(".toast").is_none());
}

#[wasm_bindgen_test]
async fn errors_and_offers_wait() {
    let (stage, toasts) = toasts().await;
    let undone = RwSignal::new(false);
    toasts.show(Toast::bad("The export could not be made"));
    toasts.show(Toast::good("Removed").action("Undo", move || undone.set(true)));
    toasts.show(Toast::good("Unlinked").link("Activity", "#activity"));
    settle().await;
    assert_eq!(stage.all(".toast-stays").len(), 3);
    click(&stage.named("Undo")).await;
    assert!(undone.get_untracked());
    assert_eq!(stage.all(".toast").len(), 2);
    click(&stage.named("Dismiss")).await;
    assert!(!stage.text().contains("export"));
}

#[wasm_bindgen_test]
async fn old_toasts_make_room() {
    let (stage, toasts) = toasts().await;
    for number in 0..9 {
        toasts.show(Toast::info(format!("Message {number}")));
    }
    settle().await;
    assert_eq!(stage.all(".toast").len(), 4);
    assert!(stage.text().contains("Message 8") && !stage.text().contains("Message 4"));
}

#[wasm_bindgen_test]
async fn a_copy_button_says_how_it_went() {
    let stage = stage(|| view! { <CopyButton value="SPN-4711"/> }).await;
    click(&stage.one("button")).await;
    sleep(100).await;
    let said = stage.one("[role=status]").text_content().unwrap();
    assert!(said.starts_with("Copied") || said.starts_with("Could not copy"), "{said}");
    assert!(stage.maybe("textarea").is_none());
}

#[wasm_bindgen_test]
async fn a_stepper_names_the_step_one_is_at() {
    let stage = stage(|| {
        let steps = vec![Step::new("Start", StepState::Done), Step::new("Microsoft 365", StepState::Failed)];
        view! { <Stepper label="Linking" steps/> }
    })
    .await;
    let here = stage.all("[aria-current=step]");
    assert_eq!(here.len(), 1);
    assert!(
        here[0].text_content().unwrap().contains("Step 2 of 2. Failed. Microsoft 365")
            || stage.text().contains("Step 2 of 2. Failed.")
    );
}

#[wasm_bindgen_test]
async fn a_meter_says_its_value_and_hides_what_it_does_not_know() {
    let fraction = RwSignal::new(Some(1.7));
    let stage = stage(move || view! { <Meter label="Seats" fraction value_text="8 of 9"/> }).await;
    let meter = stage.one("[role=meter]");
    assert_eq!(
        (attribute(&meter, "aria-valuenow"), attribute(&meter, "aria-valuetext")),
        ("100".into(), "8 of 9".into())
    );
    fraction.set(None);
    settle().await;
    assert!(!meter.has_attribute("aria-valuenow"));
}

#[wasm_bindgen_test]
async fn charts_say_what_they_draw() {
    let stage = stage(|| {
        let bars = vec![Bar { label: "1 Nov".into(), value: 3.0, value_text: "3 GiB".into() }];
        view! {
            <Sparkline values=vec![Some(1.0), None] summary="Rising"/>
            <BarChart title="Storage" tone=Tone::Info bars max_text="4 GiB"/>
        }
    })
    .await;
    assert_eq!(attribute(&stage.one("[role=img]"), "aria-label"), "Rising");
    assert_eq!(stage.one("table td").text_content().unwrap(), "3 GiB");
    assert!(attribute(&stage.one(".bar-chart-plot path"), "d").starts_with('M'));
}

#[wasm_bindgen_test]
async fn a_banner_can_be_put_away() {
    let gone = RwSignal::new(false);
    let stage =
        stage(move || view! { <Banner tone=Tone::Bad on_dismiss=move |_| gone.set(true)>"Broken"</Banner> }).await;
    assert_eq!(attribute(&stage.one(".banner"), "role"), "alert");
    click(&stage.named("Dismiss")).await;
    assert!(gone.get_untracked());
}
