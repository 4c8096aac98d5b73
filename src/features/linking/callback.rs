//! Where a provider's answer arrives. The answer left the address bar before anything was drawn; here
//! it is handed to the server, once however often it is tried, and never shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::AnswerLinkCallback;
use spanning_api::link::{LinkCallback, LinkViewer, Provider};
use spanning_api::session::Session;

use super::card::{actions, head};
use super::chain::{Answer, Chain, use_chain};
use super::ending::support_block;
use super::page::header;
use crate::app::{Boot, use_boot};
use crate::client::{Client, ClientError, use_client};
use crate::features::login::SignInForm;
use crate::features::parts::{explain, is_settled};
use crate::nav::{Nav, use_nav};
use crate::platform::effect::effect;
use crate::platform::{events, timer};
use crate::routes::Route;
use crate::session::{SessionState, use_session};
use crate::text::linking as text;
use crate::ui::*;

/// After this time the page says that it is still at work.
const SLOW: u64 = 5_000;

#[derive(Clone, Copy)]
struct CallbackState {
    client: Client,
    chain: Chain,
    nav: Nav,
    boot: Boot,
    sending: RwSignal<bool>,
    trouble: RwSignal<Option<ClientError>>,
    slow: RwSignal<bool>,
}

impl CallbackState {
    fn hand_over(self, answer: Answer) {
        if self.sending.try_get_untracked() != Some(false) {
            return;
        }
        self.sending.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let body = LinkCallback { provider: answer.provider, query: answer.query };
            let outcome = self.client.call::<AnswerLinkCallback>(()).body(body).idempotency(&answer.key).send().await;
            match outcome {
                Ok(reply) => {
                    let attempt = reply.value.attempt;
                    self.chain.forget_answer();
                    self.chain.keep(attempt.clone());
                    let page = match attempt.viewer {
                        LinkViewer::Helper => Route::LinkJoin(attempt.id),
                        _ => Route::LinkAttempt(attempt.id),
                    };
                    self.nav.replace(&page, "");
                }
                Err(error) => {
                    // What the server refused once it refuses again; what never reached it is kept.
                    if is_settled(&error) && error.problem().is_some_and(|problem| problem.status != 401) {
                        self.chain.forget_answer();
                    }
                    self.trouble.try_set(Some(error));
                }
            }
            self.sending.try_set(false);
        });
    }
}

/// The page.
#[component]
pub fn CallbackPage(
    /// Whose callback path this is.
    provider: Provider,
) -> impl IntoView {
    let session = use_session();
    let state = CallbackState {
        client: use_client(),
        chain: use_chain(),
        nav: use_nav(),
        boot: use_boot(),
        sending: RwSignal::new(false),
        trouble: RwSignal::new(None),
        slow: RwSignal::new(false),
    };
    let signed_in = Memo::new(move |_| {
        session
            .with(|state| match state {
                SessionState::Unknown => None,
                SessionState::SignedIn(_) => Some(true),
                SessionState::SignedOut | SessionState::Ended { .. } => Some(false),
            })
            .flatten()
    });
    // At once, whoever is here: a helper has a cookie for the attempt and is not signed in. And again when
    // somebody has signed in meanwhile.
    effect(move |before: Option<Option<bool>>| {
        let now = signed_in.get();
        let news = before.is_none_or(|before| now == Some(true) && before != now);
        if news && let Some(answer) = state.chain.answer() {
            state.hand_over(answer);
        }
        now
    });
    // The network is back, or somebody is: what never reached the server goes out again, under the same key.
    events::on_return(move || {
        let lost = state.trouble.try_with_untracked(|error| error.as_ref().is_some_and(|e| !is_settled(e)));
        if let (Some(true), Some(answer)) = (lost, state.chain.answer()) {
            state.hand_over(answer);
        }
    });
    timer::after(SLOW, move || {
        state.slow.try_set(true);
    });
    let steps = stepper(&provider);
    let card = move || card(state, &provider, signed_in.get());
    view! {
        <div class="page">
            {header()}
            <div class="chain">
                <Stepper label=text::title() steps/>
                <section class="card chain-card">{card}</section>
            </div>
        </div>
    }
    .into_any()
}

fn stepper(provider: &Provider) -> Vec<Step> {
    let at = if *provider == Provider::Microsoft { 1 } else { 2 };
    let labels = [text::step_start(), text::step_microsoft(), text::step_kaseyaone(), text::step_confirm()];
    let state = |index: usize| match index.cmp(&at) {
        std::cmp::Ordering::Less => StepState::Done,
        std::cmp::Ordering::Equal => StepState::Current,
        std::cmp::Ordering::Greater => StepState::Upcoming,
    };
    labels.into_iter().enumerate().map(|(index, label)| Step::new(label, state(index))).collect()
}

fn card(state: CallbackState, provider: &Provider, signed_in: Option<bool>) -> AnyView {
    // Who is signed in could not be asked, or the answer could not be handed over.
    let trouble = state.trouble.get().or_else(|| state.boot.failure().filter(|_| signed_in.is_none()));
    if state.chain.waiting().is_none() && trouble.is_none() && !state.sending.get() {
        return nothing(state);
    }
    match (signed_in, trouble) {
        (Some(false), Some(error)) if error.is_signed_out() => sign_in(),
        (_, Some(error)) => failed(state, &error),
        _ => taking(state, provider),
    }
}

fn taking(state: CallbackState, provider: &Provider) -> AnyView {
    let slow = move || state.slow.get().then_some(text::still_taking());
    view! {
        <header class="chain-head" role="status" aria-busy="true">
            <h2>{text::taking(provider)}</h2>
            <p class="chain-text">{slow}</p>
        </header>
        <Skeleton count=3/>
    }
    .into_any()
}

fn nothing(state: CallbackState) -> AnyView {
    view! {
        {head(Some((IconName::Info, Tone::Neutral)), text::no_answer(), text::no_answer_text())}
        {actions(vec![integrations(state, ButtonKind::Primary)])}
    }
    .into_any()
}

/// In place, so that the chain does not leave the page on which it stands.
fn sign_in() -> AnyView {
    let session = use_session();
    view! {
        {head(Some((IconName::Lock, Tone::Info)), text::sign_in_first(), text::sign_in_first_text())}
        <SignInForm on_done=move |new: Session| session.signed_in(new)/>
    }
    .into_any()
}

fn failed(state: CallbackState, error: &ClientError) -> AnyView {
    let refused = error.code().and_then(text::refused);
    let Some(words) = refused else {
        let again = move |()| match state.chain.answer() {
            Some(answer) if state.boot.failure().is_none() => state.hand_over(answer),
            _ => state.boot.start(),
        };
        let kept = state.chain.waiting().is_some();
        let retry = kept.then(|| {
            let pending = state.sending;
            view! { <Button label=text::try_again() kind=ButtonKind::Primary on_click=again pending/> }.into_any()
        });
        let mut buttons: Vec<AnyView> = retry.into_iter().collect();
        buttons.push(integrations(state, ButtonKind::Secondary));
        let more = if kept { text::not_handed_over_text() } else { "" };
        return view! {
            {head(Some((IconName::Error, Tone::Bad)), text::not_handed_over(), explain(error))}
            <p class="muted">{more}</p>
            {actions(buttons)}
            {support(error)}
        }
        .into_any();
    };
    view! {
        {head(Some((IconName::Shield, Tone::Bad)), words.title, words.text)}
        {actions(vec![integrations(state, ButtonKind::Primary)])}
        {support(error)}
    }
    .into_any()
}

fn integrations(state: CallbackState, kind: ButtonKind) -> AnyView {
    let href = state.nav.href(&Route::Integrations);
    view! { <ButtonLink label=text::back() href kind/> }.into_any()
}

fn support(error: &ClientError) -> Option<AnyView> {
    let problem = error.problem()?;
    Some(support_block(problem.code.as_str(), None, problem.correlation_id.as_str(), None))
}
