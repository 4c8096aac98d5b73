//! The pages of the KaseyaOne login.

use std::fmt::Write;

use super::super::html::{self, Page, escape};
use super::super::oidc::{Browser, Flow, Step};
use super::BRAND;
use crate::http::{Request, Response};
use crate::world::people::PASSWORD;
use crate::world::people::kaseyaone::users;
use crate::{Input, World};

/// The page that a flow is at.
pub(super) fn step(world: &World, flow: &Flow, id: &str, browser: &Browser, error: Option<&str>) -> Response {
    let (username, company) = flow.subject.as_deref().and_then(|s| s.split_once('\n')).unwrap_or_default();
    let known = flow.subject.as_deref().and_then(super::flow::user);
    let company = known.as_ref().map_or(company, |user| user.company.name.as_str());
    let form = format!(
        "<form method=\"post\" action=\"/flow/{}\"><input type=\"hidden\" name=\"csrf\" value=\"{}\">",
        escape(id),
        browser.csrf(id)
    );
    let who = format!("<p>{}<br><span class=\"soft\">{}</span></p>", escape(username), escape(company));
    let mut body = String::new();
    if let Some(error) = error {
        let _ = write!(body, "<p class=\"error\" role=\"alert\">{}</p>", escape(error));
    }
    let title = match flow.step {
        Step::Account => {
            let mut people = String::new();
            for user in users() {
                let _ = write!(
                    people,
                    "<li><button name=\"do\" value=\"{picked}\"><strong>{name}</strong>\
                     <span>{username}</span><span>{company}</span><small>{note}</small></button></li>",
                    picked = escape(&user.picked_by()),
                    username = escape(user.username),
                    name = escape(user.name),
                    company = escape(&user.company.name),
                    note = escape(user.note),
                );
            }
            let _ = write!(
                body,
                "{form}<label for=\"username\">User name</label>\
                 <input id=\"username\" name=\"username\" value=\"{username}\" autocomplete=\"off\" spellcheck=\"false\" autofocus>\
                 <label for=\"company\">Company name</label>\
                 <input id=\"company\" name=\"company\" value=\"{company}\" autocomplete=\"off\" spellcheck=\"false\">\
                 <div class=\"actions\"><button class=\"main\" name=\"do\" value=\"next\">Next</button>\
                 <button name=\"do\" value=\"cancel\">Cancel</button></div></form>\
                 <h2>People to try: fills the form</h2>{form}<ul class=\"people\">{people}</ul></form>",
                username = escape(username),
                company = escape(company),
            );
            "Log in"
        }
        Step::Password => {
            let _ = write!(
                body,
                "{who}{form}<label for=\"password\">Password</label>\
                 <input id=\"password\" name=\"password\" type=\"password\" value=\"{PASSWORD}\" autocomplete=\"off\" autofocus>\
                 <div class=\"actions\"><button class=\"main\" name=\"do\" value=\"log-in\">Log in</button>\
                 <button name=\"do\" value=\"other\">Another user</button>\
                 <button name=\"do\" value=\"cancel\">Cancel</button></div></form>"
            );
            "Enter your password"
        }
        Step::Last => {
            let _ = write!(
                body,
                "{who}{form}<label for=\"code\">Code from your authenticator app</label>\
                 <input id=\"code\" name=\"code\" inputmode=\"numeric\" maxlength=\"6\" autocomplete=\"off\" autofocus \
                 aria-describedby=\"code-hint\"><p class=\"soft\" id=\"code-hint\">In this simulation any six digits do.</p>\
                 <div class=\"actions\"><button class=\"main\" name=\"do\" value=\"verify\">Verify</button>\
                 <button name=\"do\" value=\"cancel\">Cancel</button></div></form>"
            );
            "Two-factor authentication"
        }
    };
    html::page(world, &BRAND, Page { status: if error.is_some() { 400 } else { 200 }, title, body })
}

/// An error page of this site, without a way back: who asked cannot be trusted with one.
pub(super) fn error(world: &World, status: u16, text: &str) -> Response {
    let body = format!(
        "<p class=\"error\">{}</p><p class=\"soft\">Close this page and start again where you came from.</p>",
        escape(text)
    );
    html::page(world, &BRAND, Page { status, title: "This request can’t be used", body })
}

/// The flow's one-time id is used up, expired, or another browser's.
pub(super) fn over(world: &World) -> Response {
    let body = "<p class=\"error\">This login is over or took too long.</p>\
                <p>Go back to the console; the attempt there shows where it stands.</p>";
    html::page(world, &BRAND, Page { status: 400, title: "This page can’t be used any more", body: body.to_owned() })
}

/// A form that this site's own page did not send.
pub(super) fn foreign(world: &World) -> Response {
    let body = "<p class=\"error\">This form was not sent from this site.</p>".to_owned();
    html::page(world, &BRAND, Page { status: 403, title: "Not accepted", body })
}

/// Who is signed in here.
pub(super) fn home(world: &World, request: &Request, input: &Input) -> Response {
    let browser = Browser::known(request);
    let subject = browser.as_ref().and_then(|b| Some((b, world.providers.kaseyaone.signed_in(b, input.now)?)));
    let body = match subject.and_then(|(browser, subject)| Some((browser, super::flow::user(subject)?))) {
        Some((browser, user)) => format!(
            "<p>Logged in as {} of {}.</p><form method=\"post\" action=\"/sign-out\">\
             <input type=\"hidden\" name=\"csrf\" value=\"{}\"><div class=\"actions\">\
             <button class=\"main\">Log out</button></div></form>",
            escape(user.username),
            escape(&user.company.name),
            browser.csrf("sign-out")
        ),
        None => "<p>Nobody is logged in. The console sends people here when a link needs to be proven.</p>".to_owned(),
    };
    html::page(world, &BRAND, Page { status: 200, title: "My account", body })
}
