//! The sign-in page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::session::Session;

use super::form::SignInForm;
use super::provider::OtherWays;
use super::simulation::SimulationPanel;
use crate::client::use_client;
use crate::session::options::use_options;
use crate::session::use_session;
use crate::shell::language::LanguageChoice;
use crate::text::login as text;
use crate::text::shell;
use crate::ui::*;

/// The page. Where one goes on is decided by the app, once somebody is signed in.
#[component]
pub fn LoginPage() -> impl IntoView {
    let (session, options, client) = (use_session(), use_options(), use_client());
    let fill = RwSignal::new(None);
    // Only for the panel: without it one can sign in all the same.
    spawn_local(async move {
        let _ = options.load(client).await;
    });
    view! {
        <div class="login">
            <section class="login-card card">
                <p class="login-product">
                    <Icon name=IconName::Cloud/>
                    <span>{shell::product()}</span>
                </p>
                <header>
                    <h1 id=PAGE_TITLE_ID tabindex="-1">
                        {text::title()}
                    </h1>
                    <p class="muted">{text::purpose()}</p>
                </header>
                <SignInForm fill on_done=move |new: Session| session.signed_in(new)/>
                <OtherWays/>
                <LanguageChoice/>
            </section>
            <SimulationPanel on_choose=move |chosen| fill.set(Some(chosen))/>
        </div>
    }
    .into_any()
}
