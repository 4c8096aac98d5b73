//! Signing in again over the page that was open when the session ended.

use leptos::prelude::*;
use spanning_api::problem::Code;
use spanning_api::session::{IdentitySource, Scope, Session};

use crate::app::sign_in_form;
use crate::platform::host::use_host;
use crate::platform::leave;
use crate::routes::Route;
use crate::session::{SessionState, use_session};
use crate::text::problem;
use crate::text::shell as text;
use crate::ui::*;

#[component]
pub(super) fn Reauthenticate() -> impl IntoView {
    let (session, host) = (use_session(), use_host());
    let ended = Memo::new(move |_| match session.state() {
        // A way in that was closed has a page of its own.
        SessionState::Ended { last, problem } if !host.is_framed() && problem.code != Code::WayInClosed => {
            Some((last, problem))
        }
        _ => None,
    });
    let open = Signal::derive(move || ended.with(Option::is_some));
    let words = Memo::new(move |_| ended.with(|ended| ended.as_ref().map(|(_, why)| problem::of_problem(why))));
    let title = move || words.get().map(|words| words.title).unwrap_or_default();
    let meaning = move || words.get().map(|words| words.meaning).unwrap_or_default();
    let email = move || {
        ended.with_untracked(|ended| ended.as_ref().map(|(last, _)| last.person.email.clone())).unwrap_or_default()
    };
    let by_provider = move || {
        let by = |last: &Session| matches!(last.identity, IdentitySource::Microsoft | IdentitySource::Kaseyaone);
        ended.with(|ended| ended.as_ref().is_some_and(|(last, _)| by(last)))
    };
    let done = move |new: Session| {
        let same = ended.with_untracked(|ended| ended.as_ref().is_some_and(|(last, _)| is_same(last, &new)));
        if same {
            session.signed_in(new);
        } else {
            // The page is somebody else's: nothing of it may stay.
            leave::leave_to(&Route::Home.path());
        }
    };
    // There is nothing to do on the page before this: closing leads to the sign-in page, and from there back.
    let to_login = move |()| session.signed_out();
    view! {
        <Dialog open title=Signal::derive(title) on_close=to_login>
            <div class="reauth">
                <p>{meaning} " " {text::ended_text()}</p>
                {move || by_provider().then(elsewhere)}
                {move || (!by_provider()).then(|| sign_in_form(email(), Callback::new(done), elsewhere))}
                <Button label=text::to_sign_in() kind=ButtonKind::Quiet on_click=to_login/>
            </div>
        </Dialog>
    }
    .into_any()
}

/// A provider's sign-in would leave this page and lose it; in another tab it does not. There the form arrives, too, if a
/// newer version on the server no longer has this one's.
fn elsewhere() -> AnyView {
    view! {
        <p>{text::sign_in_tab_text()}</p>
        <ButtonLink label=text::sign_in_tab() href=Route::Login.path() kind=ButtonKind::Primary external=true/>
    }
    .into_any()
}

/// The same person for the same tenant or portal.
fn is_same(a: &Session, b: &Session) -> bool {
    let scope = match (&a.scope, &b.scope) {
        (Scope::Tenant { tenant: a, .. }, Scope::Tenant { tenant: b, .. }) => a.id == b.id,
        (Scope::Partner { partner: a, portal: x, .. }, Scope::Partner { partner: b, portal: y, .. }) => {
            a.id == b.id && x == y
        }
        _ => false,
    };
    scope && a.person.id == b.person.id
}
