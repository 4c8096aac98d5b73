//! Something small in a table row that says more when it is pressed.

use leptos::{ev, prelude::*};

use super::dom;
use super::menu::press_opener;

/// A button that is a picture, and a panel that hangs from it. Reached from the row with the arrow keys.
#[component]
pub fn Expander(
    /// What the picture says.
    #[prop(into)]
    label: String,
    /// The panel's name.
    #[prop(into)]
    title: String,
    /// The picture.
    face: AnyView,
    /// The panel opens: its content is wanted now.
    #[prop(into)]
    on_open: Callback<()>,
    /// What the panel holds.
    children: Children,
) -> impl IntoView {
    let (id, caption) = (dom::unique_id("expander"), title.clone());
    let opening = move |event: ev::Event| {
        if press_opener(&event) {
            on_open.try_run(());
        }
    };
    view! {
        <span class="menu">
            <button
                type="button"
                class="btn expander"
                tabindex="-1"
                popovertarget=id.clone()
                aria-haspopup="dialog"
                aria-label=label
            >
                {face}
            </button>
            <div
                class="popover popover-panel"
                popover="auto"
                role="dialog"
                id=id
                aria-label=title
                on:beforetoggle=opening
            >
                <p class="popover-title" aria-hidden="true">
                    {caption}
                </p>
                {children()}
            </div>
        </span>
    }
    .into_any()
}
