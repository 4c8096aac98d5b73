//! Linking a tenant from a portal's list. Sign-in pages do not open inside another page, so they get a window
//! of their own; this page follows by asking the server, and never believes that window.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::StartLinkAttempt;
use spanning_api::id::TenantId;
use spanning_api::link::{LinkAttempt, LinkStep, NewLinkAttempt, ReturnTo};
use spanning_api::tenant::Tenant;
use spanning_domain::permission::Act;

use super::card::{actions, cancel, head, so_far};
use super::chain::{Chain, use_chain};
use super::flow::is_final;
use super::page::chain;
use super::state::{Busy, LinkState};
use super::steps::{check, left};
use super::{ending, hand_off, steps};
use crate::client::{Client, ClientError, use_client};
use crate::features::parts::explain;
use crate::features::permit;
use crate::session::{SessionContext, use_session};
use crate::text::linking as text;
use crate::text::linking::helping as words;
use crate::text::{problem, tenants};
use crate::ui::*;

/// Starts attempts from a portal's list, or joins the one that is under way.
#[derive(Clone, Copy)]
pub struct LinkStarter {
    client: Client,
    session: SessionContext,
    kept: Chain,
    starting: RwSignal<Option<TenantId>>,
    failed: RwSignal<Option<ClientError>>,
    /// A row may be far from everything else on the page: what went wrong is said over it.
    toasts: Option<Toasts>,
}

impl LinkStarter {
    /// A starter for rows; its page needs a [`FollowedLink`] too.
    pub fn for_rows() -> Self {
        Self { toasts: use_context(), ..Self::new() }
    }

    fn new() -> Self {
        Self {
            client: use_client(),
            session: use_session(),
            kept: use_chain(),
            starting: RwSignal::new(None),
            failed: RwSignal::new(None),
            toasts: None,
        }
    }

    fn start(self, tenant: &TenantId) {
        if self.starting.with_untracked(Option::is_some) {
            return;
        }
        self.starting.set(Some(tenant.clone()));
        self.failed.set(None);
        let body = NewLinkAttempt { return_to: ReturnTo::Integrations, tenant_id: Some(tenant.clone()) };
        spawn_local(async move {
            let outcome = self.client.call::<StartLinkAttempt>(()).body(body).send().await;
            self.starting.try_set(None);
            match outcome {
                Ok(reply) => {
                    let id = reply.value.id.clone();
                    self.kept.keep(reply.value);
                    self.kept.followed.try_set(Some(id));
                }
                Err(error) => match self.toasts {
                    Some(toasts) => toasts.show(Toast::bad(problem::titled(words::not_started(), &explain(&error)))),
                    None => {
                        self.failed.try_set(Some(error));
                    }
                },
            }
        });
    }

    /// Why a tenant cannot be linked from here. Reactive.
    fn why_not(self, it_complete: bool) -> Option<String> {
        let denied = permit::why_not(self.session, Act::StartLinkFromPortal);
        denied.or_else(|| (!it_complete).then(|| words::it_complete_first().to_owned()))
    }

    fn is_pending(self, tenant: TenantId) -> Signal<bool> {
        Signal::derive(move || self.starting.with(|starting| starting.as_ref() == Some(&tenant)))
    }

    /// Why the last attempt did not start. Reactive.
    fn trouble(self) -> Option<AnyView> {
        let error = self.failed.get()?;
        let dismiss = move |()| self.failed.set(None);
        Some(
            view! { <Banner tone=Tone::Bad title=words::not_started() on_dismiss=dismiss>{explain(&error)}</Banner> }
                .into_any(),
        )
    }
}

/// The button in a tenant's details.
#[component]
pub fn LinkFromPortal(
    /// Which tenant.
    tenant: Arc<Tenant>,
) -> impl IntoView {
    let starter = LinkStarter::new();
    let (id, it_complete) = (tenant.id.clone(), tenant.login_with_it_complete);
    view! {
        <Button
            label=words::link_kaseyaone()
            icon=IconName::Link
            pending=starter.is_pending(id.clone())
            on_click=move |()| starter.start(&id)
            disabled_reason=Signal::derive(move || starter.why_not(it_complete))
        />
        {move || starter.trouble()}
    }
    .into_any()
}

/// The icon in a tenant's row.
#[component]
pub fn LinkIcon(
    /// Starts.
    starter: LinkStarter,
    /// Which tenant.
    tenant: Arc<Tenant>,
) -> impl IntoView {
    let (id, it_complete) = (tenant.id.clone(), tenant.login_with_it_complete);
    view! {
        <IconButton
            icon=IconName::Link
            label=words::link_tenant(tenants::name(&tenant))
            pending=starter.is_pending(id.clone())
            on_click=move |()| starter.start(&id)
            disabled_reason=Signal::derive(move || starter.why_not(it_complete))
            in_row=true
        />
    }
    .into_any()
}

/// The dialog in which an attempt is followed; one for each page with such buttons.
#[component]
pub fn FollowedLink() -> impl IntoView {
    let followed = use_chain().followed;
    let follow = move || followed.get().map(|id| chain(LinkState::new(id)));
    // Another page has no use for it.
    on_cleanup(move || {
        followed.try_set(None);
    });
    view! {
        <Dialog
            open=Signal::derive(move || followed.with(Option::is_some))
            title=text::title()
            on_close=move |()| followed.set(None)
        >
            {follow}
        </Dialog>
    }
    .into_any()
}

/// The card, as the portal's user sees it.
pub(super) fn card(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    match (&attempt.step, &attempt.trouble) {
        (LinkStep::Linked, _) => ending::linked(state, attempt),
        (step, Some(why)) if is_final(step) => ending::trouble(state, attempt, why),
        (step, None) if is_final(step) => ending::other(state, attempt),
        (LinkStep::ToConfirm, _) => steps::confirm(state, attempt),
        _ => elsewhere(state, attempt),
    }
}

/// It goes on in the other window.
fn elsewhere(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let pending = state.is_busy(|busy| *busy == Busy::HandOff);
    let opened = attempt.helper.as_ref().is_some_and(|helper| helper.opened_at.is_some());
    let (title, more) = match opened {
        true => (words::in_window(), words::in_window_text()),
        false => (words::needs_window(), words::needs_window_text()),
    };
    let why = attempt.trouble.as_ref().map(|why| {
        let why = text::trouble(why);
        view! { <Banner tone=Tone::Warn title=why.title>{why.text}</Banner> }
    });
    let label = if opened { words::open_another() } else { words::open_window() };
    let kind = if opened { ButtonKind::Secondary } else { ButtonKind::Primary };
    let open = view! { <Button label kind icon=IconName::External on_click=move |()| state.open_window() pending/> };
    view! {
        {head(Some((IconName::Info, Tone::Info)), title, more)}
        {why}
        {attempt.helper.as_ref().map(hand_off::code)}
        {move || blocked(state)}
        {so_far(attempt)}
        {actions(vec![open.into_any(), check(state), cancel(state), left(state)])}
    }
    .into_any()
}

/// The browser, or the page around this one, did not let a window open.
fn blocked(state: LinkState) -> Option<AnyView> {
    let url = state.address.get()?;
    Some(
        view! {
            <Banner tone=Tone::Warn title=words::blocked()>
                <p>{words::blocked_text()}</p>
                <div class="row">
                    <ButtonLink label=words::open_window() href=url.clone() external=true/>
                    <CopyButton value=url.clone() label=words::copy_address().to_owned()/>
                </div>
            </Banner>
        }
        .into_any(),
    )
}
