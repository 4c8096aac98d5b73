//! Details beside the list: a drawer from the end edge.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::button::IconButton;
use super::dom;
use super::icon::IconName;
use super::later::Later;
use crate::platform::timer;
use crate::text::ui as text;

/// A 520 px drawer at the end edge. Not modal where there is room, so that the list stays usable;
/// full width and modal under 640 px. Opening moves focus into it, closing gives it back.
/// Content may change while it is open: focus then stays where it is.
#[component]
pub fn Drawer(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its heading and name.
    #[prop(into)]
    title: Signal<String>,
    /// Asked to close.
    #[prop(into)]
    on_close: Callback<()>,
    /// Under the title: status, domain, links.
    #[prop(optional, into)]
    subtitle: ViewFn,
    /// Beside the button that closes it.
    #[prop(optional, into)]
    actions: ViewFn,
    /// Buttons that stay at the bottom.
    #[prop(optional, into)]
    footer: ViewFn,
    /// The details are `Tabs`: these stay while their panel scrolls.
    #[prop(optional)]
    tabbed: bool,
    /// The details.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = Memo::new(move |_| open.get());
    move || {
        is_open.get().then(|| {
            let (subtitle, actions) = (subtitle.clone(), actions.clone());
            let (footer, children) = (footer.clone(), children.clone());
            view! {
                <Panel title on_close subtitle actions footer tabbed children/>
            }
        })
    }
}

#[component]
fn Panel(
    title: Signal<String>,
    on_close: Callback<()>,
    subtitle: ViewFn,
    actions: ViewFn,
    footer: ViewFn,
    tabbed: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let from = StoredValue::new_local(None::<HtmlElement>);
    let id = dom::unique_id("drawer");
    let labelled_by = id.clone();
    element.on_load(move |dialog| {
        let narrow = window().match_media("(max-width: 639.98px)").ok().flatten().is_some_and(|media| media.matches());
        if narrow {
            let _ = dialog.show_modal();
        } else {
            // Not `show`: it looks for what takes focus, for which the browser lays out all of the page at once.
            from.set_value(document().active_element().and_then(|element| element.dyn_into().ok()));
            dialog.set_open(true);
        }
        // When that is laid out. And not by the attribute: in a frame of another site browsers refuse that, with an
        // error.
        timer::after_frame(move || {
            if let Some(title) = dom::all(&dialog, ".drawer-title").first() {
                dom::focus(title);
            }
        });
    });
    on_cleanup(move || {
        if let Some(dialog) = element.try_get_untracked().flatten().filter(|dialog| dialog.open()) {
            dialog.close();
        }
    });
    // Giving focus back, the browser lays out the page: before everything else there changes, and in a task of its own.
    let ask_to_close = Callback::new(move |()| {
        let Some(dialog) = element.try_get_untracked().flatten().filter(|dialog| dialog.open()) else { return };
        dialog.close();
        if let Some(from) = from.try_update_value(Option::take).flatten() {
            dom::focus(&from);
        }
        timer::soon(move || {
            on_close.try_run(());
        });
    });
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        ask_to_close.run(());
    };
    // Not modal: the browser does not listen for Escape here.
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && !escape_belongs_elsewhere(&event) {
            ask_to_close.run(());
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <dialog class="drawer" node_ref=element aria-labelledby=labelled_by on:cancel=cancel>
            <header class="drawer-header">
                <h2 class="drawer-title" id=id tabindex="-1">
                    {title}
                </h2>
                <div class="drawer-actions">
                    {actions.run()} <IconButton icon=IconName::Close label=text::close() on_click=ask_to_close/>
                </div>
                <div class="drawer-subtitle">{subtitle.run()}</div>
            </header>
            <div class="drawer-body" class:drawer-tabbed=tabbed>
                <Later children/>
            </div>
            <footer class="drawer-footer">
                <Later>{footer.run()}</Later>
            </footer>
        </dialog>
    }
    .into_any()
}

/// An open menu or a modal dialog answers first, and so does a field outside the drawer.
fn escape_belongs_elsewhere(event: &ev::KeyboardEvent) -> bool {
    let layered = document().query_selector("dialog:modal, :popover-open:not([role=tooltip])").ok().flatten().is_some();
    let typing = dom::target(event.unchecked_ref())
        .is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false) && !inside_drawer(&target));
    layered || typing
}

fn inside_drawer(target: &web_sys::Element) -> bool {
    target.closest(".drawer").ok().flatten().is_some()
}
