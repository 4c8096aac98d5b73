//! Words of the frame around the pages: bars, banners, guards, the last screen.

use spanning_api::activity::Action;
use spanning_api::session::{IdentitySource, SessionEnded};
use spanning_domain::permission::{portal_role_name, spanning_role_name};
use spanning_domain::portal::{self, NavPage};

use crate::routes::Route;
use crate::text::catalog::{fill, messages, t};
use crate::text::time;

messages! {
    /// The product.
    pub product = "Spanning";
    /// What every window is named after.
    console = "Spanning Console";
    /// First link of every page.
    pub skip = "Skip to the page";
    /// The navigation and the button that opens it.
    pub navigation = "Navigation";
    /// A group of the navigation.
    pub settings = "Settings";
    /// A page.
    pub integrations = "Integrations";
    /// A page.
    pub activity = "Activity";
    /// A page.
    pub tenant = "Tenant";
    /// A page.
    pub sign_in = "Sign in";
    /// A page.
    link = "Link Organization";
    /// A page.
    styleguide = "Style guide";
    /// Facts of the account panel.
    pub role_label = "Role";
    /// When the session ends.
    pub until = "Signed in until";
    /// Which language the console speaks.
    pub language = "Language";
    /// The browser's language.
    pub as_browser = "As the browser";
    /// The catalog of a language did not arrive.
    pub no_catalog = "The console is in English: the words of your language could not be loaded. Reload the page to try again.";
    /// A setting.
    pub theme = "Theme";
}

/// Themes in the order of `Theme::ALL`.
pub fn themes() -> [&'static str; 3] {
    [t("As the system"), t("Light"), t("Dark")]
}

messages! {
    /// A setting.
    pub density = "Density";
}

/// Densities in the order of `Density::ALL`.
pub fn densities() -> [&'static str; 2] {
    [t("Comfortable"), t("Compact")]
}

messages! {
    /// Ends every session of the person, in every browser.
    pub sign_out_everywhere = "Sign out everywhere";
    /// Ends the session.
    pub sign_out = "Sign out";
    /// Beside everything, when the back end is a simulation.
    pub simulation = "Simulation";
    /// What that means.
    pub simulation_text = "The people, tenants and sign-ins here are made up. Nothing reaches a real service.";

    /// No network.
    pub offline_label = "You are offline";
}

/// Since when, and what that means.
pub fn offline(age: &str) -> String {
    fill!(
        "The network was lost {age}. What you see is from before, and catches up by itself once the network is back.",
        age
    )
}

messages! {
    /// A read takes long.
    pub still_working = "Still working";
    /// What that means.
    pub still_working_text = "Spanning has not answered yet. The page goes on by itself as soon as the answer is here.";
    /// The server has asked for a pause.
    pub paused = "Spanning asks for a short pause";
    /// What that means.
    pub paused_text = "Too much was asked for at once. The page goes on by itself within seconds.";
    /// Gives up waiting.
    pub stop_waiting = "Stop waiting";

    /// Asks again.
    pub retry = "Try again";

    /// In the dialog over the page.
    pub ended_text = "Sign in again to go on. This page, and what you have typed, stay as they are.";
    /// Another way.
    pub to_sign_in = "Go to the sign-in page";
    /// For those who sign in with a provider, which cannot be done in place.
    pub sign_in_tab = "Sign in in another tab";
    /// What happens then.
    pub sign_in_tab_text = "Once you have signed in there, come back here: this page goes on by itself.";
    /// Leads to the sign-in page, after the way in has ended.
    pub other_way = "Sign in another way";
    /// In a frame, where the portal signs one in.
    pub ended_framed = "The portal no longer signs you in";
    /// What to do about it.
    pub ended_framed_text = "Your session in the portal may have ended. Sign in to the portal again, then try again.";

    /// The server has another version of the app.
    pub newer = "A newer version of the console is ready";
    /// What to do about it.
    pub newer_text = "Reload when it suits you; until then what you have typed stays as it is.";

    /// A file of the app did not arrive.
    pub part_missing = "This page could not be loaded";
    /// What to do about it.
    pub part_missing_text = "A part of the console did not arrive. Check the network and try again. After an update of the console, reload.";
    /// Loads the whole app again.
    pub reload = "Reload";

    /// Unknown address.
    pub not_found = "There is no such page";
    /// What to do about it.
    pub not_found_text = "The address may be mistyped, or the page has moved.";
    /// Back to something that exists.
    pub home = "Go to the start page";

    /// A page of a tenant, asked for in a portal's session.
    pub tenant_page = "This page belongs to one tenant";
    /// What is needed.
    pub tenant_page_text = "You are signed in to a portal with many tenants. Connect to a tenant from the list: its pages open under your name.";
    /// Leads to the list.
    pub to_list = "Go to the tenant list";
    /// A page of a portal, asked for in a tenant's session.
    pub portal_page = "This page belongs to a portal";
    /// What is needed.
    pub portal_page_text = "You are signed in to one tenant. Open this page from the portal, or sign in with your portal account.";
    /// Leads to the tenant's page.
    pub to_integrations = "Go to Integrations";
    /// A portal that this build does not know.
    pub unknown_portal = "This portal is newer than the console";
    /// What to do about it.
    pub unknown_portal_text = "This version of the console does not know it. Reload the page; if that does not help, use another portal.";

    /// Framed, but no host that may has answered.
    pub no_host = "Open this page in its portal";
    /// What that means.
    pub no_host_text = "The page around this one is not a portal that may show the console, or it did not answer.";
    /// Framed, and the host's user is nobody here.
    pub no_token = "The portal did not sign you in";
    /// What that means.
    pub no_token_text = "Your portal account may not have access to Spanning Backup.";
    /// The frame lacks a permission.
    pub poor_frame_label = "The portal's frame does not allow all that the console needs";
}

/// Which permissions of the frame are missing, and the way around it.
pub fn poor_frame(permissions: &[&str]) -> String {
    fill!(
        "Missing in its sandbox: {permissions}. Forms, new windows or downloads do nothing without them. Tell whoever looks after the portal, and use a window of your own until then.",
        permissions = time::list(permissions)
    )
}

messages! {
    /// A way out of a frame.
    pub new_window = "Open in a new window";
}

/// The title of the window. It names the portal, since people have several open.
pub fn window_title(route: &Route, subject: Option<&str>) -> String {
    let title = title_of_page(route);
    subject.map_or_else(|| title.clone(), |subject| format!("{subject} · {title}"))
}

fn title_of_page(route: &Route) -> String {
    match route {
        Route::Portal(kind, _) => format!("{} · {} · {}", page_title(route), portal::name(kind), console()),
        _ => format!("{} · {}", page_title(route), console()),
    }
}

/// What a page is called.
pub fn page_title(route: &Route) -> String {
    let title = match route {
        Route::Home | Route::Launch(_) => product(),
        Route::Login | Route::SignInCallback(_) | Route::ChooseTenant => sign_in(),
        Route::Integrations => integrations(),
        Route::Activity | Route::Portal(_, NavPage::Activity) => activity(),
        Route::Portal(_, NavPage::Alerts) => super::alerts::title(),
        Route::Portal(_, NavPage::Migration) => super::migration::title(),
        Route::LinkAttempt(_) | Route::LinkCallback(_) | Route::LinkJoin(_) => link(),
        Route::Onboard(_) | Route::OnboardReturn => super::onboarding::consent::title(),
        Route::Tenant(_) => tenant(),
        Route::Portal(kind, NavPage::Tenants) => portal::of(kind).map_or(product(), |portal| portal.tab),
        Route::Styleguide => styleguide(),
        Route::NotFound => not_found(),
    };
    title.to_owned()
}

/// The button of the account panel.
pub fn account(name: &str) -> String {
    fill!("Account: {name}", name)
}

/// Why a session ended before its time: by whom and by which way one had come in; when stands beside it.
pub fn ended(ended: &SessionEnded) -> String {
    let what = match ended.action {
        Action::KaseyaoneUnlinked => t("unlinked KaseyaOne"),
        _ => t("turned Login with IT Complete off"),
    };
    let way = super::integrations::way(&ended.way);
    fill!(
        "{ended} ({ended2}) {what}. You had come in by {way}, so your session ended.",
        ended = ended.by.name,
        ended2 = ended.by.email,
        what,
        way
    )
}

messages! {
    /// When it ended.
    pub ended_at = "Ended";
    /// What to do then.
    pub ended_what_now = "You can still sign in with Spanning's own credentials or with Microsoft, if you have them. If not, ask an administrator of the tenant.";
}

/// How somebody came in.
pub fn identity(identity: &IdentitySource) -> String {
    match identity {
        IdentitySource::Spanning => t("Signed in with a Spanning account").to_owned(),
        IdentitySource::Microsoft => t("Signed in with Microsoft").to_owned(),
        IdentitySource::Kaseyaone => t("Signed in with KaseyaOne Unified Login").to_owned(),
        other => fill!("Signed in through {activity}", activity = super::activity::source(other)),
    }
}

/// The role of a session, as the product writes it.
pub fn role(scope: &spanning_api::session::Scope) -> &'static str {
    super::role::named(match scope {
        spanning_api::session::Scope::Tenant { role, .. } => spanning_role_name(role),
        spanning_api::session::Scope::Partner { role, .. } => portal_role_name(role),
    })
}

/// A page of another portal than the session's.
pub fn other_portal(wanted: &str) -> String {
    fill!("This page belongs to {wanted}", wanted)
}

/// What is needed.
pub fn other_portal_text(own: &str, wanted: &str) -> String {
    fill!("You are signed in to {own}. Open this page from {wanted}, or sign in with your account there.", own, wanted)
}

/// The last screen.
pub mod crash {
    use crate::text::catalog::messages;

    messages! {
        /// What the report is of.
        pub report_of = "Spanning Console";
        /// What happened.
        pub title = "The console has stopped";
        /// What it means.
        pub meaning = "A fault in the console itself. What was saved is saved; what was typed on this page is lost.";
        /// What to do.
        pub action_label = "Reload the page. If it happens again, send this report to support.";
        /// Does it.
        pub reload = "Reload";
        /// Above the report.
        pub report = "Report, selected for copying";
    }
}
