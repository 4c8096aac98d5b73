//! Copies a text, also where the clipboard API is not allowed (a frame without the permission).

use std::time::Duration;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::button::ButtonKind;
use super::icon::{Icon, IconName};
use crate::platform::clipboard;
use crate::text::ui as text;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Idle,
    Copied,
    Refused,
}

/// A button that copies a text and says so.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    value: Signal<String>,
    /// The button's label.
    #[prop(optional, into)]
    label: Option<String>,
    /// How loud it is.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
) -> impl IntoView {
    let place = NodeRef::<html::Span>::new();
    let outcome = RwSignal::new(Outcome::Idle);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let finish = move |copied: bool| {
        outcome.try_set(if copied { Outcome::Copied } else { Outcome::Refused });
        let back = move || {
            outcome.try_set(Outcome::Idle);
        };
        if let Ok(handle) = set_timeout_with_handle(back, Duration::from_secs(4))
            && let Some(Some(old)) = timer.try_update_value(|timer| timer.replace(handle))
        {
            old.clear();
        }
    };
    let click = move |_| {
        let value = value.get_untracked();
        spawn_local(async move {
            let by_api = clipboard::copy(&value).await;
            let place = place.try_get_untracked().flatten();
            finish(by_api || place.is_some_and(|place| copy_by_selection(&place, &value)));
        });
    };
    on_cleanup(move || {
        if let Some(Some(handle)) = timer.try_update_value(Option::take) {
            handle.clear();
        }
    });
    let icon = move || {
        let name = if outcome.get() == Outcome::Copied { IconName::Check } else { IconName::Copy };
        view! { <Icon name/> }
    };
    let said = move || match outcome.get() {
        Outcome::Idle => "",
        Outcome::Copied => text::copied(),
        Outcome::Refused => text::copy_failed(),
    };
    view! {
        <span class="copy" node_ref=place>
            <button type="button" class=kind.class() on:click=click>
                {icon}
                <span class="btn-label">{label.unwrap_or_else(|| text::copy().to_string())}</span>
            </button>
            <span class="copy-said" role="status">
                {said}
            </span>
        </span>
    }
    .into_any()
}

/// The old way: select a text and copy the selection. The text stands beside the button, because everything
/// outside an open dialog is inert.
fn copy_by_selection(place: &HtmlElement, value: &str) -> bool {
    let Ok(document) = document().dyn_into::<HtmlDocument>() else { return false };
    let before = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let area = document.create_element("textarea").ok().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return false };
    area.set_class_name("visually-hidden");
    area.set_value(value);
    let _ = place.append_child(&area);
    area.select();
    let copied = document.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(before) = before {
        super::dom::focus(&before);
    }
    copied
}
