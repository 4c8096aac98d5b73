//! Choosing a tenant: a KaseyaOne user may reach several that are linked to their company.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::{ChooseSignInTenant, ListSignInTenants};
use spanning_api::id::TenantId;
use spanning_api::page::Page;
use spanning_api::problem::Code;
use spanning_api::query::{SearchQuery, Window};
use spanning_api::session::{ChooseTenant, TenantRef};

use super::provider::go_on;
use crate::client::{ClientError, Remote, use_client};
use crate::features::parts::load_failed;
use crate::nav::use_nav;
use crate::routes::Route;
use crate::session::use_session;
use crate::text::login as text;
use crate::text::problem;
use crate::ui::*;

/// How many are listed at once; searching finds the others.
const LISTED: u32 = 50;

/// The page.
#[component]
pub fn ChooseTenantPage() -> impl IntoView {
    let (client, session, nav) = (use_client(), use_session(), use_nav());
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<TenantId>);
    // Choosing ends the choice on the server: a search that was still to come would be refused.
    let tenants = Remote::when(move || {
        let query = SearchQuery { q: typed.get(), window: Window { offset: 0, limit: LISTED } };
        chosen.with(Option::is_none).then(|| client.call::<ListSignInTenants>(()).query(query))
    });
    let failed = RwSignal::new(None::<ClientError>);
    let choose = Callback::new(move |tenant_id: TenantId| {
        if chosen.with_untracked(Option::is_some) {
            return;
        }
        chosen.set(Some(tenant_id.clone()));
        failed.set(None);
        spawn_local(async move {
            match client.call::<ChooseSignInTenant>(()).body(ChooseTenant { tenant_id }).send().await {
                Ok(reply) => go_on(session, nav, reply.value),
                Err(error) => {
                    chosen.try_set(None);
                    failed.try_set(Some(error));
                }
            }
        });
    });
    let trouble = move || {
        let words = problem::words(&failed.get()?);
        let said = words.text();
        Some(view! { <Banner tone=Tone::Bad title=words.title>{said}</Banner> })
    };
    let list = move || match (tenants.get(), tenants.error()) {
        (Some(page), _) => listed(page, choose),
        (None, Some(error)) if error.code() == Some(&Code::SignInStateInvalid) => over(&error),
        (None, Some(error)) => {
            load_failed(text::choices_failed(), &error, text::retry(), Callback::new(move |()| tenants.reload()))
        }
        (None, None) => view! { <Skeleton shape=SkeletonShape::Rows count=4/> }.into_any(),
    };
    let login = nav.href(&Route::Login);
    view! {
        <div class="login login-wide">
            <section class="login-card login-choice card">
                <header>
                    <h1 id=PAGE_TITLE_ID tabindex="-1">
                        {text::choose()}
                    </h1>
                    <p class="muted">{text::choose_text()}</p>
                </header>
                {trouble}
                <SearchInput label=text::choose_search() value=typed on_search=move |q: String| typed.set(q)/>
                {list}
                <a href=login>{text::back_to_login()}</a>
            </section>
        </div>
    }
    .into_any()
}

/// The sign-in that was to be finished is no more: trying again would not bring it back.
fn over(error: &ClientError) -> AnyView {
    let words = problem::words(error);
    let told = words.text();
    view! { <EmptyState kind=EmptyKind::Error title=words.title text=Some(told)/> }.into_any()
}

fn listed(page: Page<TenantRef>, choose: Callback<TenantId>) -> AnyView {
    if page.items.is_empty() {
        return view! { <p role="status">{text::no_choice_matches()}</p> }.into_any();
    }
    let more = page.total.saturating_sub(page.items.len() as u64);
    let entry = |tenant: TenantRef| {
        let id = tenant.id;
        view! {
            <li>
                <button type="button" class="simulation-account" on:click=move |_| choose.run(id.clone())>
                    <bdi class="simulation-name">{tenant.name}</bdi>
                    <span class="muted">{tenant.domain}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="simulation-list">{page.items.into_iter().map(entry).collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="muted" role="status">{text::more_choices(more)}</p> })}
    }
    .into_any()
}
