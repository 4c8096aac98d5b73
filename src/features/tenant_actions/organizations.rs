//! The partner's organizations to choose from.

use leptos::prelude::*;
use spanning_api::endpoint::{CreateOrganization, ListOrganizations};
use spanning_api::organization::{NewOrganization, Organization};
use spanning_api::page::Page;
use spanning_api::query::{SearchQuery, Window};

use spanning_api::id::OrganizationId;

use crate::client::{Client, Remote};
use crate::features::attempt::Attempt;
use crate::features::parts::{explain, load_failed};
use crate::text::problem;
use crate::text::tenant_actions::{self as text, map as words};
use crate::ui::*;

/// An organization that was chosen: its id and name.
pub type Choice = RwSignal<Option<(OrganizationId, String)>>;

/// Search, choose, or make one.
pub fn view(client: Client, choice: Choice) -> AnyView {
    let q = RwSignal::new(String::new());
    let found = Remote::new(move || {
        let query = SearchQuery { q: q.get(), window: Window::default() };
        client.call::<ListOrganizations>(()).query(query)
    });
    let making = Attempt::new();
    let list = move || match (found.get(), found.error()) {
        (Some(page), _) => options(choice, &page),
        (None, Some(error)) => {
            load_failed(words::failed(), &error, text::retry(), Callback::new(move |()| found.reload()))
        }
        (None, None) => view! { <Skeleton count=6/> }.into_any(),
    };
    let search = move |typed: String| {
        making.forget();
        q.set(typed);
    };
    let trouble = move || {
        making.error.get().map(|error| {
            let own = problem::of_field(&error, "name");
            view! { <Banner tone=Tone::Bad>{own.unwrap_or_else(|| explain(&error))}</Banner> }
        })
    };
    view! {
        <SearchInput label=words::search() value=q on_search=search/>
        {list}
        {move || create(client, choice, q, found, making)}
        {trouble}
    }
    .into_any()
}

fn options(choice: Choice, page: &Page<Organization>) -> AnyView {
    if page.items.is_empty() {
        return view! { <p class="muted" role="status">{words::none()}</p> }.into_any();
    }
    let more = page.total.saturating_sub(page.items.len() as u64);
    let more = (more > 0).then(|| view! { <p class="quiet">{words::more(more)}</p> });
    view! {
        <div class="choices" role="radiogroup" aria-label=words::choices()>
            {page.items.iter().map(|organization| option(choice, organization)).collect_view()}
        </div>
        {more}
    }
    .into_any()
}

fn option(choice: Choice, organization: &Organization) -> AnyView {
    let (id, name) = (organization.id.clone(), organization.name.clone());
    let own = id.clone();
    let is_chosen = move || choice.with(|choice| choice.as_ref().is_some_and(|(chosen, _)| *chosen == own));
    let about = words::about(&organization.group, organization.tenants);
    let shown = name.clone();
    view! {
        <label class="choice">
            <input
                type="radio"
                name="organization"
                prop:checked=is_chosen
                on:change=move |_| choice.set(Some((id.clone(), name.clone())))
            />
            <bdi class="choice-name">{shown}</bdi>
            <span class="choice-about">{about}</span>
        </label>
    }
    .into_any()
}

/// Offers to make an organization of the name that was looked for, unless there is one.
fn create(
    client: Client,
    choice: Choice,
    q: RwSignal<String>,
    found: Remote<Page<Organization>>,
    making: Attempt,
) -> Option<AnyView> {
    let name = q.get();
    let taken = found.with(|page| page.items.iter().any(|known| known.name.eq_ignore_ascii_case(&name)))?;
    if name.is_empty() || taken || found.is_loading() {
        return None;
    }
    let label = words::create(&name);
    let make = move |()| {
        let call = client.call::<CreateOrganization>(()).body(NewOrganization { name: name.clone() });
        making.send(call, move |reply| {
            choice.try_set(Some((reply.value.id, reply.value.name)));
            found.reload();
        });
    };
    Some(
        view! {
            <div>
                <Button label icon=IconName::Plus on_click=make pending=making.pending/>
            </div>
        }
        .into_any(),
    )
}
