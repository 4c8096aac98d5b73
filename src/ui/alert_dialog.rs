//! The question before something is taken away from people.

use leptos::prelude::*;

use super::banner::{Banner, Tone};
use super::button::{Button, ButtonKind};
use super::dialog::Modal;
use super::exposure::{self, Exposure};
use super::field::{Field, TextInput};
use crate::platform::effect::effect;
use crate::text::ui as text;

/// Confirms a destructive step. The title says the outcome, the children say who and what it touches.
/// The safe button has focus; an error stays inside, where the person is.
#[component]
pub fn AlertDialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The outcome, as a question: "Turn off Login with IT Complete? 20 people lose their way in".
    #[prop(into)]
    title: Signal<String>,
    /// The verb that does it.
    #[prop(into)]
    confirm_label: Signal<String>,
    /// The way out, in words: "Keep it on".
    #[prop(into)]
    cancel_label: Signal<String>,
    /// Asked to do it.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// Asked to leave.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// What has to be typed first. Empty: nothing.
    #[prop(optional, into)]
    phrase: Signal<String>,
    /// It is being done.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// It failed: what happened and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Not destructive after all: a calm confirm button.
    #[prop(optional)]
    calm: bool,
    /// The consequences.
    children: ChildrenFn,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let is_open = Memo::new(move |_| open.get());
    // What was typed once must not confirm the next time.
    effect(move |_| {
        if !is_open.get() {
            typed.set(String::new());
        }
    });
    let exposure = exposure::of_confirmation(is_open);
    let matches = move || phrase.with(|phrase| typed.with(|typed| phrase.trim().eq_ignore_ascii_case(typed.trim())));
    let missing = Signal::derive(move || match exposure.get() {
        _ if !matches() => Some(text::type_to_confirm(phrase.get().trim())),
        Exposure::Seen => None,
        Exposure::Unknown => Some(text::a_moment().to_owned()),
        Exposure::Covered => Some(text::covered().to_owned()),
    });
    let confirm = Callback::new(move |()| {
        if untrack(|| missing.get()).is_none() && !pending.get_untracked() {
            on_confirm.try_run(());
        }
    });
    let cancel = Callback::new(move |()| {
        if !pending.get_untracked() {
            on_cancel.try_run(());
        }
    });
    let kind = if calm { ButtonKind::Primary } else { ButtonKind::Danger };
    let footer = move || {
        view! {
            <Button label=cancel_label on_click=cancel first_focus=true/>
            <Button label=confirm_label on_click=confirm kind pending disabled_reason=missing/>
        }
    };
    move || {
        is_open.get().then(|| {
            let children = children.clone();
            view! {
                <Modal title on_close=cancel busy=pending role="alertdialog" footer=footer.into()>
                    {children()}
                    {move || {
                        (!phrase.with(|phrase| phrase.trim().is_empty()))
                            .then(|| {
                                view! {
                                    <Field label=move || text::type_to_confirm(phrase.get().trim())>
                                        <TextInput value=typed on_input=move |value| typed.set(value) on_enter=confirm/>
                                    </Field>
                                }
                            })
                    }}
                    {move || error.get().map(|error| view! { <Banner tone=Tone::Bad>{error}</Banner> })}
                </Modal>
            }
        })
    }
}
