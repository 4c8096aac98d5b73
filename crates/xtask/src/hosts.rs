//! Configuration files for common static hosts, from the same rules as `headers.json`. They lie in
//! `dist/hosts/`, to be copied from; docs/deploy.md says how each is used.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};
use spanning_api::endpoint::ROOT;

use crate::headers::Rule;

/// The folder within the built app. It is not served: the files are for whoever deploys.
pub const FOLDER: &str = "hosts";

/// Names of files that change with their content.
const HASHED: &str = r"-[0-9a-f]{8,16}(_bg)?\.(wasm|bin|js|css)$";
const FOREVER: &str = "public, max-age=31536000, immutable";
const SDK: &str = "/embed/v1/";

/// Writes all of them.
pub fn write(folder: &Path, rules: &[Rule], base: &str) -> Result<()> {
    let Some((_, common)) = rules.first() else { return Ok(()) };
    let hosts = folder.join(FOLDER);
    fs::create_dir_all(&hosts)?;
    fs::write(hosts.join("nginx.conf"), nginx(common, base))?;
    fs::write(hosts.join("Caddyfile"), caddy(common, base))?;
    fs::write(hosts.join("cloudfront-headers.json"), format!("{:#}\n", cloudfront(common)))?;
    fs::write(hosts.join("cloudfront-function.js"), cloudfront_function(base))?;
    fs::write(hosts.join("staticwebapp.config.json"), format!("{:#}\n", azure(common, rules, base)))?;
    Ok(())
}

type Headers = Vec<(&'static str, String)>;

/// `add_header` of a location replaces those around it, so each has the whole list.
fn nginx(common: &Headers, base: &str) -> String {
    let block = |out: &mut String, location: &str, own: &[(&str, &str)], more: &str| {
        let _ = writeln!(out, "location {location} {{");
        let all = common.iter().map(|(name, value)| (*name, value.as_str())).chain(own.iter().copied());
        for (name, value) in all {
            // A missing file must not be remembered as long as one that is there.
            let always = if name == "Cache-Control" { "" } else { " always" };
            let _ = writeln!(out, "    add_header {name} \"{}\"{always};", value.replace('"', "\\\""));
        }
        let _ = writeln!(out, "{more}}}\n");
    };
    let mut out = String::from(
        "# For the server block of the console: `root` is the folder of the app, the back end is on the same origin.\n\
         # With the brotli module add `brotli_static on;`. mime.types of nginx 1.21.1 and newer knows .wasm.\n\
         gzip_static on;\n\n",
    );
    let same = ("Cross-Origin-Resource-Policy", "same-origin");
    let fallback = format!("    try_files $uri {base}/index.html;\n");
    block(&mut out, &format!("~ \"{HASHED}\""), &[same, ("Cache-Control", FOREVER)], "    try_files $uri =404;\n");
    let kit = [
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Access-Control-Allow-Origin", "*"),
        ("Cache-Control", "no-cache"),
    ];
    block(&mut out, &format!("{base}{SDK}"), &kit, "    try_files $uri =404;\n");
    block(&mut out, &format!("{base}/"), &[same, ("Cache-Control", "no-cache")], &fallback);
    let _ = writeln!(
        out,
        "location {ROOT} {{\n    proxy_pass http://127.0.0.1:8081;\n}}\n\nlocation {base}/{FOLDER}/ {{\n    return 404;\n}}"
    );
    out
}

fn caddy(common: &Headers, base: &str) -> String {
    let mut headers = String::new();
    for (name, value) in common {
        let _ = writeln!(headers, "    header @own {name} `{value}`");
    }
    format!(
        "console.example {{
    root * /srv/console
    @api path {ROOT}*
    @own not path {ROOT}*
    @kit path {base}{SDK}*
    @app not path {base}{SDK}* {ROOT}*
    @deploy path {base}/{FOLDER}/*
    @hashed {{
        path_regexp {HASHED}
        file
    }}

{headers}    header @own Cache-Control no-cache
    header @hashed Cache-Control \"{FOREVER}\"
    header @app Cross-Origin-Resource-Policy same-origin
    header @kit Cross-Origin-Resource-Policy cross-origin
    header @kit Access-Control-Allow-Origin *

    handle @api {{
        reverse_proxy 127.0.0.1:8081
    }}
    handle @deploy {{
        respond 404
    }}
    @file path_regexp [.][a-z0-9]+$
    handle @file {{
        file_server {{
            precompressed br gzip
        }}
    }}
    handle {{
        rewrite * {base}/index.html
        file_server {{
            precompressed br gzip
        }}
    }}
}}
"
    )
}

/// For `aws cloudfront create-response-headers-policy --response-headers-policy-config file://…`.
fn cloudfront(common: &Headers) -> Value {
    let named = |wanted: &str| common.iter().find(|(name, _)| *name == wanted).map_or("", |(_, value)| value);
    let custom: Vec<Value> = common
        .iter()
        .filter(|(name, _)| ["Permissions-Policy", "Cross-Origin-Opener-Policy"].contains(name))
        .map(|(name, value)| json!({ "Header": name, "Value": value, "Override": true }))
        .chain([json!({ "Header": "Cross-Origin-Resource-Policy", "Value": "same-origin", "Override": true })])
        .collect();
    json!({
        "Name": "spanning-console",
        "Comment": "A second policy for /embed/v1/*: Cross-Origin-Resource-Policy cross-origin, Access-Control-Allow-Origin *.",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": { "ContentSecurityPolicy": named("Content-Security-Policy"), "Override": true },
            "ContentTypeOptions": { "Override": true },
            "ReferrerPolicy": { "ReferrerPolicy": named("Referrer-Policy"), "Override": true },
            "StrictTransportSecurity": {
                "AccessControlMaxAgeSec": 63_072_000, "IncludeSubdomains": true, "Override": true
            }
        },
        "CustomHeadersConfig": { "Quantity": custom.len(), "Items": custom }
    })
}

/// For the viewer request: the page for every path that is no file.
fn cloudfront_function(base: &str) -> String {
    format!(
        "function handler(event) {{\n  const request = event.request;\n  const last = request.uri.split(\"/\").pop();\n  \
         if (request.uri.startsWith(\"{base}/{FOLDER}/\")) return {{ statusCode: 404 }};\n  \
         if (!last.includes(\".\")) request.uri = \"{base}/index.html\";\n  return request;\n}}\n"
    )
}

fn azure(common: &Headers, rules: &[Rule], base: &str) -> Value {
    let global: serde_json::Map<String, Value> =
        common.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let routes: Vec<Value> = rules
        .iter()
        .skip(1)
        .filter(|(path, _)| !path.ends_with('/'))
        .map(|(path, headers)| {
            let headers: serde_json::Map<String, Value> =
                headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
            json!({ "route": path, "headers": headers })
        })
        .chain([json!({ "route": format!("{base}/{FOLDER}/*"), "statusCode": 404 })])
        .collect();
    json!({
        "globalHeaders": global,
        "routes": routes,
        "navigationFallback": { "rewrite": format!("{base}/index.html"), "exclude": [format!("{ROOT}*"), "*.{js,wasm,css,svg,json}"] },
        "mimeTypes": { ".wasm": "application/wasm", ".js": "text/javascript" }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Vec<Rule> {
        vec![
            (
                "/*".to_owned(),
                vec![
                    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'".to_owned()),
                    ("X-Content-Type-Options", "nosniff".to_owned()),
                    ("Referrer-Policy", "no-referrer".to_owned()),
                    ("Permissions-Policy", "camera=()".to_owned()),
                    ("Cross-Origin-Opener-Policy", "same-origin-allow-popups".to_owned()),
                ],
            ),
            ("/index.html".to_owned(), vec![("Cache-Control", "no-cache".to_owned())]),
            ("/a-0123456789abcdef_bg.wasm".to_owned(), vec![("Content-Type", "application/wasm".to_owned())]),
        ]
    }

    /// A location that adds a header drops those around it, so the policy has to be in each.
    #[test]
    fn every_location_of_nginx_has_the_whole_policy() {
        let text = nginx(&rules()[0].1, "/console");
        let locations = text.matches("try_files").count();
        assert_eq!(locations, 3, "{text}");
        assert_eq!(text.matches("Content-Security-Policy").count(), locations);
        assert!(text.contains("location /console/embed/v1/") && text.contains("/console/index.html;"), "{text}");
    }

    #[test]
    fn caddy_knows_every_header() {
        let text = caddy(&rules()[0].1, "");
        for (name, value) in &rules()[0].1 {
            assert!(text.contains(&format!("header @own {name} `{value}`")), "{text}");
        }
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
    }

    #[test]
    fn json_for_cloudfront_and_azure_holds_the_policy() {
        let rules = rules();
        let policy = &rules[0].1[0].1;
        let cloudfront = cloudfront(&rules[0].1);
        assert_eq!(cloudfront["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"], **policy);
        assert_eq!(cloudfront["CustomHeadersConfig"]["Quantity"], 3);
        let azure = azure(&rules[0].1, &rules, "");
        assert_eq!(azure["globalHeaders"]["Content-Security-Policy"], **policy);
        assert_eq!(azure["routes"][1]["headers"]["Content-Type"], "application/wasm");
    }
}
