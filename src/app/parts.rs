//! Parts of the app that arrive when they are first shown, so that nobody pays for pages they do not open.
//!
//! Each group below is a wasm file of its own in a release build (feature `split`): everything that only its
//! pages use is in it. Without the feature all is one file, and the same code runs without waiting.

use leptos::prelude::*;
use spanning_api::id::{LinkAttemptId, OnboardingId, TenantId};
use spanning_api::link::Provider;
use spanning_api::session::Session;
use spanning_domain::portal::{self, NavPage, PageKind, Portal};

use super::arrival::{Visit, arriving_over, arriving_within};
use crate::features::activity::ActivityPage;
use crate::features::alerts::AlertsPage;
use crate::features::customers::CustomersPage;
use crate::features::integrations::IntegrationsPage;
use crate::features::linking::{CallbackPage, JoinPage, LinkPage};
use crate::features::login::{ChooseTenantPage, LaunchPage, LoginPage, SignInCallbackPage, SignInForm};
use crate::features::microsoft365::bulk_dialog::BulkDialog;
use crate::features::microsoft365::column_dialog::ColumnDialog;
use crate::features::microsoft365::export_dialog::ExportDialog;
use crate::features::microsoft365::state::Dashboard;
use crate::features::microsoft365::view_dialog::ViewDialog;
use crate::features::microsoft365::{Microsoft365Page, ServiceDays, TenantPanel, TenantPanelView};
use crate::features::migration::MigrationPage;
use crate::features::onboarding::{AddDialog, BeingAdded, Board, ConsentReturnPage, OnboardPage};
use crate::features::portal_guide::GatewayPage;
use crate::features::tenant_link::TenantPage;
use crate::features::tenants::Tenants;
use crate::features::tenants::address::Address;
use crate::routes::Route;

/// The file of a part did not arrive: the network, or a newer version took its place on the server.
#[derive(Debug)]
pub(super) struct Missing;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Functions of the form `name(argument) group`, which bring a group without showing anything of it, and do something
/// there at once.
macro_rules! groups {
    ($($name:ident($($argument:ident: $kind:ty)?) $group:ident $(=> $first:expr)?;)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($group, wasm_split_path = leptos::wasm_split, fallible)]
        pub(super) fn $name($($argument: $kind)?) -> Result<(), Missing> {
            $($first;)?
            Ok(())
        }
        #[cfg(not(feature = "split"))]
        pub(super) async fn $name($($argument: $kind)?) -> Result<(), Missing> {
            $($first;)?
            Ok(())
        }
    )*};
}

/// Functions of the form `group: name(arguments) view`, which draw a page once its group is there; nothing
/// when the visitor has left meanwhile.
macro_rules! parts {
    ($($group:ident: $name:ident($($argument:ident: $kind:ty)?) $view:expr;)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($group, wasm_split_path = leptos::wasm_split, fallible)]
        pub(super) fn $name(visit: Visit $(, $argument: $kind)?) -> Result<AnyView, Missing> {
            Ok(if visit.is_over() { ().into_any() } else { $view.into_any() })
        }
        #[cfg(not(feature = "split"))]
        pub(super) async fn $name(visit: Visit $(, $argument: $kind)?) -> Result<AnyView, Missing> {
            Ok(if visit.is_over() { ().into_any() } else { $view.into_any() })
        }
    )*};
}

/// The dialogs of the dashboard, once one of them was asked for.
pub fn dashboard_tools(dashboard: Dashboard) -> AnyView {
    arriving_over(move |visit| tools(visit, dashboard))
}

/// The last days of a tenant by service, once they were asked for.
pub fn service_days(id: TenantId) -> AnyView {
    arriving_over(move |visit| services(visit, id.clone()))
}

/// The dialog that adds a tenant, once it was asked for.
pub fn add_dialog(board: Board, portal: &'static Portal) -> AnyView {
    arriving_over(move |visit| adding(visit, (board, portal)))
}

/// What is being added, once there is something.
pub fn being_added(board: Board) -> AnyView {
    arriving_over(move |visit| on_the_way(visit, board))
}

/// The form by which one signs in, for this address; `instead` is shown where it does not arrive.
pub fn sign_in_form(email: String, on_done: Callback<Session>, instead: fn() -> AnyView) -> AnyView {
    arriving_within(move |visit| sign_in(visit, (email.clone(), on_done)), instead)
}

/// The rows of a list are asked for while it is still being asked who is signed in.
pub(super) struct EarlyList {
    /// The list.
    pub tenants: Tenants,
    /// What the address says of it.
    pub query: String,
}

impl EarlyList {
    fn ask(self) {
        self.tenants.ask(&Address::read(&self.query).0.query);
    }
}

groups! {
    bring_login() login;
    bring_settings() settings;
    bring_activity() activity;
    bring_dashboard(list: Option<EarlyList>) dashboard => list.into_iter().for_each(EarlyList::ask);
    bring_customers(list: Option<EarlyList>) customers => list.into_iter().for_each(EarlyList::ask);
    bring_tenant_link() tenant_link;
    bring_tenant() tenant;
    bring_alerts() alerts;
    bring_migration() migration;
    bring_onboarding() onboarding;
}

/// Fetches what a route and its query will show, while it is still being asked who is signed in. What fails is fetched
/// again when it is shown.
pub(super) async fn bring(route: Route, query: String, list: Option<EarlyList>) {
    let details = query.contains("tenant=");
    let _ = match &route {
        Route::Login | Route::Launch(_) | Route::SignInCallback(_) | Route::ChooseTenant => bring_login().await,
        Route::Integrations | Route::LinkAttempt(_) | Route::LinkJoin(_) | Route::LinkCallback(_) => {
            bring_settings().await
        }
        Route::Activity | Route::Portal(_, NavPage::Activity) => bring_activity().await,
        Route::Onboard(_) | Route::OnboardReturn => bring_onboarding().await,
        Route::Portal(_, NavPage::Alerts) => bring_alerts().await,
        Route::Portal(_, NavPage::Migration) => bring_migration().await,
        Route::Tenant(_) => bring_tenant_link().await,
        Route::Portal(kind, NavPage::Tenants) => match portal::of(kind).map(|portal| portal.page) {
            Some(PageKind::Customers | PageKind::Gateway) => bring_customers(list).await,
            _ => bring_dashboard(list).await,
        },
        _ => Ok(()),
    };
    if details && matches!(route, Route::Tenant(_) | Route::Portal(_, NavPage::Tenants)) {
        let _ = bring_tenant().await;
    }
}

parts! {
    login: login() view! { <LoginPage/> };
    login: launch(tenant: TenantId) view! { <LaunchPage tenant/> };
    login: sign_in_callback(provider: Provider) view! { <SignInCallbackPage provider/> };
    login: choose_tenant() view! { <ChooseTenantPage/> };
    login: sign_in(of: (String, Callback<Session>)) view! { <SignInForm email=of.0 on_done=of.1/> };
    settings: integrations() view! { <IntegrationsPage/> };
    settings: link(attempt: LinkAttemptId) view! { <LinkPage attempt/> };
    settings: join(attempt: LinkAttemptId) view! { <JoinPage attempt/> };
    settings: callback(provider: Provider) view! { <CallbackPage provider/> };
    alerts: alerts(portal: &'static Portal) view! { <AlertsPage portal/> };
    migration: migration(portal: &'static Portal) view! { <MigrationPage portal/> };
    activity: activity() view! { <ActivityPage/> };
    dashboard: dashboard(portal: &'static Portal) view! { <Microsoft365Page portal/> };
    customers: customers(portal: &'static Portal) view! { <CustomersPage portal/> };
    customers: gateway(portal: &'static Portal) view! { <GatewayPage portal/> };
    tenant: tenant_panel(panel: TenantPanel) view! { <TenantPanelView panel/> };
    tenant: services(id: TenantId) view! { <ServiceDays id/> };
    table_tools: tools(dashboard: Dashboard) view! { <ColumnDialog dashboard/> <BulkDialog dashboard/> <ExportDialog dashboard/> <ViewDialog dashboard/> };
    onboarding: adding(of: (Board, &'static Portal)) view! { <AddDialog board=of.0 portal=of.1/> };
    onboarding: on_the_way(board: Board) view! { <BeingAdded board/> };
    onboarding: onboard(onboarding: OnboardingId) view! { <OnboardPage onboarding/> };
    onboarding: onboard_return() view! { <ConsentReturnPage/> };
    tenant_link: tenant(tenant: TenantId) view! { <TenantPage tenant/> };
}
