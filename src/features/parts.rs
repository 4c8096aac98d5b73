//! Small views that several features share: moments, failures.

use leptos::prelude::*;
use spanning_api::Timestamp;

use crate::client::ClientError;
use crate::platform::clock::use_clock;
use crate::platform::intl;
use crate::text::{problem, time};
use crate::ui::*;

/// A moment: how long ago for the eye, exact on demand.
pub fn when(moment: Timestamp) -> AnyView {
    let now = use_clock().ticking();
    view! {
        <TimeText
            relative=move || time::ago(moment, now.get())
            absolute=intl::date_time(moment)
            datetime=intl::iso(moment)
        />
    }
    .into_any()
}

/// A failed call in one paragraph, for the place where it happened.
pub fn explain(error: &ClientError) -> String {
    let words = problem::words(error);
    let code =
        error.correlation().filter(|_| error.is_transient()).map(|id| format!("{}: {id}", problem::SUPPORT_CODE));
    let parts = [Some(format!("{}.", words.title)), Some(words.text()), code];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Stands where something could not be loaded.
pub fn load_failed(title: &'static str, error: &ClientError, retry: &'static str, again: Callback<()>) -> AnyView {
    let words = problem::words(error);
    let code = error.correlation().map(|id| id.to_string());
    view! {
        <EmptyState kind=EmptyKind::Error title=title text=Some(format!("{}. {}", words.title, words.text()))>
            <Button label=retry on_click=again icon=IconName::Refresh/>
            {code.map(support_code)}
        </EmptyState>
    }
    .into_any()
}

/// The code that support asks for, to be copied.
pub fn support_code(code: String) -> AnyView {
    let label = format!("{} {code}", problem::SUPPORT_CODE);
    view! { <CopyButton value=code label/> }.into_any()
}
