//! The account panel: who is signed in and how, how things look, the way out.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::{SignOut, SignOutEverywhere};
use spanning_api::session::Session;

use crate::client::use_client;
use crate::nav::use_nav;
use crate::platform::appearance::{self, Density, Theme};
use crate::platform::intl;
use crate::routes::Route;
use crate::session::use_session;
use crate::shell::language::LanguageChoice;
use crate::text::problem;
use crate::text::shell as text;
use crate::ui::*;

#[component]
pub(super) fn Account() -> impl IntoView {
    let session = use_session();
    let shown = Memo::new(move |_| session.get());
    move || shown.get().map(panel)
}

fn panel(session: Session) -> AnyView {
    let label = text::account(&session.person.name);
    view! {
        <Popover label button=MenuButton::IconOnly icon=IconName::Person>
            <div class="account">{facts(&session)} <Looks/> <Leave/></div>
        </Popover>
    }
    .into_any()
}

fn facts(session: &Session) -> AnyView {
    let person = session.person.clone();
    let (identity, role) = (text::identity(&session.identity), text::role(&session.scope));
    let until = intl::date_time(session.expires_at);
    view! {
        <div class="account-person">
            <strong>
                <bdi>{person.name}</bdi>
            </strong>
            <span class="muted">{person.email}</span>
            <span class="account-identity">
                <Icon name=IconName::Key/>
                {identity}
            </span>
        </div>
        <DescriptionList>
            <DescriptionItem term=text::role_label()>{role}</DescriptionItem>
            <DescriptionItem term=text::until()>{until}</DescriptionItem>
        </DescriptionList>
    }
    .into_any()
}

/// Language, theme and density.
#[component]
fn Looks() -> impl IntoView {
    let theme = RwSignal::new(index(&Theme::ALL, appearance::theme()));
    let density = RwSignal::new(index(&Density::ALL, appearance::density()));
    let set_theme = move |value: String| {
        appearance::set_theme(choice(&Theme::ALL, &value));
        theme.set(value);
    };
    let set_density = move |value: String| {
        appearance::set_density(choice(&Density::ALL, &value));
        density.set(value);
    };
    view! {
        <LanguageChoice/>
        <Field label=text::theme()>
            <Select value=theme options=options(&text::themes()) on_change=set_theme/>
        </Field>
        <Field label=text::density()>
            <Select value=density options=options(&text::densities()) on_change=set_density/>
        </Field>
    }
    .into_any()
}

fn options(labels: &[&str]) -> Vec<SelectOption> {
    labels.iter().enumerate().map(|(index, label)| SelectOption::new(index.to_string(), *label)).collect()
}

fn index<T: PartialEq>(all: &[T], value: T) -> String {
    all.iter().position(|each| *each == value).unwrap_or(0).to_string()
}

fn choice<T: Copy + Default>(all: &[T], index: &str) -> T {
    index.parse().ok().and_then(|index: usize| all.get(index)).copied().unwrap_or_default()
}

#[component]
fn Leave() -> impl IntoView {
    let (client, session, nav) = (use_client(), use_session(), use_nav());
    let pending = RwSignal::new(false);
    let error = RwSignal::new(None);
    let everywhere = RwSignal::new(false);
    let sign_out = move |all: bool| {
        everywhere.set(all);
        pending.set(true);
        error.set(None);
        spawn_local(async move {
            let outcome = match all {
                true => client.call::<SignOutEverywhere>(()).send().await,
                false => client.call::<SignOut>(()).send().await,
            };
            pending.try_set(false);
            match outcome {
                Err(failed) if failed.problem().is_none_or(|problem| problem.status != 401) => {
                    error.try_set(Some(problem::words(&failed).text()));
                }
                // Signed out, or nobody was signed in any more.
                _ => {
                    session.signed_out();
                    nav.replace(&Route::Login, "");
                }
            }
        });
    };
    view! {
        <Button
            label=text::sign_out()
            on_click=move |()| sign_out(false)
            icon=IconName::SignOut
            pending=Signal::derive(move || pending.get() && !everywhere.get())
        />
        <Button
            label=text::sign_out_everywhere()
            on_click=move |()| sign_out(true)
            kind=ButtonKind::Quiet
            pending=Signal::derive(move || pending.get() && everywhere.get())
        />
        <div class="field-error" role="alert">
            {error}
        </div>
    }
    .into_any()
}
