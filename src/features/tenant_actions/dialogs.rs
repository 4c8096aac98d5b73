//! The dialog that is open, if any.

use leptos::prelude::*;

use super::state::{Actions, Job};
use super::{licences, map, remove, unmap, upgrade};

/// The dialogs; at most one is open.
#[component]
pub fn Dialogs(
    /// The actions of the page.
    actions: Actions,
) -> impl IntoView {
    move || {
        actions.open.get().map(|(job, tenant)| match job {
            Job::Map => map::view(actions, tenant),
            Job::Unmap => unmap::view(actions, tenant),
            Job::Licences => licences::view(actions, tenant),
            Job::Upgrade => upgrade::view(actions, tenant),
            Job::Remove => remove::view(actions, tenant),
        })
    }
}

/// Whose dialog it is, beyond the name: equal names are told apart by their domains.
pub(super) fn which(domain: &str) -> AnyView {
    let domain = domain.to_owned();
    view! { <p class="muted"><bdi>{domain}</bdi></p> }.into_any()
}
