//! What every list of tenants shares: its rows, its address, the connect action, the steps of adding a tenant.

pub mod add_steps;
pub mod address;
pub mod connect;
pub mod selection;

use leptos::prelude::*;
use spanning_api::endpoint::ListTenants;
use spanning_api::id::PersonId;
use spanning_api::portal::PortalKind;
use spanning_api::query::{Query, Window};
use spanning_api::session::Scope;
use spanning_api::tenant::Tenant;
use spanning_api::tenant_query::TenantQuery;
use spanning_api::time::SECOND;

use crate::client::{Client, use_client};
use crate::features::windowed::Windowed;
use crate::platform::effect::effect;
use crate::session::use_session;

/// Rows that are older, in ms, are fetched again when somebody comes back.
const FRESH: i64 = 15 * SECOND;

/// The tenants of a portal.
pub type TenantList = Windowed<Tenant>;

/// The tenants of the session's portal: fetched rows and the last address of their page, kept above
/// the router. Get it with [`use_tenants`].
#[derive(Clone, Copy)]
pub struct Tenants {
    /// The rows.
    pub list: TenantList,
    /// The query string that the list was last seen with, for coming back to it.
    pub last: StoredValue<String>,
    client: Client,
}

impl Tenants {
    /// Shows the tenants that match.
    pub fn ask(self, query: &TenantQuery) {
        let query = TenantQuery { window: Window::default(), ..query.clone() };
        self.list.ask(&query.to_query(), move |part| {
            self.client.call::<ListTenants>(()).query(TenantQuery { window: part.window, ..query.clone() })
        });
    }

    /// Keeps the rows fresh until the present owner ends. Called by the pages, which have the code that fetches.
    pub fn keep_fresh(self) {
        self.list.keep_fresh(Some(FRESH));
    }
}

/// Provides [`Tenants`]; once, above the pages. Another person or portal starts afresh.
pub fn provide_tenants() -> Tenants {
    let session = use_session();
    let list = TenantList::new(|tenant| tenant.id.as_str());
    let tenants = Tenants { list, last: StoredValue::new(String::new()), client: use_client() };
    provide_context(tenants);
    let whose = Memo::new(move |_| {
        session.with_session(|session| {
            let portal = match &session.scope {
                Scope::Partner { portal, .. } => Some(portal.clone()),
                Scope::Tenant { .. } => None,
            };
            (session.person.id.clone(), portal)
        })
    });
    effect(move |before: Option<Option<(PersonId, Option<PortalKind>)>>| {
        let now = whose.get();
        if before.flatten().is_some_and(|before| Some(&before) != now.as_ref()) {
            tenants.list.clear();
            tenants.last.set_value(String::new());
        }
        now
    });
    tenants
}

/// The tenants of the session's portal.
pub fn use_tenants() -> Tenants {
    use_context().unwrap_or_else(provide_tenants)
}
