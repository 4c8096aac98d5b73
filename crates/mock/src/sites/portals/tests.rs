use spanning_api::Timestamp;

use super::*;
use crate::{Settings, Sites, handle};

const PORTALS: [Site; 4] = [Site::Vsa10, Site::Vsa9, Site::Uniview2, Site::Uniview1];

fn world() -> World {
    let sites = Sites { port: 8080 };
    World::new(Settings {
        seed: 7,
        tenants: 3,
        scenario: "default".into(),
        epoch: Timestamp(1),
        sites,
        kaseyaone: None,
    })
    .unwrap()
}

fn send(world: &mut World, site: Site, target: (&str, &str), headers: &[(&str, &str)], body: &str) -> Response {
    let (path, query) = target.1.split_once('?').unwrap_or((target.1, ""));
    let request = Request {
        site,
        method: target.0.into(),
        path: path.into(),
        query: query.into(),
        headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: body.into(),
        ip: "127.0.0.1".into(),
    };
    handle(world, &request, &Input { now: Timestamp(1), entropy: [7; 32], verified: None }).response
}

fn page(site: Site, address: &str) -> String {
    let answer = send(&mut world(), site, ("GET", address), &[], "");
    assert_eq!(answer.status, 200, "{address}");
    String::from_utf8(answer.body).unwrap()
}

#[test]
fn each_portal_frames_its_own_part_of_the_console() {
    for (site, view) in [
        (Site::Vsa10, "vsa10/modules/integrations/unitrends-backup"),
        (Site::Vsa9, "vsa9/saas-backup/customers"),
        (Site::Uniview2, "uniview2/dashboard/spanning/microsoft365"),
        (Site::Uniview1, "uniview1/saas-backup/customers"),
        (Site::Stranger, "uniview2/dashboard/spanning/microsoft365"),
    ] {
        let page = page(site, "/");
        let (portal, route) = view.split_once('/').unwrap();
        let framed = if site == Site::Stranger {
            format!(
                "<iframe title=\"Spanning Backup for Microsoft 365\" src=\"http://console.localhost:8080/embed/{view}\""
            )
        } else {
            format!("<spanning-console portal=\"{portal}\" route=\"{route}\" theme=\"light\">")
        };
        assert!(page.contains(&framed) && page.contains("Simulation"), "{page}");
        for missing in ["<script>", "<style", " style=", " onclick"] {
            assert!(!page.contains(missing), "{missing} in {page}");
        }
    }
}

#[test]
fn each_site_has_looks_of_its_own_and_a_strict_policy() {
    let mut world = world();
    let mut seen = std::collections::BTreeSet::new();
    for site in PORTALS.into_iter().chain([Site::Stranger]) {
        for (path, kind) in [("/", "text/html"), ("/portal.css", "text/css"), ("/host.css", "text/css")] {
            let answer = send(&mut world, site, ("GET", path), &[], "");
            assert!(answer.header("content-type").unwrap().starts_with(kind), "{path}");
            let policy = answer.header("content-security-policy").unwrap();
            let scripts = "default-src 'none'; script-src 'self' http://console.localhost:8080; style-src 'self'";
            assert!(policy.contains(scripts), "{policy}");
            assert!(policy.contains("frame-src http://console.localhost:8080;") && !policy.contains("unsafe"));
            if path == "/portal.css" {
                assert!(seen.insert(answer.body), "{site:?} looks like another one");
            }
        }
    }
}

#[test]
fn the_address_chooses_and_cannot_break_out() {
    let address = "/?as=noor.haddad%40brightwater.example&theme=dark&size=auto&view=tenants/a?q=b%26c";
    let chosen = page(Site::Vsa10, address);
    assert!(chosen.contains("data-scheme=\"dark\" data-size=\"auto\""), "{chosen}");
    assert!(chosen.contains("portal=\"vsa10\" route=\"tenants/a?q=b&amp;c\" theme=\"dark\" size=\"auto\""), "{chosen}");
    let hostile =
        page(Site::Vsa10, "/?as=%22%3E%3Cscript%3E&theme=%22x&size=%22x&sandbox=%22%3E%3Cscript%3E&view=%22%3E%3Cb");
    assert!(!hostile.contains("<script>") && !hostile.contains("\"x") && !hostile.contains("<b\""), "{hostile}");
    let outside = page(Site::Vsa10, "/?view=%252e%252e/settings");
    assert!(outside.contains("route=\"modules/"), "{outside}");
}

#[test]
fn tokens_are_for_a_portals_own_people_and_its_own_page() {
    let mut world = world();
    let origin = |site| Sites { port: 8080 }.origin(site);
    let mut ask = |site, headers: &[(&str, &str)], email: &str| {
        let body = json!({ "email": email }).to_string();
        send(&mut world, site, ("POST", "/token"), headers, &body).status
    };
    for site in PORTALS {
        let own = origin(site);
        let kind = site.portal().unwrap();
        let mine = people(&kind)[0].email;
        let theirs = portal_accounts().into_iter().find(|account| account.portal != kind).unwrap().email;
        assert_eq!(ask(site, &[("origin", &own), ("sec-fetch-site", "same-origin")], mine), 200, "{site:?}");
        assert_eq!(ask(site, &[("origin", &own)], theirs), 403, "{site:?}");
        assert_eq!(ask(site, &[("origin", &own), ("sec-fetch-site", "cross-site")], mine), 403, "{site:?}");
        assert_eq!(ask(site, &[("origin", &origin(Site::Console))], mine), 403, "{site:?}");
        assert_eq!(ask(site, &[], mine), 403, "{site:?}");
    }
    let own = origin(Site::Stranger);
    assert_eq!(ask(Site::Stranger, &[("origin", &own)], "grace.whitfield@brightwater.example"), 403);
}
