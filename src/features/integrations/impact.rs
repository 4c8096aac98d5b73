//! Who and what it touches when ways in close.

use std::collections::BTreeSet;

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::integration::{AffectedPerson, Impact, LocalAdministrator, WayIn};
use spanning_api::session::{Person, TenantRef};

use super::closing_state::{Closing, ClosingState};
use crate::features::parts::{address, two_lines, when};
use crate::text::integrations as text;
use crate::text::integrations::closing as words;
use crate::ui::*;

/// How many people lose a way in; somebody who has two counts once.
pub(super) fn heads(impact: &Impact) -> usize {
    impact.people.iter().map(|affected| &affected.person.id).collect::<BTreeSet<_>>().len()
}

pub(super) fn view(state: ClosingState, which: Closing, impact: &Impact, tenant: &TenantRef) -> AnyView {
    let means = match which {
        Closing::ItComplete => words::off_means(),
        Closing::Unlink => words::unlink_means(),
    };
    view! {
        <p>{means}</p>
        {who(impact)}
        {still_works(which, impact)}
        {lock_out(state, which)}
        {message(impact, tenant)}
    }
    .into_any()
}

fn who(impact: &Impact) -> AnyView {
    let groups: Vec<AnyView> = impact.closes.iter().filter_map(|way| group(impact, way)).collect();
    let nobody = groups.is_empty() && impact.sessions == 0;
    let sessions = (!nobody).then(|| view! { <p class="muted">{words::sessions_end(impact.sessions)}</p> });
    let list = if groups.is_empty() {
        view! { <p class="muted">{words::nobody()}</p> }.into_any()
    } else {
        view! { <div class="affected" tabindex="0" role="group" aria-label=words::who()>{groups}</div> }.into_any()
    };
    view! {
        <section class="impact-part">
            <h3>{words::who()}</h3>
            {list}
            {sessions}
        </section>
    }
    .into_any()
}

fn group(impact: &Impact, way: &WayIn) -> Option<AnyView> {
    let people: Vec<&AffectedPerson> = impact.people.iter().filter(|affected| affected.way == *way).collect();
    if people.is_empty() {
        return None;
    }
    let rows = people.iter().map(|affected| person(&affected.person, affected.last_sign_in)).collect_view();
    Some(
        view! {
            <details open=true>
                <summary class="summary-marked">
                    <Icon name=IconName::ChevronRight/>
                    <strong>{text::way(way)}</strong>
                    <span class="muted">{words::people(people.len())}</span>
                </summary>
                <table class="table">
                    {head()}
                    <tbody>{rows}</tbody>
                </table>
            </details>
        }
        .into_any(),
    )
}

/// What the columns are, for who does not see them.
fn head() -> impl IntoView {
    view! {
        <thead class="visually-hidden">
            <tr>
                <th scope="col">{words::person()}</th>
                <th scope="col">{words::last_sign_in()}</th>
            </tr>
        </thead>
    }
}

fn person(person: &Person, last: Option<Timestamp>) -> AnyView {
    let last = last.map_or_else(|| words::never().into_any(), when);
    view! {
        <tr>
            <td>{two_lines(&person.name, address(&person.email))}</td>
            <td class="cell-end">{last}</td>
        </tr>
    }
    .into_any()
}

fn still_works(which: Closing, impact: &Impact) -> AnyView {
    let sso = (which == Closing::Unlink).then(|| view! { <p>{words::sso_still_works()}</p> });
    let row = |admin: &LocalAdministrator| person(&admin.person, admin.last_sign_in);
    let administrators = impact.local_administrators.iter().map(row).collect_view();
    let summary = words::local_administrators(impact.local_administrators.len(), impact.proven_local_administrator);
    view! {
        <section class="impact-part">
            <h3>{words::still_works()}</h3>
            {sso}
            <p>{words::still_works_text()}</p>
            <details class="impact-more" open=!impact.proven_local_administrator>
                <summary>{summary}</summary>
                <table class="table">
                    <caption class="visually-hidden">{words::local_administrators_label()}</caption>
                    {head()}
                    <tbody>{administrators}</tbody>
                </table>
            </details>
        </section>
    }
    .into_any()
}

/// The last proven way in: closing it takes a decision of its own.
fn lock_out(state: ClosingState, which: Closing) -> Option<AnyView> {
    if !state.locks_out(which) {
        return None;
    }
    Some(
        view! {
            <Banner tone=Tone::Warn title=words::not_proven()>
                <p>{words::not_proven_text()}</p>
                <Checkbox
                    label=words::go_on_anyway()
                    checked=state.accepted
                    on_change=move |on| {
                        state.accepted.set(on);
                        state.error.set(None);
                    }
                />
            </Banner>
        }
        .into_any(),
    )
}

fn message(impact: &Impact, tenant: &TenantRef) -> Option<AnyView> {
    if impact.people.is_empty() {
        return None;
    }
    let words = words::message(&tenant.name, &tenant.domain, &impact.closes);
    let addresses: BTreeSet<&str> = impact.people.iter().map(|affected| affected.person.email.as_str()).collect();
    let addresses = addresses.into_iter().collect::<Vec<_>>().join("; ");
    Some(
        view! {
            <details class="impact-more">
                <summary>{words::message_label()}</summary>
                <div class="message-text">{words.clone()}</div>
                <div class="row">
                    <CopyButton value=words label=words::copy_message().to_owned()/>
                    <CopyButton value=addresses label=words::copy_addresses().to_owned()/>
                </div>
            </details>
        }
        .into_any(),
    )
}
