//! The details with the page to themselves.

use leptos::prelude::*;

use super::Details;
use super::steps::Steps;
use crate::nav::use_nav;
use crate::platform::effect::effect;
use crate::text::{microsoft365, tenant_drawer as text};
use crate::ui::*;

/// How many rows are fetched for going to a neighbour.
const FIRST_ROWS: usize = 50;

pub(super) fn view(details: Details) -> AnyView {
    let Details { dashboard, portal, id, .. } = details;
    let subject = use_nav().subject;
    effect(move |_| {
        subject.set(Some(details.title()));
    });
    on_cleanup(move || {
        subject.try_set(None);
    });
    // Nobody looks at the list, but its neighbours are asked for: at least its beginning has to be there.
    dashboard.list.look_at(0..FIRST_ROWS);
    let trail = move || {
        let mut trail = Crumb::words(portal.path_words);
        trail.pop();
        trail.push(Crumb::link(microsoft365::title(), dashboard.link_to_list()));
        trail.push(Crumb::text(details.title()));
        trail
    };
    view! {
        <div class="page page-fill m365 tenant-page">
            <PageHeader
                title=Signal::derive(move || details.title())
                breadcrumbs=move || view! { <Breadcrumbs trail=Signal::derive(trail)/> }
                meta=move || view! { <Steps dashboard id/> }
                actions=move || {
                    view! {
                        <Button
                            label=text::beside()
                            kind=ButtonKind::Quiet
                            on_click=move |()| dashboard.show_in_full(false)
                        />
                        {move || details.buttons()}
                    }
                }
            />
            <div class="tenant-page-facts">{move || details.subtitle()}</div>
            <section class="tenant-page-body" aria-labelledby=PAGE_TITLE_ID>
                <h2 class="visually-hidden">{text::tabs()}</h2>
                {details.body()}
            </section>
        </div>
    }
    .into_any()
}
