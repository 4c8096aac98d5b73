//! Modal dialogs on the browser's own `<dialog>`: it traps focus, makes the rest inert, and gives focus back.
//!
//! The element exists only while the dialog is open. It stays within the part of the page that can be seen even
//! in a tall frame: the host bridge sets `--visible-top` and `--visible-height` on the root element.

use leptos::{ev, html, prelude::*};

use super::button::IconButton;
use super::dom::{all, focus, unique_id};
use super::icon::IconName;
use crate::text::ui as text;

/// A modal dialog. Escape and the cross ask to close; the owner of `open` decides.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its heading and name.
    #[prop(into)]
    title: Signal<String>,
    /// Asked to close.
    #[prop(into)]
    on_close: Callback<()>,
    /// Work is under way: it cannot be closed.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Buttons at the end, the primary one last.
    #[prop(optional, into)]
    footer: ViewFn,
    /// What it says.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = Memo::new(move |_| open.get());
    move || {
        is_open.get().then(|| {
            let (footer, children) = (footer.clone(), children.clone());
            view! {
                <Modal title on_close busy role="dialog" footer=footer>
                    {children()}
                    <div class="dialog-close">
                        <IconButton icon=IconName::Close label=text::close() on_click=on_close/>
                    </div>
                </Modal>
            }
        })
    }
}

/// The element both kinds of dialog share.
#[component]
pub(super) fn Modal(
    title: Signal<String>,
    on_close: Callback<()>,
    busy: Signal<bool>,
    role: &'static str,
    footer: ViewFn,
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let id = unique_id("dialog");
    let body_id = format!("{id}-body");
    let (labelled_by, described_by) = (id.clone(), (role == "alertdialog").then(|| body_id.clone()));
    element.on_load(|dialog| {
        let _ = dialog.show_modal();
        if let Some(first) = all(&dialog, "[data-first-focus]").first() {
            focus(first);
        }
    });
    // Closing before removal is what returns focus to where it was.
    on_cleanup(move || {
        if let Some(dialog) = element.try_get_untracked().flatten() {
            dialog.close();
        }
    });
    let ask_to_close = move || {
        if !busy.get_untracked() {
            on_close.try_run(());
        }
    };
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        ask_to_close();
    };
    // A browser closes a dialog by itself when Escape is pressed twice.
    let closed = move |_| {
        if element.try_get_untracked().flatten().is_some_and(|dialog| dialog.is_connected()) {
            on_close.try_run(());
        }
    };
    view! {
        <dialog
            class="dialog"
            node_ref=element
            role=role
            aria-labelledby=labelled_by
            aria-describedby=described_by
            on:cancel=cancel
            on:close=closed
        >
            <h2 class="dialog-title" id=id>
                {title}
            </h2>
            <div class="dialog-body" id=body_id>
                {children()}
            </div>
            <div class="dialog-footer">{footer.run()}</div>
        </dialog>
    }
    .into_any()
}
