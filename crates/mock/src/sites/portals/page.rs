//! A portal's page: its bar, its navigation in its own words, and the frame.

use std::fmt::Write;

use spanning_api::portal::PortalKind;
use spanning_domain::permission::portal_role_name;
use spanning_domain::portal::{self, Portal};

use super::{people, portal_of};
use crate::World;
use crate::http::Response;
use crate::sites::Site;
use crate::sites::html::escape;

/// The first page of the console in each portal, below `/embed/{portal}/`.
fn first_view(portal: &PortalKind) -> &'static str {
    match portal {
        PortalKind::Vsa10 => "modules/integrations/unitrends-backup",
        PortalKind::Vsa9 | PortalKind::Uniview1 => "saas-backup/customers",
        _ => "dashboard/spanning/microsoft365",
    }
}

/// What the page says when the frame has not said hello.
fn silent(stranger: bool) -> &'static str {
    if stranger {
        "Refused, as it should be: the frame is empty, because the console names the hosts that may frame it \
         (frame-ancestors), and this one is not among them."
    } else {
        "The console did not answer. Either it is not running, or it does not let this host frame it."
    }
}

/// What the address of a host page can choose.
struct Choice<'a> {
    email: &'a str,
    scheme: &'a str,
    /// `auto`, or nothing for a frame that fills the page.
    size: &'a str,
    view: &'a str,
    /// Nothing for the usual one.
    sandbox: &'a str,
}

/// Renders the page. `as` chooses who is signed in, `theme` light or dark, `view` the console's page
/// (a deep link of the host), `size=auto` a frame that grows, `sandbox` a poorer sandbox for tests.
pub fn render(world: &World, site: Site, fields: &[(String, String)]) -> Response {
    let kind = portal_of(site);
    let Some(portal) = portal::of(&kind) else { return Response::status(404) };
    let chosen = |name: &str| fields.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
    let accounts = people(&kind);
    let account = accounts.iter().find(|a| a.email == chosen("as")).or(accounts.first());
    let choice = Choice {
        email: account.map_or("", |account| account.email),
        scheme: if chosen("theme") == "dark" { "dark" } else { "light" },
        size: if chosen("size") == "auto" { "auto" } else { "" },
        view: if stays_below(chosen("view")) { chosen("view") } else { first_view(&kind) },
        sandbox: chosen("sandbox"),
    };
    Response::html(200, html(world, site, portal, &choice))
}

/// Whether a view stays below the portal's own part of the console; browsers take `%2e` for a dot and
/// a backslash for a slash.
fn stays_below(view: &str) -> bool {
    let path = view.split(['?', '#']).next().unwrap_or_default().to_lowercase().replace("%2e", ".");
    !path.is_empty() && !path.contains('\\') && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn html(world: &World, site: Site, portal: &Portal, choice: &Choice) -> String {
    let console = world.settings().sites.origin(Site::Console);
    let stranger = site == Site::Stranger;
    let name = if stranger { "A host that is not allowed" } else { portal.name };
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\" data-scheme=\"{scheme}\" data-size=\"{size}\">\n<head>\n\
         <meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{name}</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/host.css\">\n\
         <link rel=\"stylesheet\" href=\"/portal.css\">\n{sdk}<script type=\"module\" src=\"/host.js\"></script>\n\
         </head>\n<body data-email=\"{email}\">\n\
         <header class=\"bar\"><h1>{name}</h1>\
         <span class=\"note\">Simulation: never type a real password</span>{controls}</header>\n\
         <nav class=\"side\" aria-label=\"{name}\">{navigation}</nav>\n\
         <main>\n{frame}\n\
         <p class=\"told\" role=\"status\" data-silent=\"{silent}\"></p>\n</main>\n</body>\n</html>\n",
        scheme = choice.scheme,
        size = choice.size,
        sdk = if stranger { String::new() } else { sdk(&console) },
        name = escape(name),
        email = escape(choice.email),
        controls = controls(portal, choice),
        navigation = navigation(portal, choice),
        frame = if stranger { bare_frame(&console, portal, choice) } else { element(portal, choice) },
        silent = escape(silent(stranger)),
    );
    out
}

/// The host SDK, from the console.
fn sdk(console: &str) -> String {
    format!("<script type=\"module\" src=\"{console}/embed/v1/spanning-console.js\"></script>\n")
}

/// The SDK's element.
fn element(portal: &Portal, choice: &Choice) -> String {
    let mut out = format!(
        "<spanning-console portal=\"{}\" route=\"{}\" theme=\"{}\"",
        portal.kind,
        escape(choice.view),
        choice.scheme
    );
    for (name, value) in [("size", choice.size), ("sandbox", choice.sandbox)] {
        if !value.is_empty() {
            let _ = write!(out, " {name}=\"{}\"", escape(value));
        }
    }
    out.push_str("></spanning-console>");
    out
}

/// What somebody tries who does not use the SDK.
fn bare_frame(console: &str, portal: &Portal, choice: &Choice) -> String {
    format!(
        "<iframe title=\"Spanning Backup for Microsoft 365\" src=\"{console}/embed/{}/{}\"></iframe>",
        portal.kind,
        escape(choice.view)
    )
}

/// Who is signed in, and the theme. The rest of the address stays as it is.
fn controls(portal: &Portal, choice: &Choice) -> String {
    let mut out = String::from("<form class=\"controls\"><label>Signed in as <select name=\"as\">");
    for account in people(&portal.kind) {
        let selected = if account.email == choice.email { " selected" } else { "" };
        let (name, role) = (escape(account.name), portal_role_name(&account.role));
        let _ = write!(out, "<option value=\"{}\"{selected}>{name} ({role})</option>", escape(account.email));
    }
    out.push_str("</select></label><label>Theme <select name=\"theme\">");
    for scheme in ["light", "dark"] {
        let selected = if scheme == choice.scheme { " selected" } else { "" };
        let _ = write!(out, "<option{selected}>{scheme}</option>");
    }
    out.push_str("</select></label>");
    let kept = [("size", choice.size), ("sandbox", choice.sandbox)];
    for (field, value) in kept.into_iter().filter(|(_, value)| !value.is_empty()).chain([("view", choice.view)]) {
        let _ = write!(out, "<input type=\"hidden\" name=\"{field}\" value=\"{}\">", escape(value));
    }
    out.push_str("<button>Apply</button></form>");
    out
}

/// The portal's way to the list: every step above the page, the last one current.
fn navigation(portal: &Portal, choice: &Choice) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("as", choice.email).append_pair("theme", choice.scheme);
    let home = escape(&format!("/?{}", query.finish()));
    let last = portal.path_words.len().saturating_sub(1);
    let mut out = String::from("<ul>");
    for (depth, word) in portal.path_words.iter().enumerate() {
        let word = escape(word);
        let step = if depth == last {
            format!("<a href=\"{home}\" aria-current=\"page\">{word}</a>")
        } else {
            format!("<span>{word}</span>")
        };
        let _ = write!(out, "<li data-depth=\"{depth}\">{step}</li>");
    }
    out.push_str("</ul>");
    out
}

#[cfg(test)]
mod tests {
    use super::stays_below;

    #[test]
    fn a_view_stays_in_the_portals_part() {
        for good in ["dashboard/spanning/microsoft365", "saas-backup/customers?status=failed&q=a//b", "a.b#c"] {
            assert!(stays_below(good), "{good}");
        }
        for bad in ["", "/x", "//evil", "a/../b", "a/%2e%2E/b", "a/.%2e/b", "a\\..\\b", "a//b", "..", "?q"] {
            assert!(!stays_below(bad), "{bad}");
        }
    }
}
