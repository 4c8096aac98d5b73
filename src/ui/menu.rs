//! Menus and panels that hang from a button, on the browser's own popovers: they close on Escape and on a click
//! elsewhere, and give focus back to the button.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::dom;
use super::icon::{Icon, IconName};

/// The button a menu or panel hangs from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuButton {
    /// Label and a chevron, with a border: filters, toolbars.
    #[default]
    Framed,
    /// Label and a chevron, without a border.
    Quiet,
    /// Only the icon; the label is its name and tooltip.
    IconOnly,
}

/// One entry of a [`Menu`].
#[derive(Clone)]
pub struct MenuItem {
    label: String,
    icon: Option<IconName>,
    checked: Option<bool>,
    danger: bool,
    disabled_reason: Option<String>,
    separated: bool,
    on_select: Arc<dyn Fn() + Send + Sync>,
}

impl MenuItem {
    /// An entry and what it does.
    pub fn new(label: impl Into<String>, on_select: impl Fn() + Send + Sync + 'static) -> Self {
        MenuItem {
            label: label.into(),
            icon: None,
            checked: None,
            danger: false,
            disabled_reason: None,
            separated: false,
            on_select: Arc::new(on_select),
        }
    }

    /// An icon before the label.
    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// One that is on or off. Choosing it leaves the menu open, so that several can be set.
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Takes something away.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Why it cannot be chosen now; it stays reachable and says so.
    pub fn disabled(mut self, reason: impl Into<String>) -> Self {
        self.disabled_reason = Some(reason.into());
        self
    }

    /// A line before it.
    pub fn separated(mut self) -> Self {
        self.separated = true;
        self
    }
}

/// A button with a menu. Arrow keys, Home and End move; letters are left to the browser's find.
#[component]
pub fn Menu(
    /// The button's label.
    #[prop(into)]
    label: Signal<String>,
    /// Its entries.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// The button's looks.
    #[prop(optional)]
    button: MenuButton,
    /// The button's icon.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Inside a table row: reached from the row with the arrow keys.
    #[prop(optional)]
    in_row: bool,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let items_of = move || panel.get_untracked().map(|panel| dom::all(&panel, "[role^=menuitem]")).unwrap_or_default();
    let toggled = move |event: ev::Event| {
        if opens(&event)
            && let Some(first) = items_of().first()
        {
            dom::focus(first);
        }
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let key = event.key();
        if dom::rove(&items_of(), &key, false).is_some() {
            event.prevent_default();
            event.stop_propagation();
        } else if key == "Tab" {
            close(panel);
        }
    };
    // Most menus, such as those of rows, are never opened.
    let wanted = RwSignal::new(false);
    let opening = move |event: ev::Event| {
        if press_opener(&event) {
            wanted.set(true);
        }
    };
    let entries = move || wanted.get().then(|| items.get().into_iter().map(|item| entry(item, panel)).collect_view());
    let id = dom::unique_id("menu");
    view! {
        <span class="menu">
            {opener(label, button, icon, in_row, id.clone(), "menu")}
            <div
                class="popover menu-panel"
                popover="auto"
                role="menu"
                id=id
                aria-label=move || label.get()
                node_ref=panel
                on:beforetoggle=opening
                on:toggle=toggled
                on:keydown=keydown
            >
                {entries}
            </div>
        </span>
    }
    .into_any()
}

/// A button with a panel of anything: the account card, a filter with many answers.
#[component]
pub fn Popover(
    /// The button's label.
    #[prop(into)]
    label: Signal<String>,
    /// The button's looks.
    #[prop(optional)]
    button: MenuButton,
    /// The button's icon.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// What the panel holds.
    children: Children,
) -> impl IntoView {
    // Few panels are ever opened.
    let wanted = RwSignal::new(false);
    let opening = move |event: ev::Event| {
        if press_opener(&event) && !wanted.get_untracked() {
            wanted.set(true);
        }
    };
    let children = StoredValue::new_local(Some(children));
    let content = move || wanted.get().then(|| children.try_update_value(Option::take).flatten().map(|draw| draw()));
    let id = dom::unique_id("popover");
    view! {
        <span class="menu">
            {opener(label, button, icon, false, id.clone(), "dialog")}
            <div
                class="popover popover-panel"
                popover="auto"
                role="dialog"
                id=id
                aria-label=move || label.get()
                on:beforetoggle=opening
            >
                {content}
            </div>
        </span>
    }
    .into_any()
}

fn opens(event: &ev::Event) -> bool {
    event.unchecked_ref::<web_sys::ToggleEvent>().new_state() == "open"
}

/// Has the button before a panel look pressed as long as that is open. Called before it opens or closes; answers which.
pub(super) fn press_opener(event: &ev::Event) -> bool {
    let opens = opens(event);
    if let Some(button) = dom::target(event).and_then(|panel| panel.previous_element_sibling()) {
        let _ = button.toggle_attribute_with_force("data-open", opens);
    }
    opens
}

fn close(panel: NodeRef<html::Div>) {
    if let Some(panel) = panel.try_get_untracked().flatten() {
        let _ = panel.hide_popover();
    }
}

fn opener(
    label: Signal<String>,
    button: MenuButton,
    icon: Option<IconName>,
    in_row: bool,
    target: String,
    popup: &'static str,
) -> AnyView {
    let class = match button {
        MenuButton::Framed => "btn btn-secondary",
        MenuButton::Quiet => "btn btn-quiet",
        MenuButton::IconOnly => "btn btn-icon",
    };
    let named = button == MenuButton::IconOnly;
    view! {
        <button
            type="button"
            class=class
            tabindex=in_row.then_some("-1")
            popovertarget=target
            aria-haspopup=popup
            aria-label=move || named.then(|| label.get())
            data-tip=move || named.then(|| label.get())
        >
            {icon.map(|name| view! { <Icon name/> })}
            {(!named)
                .then(|| {
                    view! {
                        <span class="btn-label">{label}</span>
                        <Icon name=IconName::ChevronDown/>
                    }
                })}
        </button>
    }
    .into_any()
}

fn entry(item: MenuItem, panel: NodeRef<html::Div>) -> AnyView {
    let blocked = item.disabled_reason.is_some();
    let stays = item.checked.is_some();
    let on_select = item.on_select;
    let select = move |event: ev::MouseEvent| {
        event.stop_propagation();
        if blocked {
            return;
        }
        if !stays {
            close(panel);
        }
        on_select();
    };
    let tick = item.checked.map(|on| {
        view! { <span class="menu-tick">{on.then(|| view! { <Icon name=IconName::Check/> })}</span> }
    });
    view! {
        <button
            type="button"
            class="menu-item"
            class:menu-danger=item.danger
            class:menu-separated=item.separated
            role=if stays { "menuitemcheckbox" } else { "menuitem" }
            tabindex="-1"
            aria-checked=item.checked.map(|on| if on { "true" } else { "false" })
            aria-disabled=blocked.then_some("true")
            on:click=select
        >
            {tick}
            {item.icon.map(|name| view! { <Icon name/> })}
            <span class="menu-label">
                {item.label} {item.disabled_reason.map(|why| view! { <small class="menu-why">{why}</small> })}
            </span>
        </button>
    }
    .into_any()
}
