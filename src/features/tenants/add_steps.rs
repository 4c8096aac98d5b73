//! How a tenant is added, in the portal's own steps, for lists that are empty and tenants that are missing.

use leptos::prelude::*;
use spanning_domain::portal::{PageKind, Portal};

use crate::text::customers::add as text;

/// The documented steps of adding a tenant in a portal.
pub fn steps(portal: &Portal) -> Vec<String> {
    match portal.page {
        PageKind::Customers => text::customers(&portal.path_line(), portal.tab, portal.add_action),
        PageKind::Dashboard | PageKind::Gateway => {
            let uniview = spanning_domain::portal::of(&spanning_api::portal::PortalKind::Uniview2);
            text::uniview(&uniview.map(Portal::path_line).unwrap_or_default())
        }
    }
}

/// The steps as a numbered list.
pub fn step_list(steps: Vec<String>) -> AnyView {
    let step = |step: String| view! { <li>{step}</li> };
    view! { <ol class="steps">{steps.into_iter().map(step).collect_view()}</ol> }.into_any()
}
