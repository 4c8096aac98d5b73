//! The providers' own manners: exact addresses, PKCE, headers, escaping, forms.

use spanning_mock::Site;

use crate::browser::*;

fn departure(provider: &str) -> (Browser, String) {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    if provider == "kaseyaone" {
        let url = maya.leave(&attempt, "microsoft", false);
        let page = maya.microsoft(&url, MAYA);
        maya.answer("microsoft", &page.url);
    }
    let url = maya.leave(&attempt, provider, true);
    (maya, url)
}

#[test]
fn a_wrong_client_or_address_never_leads_back() {
    for provider in ["microsoft", "kaseyaone"] {
        let (mut browser, url) = departure(provider);
        let good = param(&url, "redirect_uri").unwrap();
        for bad in [
            with(&url, "client_id", Some("another")),
            with(&url, "client_id", None),
            with(&url, "redirect_uri", None),
            with(&url, "redirect_uri", Some("http://evil.localhost:8080/")),
            with(&url, "redirect_uri", Some(&format!("{good}/"))),
            with(&url, "redirect_uri", Some(&format!("{good}?x=1"))),
            with(&url, "redirect_uri", Some(&good.replace("console", "CONSOLE"))),
            format!("{url}&redirect_uri={good}"),
        ] {
            let page = browser.visit(&bad);
            assert_eq!(page.status, 400, "{bad}");
            assert!(page.html.contains("class=\"error\"") && !page.html.contains("evil"));
        }
    }
}

#[test]
fn everything_else_goes_back_with_state() {
    for provider in ["microsoft", "kaseyaone"] {
        let (mut browser, url) = departure(provider);
        for (bad, error) in [
            (with(&url, "response_type", Some("token")), "unsupported_response_type"),
            (with(&url, "code_challenge_method", Some("plain")), "invalid_request"),
            (with(&url, "code_challenge", None), "invalid_request"),
            (with(&url, "response_mode", Some("fragment")), "invalid_request"),
            (with(&url, "scope", Some("profile")), "invalid_scope"),
            (with(&url, "nonce", None), "invalid_request"),
            (with(&url, "prompt", Some("dance")), "invalid_request"),
            (with(&url, "prompt", Some("none")), if provider == "microsoft" { "" } else { "login_required" }),
        ] {
            if error.is_empty() {
                continue;
            }
            let page = browser.visit(&bad);
            assert_eq!(param(&page.url, "error").as_deref(), Some(error), "{bad}");
            assert_eq!(param(&page.url, "state"), param(&url, "state"));
            let iss = param(&page.url, "iss");
            assert_eq!(iss.is_some(), provider == "kaseyaone");
        }
        let odd = with(&url, "state", Some("a+b c/ü&=%"));
        let page = browser.visit(&with(&odd, "response_type", Some("token")));
        assert_eq!(param(&page.url, "state").unwrap(), "a+b c/ü&=%", "echoed exactly");
    }
}

#[test]
fn pages_are_not_framed_not_stored_and_cut_off() {
    for provider in ["microsoft", "kaseyaone"] {
        let (mut browser, url) = departure(provider);
        let page = browser.visit(&url);
        let header = |name: &str| page.response.header(name).unwrap_or_default().to_owned();
        assert_eq!(header("x-frame-options"), "DENY");
        assert_eq!(
            header("content-security-policy"),
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' http://console.localhost:8080; \
             frame-ancestors 'none'; base-uri 'none'"
        );
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("cache-control"), "no-store");
        assert!(
            !page.html.contains("<script") && !page.html.contains("style=") && !page.html.contains(" on"),
            "{}",
            page.html
        );
        let site = Site::of_host(page.url.split('/').nth(2).unwrap()).unwrap();
        let css = browser.raw(site, "GET", "/site.css", "", Vec::new(), Vec::new());
        assert_eq!((css.status, css.header("content-type")), (200, Some("text/css; charset=utf-8")));
        let known = browser.raw(site, "GET", "/.well-known/openid-configuration", "", Vec::new(), Vec::new());
        let known: serde_json::Value = serde_json::from_slice(&known.body).unwrap();
        assert_eq!(known["code_challenge_methods_supported"], serde_json::json!(["S256"]));
        assert_eq!(browser.raw(site, "DELETE", "/", "", Vec::new(), Vec::new()).status, 405);
        assert_eq!(browser.raw(site, "GET", "/nowhere", "", Vec::new(), Vec::new()).status, 404);
    }
}

#[test]
fn forms_work_once_in_one_browser_only() {
    let (mut browser, url) = departure("microsoft");
    let page = browser.visit(&url);
    let path = page.url.split_once(":8080").unwrap().1.to_owned();
    // Without the token, with a cross-site mark, from another browser.
    let form = |fields: &str| fields.as_bytes().to_vec();
    let sent = browser.raw(Site::Microsoft, "POST", &path, "", Vec::new(), form("account=x"));
    assert_eq!(sent.status, 403);
    let token = value_of(&page, "csrf");
    let cross = vec![("sec-fetch-site".to_owned(), "cross-site".to_owned())];
    let sent = browser.raw(Site::Microsoft, "POST", &path, "", cross, form(&format!("csrf={token}&account={MAYA}")));
    assert_eq!(sent.status, 403);
    let mut stranger = Browser::new(&browser.backend);
    assert_eq!(stranger.visit(&page.url).status, 400);
    assert!(stranger.visit(&page.url).html.contains("AADSTS50089"));
    stranger.visit(&url);
    assert!(stranger.visit(&page.url).html.contains("AADSTS50089"), "with a cookie of its own as well");
    // Reload shows the same step; after the end, Back shows that it is over.
    let password = browser.submit(&page, &[("account", MAYA)]);
    assert!(browser.visit(&password.url).html.contains("name=\"password\""));
    let wrong = browser.submit(&password, &[("do", "sign-in"), ("password", "real?")]);
    assert!(wrong.status == 400 && wrong.html.contains("AADSTS50126") && !wrong.html.contains("real?"));
    let consent = browser.submit(&password, &[("do", "sign-in"), ("password", "simulation")]);
    if consent.html.contains("value=\"accept\"") {
        browser.submit(&consent, &[("do", "accept")]);
    }
    assert!(browser.visit(&password.url).html.contains("AADSTS50089"));
}

#[test]
fn kaseyaone_asks_for_the_company_and_a_code() {
    let (mut browser, url) = departure("kaseyaone");
    let page = browser.visit(&url);
    let empty = browser.submit(&page, &[("username", ""), ("company", ""), ("do", "next")]);
    assert_eq!(empty.status, 400);
    // The same user name in the wrong company, then in the right one in other letters.
    let page = browser.submit(&page, &[("username", GRACE), ("company", "Harborline Technologies"), ("do", "next")]);
    let wrong = browser.submit(&page, &[("password", "simulation"), ("do", "log-in")]);
    assert!(wrong.status == 400 && wrong.html.contains("usual cause is the company name"));
    let page = browser.submit(&page, &[("password", ""), ("do", "other")]);
    let page = browser
        .submit(&page, &[("username", &GRACE.to_uppercase()), ("company", "BRIGHTWATER managed it"), ("do", "next")]);
    let page = browser.submit(&page, &[("password", "simulation"), ("do", "log-in")]);
    assert!(page.html.contains("Brightwater Managed IT"), "shown as the company writes it");
    assert_eq!(browser.submit(&page, &[("code", "12345"), ("do", "verify")]).status, 400);
    assert!(browser.submit(&page, &[("code", "123456"), ("do", "verify")]).url.contains("?code="));
}

#[test]
fn what_people_type_is_never_interpreted() {
    let (mut browser, url) = departure("kaseyaone");
    let page = browser.visit(&url);
    let script = "\"><script>alert(1)</script>";
    let page = browser.submit(&page, &[("username", script), ("company", script), ("do", "next")]);
    assert!(page.html.contains("&lt;script&gt;") && !page.html.contains("<script>"));
}

#[test]
fn signing_out_at_a_provider_makes_the_next_hop_ask_again() {
    let (mut browser, url) = departure("microsoft");
    browser.microsoft(&url, MAYA);
    let home = browser.visit("http://login-microsoft.localhost:8080/");
    assert!(home.html.contains(MAYA));
    let home = browser.submit(&home, &[]);
    assert!(home.html.contains("Nobody is signed in"));
}
