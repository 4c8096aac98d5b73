//! Before it starts: what has to be there, checked live; asking for it; the login that starts it.

use leptos::prelude::*;
use spanning_api::migration::Migration;
use spanning_domain::permission::Act;
use spanning_domain::portal::{self, Ability, Portal};

use super::state::MigrationState;
use crate::features::parts::explain;
use crate::features::permit;
use crate::platform::intl::number;
use crate::session::use_session;
use crate::text::migration as text;
use crate::ui::*;

pub(super) fn view(portal: &'static Portal, state: MigrationState) -> AnyView {
    // Drawn anew only when something of it has changed: the page looks every few seconds.
    let facts = Memo::new(move |_| state.migration.with(|m| m.as_ref().map(Facts::of)));
    (move || facts.get().map(|facts| cards(portal, state, facts))).into_any()
}

/// What of a migration this part shows.
#[derive(Clone, PartialEq)]
struct Facts {
    from: String,
    account: bool,
    asked: bool,
    clients: u32,
    login: Option<String>,
}

impl Facts {
    fn of(migration: &Migration) -> Self {
        Self {
            from: portal::name(&migration.from),
            account: migration.account_ready,
            asked: migration.directed_at.is_some(),
            clients: migration.clients,
            login: migration.login_url.clone(),
        }
    }
}

fn cards(portal: &'static Portal, state: MigrationState, facts: Facts) -> AnyView {
    let here = portal.can(Ability::Migrate);
    let next = match (here, facts.asked) {
        (false, false) => elsewhere(&facts),
        (false, true) => view! { <p>{text::starts_now()}</p> }.into_any(),
        (true, true) => log_in(&facts),
        (true, false) => ask(state, &facts),
    };
    view! {
        <div class="cards">
            <section class="card">
                <h2>{text::needed()}</h2>
                {checks(here, &facts)}
            </section>
            <section class="card">
                <h2>{text::what_happens()}</h2>
                <ol class="steps">{text::steps(&facts.from).map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                {next}
            </section>
        </div>
    }
    .into_any()
}

fn checks(here: bool, facts: &Facts) -> AnyView {
    let session = use_session();
    let role = move || permit::why_not(session, Act::Migrate);
    let (account, account_text) = if facts.account {
        (text::account(), text::account_text())
    } else {
        (text::no_account(), text::no_account_text())
    };
    let mine = here.then(|| {
        let line = move || match role() {
            None => check(true, text::role_label().to_owned(), None),
            Some(why) => check(false, text::no_role().to_owned(), Some(why)),
        };
        view! { {line} }
    });
    let clients = text::clients(facts.clients, &number(facts.clients.into()), &facts.from);
    view! {
        <ul class="checks">
            {check(facts.account, account.to_owned(), Some(account_text.to_owned()))}
            {mine}
            {check(facts.clients > 0, clients, None)}
        </ul>
    }
    .into_any()
}

/// One thing that is needed: there, or missing.
fn check(met: bool, words: String, more: Option<String>) -> AnyView {
    let (tone, icon, spoken) =
        if met { (Tone::Good, IconName::Check, text::met()) } else { (Tone::Bad, IconName::Failed, text::unmet()) };
    view! {
        <li class=format!("check {}", tone.class())>
            <Icon name=icon/>
            <span>{words} <VisuallyHidden>" (" {spoken} ")"</VisuallyHidden></span>
            {more.map(|more| view! { <p class="check-text">{more}</p> })}
        </li>
    }
    .into_any()
}

/// The button that asks for it, and the question before.
fn ask(state: MigrationState, facts: &Facts) -> AnyView {
    let (session, asking) = (use_session(), RwSignal::new(false));
    let blocked = if facts.account { None } else { Some(text::no_account_text().to_owned()) };
    let empty = (facts.clients == 0).then(|| text::no_clients().to_owned());
    let reason = move || blocked.clone().or_else(|| permit::why_not(session, Act::Migrate)).or_else(|| empty.clone());
    let written = number(facts.clients.into());
    let title = text::ask_title(facts.clients, &written, &facts.from);
    let meaning = text::ask_meaning(&facts.from);
    let failed = move || state.asking.error.with(|error| error.as_ref().map(explain));
    view! {
        <div class="card-footer">
            <Button
                label=text::ask(facts.clients, &written)
                kind=ButtonKind::Primary
                on_click=move |()| asking.set(true)
                disabled_reason=Signal::derive(reason)
            />
        </div>
        <AlertDialog
            open=asking
            title
            confirm_label=text::ask_label()
            cancel_label=text::not_yet()
            on_confirm=move |()| state.ask(move || { asking.try_set(false); })
            on_cancel=move |()| asking.set(false)
            pending=state.asking.pending
            error=Signal::derive(failed)
            calm=true
        >
            <ul>{meaning.clone().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </AlertDialog>
    }
    .into_any()
}

/// It was asked for: the login that starts it.
fn log_in(facts: &Facts) -> AnyView {
    let link = facts.login.clone().map(|href| {
        view! { <ButtonLink label=text::log_in() href kind=ButtonKind::Primary external=true/> }
    });
    view! {
        <p role="status">
            <strong>{text::waits()}</strong>
            " "
            {text::waits_text()}
        </p>
        <div class="card-footer">{link}</div>
    }
    .into_any()
}

/// It is asked for in the old portal only.
fn elsewhere(facts: &Facts) -> AnyView {
    view! { <p class="muted">{text::elsewhere(&facts.from)}</p> }.into_any()
}
