//! A form field and what goes into it.

use leptos::prelude::*;

use super::dom::unique_id;
use super::icon::{Icon, IconName};
use crate::text::ui as text;

/// What a control needs to know of the field around it.
#[derive(Clone)]
struct FieldContext {
    id: String,
    described_by: Signal<Option<String>>,
    invalid: Signal<bool>,
    required: bool,
}

fn provide_field(context: FieldContext) {
    provide_context(context);
}

/// Label, hint and error around one control, tied together for screen readers.
#[component]
pub fn Field(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the answer and how to put it right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It must be answered.
    #[prop(optional)]
    required: bool,
    /// One control of this module.
    children: Children,
) -> impl IntoView {
    let id = unique_id("field");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        Signal::derive(move || match (hint.with(Option::is_some), error.with(Option::is_some)) {
            (true, true) => Some(format!("{error_id} {hint_id}")),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(error_id.clone()),
            (false, false) => None,
        })
    };
    let invalid = Signal::derive(move || error.with(Option::is_some));
    provide_field(FieldContext { id: id.clone(), described_by, invalid, required });
    view! {
        <div class="field" class:field-invalid=invalid>
            <label class="field-label" for=id>
                {label}
                {required.then(|| view! { <span class="field-required">{text::required()}</span> })}
            </label>
            {children()}
            <div class="field-error" id=error_id role="alert">
                {move || {
                    error
                        .get()
                        .map(|error| {
                            view! {
                                <Icon name=IconName::Error/>
                                <span>{error}</span>
                            }
                        })
                }}
            </div>
            {move || {
                hint.get().map(|hint| view! { <div class="field-hint" id=hint_id.clone()>{hint}</div> })
            }}
        </div>
    }
    .into_any()
}

/// One line of text.
#[component]
pub fn TextInput(
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// It was edited.
    #[prop(into)]
    on_input: Callback<String>,
    /// Enter was pressed.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// `text`, `email`, `url`…
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in. Off unless said.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// An example, never the label.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Its name where no [`Field`] is around it.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let field = use_context::<FieldContext>();
    let described_by = field.as_ref().map(|field| field.described_by);
    let invalid = field.as_ref().map(|field| field.invalid);
    let required = field.as_ref().is_some_and(|field| field.required);
    let keydown = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter"
            && !event.is_composing()
            && let Some(on_enter) = on_enter
        {
            on_enter.try_run(());
        }
    };
    view! {
        <input
            class="input"
            id=field.map(|field| field.id)
            type=kind
            autocomplete=autocomplete
            spellcheck="false"
            placeholder=placeholder
            aria-label=label
            aria-describedby=move || described_by.and_then(|ids| ids.get())
            aria-invalid=move || invalid.is_some_and(|invalid| invalid.get()).then_some("true")
            aria-required=required.then_some("true")
            prop:value=value
            on:input=move |event| {
                on_input.try_run(event_target_value(&event));
            }
            on:keydown=keydown
        />
    }
    .into_any()
}

/// One of the answers of a [`Select`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl SelectOption {
    /// An answer.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        SelectOption { value: value.into(), label: label.into() }
    }
}

/// One of several, with the browser's own list.
#[component]
pub fn Select(
    /// The value of the chosen option.
    #[prop(into)]
    value: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// Another one was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// Its name where no [`Field`] is around it.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let field = use_context::<FieldContext>();
    let described_by = field.as_ref().map(|field| field.described_by);
    let invalid = field.as_ref().map(|field| field.invalid);
    // The value belongs to the options: set on the list before they exist, it would be lost.
    let option = move |option: SelectOption| {
        let own = option.value.clone();
        view! { <option value=option.value prop:selected=move || value.with(|value| *value == own)>{option.label}</option> }
    };
    view! {
        <span class="select">
            <select
                id=field.map(|field| field.id)
                aria-label=label
                aria-describedby=move || described_by.and_then(|ids| ids.get())
                aria-invalid=move || invalid.is_some_and(|invalid| invalid.get()).then_some("true")
                on:change=move |event| {
                    on_change.try_run(event_target_value(&event));
                }
            >
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
            <Icon name=IconName::ChevronDown/>
        </span>
    }
    .into_any()
}

/// Yes or no, with its label beside it.
#[component]
pub fn Checkbox(
    /// What is agreed to or chosen.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is.
    #[prop(into)]
    checked: Signal<bool>,
    /// It was changed.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Some of what it stands for, not all.
    #[prop(optional, into)]
    indeterminate: Signal<bool>,
    /// Keep the label for screen readers only: a column of checkboxes.
    #[prop(optional)]
    hide_label: bool,
    /// Inside a table row: reached from the row with the arrow keys.
    #[prop(optional)]
    in_row: bool,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input
                type="checkbox"
                tabindex=in_row.then_some("-1")
                prop:checked=checked
                prop:indeterminate=indeterminate
                on:change=move |event| {
                    on_change.try_run(event_target_checked(&event));
                }
            />
            <span class=if hide_label { "visually-hidden" } else { "checkbox-label" }>{label}</span>
        </label>
    }
    .into_any()
}
