//! What every list of tenants shares: windowed loading, its address, the connect action, the steps of
//! adding a tenant.

pub mod add_steps;
pub mod address;
pub mod blocks;
pub mod connect;
mod fetch;
pub mod list;
pub mod selection;

use leptos::prelude::*;
use spanning_api::id::PersonId;
use spanning_api::portal::PortalKind;
use spanning_api::session::Scope;

use crate::client::use_client;
use crate::session::use_session;
use list::TenantList;

/// The tenants of the session's portal: fetched rows and the last address of their page, kept above
/// the router. Get it with [`use_tenants`].
#[derive(Clone, Copy)]
pub struct Tenants {
    /// The rows.
    pub list: TenantList,
    /// The query string that the list was last seen with, for coming back to it.
    pub last: StoredValue<String>,
}

/// Provides [`Tenants`]; once, above the router. Another person or portal starts afresh.
pub fn provide_tenants() -> Tenants {
    let session = use_session();
    let tenants = Tenants { list: TenantList::new(use_client()), last: StoredValue::new(String::new()) };
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
    Effect::new(move |before: Option<Option<(PersonId, Option<PortalKind>)>>| {
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
