//! From user name and company over password and second factor to the answer.

use super::super::oidc::request::{AuthRequest, Fault};
use super::super::oidc::{self, Browser, Step};
use super::{back_with, pages, provider};
use crate::http::{Request, Response};
use crate::mint::Mint;
use crate::sites::html;
use crate::world::people::PASSWORD;
use crate::world::people::kaseyaone::{Ending, KaseyaOneUser, users};
use crate::{Input, World};

const CANCELLED: Fault = Fault { error: "access_denied", number: 0, text: "The sign-in was cancelled." };
const NO_SESSION: Fault = Fault { error: "login_required", number: 0, text: "Nobody is signed in." };
const DOWN: Fault = Fault { error: "server_error", number: 0, text: "Something went wrong at KaseyaOne." };

/// Begins: silently where the browser is signed in and no choice was asked for.
pub(super) fn begin(
    world: &mut World,
    asked: AuthRequest,
    browser: &Browser,
    input: &Input,
    mint: &mut Mint,
) -> Response {
    world.touch();
    let signed_in = world.providers.kaseyaone.signed_in(browser, input.now).map(str::to_owned);
    let choose = matches!(asked.prompt.as_str(), "select_account" | "login");
    if let Some(subject) = signed_in.filter(|_| !choose) {
        return complete(world, &asked, &subject, input, mint);
    }
    if asked.prompt == "none" {
        return back_with(world, &asked, &NO_SESSION);
    }
    let id = provider(world).begin(asked, browser, input.now, mint);
    html::guarded(world, Response::see_other(&format!("/flow/{id}")))
}

/// Shows the page that a flow is at; reload and Back show it again.
pub(super) fn show(world: &World, request: &Request, id: &str, input: &Input) -> Response {
    let browser = Browser::known(request);
    match browser.as_ref().and_then(|b| Some((b, world.providers.kaseyaone.flow(id, b, input.now)?))) {
        Some((browser, flow)) => pages::step(world, flow, id, browser, None),
        None => pages::over(world),
    }
}

/// Takes a form.
pub(super) fn submit(world: &mut World, request: &Request, id: &str, input: &Input, mint: &mut Mint) -> Response {
    let Some(browser) = Browser::known(request) else {
        return pages::over(world);
    };
    let Some(flow) = world.providers.kaseyaone.flow(id, &browser, input.now).cloned() else {
        return pages::over(world);
    };
    let fields = Request::fields(&request.body);
    if !oidc::own_form(request, &browser, id, &fields) {
        return pages::foreign(world);
    }
    let field = |name: &str| fields.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim());
    let subject = flow.subject.clone().unwrap_or_default();
    match (flow.step, field("do")) {
        (_, "cancel") => {
            provider(world).finish(id);
            world.touch();
            back_with(world, &flow.request, &CANCELLED)
        }
        (_, "other") => go(world, id, Step::Account, None),
        (Step::Account, "next") if field("username").is_empty() || field("company").is_empty() => {
            pages::step(world, &flow, id, &browser, Some("Enter your user name and your company name."))
        }
        (Step::Account, "next") => go(world, id, Step::Password, Some(subject_of(field("username"), field("company")))),
        // One of the people to try: fills the form, as their password manager would.
        (Step::Account, person) => {
            let filled = users().into_iter().find(|user| user.picked_by() == person);
            go(world, id, Step::Account, filled.map(|user| subject_of(user.username, &user.company.name)))
        }
        (Step::Password, _) if user(&subject).is_none() || field("password") != PASSWORD => {
            let text = "User name, company name or password is wrong. The usual cause is the company name.";
            pages::step(world, &flow, id, &browser, Some(text))
        }
        (Step::Password, _) => go(world, id, Step::Last, Some(subject)),
        (Step::Last, _) if !six_digits(field("code")) => {
            pages::step(world, &flow, id, &browser, Some("The code has six digits."))
        }
        (Step::Last, _) => {
            provider(world).finish(id);
            provider(world).sign_in(&browser, &subject, input.now);
            world.touch();
            complete(world, &flow.request, &subject, input, mint)
        }
    }
}

fn complete(world: &mut World, asked: &AuthRequest, subject: &str, input: &Input, mint: &mut Mint) -> Response {
    if user(subject).is_none_or(|user| user.ending == Ending::Down) {
        return back_with(world, asked, &DOWN);
    }
    let code = provider(world).issue(asked, subject, input.now, mint);
    let iss = super::issuer(world);
    oidc::back(world, asked, &[("code", &code), ("iss", &iss)])
}

fn six_digits(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// User name and company together; neither is case-sensitive.
fn subject_of(username: &str, company: &str) -> String {
    format!("{}\n{}", username.to_lowercase(), company.to_lowercase())
}

/// The user of a subject.
pub(super) fn user(subject: &str) -> Option<KaseyaOneUser> {
    users().into_iter().find(|user| subject_of(user.username, &user.company.name) == subject)
}

fn go(world: &mut World, id: &str, step: Step, subject: Option<String>) -> Response {
    provider(world).advance(id, step, subject);
    world.touch();
    html::guarded(world, Response::see_other(&format!("/flow/{id}")))
}
