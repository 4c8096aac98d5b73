use proptest::prelude::*;
use spanning_domain::portal;

use super::*;

fn table() -> Vec<(&'static str, Route)> {
    use PortalKind::*;
    vec![
        ("/", Route::Home),
        ("/login", Route::Login),
        ("/settings/integrations", Route::Integrations),
        ("/activity", Route::Activity),
        ("/link/la_1", Route::LinkAttempt("la_1".into())),
        ("/link/microsoft/callback", Route::LinkCallback(Provider::Microsoft)),
        ("/link/kaseyaone/callback", Route::LinkCallback(Provider::Kaseyaone)),
        ("/link/la_1/join", Route::LinkJoin("la_1".into())),
        ("/login/microsoft/callback", Route::SignInCallback(Provider::Microsoft)),
        ("/login/kaseyaone/callback", Route::SignInCallback(Provider::Kaseyaone)),
        ("/login/tenants", Route::ChooseTenant),
        ("/launch/t-1", Route::Launch("t-1".into())),
        ("/onboard/ob_1", Route::Onboard("ob_1".into())),
        ("/onboard/microsoft/callback", Route::OnboardReturn),
        ("/t/a%20b", Route::Tenant("a b".into())),
        ("/vsa10/modules/integrations/unitrends-backup", Route::Portal(Vsa10, NavPage::Tenants)),
        ("/vsa9/saas-backup/customers", Route::Portal(Vsa9, NavPage::Tenants)),
        ("/uniview2/dashboard/spanning/microsoft365", Route::Portal(Uniview2, NavPage::Tenants)),
        ("/uniview1/saas-backup/customers", Route::Portal(Uniview1, NavPage::Tenants)),
        ("/uniview2/activity", Route::Portal(Uniview2, NavPage::Activity)),
        ("/styleguide", Route::Styleguide),
    ]
}

#[test]
fn every_address_leads_to_its_page_and_back() {
    for (path, route) in table() {
        assert_eq!(Place::parse(path), Place { frame: Frame::Standalone, route: route.clone() }, "{path}");
        assert_eq!(route.path(), path);
    }
}

#[test]
fn every_page_of_every_portal_has_an_address_alone_and_framed() {
    for portal in portal::ALL {
        for entry in portal.navigation {
            for frame in [Frame::Standalone, Frame::Embedded(portal.kind.clone())] {
                let place = Place { frame, route: Route::Portal(portal.kind.clone(), entry.page) };
                assert_eq!(Place::parse(&place.path()), place);
            }
        }
    }
}

/// The words of each path are tested where they stand, in the portal's definition.
#[test]
fn every_documented_path_leads_to_the_list() {
    for portal in portal::ALL {
        let list = Route::Portal(portal.kind.clone(), NavPage::Tenants);
        // The address says the same words; where the list is a view of a page, its name as well.
        let slug = |word: &&str| word.to_lowercase().replace(' ', "-");
        let words = portal.path_words.iter().map(slug).collect::<Vec<_>>().join("/");
        for frame in ["", "/embed"] {
            let own = format!("{frame}/{}/{words}", portal.kind);
            let found = [own.clone(), format!("{own}/microsoft365")].map(|path| Place::parse(&path).route);
            assert!(found.contains(&list), "{own}: {found:?}");
        }
    }
}

#[test]
fn f19_what_is_not_in_the_table_is_not_found() {
    for path in ["/nothing", "/login/x", "/link", "/link/google/callback", "/vsa9", "/vsa8/saas-backup/customers", "/t"]
    {
        assert_eq!(Place::parse(path).route, Route::NotFound, "{path}");
    }
    let framed = Place::parse("/embed/vsa9/dashboard/spanning/microsoft365");
    assert_eq!(framed, Place { frame: Frame::Embedded(PortalKind::Vsa9), route: Route::NotFound });
}

#[test]
fn only_own_pages_are_returned_to() {
    for good in ["/settings/integrations", "/activity?tab=past", "/link/la_1", "/uniview2/activity#x"] {
        assert_eq!(Route::safe_return(good).as_deref(), Some(good));
    }
    for bad in
        ["", "evil", "//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)", "/\t/evil"]
    {
        assert_eq!(Route::safe_return(bad), None, "{bad}");
    }
    assert_eq!(Route::safe_return("/link/microsoft/callback?code=1"), None);
    assert_eq!(Route::safe_return("/login"), None);
}

proptest! {
    #[test]
    fn any_text_is_parsed_and_a_found_route_round_trips(path in "(/|[a-z0-9%.é]{0,9}){0,8}") {
        let place = Place::parse(&path);
        if place.route != Route::NotFound {
            prop_assert_eq!(Place::parse(&place.path()), place);
        }
    }

    #[test]
    fn any_id_round_trips(id in "\\PC{1,40}") {
        let place = Place { frame: Frame::Standalone, route: Route::Tenant(TenantId(id)) };
        prop_assert_eq!(Place::parse(&place.path()), place);
    }
}
