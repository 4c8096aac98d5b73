//! Pages of the login sites: escaping, and the frame around each page with its headers.

use std::fmt::Write;

use super::Site;
use crate::World;
use crate::http::Response;

/// Text made safe for HTML content and quoted attribute values.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A page of a login site.
pub struct Page<'a> {
    /// HTTP status.
    pub status: u16,
    /// The title, without the site's name.
    pub title: &'a str,
    /// What stands under the site's name; HTML.
    pub body: String,
}

/// The site's name and its mark, of our own making.
pub struct Brand {
    /// Name in the title and header.
    pub name: &'static str,
    /// Inline SVG.
    pub mark: &'static str,
}

/// Renders a page with the headers that login pages of real providers send: not framed, not stored,
/// cut off from whoever opened it, nothing loaded but its own style sheet.
pub fn page(world: &World, brand: &Brand, page: Page<'_>) -> Response {
    let mut html = String::new();
    let title = escape(page.title);
    // Writing to a String cannot fail.
    let _ = write!(
        html,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · {name}</title>\n\
         <link rel=\"stylesheet\" href=\"/site.css\">\n<link rel=\"icon\" href=\"data:,\">\n</head>\n<body>\n\
         <aside class=\"simulation\" aria-label=\"Simulation\"><strong>Simulation.</strong> \
         This is not the real {name}. Do not type a real password.</aside>\n\
         <main>\n<header>{mark}<span>{name}</span></header>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n",
        name = brand.name,
        mark = brand.mark,
        body = page.body,
    );
    guarded(world, Response::html(page.status, html))
}

/// A site's style sheet.
pub fn style(own: &str) -> Response {
    let css = format!("{}\n{own}", include_str!("login.css"));
    let mut response = Response::html(200, css);
    response.set("content-type", "text/css; charset=utf-8");
    response.set("cache-control", "max-age=300");
    response.with("x-content-type-options", "nosniff")
}

/// Adds the headers. Chromium applies `form-action` to the redirect after a form, so the console's
/// origin, where the answer goes, must be on it.
pub fn guarded(world: &World, response: Response) -> Response {
    let console = world.settings().sites.origin(Site::Console);
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' {console}; frame-ancestors 'none'; base-uri 'none'"
    );
    response
        .with("content-security-policy", &policy)
        .with("x-frame-options", "DENY")
        .with("cross-origin-opener-policy", "same-origin")
        .with("referrer-policy", "no-referrer")
        .with("x-content-type-options", "nosniff")
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_breaks_out() {
        let escaped = super::escape("\"><script>alert('1')</script>&amp;");
        assert_eq!(escaped, "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;");
    }
}
