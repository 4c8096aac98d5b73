//! What is used in a row that is markup: the table hears of it in one place.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

use super::Table;
use crate::ui::dom;
use crate::ui::markup::ACT;

/// Something in a row was used: a click, or Enter or Space on a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted {
    /// The row.
    pub index: usize,
    /// What `data-act` says.
    pub act: String,
    /// With Shift.
    pub range: bool,
    /// With a key by which browsers open links elsewhere.
    pub elsewhere: bool,
}

/// What a table does about it.
pub enum Reaction {
    /// It was none of its business, or the browser does the rest.
    Leave,
    /// Done: the browser shall do nothing.
    Done,
    /// A view takes the place of what was used (or of what `data-wake` stands around it) and is used in its stead.
    Wake(AnyView),
}

/// What was woken in which row.
pub(super) type Woken = StoredValue<BTreeMap<usize, Vec<(Owner, AnyViewState)>>, LocalStorage>;

impl Table {
    /// Hands on what was used. Tells whether it was something.
    pub(super) fn act(self, index: usize, event: &MouseEvent) -> bool {
        let Some(on_act) = self.row(index, |row| row.on_act.clone()).flatten() else { return false };
        let Some(used) = dom::target_within(event, &format!("[{ACT}]")) else { return false };
        let act = used.get_attribute(ACT).unwrap_or_default();
        let range = event.shift_key();
        let elsewhere = range || event.ctrl_key() || event.meta_key();
        if used.get_attribute("aria-disabled").is_some() {
            event.prevent_default();
            return true;
        }
        match on_act(Acted { index, act, range, elsewhere }) {
            Reaction::Done => event.prevent_default(),
            Reaction::Wake(view) => self.wake(index, &used, view),
            Reaction::Leave => {}
        }
        true
    }

    fn wake(self, index: usize, used: &HtmlElement, view: AnyView) {
        let Some(place) = used.closest("[data-wake]").ok().flatten() else { return };
        let Some(parent) = place.parent_element() else { return };
        let owner = self.home.with_value(|home| home.with(Owner::new));
        let mut state = owner.with(|| view.build());
        state.mount(&parent, Some(&place));
        place.remove();
        let button = state.elements().first().and_then(|element| {
            if element.tag_name() == "BUTTON" {
                Some(element.clone())
            } else {
                element.query_selector("button").ok()?
            }
        });
        self.woken.update_value(|woken| woken.entry(index).or_default().push((owner, state)));
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            // Once this click has been dealt with: it bubbles to the same listener.
            queue_microtask(move || {
                dom::focus(&button);
                button.click();
            });
        }
    }

    /// Whether something in a row was woken.
    pub(super) fn is_awake(self, index: usize) -> bool {
        self.woken.try_with_value(|woken| woken.contains_key(&index)) == Some(true)
    }

    /// A row goes, or is drawn anew.
    pub(super) fn sleep(self, index: usize) {
        self.woken.try_update_value(|woken| woken.remove(&index));
    }
}
