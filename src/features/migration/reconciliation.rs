//! What came of it: before, after, difference of every client as a file; and on to integrating tenants.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::ListReconciled;
use spanning_api::id::MigrationId;
use spanning_api::migration::LedgerQuery;
use spanning_api::page::MAX_LIMIT;
use spanning_api::portal::PortalKind;
use spanning_api::query::Window;
use spanning_domain::csv::BYTE_ORDER_MARK;
use spanning_domain::migration_csv;
use spanning_domain::portal::{NavPage, Portal};

use super::state::MigrationState;
use crate::client::{Client, ClientError, use_client};
use crate::features::parts::explain;
use crate::nav::use_nav;
use crate::platform::download;
use crate::routes::Route;
use crate::text::migration as text;
use crate::ui::*;

pub(super) fn view(portal: &'static Portal, state: MigrationState) -> AnyView {
    let (client, nav) = (use_client(), use_nav());
    let (pending, error) = (RwSignal::new(false), RwSignal::new(None::<ClientError>));
    let save = move |()| {
        let Some((id, from)) = state.migration.with_untracked(|m| m.as_ref().map(|m| (m.id.clone(), m.from.clone())))
        else {
            return;
        };
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        error.set(None);
        spawn_local(async move {
            match sheet(client, id).await {
                Ok(csv) => download::text(&format!("migration-{from}.csv"), "text/csv;charset=utf-8", &csv),
                Err(failed) => {
                    error.try_set(Some(failed));
                }
            }
            pending.try_set(false);
        });
    };
    let trouble = move || error.with(|error| error.as_ref().map(explain));
    let login = state.migration.with_untracked(|m| m.as_ref().and_then(|m| m.login_url.clone()));
    let on = if portal.kind == PortalKind::Uniview2 {
        let href = nav.href(&Route::Portal(portal.kind.clone(), NavPage::Tenants));
        Some(view! { <ButtonLink label=text::integrate() href kind=ButtonKind::Primary/> }.into_any())
    } else {
        login.map(|href| {
            view! { <ButtonLink label=text::to_uniview() href kind=ButtonKind::Primary external=true/> }.into_any()
        })
    };
    view! {
        <section class="card">
            <h2>{text::afterwards()}</h2>
            <p class="muted">{text::afterwards_text()}</p>
            {move || trouble().map(|why| view! { <Banner tone=Tone::Bad title=text::sheet_failed()>{why}</Banner> })}
            <div class="card-footer">
                <Button label=text::sheet() icon=IconName::Download on_click=save pending/>
                {on}
            </div>
        </section>
    }
    .into_any()
}

/// Every client, fetched window by window.
async fn sheet(client: Client, id: MigrationId) -> Result<String, ClientError> {
    let mut csv = format!("{BYTE_ORDER_MARK}{}", migration_csv::header());
    let mut done = 0;
    loop {
        let query = LedgerQuery { window: Window { offset: done, limit: MAX_LIMIT }, ..LedgerQuery::default() };
        let page = client.call::<ListReconciled>(id.clone()).query(query).send().await?.value;
        csv.extend(page.items.iter().map(migration_csv::row));
        done += page.items.len() as u64;
        if done >= page.total || page.items.is_empty() {
            return Ok(csv);
        }
    }
}
