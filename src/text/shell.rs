//! Words of the frame around the pages: bars, banners, guards, the last screen.

use spanning_api::activity::Action;
use spanning_api::session::{IdentitySource, SessionEnded};
use spanning_domain::permission::{portal_role_name, spanning_role_name};
use spanning_domain::portal::{self, NavPage};

use crate::routes::Route;

/// The product.
pub const PRODUCT: &str = "Spanning";
/// What every window is named after.
const CONSOLE: &str = "Spanning Console";
/// First link of every page.
pub const SKIP: &str = "Skip to the page";
/// The navigation and the button that opens it.
pub const NAVIGATION: &str = "Navigation";
/// A group of the navigation.
pub const SETTINGS: &str = "Settings";
/// A page.
pub const INTEGRATIONS: &str = "Integrations";
/// A page.
pub const ACTIVITY: &str = "Activity";
/// A page.
pub const TENANT: &str = "Tenant";
/// A page.
pub const SIGN_IN: &str = "Sign in";
/// A page.
const LINK: &str = "Link Organization";
/// A page.
const STYLEGUIDE: &str = "Style guide";
/// Facts of the account panel.
pub const ROLE: &str = "Role";
/// When the session ends.
pub const UNTIL: &str = "Signed in until";
/// A setting.
pub const THEME: &str = "Theme";
/// Themes in the order of `Theme::ALL`.
pub const THEMES: [&str; 3] = ["As the system", "Light", "Dark"];
/// A setting.
pub const DENSITY: &str = "Density";
/// Densities in the order of `Density::ALL`.
pub const DENSITIES: [&str; 2] = ["Comfortable", "Compact"];
/// Ends every session of the person, in every browser.
pub const SIGN_OUT_EVERYWHERE: &str = "Sign out everywhere";
/// Ends the session.
pub const SIGN_OUT: &str = "Sign out";
/// Beside everything, when the back end is a simulation.
pub const SIMULATION: &str = "Simulation";
/// What that means.
pub const SIMULATION_TEXT: &str = "The people, tenants and sign-ins here are made up. Nothing reaches a real service.";

/// No network.
pub const OFFLINE: &str = "You are offline";

/// Since when, and what that means.
pub fn offline(age: &str) -> String {
    format!(
        "The network was lost {age}. What you see is from before, and catches up by itself once the network is back."
    )
}

/// A read takes long.
pub const STILL_WORKING: &str = "Still working";
/// What that means.
pub const STILL_WORKING_TEXT: &str =
    "Spanning has not answered yet. The page goes on by itself as soon as the answer is here.";
/// The server has asked for a pause.
pub const PAUSED: &str = "Spanning asks for a short pause";
/// What that means.
pub const PAUSED_TEXT: &str = "Too much was asked for at once. The page goes on by itself within seconds.";
/// Gives up waiting.
pub const STOP_WAITING: &str = "Stop waiting";

/// Asks again.
pub const RETRY: &str = "Try again";

/// In the dialog over the page.
pub const ENDED_TEXT: &str = "Sign in again to go on. This page, and what you have typed, stay as they are.";
/// Another way.
pub const TO_SIGN_IN: &str = "Go to the sign-in page";
/// For those who sign in with a provider, which cannot be done in place.
pub const SIGN_IN_TAB: &str = "Sign in in another tab";
/// What happens then.
pub const SIGN_IN_TAB_TEXT: &str = "Once you have signed in there, come back here: this page goes on by itself.";
/// Leads to the sign-in page, after the way in has ended.
pub const OTHER_WAY: &str = "Sign in another way";
/// In a frame, where the portal signs one in.
pub const ENDED_FRAMED: &str = "The portal no longer signs you in";
/// What to do about it.
pub const ENDED_FRAMED_TEXT: &str =
    "Your session in the portal may have ended. Sign in to the portal again, then try again.";

/// The server has another version of the app.
pub const NEWER: &str = "A newer version of the console is ready";
/// What to do about it.
pub const NEWER_TEXT: &str = "Reload when it suits you; until then what you have typed stays as it is.";

/// A file of the app did not arrive.
pub const PART_MISSING: &str = "This page could not be loaded";
/// What to do about it.
pub const PART_MISSING_TEXT: &str =
    "A part of the console did not arrive. Check the network and try again. After an update of the console, reload.";
/// Loads the whole app again.
pub const RELOAD: &str = "Reload";

/// Unknown address.
pub const NOT_FOUND: &str = "There is no such page";
/// What to do about it.
pub const NOT_FOUND_TEXT: &str = "The address may be mistyped, or the page has moved.";
/// Back to something that exists.
pub const HOME: &str = "Go to the start page";

/// A page of a tenant, asked for in a portal's session.
pub const TENANT_PAGE: &str = "This page belongs to one tenant";
/// What is needed.
pub const TENANT_PAGE_TEXT: &str = "You are signed in to a portal with many tenants. Connect to a tenant from the list: its pages open under your name.";
/// Leads to the list.
pub const TO_LIST: &str = "Go to the tenant list";
/// A page of a portal, asked for in a tenant's session.
pub const PORTAL_PAGE: &str = "This page belongs to a portal";
/// What is needed.
pub const PORTAL_PAGE_TEXT: &str =
    "You are signed in to one tenant. Open this page from the portal, or sign in with your portal account.";
/// Leads to the tenant's page.
pub const TO_INTEGRATIONS: &str = "Go to Integrations";
/// A portal that this build does not know.
pub const UNKNOWN_PORTAL: &str = "This portal is newer than the console";
/// What to do about it.
pub const UNKNOWN_PORTAL_TEXT: &str =
    "This version of the console does not know it. Reload the page; if that does not help, use another portal.";

/// Framed, but no host that may has answered.
pub const NO_HOST: &str = "Open this page in its portal";
/// What that means.
pub const NO_HOST_TEXT: &str =
    "The page around this one is not a portal that may show the console, or it did not answer.";
/// Framed, and the host's user is nobody here.
pub const NO_TOKEN: &str = "The portal did not sign you in";
/// What that means.
pub const NO_TOKEN_TEXT: &str = "Your portal account may not have access to Spanning Backup.";
/// The frame lacks a permission.
pub const POOR_FRAME: &str = "The portal's frame does not allow all that the console needs";

/// Which permissions of the frame are missing, and the way around it.
pub fn poor_frame(permissions: &[&str]) -> String {
    format!(
        "Missing in its sandbox: {}. Forms, new windows or downloads do nothing without them. Tell whoever looks after \
         the portal, and use a window of your own until then.",
        permissions.join(", ")
    )
}

/// A way out of a frame.
pub const NEW_WINDOW: &str = "Open in a new window";

/// The title of the window. It names the portal, since people have several open.
pub fn window_title(route: &Route, subject: Option<&str>) -> String {
    let title = title_of_page(route);
    subject.map_or_else(|| title.clone(), |subject| format!("{subject} · {title}"))
}

fn title_of_page(route: &Route) -> String {
    match route {
        Route::Portal(kind, _) => format!("{} · {} · {CONSOLE}", page_title(route), portal::name(kind)),
        _ => format!("{} · {CONSOLE}", page_title(route)),
    }
}

/// What a page is called.
pub fn page_title(route: &Route) -> String {
    let title = match route {
        Route::Home | Route::Launch(_) => PRODUCT,
        Route::Login | Route::SignInCallback(_) | Route::ChooseTenant => SIGN_IN,
        Route::Integrations => INTEGRATIONS,
        Route::Activity | Route::Portal(_, NavPage::Activity) => ACTIVITY,
        Route::Portal(_, NavPage::Alerts) => super::alerts::TITLE,
        Route::Portal(_, NavPage::Migration) => super::migration::TITLE,
        Route::LinkAttempt(_) | Route::LinkCallback(_) | Route::LinkJoin(_) => LINK,
        Route::Onboard(_) | Route::OnboardReturn => super::onboarding::consent::TITLE,
        Route::Tenant(_) => TENANT,
        Route::Portal(kind, NavPage::Tenants) => portal::of(kind).map_or(PRODUCT, |portal| portal.tab),
        Route::Styleguide => STYLEGUIDE,
        Route::NotFound => NOT_FOUND,
    };
    title.to_owned()
}

/// The button of the account panel.
pub fn account(name: &str) -> String {
    format!("Account: {name}")
}

/// Why a session ended before its time: by whom and by which way one had come in; when stands beside it.
pub fn ended(ended: &SessionEnded) -> String {
    let what = match ended.action {
        Action::KaseyaoneUnlinked => "unlinked KaseyaOne",
        _ => "turned Login with IT Complete off",
    };
    let way = super::integrations::way(&ended.way);
    format!("{} ({}) {what}. You had come in by {way}, so your session ended.", ended.by.name, ended.by.email)
}

/// When it ended.
pub const ENDED_AT: &str = "Ended";
/// What to do then.
pub const ENDED_WHAT_NOW: &str = "You can still sign in with Spanning's own credentials or with Microsoft, if you have them. If not, ask an administrator of the tenant.";

/// How somebody came in.
pub fn identity(identity: &IdentitySource) -> String {
    match identity {
        IdentitySource::Spanning => "Signed in with a Spanning account".to_owned(),
        IdentitySource::Microsoft => "Signed in with Microsoft".to_owned(),
        IdentitySource::Kaseyaone => "Signed in with KaseyaOne Unified Login".to_owned(),
        other => format!("Signed in through {}", super::activity::source(other)),
    }
}

/// The role of a session, as the product writes it.
pub fn role(scope: &spanning_api::session::Scope) -> &'static str {
    match scope {
        spanning_api::session::Scope::Tenant { role, .. } => spanning_role_name(role),
        spanning_api::session::Scope::Partner { role, .. } => portal_role_name(role),
    }
}

/// A page of another portal than the session's.
pub fn other_portal(wanted: &str) -> String {
    format!("This page belongs to {wanted}")
}

/// What is needed.
pub fn other_portal_text(own: &str, wanted: &str) -> String {
    format!("You are signed in to {own}. Open this page from {wanted}, or sign in with your account there.")
}

/// The last screen.
pub mod crash {
    /// What the report is of.
    pub const REPORT_OF: &str = "Spanning Console";
    /// What happened.
    pub const TITLE: &str = "The console has stopped";
    /// What it means.
    pub const MEANING: &str =
        "A fault in the console itself. What was saved is saved; what was typed on this page is lost.";
    /// What to do.
    pub const ACTION: &str = "Reload the page. If it happens again, send this report to support.";
    /// Does it.
    pub const RELOAD: &str = "Reload";
    /// Above the report.
    pub const REPORT: &str = "Report, selected for copying";
}
