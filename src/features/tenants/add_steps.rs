//! How a tenant is added, in the portal's own steps. Doing it here is not part of the console yet, and
//! the dialog says so.

use leptos::prelude::*;
use spanning_domain::portal::{PageKind, Portal};

use crate::text::customers::add as text;
use crate::ui::{Button, Dialog};

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

/// The dialog with the steps.
#[component]
pub fn AddSteps(
    /// Of which portal.
    portal: &'static Portal,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let close = move |()| open.set(false);
    view! {
        <Dialog
            open
            title=portal.add_action
            on_close=close
            footer=move || view! { <Button label=text::CLOSE on_click=close/> }
        >
            <p>{text::WHERE}</p>
            {step_list(steps(portal))}
            <p class="muted">{text::WHO}</p>
            <p class="muted">{text::AFTER}</p>
        </Dialog>
    }
    .into_any()
}
