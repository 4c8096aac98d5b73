//! The details beside the list.

use leptos::prelude::*;

use super::Details;
use super::steps::Steps;
use crate::text::tenant_drawer as text;
use crate::ui::*;

pub(super) fn view(details: Details) -> AnyView {
    let Details { dashboard, id, .. } = details;
    view! {
        <Drawer
            open=Signal::derive(move || id.with(Option::is_some))
            title=Signal::derive(move || details.title())
            on_close=move |()| dashboard.close()
            tabbed=true
            subtitle=move || view! { {move || details.subtitle()} }
            actions=move || {
                view! {
                    <IconButton icon=IconName::Expand label=text::in_full() on_click=move |()| dashboard.show_in_full(true)/>
                }
            }
            footer=move || view! { {move || details.buttons()} <Steps dashboard id/> }
        >
            {details.body()}
        </Drawer>
    }
    .into_any()
}
