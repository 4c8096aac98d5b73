//! The choice of the language, in the account panel and beside the sign-in.

use leptos::prelude::*;

use crate::language::{LANGUAGES, use_language};
use crate::text::shell as text;
use crate::ui::*;

/// Which language is spoken.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let context = use_language()?;
    let value = RwSignal::new(context.chosen().map(|language| language.tag.to_owned()).unwrap_or_default());
    let choose = move |tag: String| {
        context.choose(LANGUAGES.into_iter().find(|language| language.tag == tag));
        value.set(tag);
    };
    let named = LANGUAGES.into_iter().map(|language| SelectOption::new(language.tag, language.name));
    let options: Vec<_> = std::iter::once(SelectOption::new("", text::as_browser())).chain(named).collect();
    Some(
        view! {
            <Field label=text::language()>
                <Select value options on_change=choose/>
            </Field>
        }
        .into_any(),
    )
}
