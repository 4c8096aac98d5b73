//! The KaseyaOne Integration tile: not linked, linked, suspended.

use leptos::prelude::*;
use spanning_api::integration::{Integrations, KaseyaOneLink, LinkRecord};
use spanning_api::session::SpanningRole;
use spanning_domain::permission::GLOBAL_ADMINISTRATOR;

use super::checks;
use super::closing_state::Closing;
use super::state::IntegrationsState;
use crate::features::parts::{address, two_lines, when};
use crate::routes::Route;
use crate::text::integrations as text;
use crate::ui::*;

pub(super) fn view(state: IntegrationsState) -> AnyView {
    let badge = move || {
        state.shown.get().map(|page| {
            let (kind, label) = match &page.kaseya_one {
                KaseyaOneLink::NotLinked => (BadgeKind::Unknown, text::not_linked()),
                KaseyaOneLink::Linked(_) => (BadgeKind::Good, text::linked_label()),
                KaseyaOneLink::Suspended(_) => (BadgeKind::Warn, text::suspended()),
            };
            view! { <Badge kind label/> }
        })
    };
    view! {
        <section class="card" aria-labelledby="kaseyaone">
            <header class="card-header">
                <h2 id="kaseyaone">{text::kaseyaone()}</h2>
                {badge}
            </header>
            {move || state.shown.get().map(|page| content(state, &page))}
        </section>
    }
    .into_any()
}

fn content(state: IntegrationsState, page: &Integrations) -> AnyView {
    match &page.kaseya_one {
        KaseyaOneLink::NotLinked => view! {
            <p class="muted">{text::kaseyaone_text()}</p>
            {under_way(page)}
            {page.active_attempt.is_none().then(|| checks::view(state, page))}
            {move || trouble(state)}
            <footer class="card-footer">{start(state, page, text::link())}</footer>
        }
        .into_any(),
        KaseyaOneLink::Linked(record) => view! {
            {facts(record)}
            <footer class="card-footer">{unlink(state, page)}</footer>
        }
        .into_any(),
        KaseyaOneLink::Suspended(record) => view! {
            <Banner tone=Tone::Warn>{text::suspended_text()}</Banner>
            {facts(record)}
            {under_way(page)}
            {page.active_attempt.is_none().then(|| checks::view(state, page))}
            {move || trouble(state)}
            <footer class="card-footer">{start(state, page, text::resume())} {unlink(state, page)}</footer>
        }
        .into_any(),
    }
}

fn facts(record: &LinkRecord) -> AnyView {
    let company = record.company.name.clone();
    let linked_by = two_lines(&record.linked_by.name, address(&record.linked_by.email));
    let (master, since) = (address(&record.master), record.linked_at);
    view! {
        <DescriptionList>
            <DescriptionItem term=text::company()>
                <strong>{company}</strong>
            </DescriptionItem>
            <DescriptionItem term=text::linked_by()>{linked_by}</DescriptionItem>
            <DescriptionItem term=text::master()>{master}</DescriptionItem>
            <DescriptionItem term=text::since()>{when(since)}</DescriptionItem>
        </DescriptionList>
    }
    .into_any()
}

fn under_way(page: &Integrations) -> Option<AnyView> {
    page.active_attempt.as_ref().map(|_| view! { <Banner tone=Tone::Info>{text::under_way()}</Banner> }.into_any())
}

/// Starts the chain, or goes on with the attempt that is under way.
fn start(state: IntegrationsState, page: &Integrations, label: &'static str) -> AnyView {
    if let Some(id) = page.active_attempt.clone() {
        let href = state.nav.href(&Route::LinkAttempt(id));
        return view! { <ButtonLink label=text::go_on() href kind=ButtonKind::Primary/> }.into_any();
    }
    view! {
        <Button
            label
            icon=IconName::Link
            kind=ButtonKind::Primary
            on_click=move |()| state.start()
            pending=state.starting
            disabled_reason=checks::blocked(page)
        />
    }
    .into_any()
}

fn unlink(state: IntegrationsState, page: &Integrations) -> AnyView {
    let denied = page.role != SpanningRole::GlobalAdministrator;
    let reason = denied.then(|| text::ask(GLOBAL_ADMINISTRATOR, &checks::holders(page)));
    view! {
        <Button
            label=text::unlink()
            icon=IconName::Unlink
            on_click=move |()| state.closing.ask(Closing::Unlink)
            disabled_reason=reason
        />
    }
    .into_any()
}

fn trouble(state: IntegrationsState) -> Option<AnyView> {
    let words = state.start_trouble.get()?;
    Some(view! { <Banner tone=Tone::Bad title=text::link_not_started()>{words}</Banner> }.into_any())
}
