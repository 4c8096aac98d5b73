//! Every page of the console, by its route.

use leptos::prelude::*;
use spanning_api::problem::Problem;
use spanning_domain::portal::{NavPage, PageKind, Portal};

use super::arrival::{arriving, arriving_over};
use super::parts;
use crate::client::ClientError;
use crate::features::microsoft365::TenantPanel;
use crate::nav::Nav;
use crate::platform::timer;
use crate::routes::Route;
use crate::shell::guard::Verdict;
use crate::shell::{forbidden, no_host, no_token, not_found, start_failed, starting, unknown_portal, way_in_closed};

/// What is to be seen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Screen {
    /// The shape of a page.
    Starting,
    /// Nobody could say who is signed in.
    StartFailed(ClientError),
    /// In a frame without a host.
    NoHost,
    /// In a frame of a host whose user is nobody here.
    NoToken,
    /// The way in of the session was closed.
    WayInClosed(Box<Problem>),
    /// What a route comes to.
    Route(Route, Verdict),
}

pub(super) fn draw(screen: &Screen, nav: Nav) -> AnyView {
    match screen {
        Screen::Starting => starting(),
        Screen::StartFailed(error) => start_failed(error),
        Screen::NoHost => no_host(&untrack(|| nav.place())),
        Screen::NoToken => no_token(),
        Screen::WayInClosed(problem) => way_in_closed(problem),
        Screen::Route(route, verdict) => match verdict {
            Verdict::Show => page(route),
            Verdict::ShowPortal(portal, page) => portal_page(portal, *page),
            Verdict::Go(_) | Verdict::GoOn | Verdict::SignIn => starting(),
            Verdict::UnknownPortal => unknown_portal(),
            other => forbidden(other),
        },
    }
}

fn page(route: &Route) -> AnyView {
    match route.clone() {
        Route::Login => arriving(parts::login),
        Route::Launch(tenant) => arriving(move |visit| parts::launch(visit, tenant.clone())),
        Route::Integrations => arriving(parts::integrations),
        Route::Activity => arriving(parts::activity),
        Route::LinkAttempt(attempt) => arriving(move |visit| parts::link(visit, attempt.clone())),
        Route::LinkCallback(provider) => arriving(move |visit| parts::callback(visit, provider.clone())),
        Route::LinkJoin(attempt) => arriving(move |visit| parts::join(visit, attempt.clone())),
        Route::SignInCallback(provider) => arriving(move |visit| parts::sign_in_callback(visit, provider.clone())),
        Route::ChooseTenant => arriving(parts::choose_tenant),
        Route::Onboard(id) => arriving(move |visit| parts::onboard(visit, id.clone())),
        Route::OnboardReturn => arriving(parts::onboard_return),
        Route::Tenant(tenant) => arriving(move |visit| parts::tenant(visit, tenant.clone())),
        #[cfg(feature = "styleguide")]
        Route::Styleguide => view! { <crate::features::styleguide::StyleguidePage/> }.into_any(),
        _ => not_found(),
    }
}

fn portal_page(portal: &'static Portal, page: NavPage) -> AnyView {
    match (page, portal.page) {
        (NavPage::Activity, _) => arriving(parts::activity),
        (NavPage::Migration, _) => arriving(move |visit| parts::migration(visit, portal)),
        (NavPage::Alerts, _) => arriving(move |visit| parts::alerts(visit, portal)),
        (NavPage::Tenants, PageKind::Dashboard) => arriving(move |visit| parts::dashboard(visit, portal)),
        (NavPage::Tenants, PageKind::Customers) => arriving(move |visit| parts::customers(visit, portal)),
        (NavPage::Tenants, PageKind::Gateway) => arriving(move |visit| parts::gateway(visit, portal)),
    }
}

/// The details of a tenant and the dialogs of its actions, over the list or in its place.
pub(super) fn tenant_panel(panel: TenantPanel) -> AnyView {
    let draw = move |visit| async move {
        // Asking for the code, compiling it, and drawing: each takes a slow device long enough.
        timer::own_task().await;
        parts::bring_tenant().await?;
        timer::own_task().await;
        parts::tenant_panel(visit, panel).await
    };
    if panel.is_page() { arriving(draw) } else { arriving_over(draw) }
}

/// The name of the parameter that says where one wanted to go.
const RETURN: &str = "return";

/// The query of the sign-in page, for somebody who wanted to go to a route.
pub(super) fn login_query(route: &Route, query: &str) -> String {
    if *route == Route::Home {
        return String::new();
    }
    let mark = if query.is_empty() { "" } else { "?" };
    let wanted = format!("{}{mark}{query}", route.path());
    format!("{RETURN}={}", percent_encoding::utf8_percent_encode(&wanted, percent_encoding::NON_ALPHANUMERIC))
}

/// Where somebody on the sign-in page wanted to go.
pub fn return_of(query: &str) -> Option<String> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix(RETURN)?.strip_prefix('='))?;
    Some(percent_encoding::percent_decode_str(value).decode_utf8().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_survives_the_address() {
        let query = login_query(&Route::Activity, "q=a b&c=%26");
        assert_eq!(return_of(&query), Some("/activity?q=a b&c=%26".to_owned()));
        assert_eq!(login_query(&Route::Home, "x=1"), "");
        assert_eq!(return_of("a=b&returned=/x"), None);
    }
}
