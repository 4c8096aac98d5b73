//! What UniView Portal 2.0 adds, and how one gets there.

use leptos::prelude::*;
use spanning_domain::portal::Portal;

use crate::features::tenants::add_steps::step_list;
use crate::text::customers as text;
use crate::ui::*;

/// The migration banner.
#[component]
pub(super) fn MigrationBanner(portal: &'static Portal) -> impl IntoView {
    let open = RwSignal::new(false);
    let close = move |()| open.set(false);
    let action = move || view! { <Button label=text::MIGRATE on_click=move |()| open.set(true)/> };
    view! {
        <Banner tone=Tone::Info title=text::banner_title(portal.name) action>
            {text::BANNER}
        </Banner>
        <Dialog
            open
            title=text::MIGRATE_TITLE
            on_close=close
            footer=move || view! { <Button label=text::CLOSE on_click=close/> }
        >
            <p>{text::MIGRATE_WHERE}</p>
            {step_list(text::migration_steps(portal.name, &portal.path_line()).to_vec())}
        </Dialog>
    }
    .into_any()
}
