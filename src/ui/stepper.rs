//! Where one is on a way of a few steps.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::text::ui as text;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind.
    Done,
    /// Here.
    Current,
    /// Ahead.
    Upcoming,
    /// It went wrong here.
    Failed,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub label: String,
    /// How far it is.
    pub state: StepState,
    /// A quiet line below: who signed in.
    pub detail: Option<String>,
}

impl Step {
    /// A step.
    pub fn new(label: impl Into<String>, state: StepState) -> Self {
        Step { label: label.into(), state, detail: None }
    }

    /// With a quiet line below.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

/// A stepper: beside each other where there is room, below each other under 640 px.
#[component]
pub fn Stepper(
    /// The name of the way.
    #[prop(into)]
    label: Signal<String>,
    /// Its steps.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
) -> impl IntoView {
    let items = move || {
        let steps = steps.get();
        let of = steps.len();
        steps.into_iter().enumerate().map(|(at, step)| item(at + 1, of, step)).collect_view()
    };
    view! {
        <ol class="stepper" aria-label=move || label.get()>
            {items}
        </ol>
    }
    .into_any()
}

fn item(number: usize, of: usize, step: Step) -> AnyView {
    let (class, state, icon) = match step.state {
        StepState::Done => ("step step-done", text::step_done(), Some(IconName::Check)),
        StepState::Current => ("step step-current", text::step_current(), None),
        StepState::Upcoming => ("step step-upcoming", text::step_upcoming(), None),
        StepState::Failed => ("step step-failed", text::step_failed(), Some(IconName::Close)),
    };
    let here = matches!(step.state, StepState::Current | StepState::Failed);
    let mark = match icon {
        Some(name) => view! { <Icon name/> }.into_any(),
        None => number.into_any(),
    };
    view! {
        <li class=class aria-current=here.then_some("step")>
            <span class="step-mark" aria-hidden="true">
                {mark}
            </span>
            <span class="step-text">
                <span class="visually-hidden">{text::step(number, of, state)}</span>
                <span class="step-label">{step.label}</span>
                {step.detail.map(|detail| view! { <span class="step-detail">{detail}</span> })}
            </span>
        </li>
    }
    .into_any()
}
