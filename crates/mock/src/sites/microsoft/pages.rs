//! The pages of the Microsoft 365 login.

use std::fmt::Write;

use super::super::html::{self, Page, escape};
use super::super::oidc::request::Fault;
use super::super::oidc::{Browser, Flow, Step};
use super::BRAND;
use crate::http::{Request, Response};
use crate::mint::Mint;
use crate::world::people::PASSWORD;
use crate::{Input, World};

/// What the application asks for, in words.
const SCOPES: [&str; 3] = [
    "Sign you in and read your name and account",
    "Read which directory you belong to",
    "Read which administrator roles you have in it",
];

/// What it asks for to back a directory up, in words.
const BACKUP_SCOPES: [&str; 4] = [
    "Read and restore mail, contacts and calendars of all users",
    "Read and restore files in OneDrive, SharePoint and Teams",
    "Read users, groups and licences of the directory",
    "Do so while nobody is signed in",
];
/// A silent sign-in may have brought the wrong account to the consent.
const OTHER: &str = "<button name=\"do\" value=\"other\">Use another account</button>";

/// The page that a flow is at.
pub(super) fn step(world: &World, flow: &Flow, id: &str, browser: &Browser, error: Option<&str>) -> Response {
    let consent = super::is_consent(world, &flow.request);
    // Who can consent for a directory that is no tenant yet comes first where that is asked.
    let mut accounts = if consent { world.addable_accounts() } else { Vec::new() };
    accounts.extend(world.microsoft_accounts());
    let subject = flow.subject.as_deref().and_then(|email| world.microsoft_account(email));
    let form = format!(
        "<form method=\"post\" action=\"/flow/{}\"><input type=\"hidden\" name=\"csrf\" value=\"{}\">",
        escape(id),
        browser.csrf(id)
    );
    let mut body = String::new();
    if let Some(error) = error {
        let lines = escape(error).replace("\r\n", "<br>");
        let _ = write!(body, "<p class=\"error\" role=\"alert\">{lines}</p>");
    }
    let title = match (flow.step, &subject) {
        (Step::Password, Some(account)) => {
            let _ = write!(
                body,
                "<p>{email}</p>{form}<label for=\"password\">Password</label>\
                 <input id=\"password\" name=\"password\" type=\"password\" value=\"{PASSWORD}\" autocomplete=\"off\" autofocus>\
                 <div class=\"actions\"><button class=\"main\" name=\"do\" value=\"sign-in\">Sign in</button>\
                 <button name=\"do\" value=\"other\">Use another account</button></div></form>",
                email = escape(&account.email)
            );
            "Enter password"
        }
        (Step::Last, Some(account)) => {
            let asked: &[&str] = if consent { &BACKUP_SCOPES } else { &SCOPES };
            let scopes: String = asked.iter().map(|scope| format!("<li>{scope}</li>")).collect();
            let _ = write!(
                body,
                "<p><strong>Spanning Backup for Microsoft 365</strong> wants to:</p><ul class=\"scopes\">{scopes}</ul>\
                 <dl><dt>Account</dt><dd>{email}</dd><dt>Directory</dt><dd>{directory}</dd></dl>{form}\
                 <div class=\"actions\"><button class=\"main\" name=\"do\" value=\"accept\" autofocus>Accept</button>\
                 <button name=\"do\" value=\"cancel\">Cancel</button>{other}</div></form>",
                email = escape(&account.email),
                other = if consent { OTHER } else { "" },
                directory = escape(&account.directory_name),
            );
            "Permissions requested"
        }
        _ => {
            let mut people = String::new();
            for account in &accounts {
                let _ = write!(
                    people,
                    "<li><button name=\"account\" value=\"{email}\"><strong>{name}</strong><span>{email}</span>\
                     <small>{note}</small></button></li>",
                    name = escape(&account.name),
                    email = escape(&account.email),
                    note = escape(account.note),
                );
            }
            let _ = write!(
                body,
                "<p class=\"soft\">to continue to Spanning Backup for Microsoft 365</p>\
                 {form}<ul class=\"people\">{people}</ul></form>\
                 {form}<label for=\"account\">Use another account</label>\
                 <input id=\"account\" name=\"account\" type=\"text\" inputmode=\"email\" autocomplete=\"off\" spellcheck=\"false\">\
                 <div class=\"actions\"><button class=\"main\">Next</button>\
                 <button name=\"do\" value=\"cancel\">Cancel</button></div></form>"
            );
            "Pick an account"
        }
    };
    html::page(world, &BRAND, Page { status: if error.is_some() { 400 } else { 200 }, title, body })
}

/// An error page of this site, without a way back: who asked cannot be trusted with one.
pub(super) fn error(world: &World, status: u16, fault: &Fault, mint: &mut Mint, input: &Input) -> Response {
    let text = escape(&super::description(fault.number, fault.text, mint, input)).replace("\r\n", "<br>");
    let body = format!(
        "<p class=\"error\">{text}</p><p class=\"soft\">Close this page and start again where you came from.</p>"
    );
    html::page(world, &BRAND, Page { status, title: "Sorry, but we’re having trouble signing you in", body })
}

/// The flow's one-time id is used up, expired, or another browser's.
pub(super) fn over(world: &World) -> Response {
    let body = "<p class=\"error\">AADSTS50089: This sign-in is over or took too long.</p>\
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
    let subject = browser.as_ref().and_then(|b| Some((b, world.providers.microsoft.signed_in(b, input.now)?)));
    let body = match subject {
        Some((browser, subject)) => format!(
            "<p>Signed in as {}.</p><form method=\"post\" action=\"/sign-out\">\
             <input type=\"hidden\" name=\"csrf\" value=\"{}\"><div class=\"actions\">\
             <button class=\"main\">Sign out</button></div></form>",
            escape(subject),
            browser.csrf("sign-out")
        ),
        None => "<p>Nobody is signed in. The console sends people here when a link needs to be proven.</p>".to_owned(),
    };
    html::page(world, &BRAND, Page { status: 200, title: "Account", body })
}
