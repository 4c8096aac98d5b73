//! Why somebody may not do something in a portal, and who may.

use leptos::prelude::*;
use spanning_api::session::{RoleHolder, Scope};
use spanning_domain::permission::{Act, Denied, portal_role_name, who_can};

use crate::session::SessionContext;
use crate::text::permit as text;

/// Why the session may not do something: the role that can, and who holds it. Reactive.
pub fn why_not(session: SessionContext, act: Act) -> Option<String> {
    let denied = session.can(act).err()?;
    session.with_session(|session| match (&denied, &session.scope) {
        (Denied::Role(needed), Scope::Partner { role, .. }) => {
            let holders: Vec<&RoleHolder> = who_can(&session.role_holders, needed).collect();
            let names: Vec<String> = holders.iter().map(|holder| text::holder(holder)).collect();
            text::role_missing(portal_role_name(role), needed, &names)
        }
        (Denied::PortalLacks, _) => text::portal_lacks().to_owned(),
        _ => text::not_here().to_owned(),
    })
}

/// [`why_not`] as a signal, for a button.
pub fn reason(session: SessionContext, act: Act) -> Signal<Option<String>> {
    Signal::derive(move || why_not(session, act))
}
