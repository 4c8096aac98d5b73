//! The pages of the simulated sites around the console: the login pages in the chain. The page that the site sends
//! takes the place of the app's, forms and links are answered inside.

use leptos::prelude::{document, window};
use spanning_mock::{Request, Response, Site};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    CssStyleSheet, Document, DomParser, Element, Event, FormData, HtmlFormElement, SubmitEvent, SupportedType,
    UrlSearchParams,
};

use super::stage::with_stage;
use super::transport::{ADDRESS, outward};
use crate::language::speak_to_reader;
use crate::platform::{address, leave};
use crate::text::director as text;

/// A site may send one from page to page so often.
const REDIRECTS: u32 = 8;

/// Shows a page of a site.
pub(super) fn show(label: &str, address: &str) {
    let Some(site) = Site::ALL.into_iter().find(|site| site.label() == label) else { return missing() };
    if !matches!(site, Site::Microsoft | Site::KaseyaOne) {
        return missing();
    }
    listen(site);
    visit(site, "GET", address, "");
}

/// A site that needs a server: it stands in another window, or has the console in a frame.
fn missing() {
    let Some(body) = document().body() else { return };
    // Not leptos's own: that one comes with the app, which is not there.
    spawn_local(async move {
        speak_to_reader().await;
        body.set_inner_text(text::needs_server());
    });
}

/// Asks the site and shows what it answers.
fn visit(site: Site, method: &str, address: &str, body: &str) {
    let mut asked = request(site, method, address, body);
    for _ in 0..REDIRECTS {
        let Some(response) = with_stage(|stage| stage.answer(asked)) else { return };
        let Some(location) = response.header("location") else { return draw(site, &response) };
        let Some(own) = own_path(site, location) else { return leave_for(location) };
        asked = request(site, "GET", &own, "");
    }
}

fn request(site: Site, method: &str, address: &str, body: &str) -> Request {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let form = ("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned());
    Request {
        site,
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: if method == "GET" { Vec::new() } else { vec![form] },
        body: body.as_bytes().to_vec(),
        ip: ADDRESS.to_owned(),
    }
}

/// The path of an address of this site; `None` for another's.
fn own_path(site: Site, location: &str) -> Option<String> {
    let path = location.strip_prefix(&super::stage::Stage::origin(site)).unwrap_or(location);
    path.starts_with('/').then(|| path.to_owned())
}

fn leave_for(location: &str) {
    leave::leave_to(&outward(location));
}

/// Puts the page in the place of what is shown. Scripts in it do not run, and it has none.
fn draw(site: Site, response: &Response) {
    let html = String::from_utf8_lossy(&response.body);
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(&html, SupportedType::TextHtml));
    let (Ok(page), Some(body)) = (parsed, document().body()) else { return };
    style(site);
    document().set_title(&page.title());
    body.set_inner_text("");
    if let Some(new) = page.body() {
        while let Some(child) = new.first_child() {
            let _ = body.append_child(&child);
        }
    }
    if let Ok(Some(first)) = document().query_selector("[autofocus]") {
        let _ = first.dyn_into::<web_sys::HtmlElement>().map(|element| element.focus());
    }
}

/// The site's own looks in the place of the app's.
fn style(site: Site) {
    while let Ok(Some(sheet)) = document().query_selector("link[rel=stylesheet]") {
        sheet.remove();
    }
    let Some(css) = with_stage(|stage| stage.answer(request(site, "GET", "/site.css", ""))) else { return };
    let Ok(sheet) = CssStyleSheet::new() else { return };
    if sheet.replace_sync(&String::from_utf8_lossy(&css.body)).is_ok() {
        let document: Document = document();
        let _ = js_sys::Reflect::set(&document, &"adoptedStyleSheets".into(), &js_sys::Array::of1(&sheet));
    }
}

/// Forms and links of the site's pages, for as long as this page is loaded.
fn listen(site: Site) {
    on("submit", move |event| {
        event.prevent_default();
        if let Some((address, body)) = sent(&event) {
            visit(site, "POST", &address, &body);
        }
    });
    on("click", move |event| {
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = link.and_then(|element| element.closest("a[href]").ok().flatten());
        let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
        event.prevent_default();
        match own_path(site, &href) {
            Some(path) => leave::leave_to(&format!("{}@{}{path}", address::origin(), site.label())),
            None => leave_for(&href),
        }
    });
    on("hashchange", |_| leave::reload());
}

fn on(name: &str, run: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(run);
    let _ = window().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    // It is needed until the page is left.
    closure.forget();
}

/// Where a form goes, and what is in it.
fn sent(event: &Event) -> Option<(String, String)> {
    let event: &SubmitEvent = event.dyn_ref()?;
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    if let Some(button) = event.submitter()
        && let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        let _ = data.append_with_str(&name, &value);
    }
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&JsValue::from(data)).ok()?;
    Some((form.get_attribute("action")?, String::from(fields.to_string())))
}
