//! The page of whoever consents: who asks, for what, and how it ended. Nobody is signed in here; the
//! secret left the address bar before anything was drawn.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::{GetInvite, LeaveForConsent, RedeemInvite as RedeemInviteCall};
use spanning_api::id::OnboardingId;
use spanning_api::onboarding::{Invite, LeaveForConsent as Leave, OnboardingMode, OnboardingState, RedeemInvite};
use spanning_api::problem::Code;

use crate::client::{Client, ClientError, use_client};
use crate::features::linking::support_block;
use crate::features::login::Ticket;
use crate::features::parts::{address, explain, two_lines};
use crate::platform::{intl, leave, timer};
use crate::text::onboarding::{self as words, consent as text};
use crate::text::{problem, shell, tenants};
use crate::ui::*;

#[derive(Clone, Copy)]
struct State {
    client: Client,
    id: StoredValue<OnboardingId>,
    shown: RwSignal<Option<Result<Invite, ClientError>>>,
    leaving: RwSignal<bool>,
    trouble: RwSignal<Option<ClientError>>,
    /// Until the link was opened; then the browser has a cookie.
    secret: StoredValue<Option<String>>,
}

/// The page.
#[component]
pub fn OnboardPage(
    /// Which addition the address names.
    onboarding: OnboardingId,
) -> impl IntoView {
    let state = State {
        client: use_client(),
        id: StoredValue::new(onboarding),
        shown: RwSignal::new(None),
        leaving: RwSignal::new(false),
        trouble: RwSignal::new(None),
        secret: StoredValue::new(use_context::<Ticket>().and_then(Ticket::take)),
    };
    state.open();
    let main = move || match state.shown.get() {
        None => view! { <Skeleton shape=SkeletonShape::Cards count=1/> }.into_any(),
        Some(Ok(invite)) => standing(state, &invite),
        Some(Err(error)) => not_opened(state, &error),
    };
    view! { <div class="page">{header()} {main}</div> }.into_any()
}

impl State {
    fn open(self) {
        spawn_local(async move {
            let id = self.id.get_value();
            let outcome = match self.secret.get_value() {
                Some(secret) => self.client.call::<RedeemInviteCall>(()).body(RedeemInvite { id, secret }).send().await,
                None => self.client.call::<GetInvite>(id).send().await,
            };
            self.shown.try_set(Some(outcome.map(|reply| reply.value)));
        });
    }

    /// Goes to Microsoft with the whole page.
    fn go(self, choose_account: bool) {
        if self.leaving.get_untracked() {
            return;
        }
        self.leaving.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let call = self.client.call::<LeaveForConsent>(self.id.get_value()).body(Leave { choose_account });
            match call.send().await {
                Ok(reply) if reply.value.url.starts_with("https://") || reply.value.url.starts_with("http://") => {
                    leave::leave_to(&reply.value.url);
                    // Still here after that: the browser was stopped.
                    timer::sleep(8_000).await;
                }
                Ok(_) => {}
                Err(error) if error.is_transient() => {
                    self.trouble.try_set(Some(error));
                }
                // It stands elsewhere by now, and the page says where.
                Err(error) => {
                    self.shown.try_set(Some(Err(error)));
                }
            }
            self.leaving.try_set(false);
        });
    }
}

/// The header of both pages of a consent.
pub(super) fn header() -> AnyView {
    view! {
        <p class="login-product">
            <Icon name=IconName::Cloud/>
            <span>{shell::product()}</span>
        </p>
        <PageHeader title=text::title()/>
    }
    .into_any()
}

/// A card: what is so, in a heading and a sentence, and what follows.
pub(super) fn card(mark: (IconName, Tone), title: String, more: String, rest: AnyView) -> AnyView {
    let (name, tone) = mark;
    view! {
        <section class="card chain-card onboarding-card">
            <header class=format!("chain-head {}", tone.class())>
                <Icon name/>
                <h2>{title}</h2>
                <p class="chain-text">{more}</p>
            </header>
            {rest}
        </section>
    }
    .into_any()
}

fn standing(state: State, invite: &Invite) -> AnyView {
    let name = invite.name.clone().unwrap_or_else(|| invite.domain.clone());
    match (&invite.state, &invite.trouble) {
        (OnboardingState::Syncing | OnboardingState::Ready, _) => {
            let more = text::done_text(&name, &invite.partner);
            card((IconName::Success, Tone::Good), text::done().to_owned(), more, facts(invite))
        }
        (OnboardingState::Revoked, _) => over(text::revoked(), text::revoked_text(), &Code::InviteRevoked, invite),
        (OnboardingState::Expired, _) => over(text::expired(), text::expired_text(), &Code::InviteExpired, invite),
        (OnboardingState::Failed, Some(why))
            if why.reason == spanning_api::onboarding::OnboardingReason::ConsentWithdrawn =>
        {
            let correlation = invite.correlation_id.as_str();
            let rest = support_block(why.reason.as_str(), None, correlation, None);
            card((IconName::Failed, Tone::Bad), text::withdrawn().to_owned(), text::withdrawn_text().to_owned(), rest)
        }
        (OnboardingState::Failed, _) => refused(state, invite),
        _ => asked(state, invite),
    }
}

fn asked(state: State, invite: &Invite) -> AnyView {
    let own = invite.mode == OnboardingMode::Own;
    let (title, more) = if own {
        (text::own(&invite.domain), text::own_text(&invite.domain))
    } else {
        (text::asked(&invite.partner), text::asked_text(&invite.domain))
    };
    let grants = text::grants().iter().map(|grant| view! { <li>{*grant}</li> }).collect_view();
    let rest = view! {
        {facts(invite)}
        <div class="section">
            <h3>{text::granted()}</h3>
            <ul class="onboarding-grants">{grants}</ul>
        </div>
        {move || problem_of(state)}
        <div class="chain-actions">
            <Button
                label=text::go()
                kind=ButtonKind::Primary
                on_click=move |()| state.go(false)
                pending=state.leaving
            />
        </div>
        {(!own).then(|| view! { <p class="muted">{text::doubt()}</p> })}
    };
    card((IconName::Cloud, Tone::Info), title, more, rest.into_any())
}

fn facts(invite: &Invite) -> AnyView {
    let asked_by = two_lines(&invite.asked_by.name, address(&invite.asked_by.email));
    let tenant = match &invite.name {
        Some(name) => two_lines(name, invite.domain.clone().into_any()),
        None => invite.domain.clone().into_any(),
    };
    let waits =
        matches!(invite.state, OnboardingState::Invited | OnboardingState::ConsentPending | OnboardingState::Failed);
    let (partner, region) = (invite.partner.clone(), tenants::region(&invite.region).to_owned());
    let until = waits.then(|| intl::date_time(invite.expires_at));
    view! {
        <DescriptionList>
            <DescriptionItem term=text::partner()>{partner}</DescriptionItem>
            <DescriptionItem term=text::asked_by()>{asked_by}</DescriptionItem>
            <DescriptionItem term=text::tenant()>{tenant}</DescriptionItem>
            <DescriptionItem term=text::region()>{region}</DescriptionItem>
            {until.map(|until| view! { <DescriptionItem term=text::until()>{until}</DescriptionItem> })}
        </DescriptionList>
    }
    .into_any()
}

/// Consent was not given; the link still works.
fn refused(state: State, invite: &Invite) -> AnyView {
    let why = invite.trouble.as_ref();
    let title = why.map_or_else(|| text::not_done().to_owned(), words::trouble);
    let advice = why.map_or("", |why| text::advice(&why.reason));
    let code = why.map_or("failed", |why| why.reason.as_str());
    let provider_code = why.and_then(|why| why.provider_code.as_deref());
    let support = support_block(code, provider_code, invite.correlation_id.as_str(), None);
    let rest = view! {
        {facts(invite)}
        {move || problem_of(state)}
        <div class="chain-actions">
            <Button
                label=text::again()
                kind=ButtonKind::Primary
                on_click=move |()| state.go(true)
                pending=state.leaving
            />
        </div>
        {support}
    };
    card((IconName::Warning, Tone::Warn), title, format!("{advice} {}", text::still()), rest.into_any())
}

fn over(title: &str, more: &str, code: &Code, invite: &Invite) -> AnyView {
    let rest = view! { {facts(invite)} {support_block(code.as_str(), None, invite.correlation_id.as_str(), None)} };
    card((IconName::Lock, Tone::Warn), title.to_owned(), more.to_owned(), rest.into_any())
}

fn problem_of(state: State) -> Option<AnyView> {
    let error = state.trouble.get()?;
    Some(view! { <Banner tone=Tone::Bad>{explain(&error)}</Banner> }.into_any())
}

/// The link leads nowhere, or could not be opened now.
fn not_opened(state: State, error: &ClientError) -> AnyView {
    let said = problem::words(error);
    let title = match error.code() {
        Some(Code::InviteExpired) => text::expired().to_owned(),
        Some(Code::InviteRevoked) => text::revoked().to_owned(),
        Some(Code::InviteUsed) => text::used().to_owned(),
        Some(Code::InviteInvalid) => text::invalid().to_owned(),
        _ => text::not_opened().to_owned(),
    };
    let support = error
        .problem()
        .map(|problem| support_block(problem.code.as_str(), None, problem.correlation_id.as_str(), None));
    let again = move |()| {
        state.shown.set(None);
        state.open();
    };
    let retry = error.is_transient().then(|| {
        view! {
            <div class="chain-actions">
                <Button label=words::retry() on_click=again/>
            </div>
        }
    });
    card((IconName::Lock, Tone::Warn), title, said.text(), view! { {retry} {support} }.into_any())
}
