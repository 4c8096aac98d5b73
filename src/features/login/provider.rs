//! Signing in with Microsoft or KaseyaOne: the buttons, and the page where a provider answers.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::{AnswerSignIn, StartSignIn};
use spanning_api::link::{LinkCallback, LinkReason, Provider};
use spanning_api::session::{SignInDeparture, SignInOutcome};

use crate::app::return_of;
use crate::client::{Client, ClientError, use_client};
use crate::features::linking::{support_block, use_chain};
use crate::nav::{Nav, use_nav};
use crate::platform::leave;
use crate::routes::Route;
use crate::session::{SessionContext, use_session};
use crate::shell::guard::{Who, after_sign_in};
use crate::text::login as text;
use crate::text::{linking, problem};
use crate::ui::*;

/// Leaves for a provider to sign in there.
#[derive(Clone, Copy)]
struct Departing {
    client: Client,
    nav: Nav,
    to: RwSignal<Option<Provider>>,
    failed: RwSignal<Option<ClientError>>,
}

impl Departing {
    fn new() -> Self {
        Self { client: use_client(), nav: use_nav(), to: RwSignal::new(None), failed: RwSignal::new(None) }
    }

    fn go(self, provider: Provider, choose_account: bool) {
        if self.to.with_untracked(Option::is_some) {
            return;
        }
        self.to.set(Some(provider.clone()));
        self.failed.set(None);
        let return_to = return_of(&self.nav.query().get_untracked()).as_deref().and_then(Route::safe_return);
        spawn_local(async move {
            let body = SignInDeparture { provider, choose_account, return_to };
            match self.client.call::<StartSignIn>(()).body(body).send().await {
                Ok(reply) if reply.value.url.starts_with("http") => leave::leave_to(&reply.value.url),
                Ok(_) => {
                    self.to.try_set(None);
                }
                Err(error) => {
                    self.to.try_set(None);
                    self.failed.try_set(Some(error));
                }
            }
        });
    }

    fn button(self, provider: Provider, label: &'static str, kind: ButtonKind, choose: bool) -> AnyView {
        let own = provider.clone();
        let pending = Signal::derive(move || self.to.with(|to| to.as_ref() == Some(&own)));
        view! { <Button label kind on_click=move |()| self.go(provider.clone(), choose) pending/> }.into_any()
    }

    fn trouble(self) -> Option<AnyView> {
        let words = problem::words(&self.failed.get()?);
        let said = words.text();
        Some(view! { <Banner tone=Tone::Bad title=words.title>{said}</Banner> }.into_any())
    }
}

/// The other ways to sign in, below the form.
#[component]
pub(super) fn OtherWays() -> impl IntoView {
    let departing = Departing::new();
    view! {
        <div class="other-ways">
            <p class="other-ways-or">{text::or()}</p>
            {move || departing.trouble()}
            {departing.button(Provider::Microsoft, text::with_microsoft(), ButtonKind::Secondary, false)}
            {departing.button(Provider::Kaseyaone, text::with_kaseyaone(), ButtonKind::Secondary, false)}
            <p class="muted">{text::with_kaseyaone_note()}</p>
        </div>
    }
    .into_any()
}

/// Goes on after a sign-in with a provider: into the tenant, or to the choice of one.
pub(super) fn go_on(session: SessionContext, nav: Nav, outcome: SignInOutcome) {
    let Some(new) = outcome.session else {
        nav.replace(&Route::ChooseTenant, "");
        return;
    };
    let who = Who::of(&new.scope);
    session.signed_in(new);
    match after_sign_in(outcome.return_to, &who) {
        Some(path) => nav.open(&path),
        None => nav.replace(&Route::Home, ""),
    }
}

/// Where a provider answers a sign-in. The answer left the address before anything was drawn.
#[component]
pub fn SignInCallbackPage(
    /// Whose callback path this is.
    provider: Provider,
) -> impl IntoView {
    let (client, session, nav) = (use_client(), use_session(), use_nav());
    let failed = RwSignal::new(None::<Option<ClientError>>);
    match use_chain().take_sign_in() {
        // Reload, or the bare address: there is nothing to do, and nothing was lost.
        None => failed.set(Some(None)),
        Some(answer) => spawn_local(async move {
            let body = LinkCallback { provider: answer.provider, query: answer.query };
            match client.call::<AnswerSignIn>(()).body(body).send().await {
                Ok(reply) => go_on(session, nav, reply.value),
                Err(error) => {
                    failed.try_set(Some(Some(error)));
                }
            }
        }),
    }
    let departing = Departing::new();
    let card = move || match failed.get() {
        None => view! {
            <h1 id=PAGE_TITLE_ID tabindex="-1">
                {text::launching()}
            </h1>
            <Skeleton count=3/>
        }
        .into_any(),
        Some(error) => refused(departing, &provider, error.as_ref()),
    };
    view! {
        <div class="login login-wide">
            <section class="login-card login-choice card">{card}</section>
        </div>
    }
    .into_any()
}

fn refused(departing: Departing, provider: &Provider, error: Option<&ClientError>) -> AnyView {
    let (title, words) = words(error);
    let again = departing.button(provider.clone(), text::other_account(), ButtonKind::Secondary, true);
    let login = use_nav().href(&Route::Login);
    let support = error.and_then(ClientError::problem).map(|problem| {
        let code = problem.reason.as_ref().map_or(problem.code.as_str(), LinkReason::as_str);
        support_block(code, problem.provider_code.as_deref(), problem.correlation_id.as_str(), None)
    });
    view! {
        <div role="alert">
            <h1 id=PAGE_TITLE_ID tabindex="-1">
                {title}
            </h1>
            <p class="muted">{words}</p>
        </div>
        <div class="row">
            <ButtonLink label=text::to_login() href=login kind=ButtonKind::Primary/>
            {again}
        </div>
        {move || departing.trouble()}
        {support}
    }
    .into_any()
}

/// What happened, what it means, what to do, and who can help.
fn words(error: Option<&ClientError>) -> (String, String) {
    let Some(error) = error else {
        return (text::no_sign_in_answer().to_owned(), text::no_sign_in_answer_text().to_owned());
    };
    let reason = error.problem().and_then(|problem| problem.reason.clone());
    if let Some(why) = reason.and_then(|reason| linking::sign_in_trouble(&reason)) {
        return (why.title, why.text);
    }
    let words = problem::words(error);
    let helpers = error.problem().map(|problem| text::ask(&problem.role_holders)).unwrap_or_default();
    let said = format!("{} {helpers}", words.text());
    (words.title, said.trim().to_owned())
}
