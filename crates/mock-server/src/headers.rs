//! Response headers of the console: content security policy, framing, caching.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use spanning_api::portal::PortalKind;
use spanning_mock::{Site, Sites};

/// The host SDK: portals load it into their own pages, which are of other sites.
const SDK: &str = "/embed/v1/";

/// Where a browser reports violations of the policy.
pub const CSP_REPORTS: &str = "/csp-reports";

/// The headers of every console answer for this path. Only pages below `/embed/{portal}/` can be
/// framed, and only by that portal.
pub fn security(path: &str, sites: &Sites, script_hashes: &[String]) -> Vec<(&'static str, String)> {
    let (host, kit) = (embedding_host(path, sites), path.starts_with(SDK));
    let scripts: String = script_hashes.iter().map(|hash| format!(" '{hash}'")).collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
         object-src 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types default; \
         frame-ancestors {}; report-uri {CSP_REPORTS}",
        host.as_deref().unwrap_or("'none'")
    );
    let mut headers = vec![
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff".to_owned()),
        ("referrer-policy", "no-referrer".to_owned()),
        (
            "permissions-policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)".to_owned(),
        ),
        ("cross-origin-resource-policy", if kit { "cross-origin" } else { "same-origin" }.to_owned()),
    ];
    if kit {
        headers.push(("access-control-allow-origin", "*".to_owned()));
    }
    if host.is_none() {
        headers.push(("x-frame-options", "DENY".to_owned()));
    }
    // A provider's answer arrives at a callback path; severing the window there would gain nothing.
    let provider_answers =
        ["/link/", "/login/", "/onboard/"].iter().any(|start| path.starts_with(start)) && path.ends_with("/callback");
    if !provider_answers {
        headers.push(("cross-origin-opener-policy", "same-origin-allow-popups".to_owned()));
    }
    headers
}

/// The origin that may frame this path.
fn embedding_host(path: &str, sites: &Sites) -> Option<String> {
    let portal = path.strip_prefix("/embed/")?.split('/').next()?;
    Site::of_portal(&PortalKind::known(portal)?).map(|site| sites.origin(site))
}

/// `sha256-…` of every inline script of a page, as a policy names them.
pub fn script_hashes(page: &str) -> Vec<String> {
    let mut hashes = Vec::new();
    let mut rest = page;
    // One script after the other: a script's own text may contain `<script`.
    while let Some((tag, body)) = rest.split_once("<script").and_then(|(_, rest)| rest.split_once('>')) {
        let Some((body, after)) = body.split_once("</script") else { break };
        if !tag.contains(" src=") {
            hashes.push(format!("sha256-{}", STANDARD.encode(Sha256::digest(body))));
        }
        rest = after;
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_embed_pages_can_be_framed_and_only_by_their_portal() {
        let sites = Sites { port: 8080 };
        let ancestors = |path: &str| {
            let headers = security(path, &sites, &[]);
            let policy = &headers.iter().find(|(name, _)| *name == "content-security-policy").unwrap().1;
            let text = policy.split("frame-ancestors ").nth(1).unwrap().split(';').next().unwrap().to_owned();
            (text, headers.iter().any(|(name, _)| *name == "x-frame-options"))
        };
        assert_eq!(ancestors("/"), ("'none'".into(), true));
        assert_eq!(ancestors("/settings/integrations"), ("'none'".into(), true));
        assert_eq!(ancestors("/embed/vsa9/saas-backup/customers"), ("http://vsa9.localhost:8080".into(), false));
        assert_eq!(ancestors("/embed/uniview2/x"), ("http://uniview.localhost:8080".into(), false));
        assert_eq!(ancestors("/embed/evil/x"), ("'none'".into(), true));
        assert_eq!(ancestors("/embedded/vsa9"), ("'none'".into(), true));
    }

    #[test]
    fn only_the_host_sdk_is_for_other_sites() {
        let sites = Sites { port: 8080 };
        let open = |path: &str| {
            let headers = security(path, &sites, &[]);
            let has = |name: &str, value: &str| headers.iter().any(|(n, v)| *n == name && v == value);
            (has("cross-origin-resource-policy", "cross-origin"), has("access-control-allow-origin", "*"))
        };
        assert_eq!(open("/embed/v1/spanning-console.js"), (true, true));
        assert_eq!(open("/embed/vsa9/saas-backup/customers"), (false, false));
        assert_eq!(open("/index.html"), (false, false));
    }

    #[test]
    fn inline_scripts_are_allowed_by_hash() {
        let page = "<script type=module>a</script><script src=\"/x.js\"></script><script>b</script>";
        assert_eq!(script_hashes(page).len(), 2);
        let nested = "<script>/<script|x/</script><script>a</script>";
        assert_eq!(script_hashes(nested).get(1), script_hashes("<script>a</script>").first());
        assert_eq!(script_hashes("<script>a</script>"), ["sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="]);
    }
}
