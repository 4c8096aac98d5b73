//! Who may see which page, before the back end is asked. Pure; the back end enforces.

use spanning_api::portal::PortalKind;
use spanning_api::session::Scope;
use spanning_domain::portal::{self, NavPage, Portal};

use crate::routes::Route;

/// Who is signed in, as far as pages depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nobody.
    Nobody,
    /// Somebody of one tenant.
    Tenant,
    /// Somebody of a partner, in this portal.
    Partner(PortalKind),
}

/// What a route comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Its page.
    Show,
    /// A page of a portal.
    ShowPortal(&'static Portal, NavPage),
    /// Another route in its place.
    Go(Route),
    /// Sign-in first.
    SignIn,
    /// Already signed in: on to where one wanted to go.
    GoOn,
    /// Not for this session: it takes a tenant's.
    TenantPage,
    /// Not for this session: it takes a portal's.
    PortalPage,
    /// Not for this session: it takes another portal's.
    OtherPortal {
        /// The session's.
        own: PortalKind,
        /// The page's.
        wanted: PortalKind,
    },
    /// A portal that this build does not know.
    UnknownPortal,
}

impl Who {
    /// By the scope of a session.
    pub fn of(scope: &Scope) -> Self {
        match scope {
            Scope::Tenant { .. } => Self::Tenant,
            Scope::Partner { portal, .. } => Self::Partner(portal.clone()),
        }
    }
}

/// What a route comes to for somebody.
pub fn verdict(route: &Route, who: &Who) -> Verdict {
    match (route, who) {
        (Route::Launch(_) | Route::NotFound | Route::Styleguide, _) => Verdict::Show,
        // Whoever is signed in: a one-time address brings its own identity, a sign-in makes a new one.
        (
            Route::LinkJoin(_)
            | Route::SignInCallback(_)
            | Route::ChooseTenant
            | Route::Onboard(_)
            | Route::OnboardReturn,
            _,
        ) => Verdict::Show,
        (Route::Login, Who::Nobody) => Verdict::Show,
        (Route::Login, _) => Verdict::GoOn,
        // The answer of a provider waits above the pages; the page itself asks to sign in.
        (Route::LinkCallback(_), Who::Nobody) => Verdict::Show,
        (_, Who::Nobody) => Verdict::SignIn,
        (Route::Home, who) => home(who),
        (Route::Integrations | Route::LinkAttempt(_) | Route::LinkCallback(_), Who::Tenant) => Verdict::Show,
        (Route::Integrations | Route::LinkAttempt(_) | Route::LinkCallback(_), Who::Partner(_)) => Verdict::TenantPage,
        (Route::Activity, Who::Tenant) | (Route::Tenant(_), _) => Verdict::Show,
        (Route::Activity, Who::Partner(own)) => Verdict::Go(Route::Portal(own.clone(), NavPage::Activity)),
        (Route::Portal(..), Who::Tenant) => Verdict::PortalPage,
        (Route::Portal(wanted, page), Who::Partner(own)) if wanted == own => {
            portal::of(own).map_or(Verdict::UnknownPortal, |portal| Verdict::ShowPortal(portal, *page))
        }
        (Route::Portal(wanted, _), Who::Partner(own)) => {
            Verdict::OtherPortal { own: own.clone(), wanted: wanted.clone() }
        }
    }
}

fn home(who: &Who) -> Verdict {
    match who {
        Who::Nobody => Verdict::SignIn,
        Who::Tenant => Verdict::Go(Route::Integrations),
        Who::Partner(own) if portal::of(own).is_some() => Verdict::Go(Route::Portal(own.clone(), NavPage::Tenants)),
        Who::Partner(_) => Verdict::UnknownPortal,
    }
}

/// Where somebody goes on after signing in: where they wanted to go if that is for them, else home.
pub fn after_sign_in(wanted: Option<String>, who: &Who) -> Option<String> {
    let wanted = wanted.as_deref().and_then(Route::safe_return)?;
    let path = wanted.split(['?', '#']).next().unwrap_or_default();
    let route = crate::routes::Place::parse(path).route;
    let fits = matches!(verdict(&route, who), Verdict::Show | Verdict::ShowPortal(..) | Verdict::Go(_));
    fits.then_some(wanted)
}

#[cfg(test)]
mod tests {
    use spanning_api::id::TenantId;

    use super::*;

    fn uniview2() -> Who {
        Who::Partner(PortalKind::Uniview2)
    }

    #[test]
    fn nobody_signs_in_first() {
        for route in [Route::Home, Route::Integrations, Route::Activity, Route::Tenant(TenantId::from("t"))] {
            assert_eq!(verdict(&route, &Who::Nobody), Verdict::SignIn, "{route:?}");
        }
        for route in [Route::Login, Route::Launch(TenantId::from("t")), Route::NotFound, Route::ChooseTenant] {
            assert_eq!(verdict(&route, &Who::Nobody), Verdict::Show, "{route:?}");
        }
    }

    #[test]
    fn everybody_has_a_home() {
        assert_eq!(verdict(&Route::Home, &Who::Tenant), Verdict::Go(Route::Integrations));
        let list = Route::Portal(PortalKind::Uniview2, NavPage::Tenants);
        assert_eq!(verdict(&Route::Home, &uniview2()), Verdict::Go(list));
        let newer = Who::Partner(PortalKind::Other("vsa11".to_owned()));
        assert_eq!(verdict(&Route::Home, &newer), Verdict::UnknownPortal);
    }

    #[test]
    fn pages_are_for_their_scope() {
        assert_eq!(verdict(&Route::Integrations, &uniview2()), Verdict::TenantPage);
        let list = Route::Portal(PortalKind::Vsa9, NavPage::Tenants);
        assert_eq!(verdict(&list, &Who::Tenant), Verdict::PortalPage);
        let other = Verdict::OtherPortal { own: PortalKind::Uniview2, wanted: PortalKind::Vsa9 };
        assert_eq!(verdict(&list, &uniview2()), other);
        assert!(matches!(verdict(&list, &Who::Partner(PortalKind::Vsa9)), Verdict::ShowPortal(..)));
    }

    #[test]
    fn one_returns_only_to_what_is_ones_own() {
        let wanted = |text: &str| after_sign_in(Some(text.to_owned()), &Who::Tenant);
        assert_eq!(wanted("/activity?q=a"), Some("/activity?q=a".to_owned()));
        for bad in ["//evil.example", "https://evil.example", "/login", "/vsa9/saas-backup/customers", "/nowhere"] {
            assert_eq!(wanted(bad), None, "{bad}");
        }
    }
}
