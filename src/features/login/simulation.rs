//! The panel of a simulated back end: people to sign in as.

use leptos::prelude::*;
use spanning_api::session::{IdentitySource, SimulatedAccount};

use crate::session::options::use_options;
use crate::text::login as text;
use crate::ui::*;

/// Lists the accounts; choosing one fills in the form.
#[component]
pub(super) fn SimulationPanel(
    /// An account was chosen: its address and the password.
    #[prop(into)]
    on_choose: Callback<(String, String)>,
) -> impl IntoView {
    let options = use_options();
    move || {
        let simulation = options.simulation()?;
        let (tenant, portals): (Vec<_>, Vec<_>) =
            simulation.accounts.into_iter().partition(|account| account.identity == IdentitySource::Spanning);
        let password = simulation.password;
        Some(
            view! {
                <aside class="simulation" aria-label=text::simulation()>
                    <Banner tone=Tone::Warn title=text::simulation()>
                        {text::simulation_text()}
                    </Banner>
                    {group(text::tenant_accounts(), tenant, &password, on_choose)}
                    {group(text::portal_accounts(), portals, &password, on_choose)}
                </aside>
            }
            .into_any(),
        )
    }
}

fn group(
    title: &'static str,
    accounts: Vec<SimulatedAccount>,
    password: &str,
    on_choose: Callback<(String, String)>,
) -> AnyView {
    let entry = |account: SimulatedAccount| {
        let chosen = (account.person.email, password.to_owned());
        let choose = move |_| {
            on_choose.try_run(chosen.clone());
        };
        view! {
            <li>
                <button type="button" class="simulation-account" on:click=choose>
                    <bdi class="simulation-name">{account.person.name}</bdi>
                    <span class="muted">{account.note}</span>
                </button>
            </li>
        }
    };
    view! {
        <h2 class="simulation-group">{title}</h2>
        <ul class="simulation-list">{accounts.into_iter().map(entry).collect_view()}</ul>
    }
    .into_any()
}
