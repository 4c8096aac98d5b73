//! Short messages about something that has just happened. Never the only place where an error is said.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};

use super::button::IconButton;
use super::icon::{Icon, IconName};
use super::list;
use super::tone::Tone;
use crate::text::ui as text;

#[derive(Clone)]
enum ToastAction {
    Link(String, String),
    Run(String, Arc<dyn Fn() + Send + Sync>),
}

/// One message.
#[derive(Clone)]
pub struct Toast {
    id: usize,
    tone: Tone,
    text: String,
    action: Option<ToastAction>,
}

impl Toast {
    /// A message in a tone.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Toast { id: 0, tone, text: text.into(), action: None }
    }

    /// It worked.
    pub fn good(text: impl Into<String>) -> Self {
        Toast::new(Tone::Good, text)
    }

    /// Worth knowing.
    pub fn info(text: impl Into<String>) -> Self {
        Toast::new(Tone::Info, text)
    }

    /// It failed. The page says so as well, where it happened.
    pub fn bad(text: impl Into<String>) -> Self {
        Toast::new(Tone::Bad, text)
    }

    /// Offers a place to go.
    pub fn link(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.action = Some(ToastAction::Link(label.into(), href.into()));
        self
    }

    /// Offers something to do. It may run after the page that offered it is gone.
    pub fn action(mut self, label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.action = Some(ToastAction::Run(label.into(), Arc::new(run)));
        self
    }

    /// Its tone, as hosts know it.
    fn level(&self) -> &'static str {
        match self.tone {
            Tone::Good => "good",
            Tone::Bad => "bad",
            _ => "info",
        }
    }

    /// It worked, and here is the place to see it.
    fn points(&self) -> bool {
        self.tone == Tone::Good && matches!(self.action, Some(ToastAction::Link(..)))
    }

    /// Errors and offers wait until they are put away.
    fn stays(&self) -> bool {
        self.tone == Tone::Bad || self.action.is_some()
    }
}

/// The messages on show. Get it with `expect_context::<Toasts>()`.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<usize>,
}

/// Provides [`Toasts`]; the shell puts one [`ToastRegion`] at the end of the page.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { list: RwSignal::new(Vec::new()), next: StoredValue::new(1) };
    provide_context(toasts);
    toasts
}

impl Toasts {
    /// Shows a message; at most four stay on the screen. Of those that say where something that worked is
    /// written down, the newest is enough.
    pub fn show(self, mut toast: Toast) {
        let Some(id) = self.next.try_get_value() else { return };
        self.next.set_value(id + 1);
        toast.id = id;
        self.list.try_update(|list| {
            if toast.points() {
                list.retain(|old| !old.points());
            }
            if list.len() >= 4 {
                list.remove(0);
            }
            list.push(toast);
        });
    }

    /// The newest message, told apart by a number, with its tone's name. Reactive.
    pub fn newest(self) -> Option<(usize, &'static str, String)> {
        let told = |toast: &Toast| (toast.id, toast.level(), toast.text.clone());
        self.list.try_with(|list| list.last().map(told)).flatten()
    }

    /// Whether there are messages. Reactive.
    pub fn any(self) -> bool {
        self.list.try_with(|list| !list.is_empty()) == Some(true)
    }

    fn dismiss(self, id: usize) {
        self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }
}

/// Where the messages appear. It is on the page before the first of them, or a screen reader would miss that one.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let Some(toasts) = use_context::<Toasts>() else { return ().into_any() };
    let end = NodeRef::<html::Span>::new();
    let ids = Memo::new(move |_| toasts.list.with(|list| list.iter().map(|toast| toast.id).collect()));
    let show = move |id| {
        let toast = toasts.list.with_untracked(|list| list.iter().find(|toast| toast.id == id).cloned());
        toast.map(|toast| draw(toasts, toast))
    };
    list::keep(Box::new(move || end.get().map(Into::into)), ids, Box::new(show));
    view! {
        <div class="toasts" role="status" aria-live="polite" aria-label=text::notifications()>
            <span hidden node_ref=end></span>
        </div>
    }
    .into_any()
}

fn draw(toasts: Toasts, toast: Toast) -> AnyView {
    let id = toast.id;
    let dismiss = move || toasts.dismiss(id);
    let icon = match toast.tone {
        Tone::Good => IconName::Check,
        Tone::Warn => IconName::Warning,
        Tone::Bad => IconName::Error,
        Tone::Neutral | Tone::Info => IconName::Info,
    };
    let action = toast.action.clone().map(|action| match action {
        ToastAction::Link(label, href) => {
            view! { <a class="toast-action" href=href on:click=move |_| dismiss()>{label}</a> }.into_any()
        }
        ToastAction::Run(label, run) => {
            let click = move |_| {
                dismiss();
                run();
            };
            view! { <button type="button" class="btn btn-quiet" on:click=click>{label}</button> }.into_any()
        }
    });
    // The style sheet's life-time animation is the clock: it pauses under the pointer and in a hidden tab.
    let ended = move |event: ev::AnimationEvent| {
        if event.animation_name() == "toast-life" {
            dismiss();
        }
    };
    view! {
        <div class=format!("toast {}", toast.tone.class()) class:toast-stays=toast.stays() on:animationend=ended>
            <Icon name=icon/>
            <span class="toast-text">{toast.text.clone()}</span>
            {action}
            <IconButton icon=IconName::Close label=text::dismiss() on_click=move |_: ()| dismiss()/>
        </div>
    }
    .into_any()
}
