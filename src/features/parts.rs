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
    let clock = use_clock();
    view! {
        <TimeText
            relative=move || time::ago(moment, clock.now())
            absolute=intl::date_time(moment)
            datetime=intl::iso(moment)
        />
    }
    .into_any()
}

/// A day; how long ago it was on demand.
pub fn day(moment: Timestamp) -> AnyView {
    let clock = use_clock();
    view! {
        <TimeText
            relative=intl::date(moment)
            absolute=move || time::ago(moment, clock.now())
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

/// The cell that names a row: its name, and below it what tells equals apart.
pub fn name_cell(first: String, second: String) -> AnyView {
    view! {
        <span class="tenant-name">
            <bdi class="truncate">{first}</bdi>
            <span class="tenant-domain">
                <bdi class="truncate">{second}</bdi>
            </span>
        </span>
    }
    .into_any()
}

/// What there is to show of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is known yet.
    Loading,
    /// Nothing is known, and it could not be had.
    Failed,
    /// There is nothing.
    Nothing,
    /// There may be something, but nothing that the filters let through.
    NoMatch,
    /// Rows.
    Rows,
}

impl Standing {
    /// Of a list with this many rows; rows from before stay when newer could not be had.
    pub fn of(total: Option<usize>, failed: bool, narrowed: bool) -> Self {
        match total {
            None if failed => Self::Failed,
            None => Self::Loading,
            Some(0) if narrowed => Self::NoMatch,
            Some(0) => Self::Nothing,
            Some(_) => Self::Rows,
        }
    }
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
        <EmptyState kind=EmptyKind::Error title=title text=Some(words.whole())>
            <Button label=retry on_click=again icon=IconName::Refresh/>
            {code.map(support_code)}
        </EmptyState>
    }
    .into_any()
}

/// Stands over what is there while newer could not be had: how old it is, why, and a way to try again.
pub fn stale(error: &ClientError, loaded_at: Option<Timestamp>, retry: &'static str, again: Callback<()>) -> AnyView {
    let clock = use_clock();
    let (why, age) = (explain(error), loaded_at.map(|at| move || problem::stale(&time::ago(at, clock.now()))));
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

#[cfg(test)]
mod tests {
    use super::Standing;

    #[test]
    fn rows_from_before_outlive_a_failure() {
        assert_eq!(Standing::of(None, false, true), Standing::Loading);
        assert_eq!(Standing::of(None, true, false), Standing::Failed);
        assert_eq!(Standing::of(Some(0), true, false), Standing::Nothing);
        assert_eq!(Standing::of(Some(0), false, true), Standing::NoMatch);
        assert_eq!(Standing::of(Some(3), true, true), Standing::Rows);
    }
}
