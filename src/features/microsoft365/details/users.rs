//! The users of a tenant: who is protected, and how.

use leptos::prelude::*;
use spanning_api::endpoint::ListTenantUsers;
use spanning_api::id::TenantId;
use spanning_api::query::Query;
use spanning_api::tenant::{Protection, TenantUser, UserQuery};

use super::super::cells::badge_kind;
use crate::client::use_client;
use crate::features::parts::{Standing, load_failed, name_cell, when};
use crate::features::tenants::address::toggle;
use crate::features::windowed::Windowed;
use crate::platform::effect::effect;
use crate::platform::intl::number;
use crate::text::{tenant_drawer as text, tenants};
use crate::ui::*;

pub(super) fn view(id: TenantId) -> AnyView {
    let client = use_client();
    let query = RwSignal::new(UserQuery::default());
    let list = Windowed::<TenantUser>::new(|user| user.id.as_str());
    list.keep_fresh(None);
    effect(move |_| {
        let (query, id) = (query.get(), id.clone());
        let key = query.to_query();
        list.ask(&key, move |part| {
            client.call::<ListTenantUsers>(id.clone()).query(UserQuery { window: part.window, ..query.clone() })
        });
    });
    let chip = |protection: Protection| {
        let own = protection.clone();
        let label = text::protection(&protection).to_owned();
        view! {
            <FilterChip
                label
                kind=kind(&protection)
                pressed=Signal::derive(move || query.with(|query| query.protection.contains(&own)))
                on_toggle=move |()| query.update(|query| toggle(&mut query.protection, protection.clone()))
            />
        }
    };
    let count = move || list.total().map(|total| text::users(total as u64, &number(total as u64)));
    view! {
        <div class="drawer-fill">
            <SearchInput
                label=text::search_users()
                value=Signal::derive(move || query.with(|query| query.q.clone()))
                on_search=move |q: String| query.update(|query| query.q = q)
            />
            <div class="row">
                <div class="chips">
                    {[Protection::Standard, Protection::Archived, Protection::None].map(chip).collect_view()}
                </div>
                <span class="push muted num" role="status">
                    {count}
                </span>
            </div>
            {rows(list)}
        </div>
    }
    .into_any()
}

fn rows(list: Windowed<TenantUser>) -> AnyView {
    // Every tenant has users: nothing means that the filters let nothing through.
    let standing = Memo::new(move |_| Standing::of(list.total(), list.error().is_some(), true));
    let content = move || match standing.get() {
        Standing::Loading => view! { <Skeleton shape=SkeletonShape::Rows count=8/> }.into_any(),
        Standing::Nothing | Standing::NoMatch => {
            let told = Some(text::no_user_text().to_owned());
            view! { <EmptyState kind=EmptyKind::NoMatch title=text::no_user() text=told/> }.into_any()
        }
        Standing::Failed => {
            let again = Callback::new(move |()| list.reload());
            let failed = |error| load_failed(text::users_failed(), &error, tenants::try_again(), again);
            list.error().map(failed).into_any()
        }
        Standing::Rows => table(list),
    };
    content.into_any()
}

fn table(list: Windowed<TenantUser>) -> AnyView {
    let columns = vec![
        Column::new("name", text::user()).share(2).names_row(),
        Column::new("protection", text::protection_label()).width(130).beside_name(),
        Column::new("backup", text::last_backup()).width(170).bare_in_card(),
        Column::new("storage", text::storage()).width(96).number(),
    ];
    let row = move |index: usize| list.row(index).map(|(revision, user)| RowView::new(revision, move || cells(&user)));
    view! {
        <VirtualTable
            label=text::users_label()
            columns
            total=Signal::derive(move || list.total().unwrap_or(0))
            row
            version=list.version()
            row_height=48.0
            on_window=move |range| list.look_at(range)
            place=list.place
            busy=Signal::derive(move || list.is_loading())
        />
    }
    .into_any()
}

fn cells(user: &TenantUser) -> Vec<AnyView> {
    let status = &user.last_backup_status_total;
    let protected = user.protection == Protection::Standard;
    let backup = protected.then(|| {
        view! {
            <span class="m365-pair">
                <Badge kind=badge_kind(status) label=tenants::status_short(status).to_owned() plain=true/>
                {user.last_backup_timestamp_total.map(|at| view! { <span class="quiet">{when(at)}</span> })}
            </span>
        }
    });
    vec![
        name_cell(user.name.clone(), user.email.clone()),
        view! { <Badge kind=kind(&user.protection) label=text::protection(&user.protection).to_owned() plain=true/> }
            .into_any(),
        backup.map_or_else(no_backup, IntoAny::into_any),
        tenants::storage(Some(user.used_bytes)).into_any(),
    ]
}

fn no_backup() -> AnyView {
    view! {
        <span class="quiet">
            <span class="in-card">{text::last_backup()} " "</span>
            {tenants::NONE}
        </span>
    }
    .into_any()
}

fn kind(protection: &Protection) -> BadgeKind {
    match protection {
        Protection::Standard => BadgeKind::Good,
        Protection::Archived => BadgeKind::Neutral,
        Protection::None => BadgeKind::Never,
        Protection::Other(_) => BadgeKind::Unknown,
    }
}
