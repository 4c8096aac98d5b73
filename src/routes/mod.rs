//! The only place that knows the console's addresses. Pure, so that the whole table is tested natively.
//!
//! One view serves every path; [`Place::parse`] tells what it shows. The pages of a portal version stand in
//! that version's definition ([`portal`]), below `/{portal}/` and, framed by its host, `/embed/{portal}/`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use spanning_api::id::{LinkAttemptId, OnboardingId, TenantId};
use spanning_api::link::Provider;
use spanning_api::portal::PortalKind;
use spanning_domain::portal::{self, NavPage};

/// What a path shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Where the signed-in person starts; redirects.
    Home,
    /// Sign-in.
    Login,
    /// Settings > Integrations.
    Integrations,
    /// The audit trail of the tenant.
    Activity,
    /// One run of the linking chain.
    LinkAttempt(LinkAttemptId),
    /// Where a provider answers; each has its own path.
    LinkCallback(Provider),
    /// Where somebody with a one-time address goes on with another's attempt; its secret is in the fragment.
    LinkJoin(LinkAttemptId),
    /// Where a provider answers a sign-in.
    SignInCallback(Provider),
    /// Choosing one of several tenants after a sign-in with KaseyaOne.
    ChooseTenant,
    /// Redeems a launch ticket (in the fragment) for a tenant.
    Launch(TenantId),
    /// Where the administrator of a tenant to be added consents; the secret is in the fragment.
    Onboard(OnboardingId),
    /// Where Microsoft answers a consent.
    OnboardReturn,
    /// A tenant, on whatever page the caller's portal has for it.
    Tenant(TenantId),
    /// A page of a portal version.
    Portal(PortalKind, NavPage),
    /// Every component in every state; in dev builds only.
    Styleguide,
    /// Nothing is here.
    NotFound,
}

/// Whether the console stands alone or in a portal's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// In a tab of its own.
    Standalone,
    /// Framed by the host page of this portal.
    Embedded(PortalKind),
}

/// A route with the frame that it is shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Alone or framed.
    pub frame: Frame,
    /// What is shown.
    pub route: Route,
}

/// Characters that stand for themselves in a path segment (RFC 3986, unreserved).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn segment(id: &str) -> String {
    utf8_percent_encode(id, SEGMENT).to_string()
}

impl Place {
    /// What a path shows. Never fails: an unknown path is [`Route::NotFound`].
    pub fn parse(path: &str) -> Self {
        let path = path.trim_matches('/');
        if let Some(rest) = path.strip_prefix("embed/") {
            let (portal, page) = rest.split_once('/').unwrap_or((rest, ""));
            if let Some(portal) = PortalKind::known(portal) {
                let route = portal_route(&portal, page).unwrap_or(Route::NotFound);
                return Self { frame: Frame::Embedded(portal), route };
            }
        }
        Self { frame: Frame::Standalone, route: Route::parse(path).unwrap_or(Route::NotFound) }
    }

    /// The same route in this frame; a framed console can only show its portal's pages.
    pub fn path(&self) -> String {
        match (&self.frame, &self.route) {
            (Frame::Embedded(_), Route::Portal(..)) => format!("/embed{}", self.route.path()),
            _ => self.route.path(),
        }
    }
}

impl Route {
    /// The address of this route in a tab of its own.
    pub fn path(&self) -> String {
        match self {
            Self::Home | Self::NotFound => "/".to_owned(),
            Self::Login => "/login".to_owned(),
            Self::Integrations => "/settings/integrations".to_owned(),
            Self::Activity => "/activity".to_owned(),
            Self::LinkAttempt(id) => format!("/link/{}", segment(id.as_str())),
            Self::LinkCallback(provider) => format!("/link/{provider}/callback"),
            Self::LinkJoin(id) => format!("/link/{}/join", segment(id.as_str())),
            Self::SignInCallback(provider) => format!("/login/{provider}/callback"),
            Self::ChooseTenant => "/login/tenants".to_owned(),
            Self::Launch(tenant) => format!("/launch/{}", segment(tenant.as_str())),
            Self::Onboard(id) => format!("/onboard/{}", segment(id.as_str())),
            Self::OnboardReturn => "/onboard/microsoft/callback".to_owned(),
            Self::Tenant(tenant) => format!("/t/{}", segment(tenant.as_str())),
            Self::Portal(portal, page) => {
                let rest = portal::of(portal).and_then(|portal| portal.address(*page)).unwrap_or_default();
                format!("/{portal}/{rest}")
            }
            Self::Styleguide => "/styleguide".to_owned(),
        }
    }

    fn parse(path: &str) -> Option<Self> {
        let mut parts = path.split('/');
        let (first, second, third) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let more = parts.next().is_some();
        match (first, second, third, more) {
            ("", None, None, false) => Some(Self::Home),
            ("login", None, None, false) => Some(Self::Login),
            ("login", Some("tenants"), None, false) => Some(Self::ChooseTenant),
            ("login", Some(provider), Some("callback"), false) => Provider::known(provider).map(Self::SignInCallback),
            ("settings", Some("integrations"), None, false) => Some(Self::Integrations),
            ("activity", None, None, false) => Some(Self::Activity),
            ("link", Some(provider), Some("callback"), false) => Provider::known(provider).map(Self::LinkCallback),
            ("link", Some(id), Some("join"), false) => decode(id).map(|id| Self::LinkJoin(LinkAttemptId(id))),
            ("link", Some(id), None, false) => decode(id).map(|id| Self::LinkAttempt(LinkAttemptId(id))),
            ("launch", Some(id), None, false) => decode(id).map(|id| Self::Launch(TenantId(id))),
            ("onboard", Some("microsoft"), Some("callback"), false) => Some(Self::OnboardReturn),
            ("onboard", Some(id), None, false) => decode(id).map(|id| Self::Onboard(OnboardingId(id))),
            ("t", Some(id), None, false) => decode(id).map(|id| Self::Tenant(TenantId(id))),
            ("styleguide", None, None, false) => Some(Self::Styleguide),
            (portal, ..) => {
                let rest = path.strip_prefix(portal)?.trim_start_matches('/');
                portal_route(&PortalKind::known(portal)?, rest)
            }
        }
    }

    /// The page of the navigation that this one belongs to.
    pub fn section(&self) -> &Self {
        match self {
            Self::LinkAttempt(_) | Self::LinkCallback(_) | Self::LinkJoin(_) => &Self::Integrations,
            own => own,
        }
    }

    /// A place to return to after sign-in: only the console's own pages are accepted, and none that
    /// acts by being opened. Anything else, such as another site's address, is refused.
    pub fn safe_return(text: &str) -> Option<String> {
        let path = text.strip_prefix('/')?;
        if path.starts_with(['/', '\\']) || text.contains(['\\', '\t', '\n', '\r']) {
            return None;
        }
        let end = text.find(['?', '#']).unwrap_or(text.len());
        match Place::parse(text.get(..end)?).route {
            Self::NotFound
            | Self::Login
            | Self::LinkCallback(_)
            | Self::LinkJoin(_)
            | Self::SignInCallback(_)
            | Self::ChooseTenant
            | Self::Onboard(_)
            | Self::OnboardReturn
            | Self::Launch(_) => None,
            _ => Some(text.to_owned()),
        }
    }
}

fn portal_route(portal: &PortalKind, rest: &str) -> Option<Route> {
    Some(Route::Portal(portal.clone(), portal::of(portal)?.page_at(rest)?))
}

fn decode(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?.into_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests;
