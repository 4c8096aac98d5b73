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

/// A day; how long ago it was on demand.
pub fn day(moment: Timestamp) -> AnyView {
    let now = use_clock().ticking();
    view! {
        <TimeText
            relative=intl::date(moment)
            absolute=move || time::ago(moment, now.get())
            datetime=intl::iso(moment)
        />
    }
    .into_any()
}

/// An e-mail address that breaks at its sign when it has to break.
pub fn address(email: &str) -> AnyView {
    match email.split_once('@') {
        Some((name, domain)) => {
            let (name, domain) = (name.to_owned(), format!("@{domain}"));
            view! { {name} <wbr/> {domain} }.into_any()
        }
        None => email.to_owned().into_any(),
    }
}

/// What counts, and below it what tells equals apart.
pub fn two_lines(first: &str, second: AnyView) -> AnyView {
    let first = first.to_owned();
    view! {
        <span>{first}</span>
        <span class="second-line">{second}</span>
    }
    .into_any()
}

/// A failed call in one paragraph, for the place where it happened.
pub fn explain(error: &ClientError) -> String {
    let words = problem::words(error);
    let code =
        error.correlation().filter(|_| error.is_transient()).map(|id| format!("{}: {id}", problem::support_code()));
    let parts = [Some(format!("{}.", words.title)), Some(words.text()), code];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Whether the server has given its final answer to an action. If not, another try is the same action
/// and keeps its key: it may have been done without anybody hearing of it.
pub fn is_settled(error: &ClientError) -> bool {
    error.problem().is_some() && !error.is_transient()
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

/// Stands over what is there while newer could not be had: how old it is, why, and a way to try again.
pub fn stale(error: &ClientError, loaded_at: Option<Timestamp>, retry: &'static str, again: Callback<()>) -> AnyView {
    let now = use_clock().ticking();
    let (why, age) = (explain(error), loaded_at.map(|at| move || problem::stale(&time::ago(at, now.get()))));
    view! {
        <Banner
            tone=Tone::Warn
            title=problem::stale_label()
            action=move || view! { <Button label=retry on_click=again/> }
        >
            {age} " " {why}
        </Banner>
    }
    .into_any()
}

/// The code that support asks for, to be copied.
pub fn support_code(code: String) -> AnyView {
    let label = format!("{} {code}", problem::support_code());
    view! { <CopyButton value=code label/> }.into_any()
}
