//! Buttons and links that look like buttons.

use leptos::prelude::*;

use super::dom::unique_id;
use super::icon::{Icon, IconName};
use crate::text::ui as text;

/// How loud a button is. Never more than one primary button in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// Beside others, in toolbars and rows.
    Quiet,
    /// Takes something away from people.
    Danger,
}

impl ButtonKind {
    pub(super) fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "btn btn-primary",
            ButtonKind::Secondary => "btn btn-secondary",
            ButtonKind::Quiet => "btn btn-quiet",
            ButtonKind::Danger => "btn btn-danger",
        }
    }
}

/// A button. One that cannot be used stays focusable and says why, so that nobody has to guess.
#[component]
pub fn Button(
    /// What it does: a verb.
    #[prop(into)]
    label: Signal<String>,
    /// Not needed with `submit`.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// How loud it is.
    #[prop(optional)]
    kind: ButtonKind,
    /// Before the label.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Work is under way: shows a spinner, ignores clicks, keeps focus.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it cannot be used now. `None`: it can.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// Submits the form around it.
    #[prop(optional)]
    submit: bool,
    /// Takes focus when the dialog around it opens. By script: the browser refuses `autofocus` in a frame of
    /// another site, and complains about it.
    #[prop(optional)]
    first_focus: bool,
) -> impl IntoView {
    let reason_id = unique_id("why");
    let described_by = {
        let id = reason_id.clone();
        move || disabled_reason.with(Option::is_some).then(|| id.clone())
    };
    let blocked = move || pending.get() || disabled_reason.with(Option::is_some);
    let click = move |event: leptos::ev::MouseEvent| {
        if untrack(blocked) {
            event.prevent_default();
        } else if let Some(on_click) = on_click {
            on_click.try_run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            data-first-focus=first_focus
            aria-disabled=move || blocked().then_some("true")
            aria-busy=move || pending.get().then_some("true")
            aria-describedby=described_by
            data-tip=move || disabled_reason.get()
            on:click=click
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="btn-label">{label}</span>
        </button>
        {move || {
            disabled_reason.get().map(|reason| view! { <span id=reason_id.clone() hidden>{reason}</span> })
        }}
    }
    .into_any()
}

/// A link that looks like a button, for going somewhere.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    #[prop(into)]
    label: Signal<String>,
    /// The address.
    #[prop(into)]
    href: Signal<String>,
    /// How loud it is.
    #[prop(optional)]
    kind: ButtonKind,
    /// Before the label.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Leaves the console: opens a new tab and says so.
    #[prop(optional)]
    external: bool,
) -> impl IntoView {
    view! {
        <a
            class=kind.class()
            href=href
            target=external.then_some("_blank")
            rel=external.then_some("noopener noreferrer")
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="btn-label">{label}</span>
            {external
                .then(|| {
                    view! {
                        <Icon name=IconName::External/>
                        <span class="visually-hidden">{text::opens_new_tab()}</span>
                    }
                })}
        </a>
    }
    .into_any()
}

/// A button that shows only an icon. The label is its name and its tooltip.
#[component]
pub fn IconButton(
    /// Which icon.
    icon: IconName,
    /// Its name for everybody who does not see the icon, and its tooltip.
    #[prop(into)]
    label: Signal<String>,
    /// What happens.
    #[prop(into)]
    on_click: Callback<()>,
    /// Work is under way: the icon turns.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it cannot be used now. `None`: it can.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// For a button that stays pressed.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Inside a table row: not a tab stop of its own, reached from the row with the arrow keys.
    #[prop(optional)]
    in_row: bool,
) -> impl IntoView {
    let blocked = move || pending.get() || disabled_reason.with(Option::is_some);
    let name = move || match disabled_reason.get() {
        Some(reason) => format!("{}. {reason}", label.get()),
        None => label.get(),
    };
    let click = move |_| {
        if !untrack(blocked) {
            on_click.try_run(());
        }
    };
    view! {
        <button
            type="button"
            class="btn btn-icon"
            tabindex=in_row.then_some("-1")
            aria-label=name
            data-tip=name
            aria-disabled=move || blocked().then_some("true")
            aria-busy=move || pending.get().then_some("true")
            aria-pressed=move || pressed.map(|on| if on.get() { "true" } else { "false" })
            on:click=click
        >
            <Icon name=icon/>
        </button>
    }
    .into_any()
}
