//! Pages that stand in for a page: on its way, not there, not for this person.

use leptos::prelude::*;
use spanning_api::problem::Problem;
use spanning_domain::portal;

use super::guard::Verdict;
use crate::app::use_boot;
use crate::client::ClientError;
use crate::features::parts::{support_code, when};
use crate::nav::use_nav;
use crate::platform::{address, leave};
use crate::routes::{Frame, Place, Route};
use crate::session::use_session;
use crate::text::problem;
use crate::text::shell as text;
use crate::ui::*;

/// A page with nothing but a heading, a message and what to do.
fn message(kind: EmptyKind, title: String, words: String, action: AnyView) -> AnyView {
    view! {
        <div class="page page-message">
            <h1 class="visually-hidden" id=PAGE_TITLE_ID tabindex="-1">
                {title.clone()}
            </h1>
            <EmptyState kind title=title text=Some(words)>
                {action}
            </EmptyState>
        </div>
    }
    .into_any()
}

fn button(label: &'static str, route: &Route) -> AnyView {
    let href = use_nav().href(route);
    view! { <ButtonLink label href kind=ButtonKind::Primary/> }.into_any()
}

/// The shape of a page, while it is not known who is signed in.
pub fn starting() -> AnyView {
    view! {
        <div class="page">
            <Skeleton shape=SkeletonShape::Tiles count=5/>
            <Skeleton shape=SkeletonShape::Rows count=6/>
        </div>
    }
    .into_any()
}

/// The back end could not be asked who is signed in.
pub fn start_failed(error: &ClientError) -> AnyView {
    let boot = use_boot();
    let words = problem::words(error);
    let action = view! { <Button label=text::retry() icon=IconName::Refresh on_click=move |()| boot.start()/> };
    let said = words.text();
    message(EmptyKind::Error, words.title, said, action.into_any())
}

/// A part of the app did not arrive. Trying again helps after a network fault, a reload after a new deployment.
pub fn part_missing(again: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let action = view! {
        <Button label=text::retry() icon=IconName::Refresh on_click=move |()| again()/>
        <Button label=text::reload() kind=ButtonKind::Quiet on_click=move |()| leave::reload()/>
    };
    let (title, words) = (text::part_missing().to_owned(), text::part_missing_text().to_owned());
    message(EmptyKind::Error, title, words, action.into_any())
}

/// Nothing is at this address.
pub fn not_found() -> AnyView {
    let (title, words) = (text::not_found().to_owned(), text::not_found_text().to_owned());
    message(EmptyKind::NoMatch, title, words, button(text::home(), &Route::Home))
}

/// The page is there, but not for this session.
pub fn forbidden(verdict: &Verdict) -> AnyView {
    let (title, words, action) = match verdict {
        Verdict::TenantPage => {
            (text::tenant_page().to_owned(), text::tenant_page_text().to_owned(), button(text::to_list(), &Route::Home))
        }
        Verdict::OtherPortal { own, wanted } => {
            let (own, wanted) = (portal::name(own), portal::name(wanted));
            let words = text::other_portal_text(&own, &wanted);
            (text::other_portal(&wanted), words, button(text::to_list(), &Route::Home))
        }
        _ => {
            let action = button(text::to_integrations(), &Route::Integrations);
            (text::portal_page().to_owned(), text::portal_page_text().to_owned(), action)
        }
    };
    message(EmptyKind::Forbidden, title, words, action)
}

/// The session is for a portal of a newer release.
pub fn unknown_portal() -> AnyView {
    let (title, words) = (text::unknown_portal().to_owned(), text::unknown_portal_text().to_owned());
    message(EmptyKind::Error, title, words, ().into_any())
}

/// The way in that the session had used was closed: by whom, when, and what is left.
pub fn way_in_closed(problem: &Problem) -> AnyView {
    let (session, nav) = (use_session(), use_nav());
    let go = move |()| {
        session.signed_out();
        nav.replace(&Route::Login, "");
    };
    let title = problem::of_problem(problem).title;
    let why = problem.ended.as_ref().map(text::ended).or_else(|| problem.detail.clone()).unwrap_or_default();
    let at = problem.ended.as_ref().map(|ended| {
        let at = ended.at;
        view! { <p class="muted">{text::ended_at()} " " {when(at)}</p> }
    });
    let code = problem.correlation_id.to_string();
    view! {
        <div class="page page-message">
            <h1 class="visually-hidden" id=PAGE_TITLE_ID tabindex="-1">
                {title.clone()}
            </h1>
            <EmptyState kind=EmptyKind::Forbidden title=title text=Some(format!("{why} {}", text::ended_what_now()))>
                <Button label=text::other_way() on_click=go kind=ButtonKind::Primary/> {support_code(code)} {at}
            </EmptyState>
        </div>
    }
    .into_any()
}

/// Framed by a page that may not, or that does not answer.
pub fn no_host(place: &Place) -> AnyView {
    // Only what the frame's own address names, and only below it: nothing else is offered to a stranger.
    let action = match place.frame {
        Frame::Embedded(_) => {
            let href = format!("{}{}", address::origin(), place.route.path());
            view! { <ButtonLink label=text::new_window() href external=true kind=ButtonKind::Primary/> }.into_any()
        }
        Frame::Standalone => ().into_any(),
    };
    message(EmptyKind::Forbidden, text::no_host().to_owned(), text::no_host_text().to_owned(), action)
}

/// Framed by a host whose user is nobody here.
pub fn no_token() -> AnyView {
    let boot = use_boot();
    let action = view! { <Button label=text::retry() icon=IconName::Refresh on_click=move |()| boot.start()/> };
    message(EmptyKind::Forbidden, text::no_token().to_owned(), text::no_token_text().to_owned(), action.into_any())
}
