//! From the picker to the answer.

use super::super::oidc::request::{AuthRequest, Fault};
use super::super::oidc::{self, Browser, Step};
use super::{back_with, description, pages, provider};
use crate::http::{Request, Response};
use crate::mint::Mint;
use crate::sites::html;
use crate::world::people::PASSWORD;
use crate::world::people::microsoft::{Ending, GLOBAL_ADMINISTRATOR, MicrosoftAccount};
use crate::{Input, World};

const DECLINED: Fault =
    Fault { error: "access_denied", number: 65004, text: "The user declined to consent to access the app." };
const NO_SESSION: Fault =
    Fault { error: "login_required", number: 50058, text: "A silent sign-in was asked for, but nobody is signed in." };

/// Begins: silently where the browser is signed in and no choice was asked for.
pub(super) fn begin(
    world: &mut World,
    asked: AuthRequest,
    browser: &Browser,
    input: &Input,
    mint: &mut Mint,
) -> Response {
    world.touch();
    let signed_in = world.providers.microsoft.signed_in(browser, input.now).map(str::to_owned);
    let prompt = asked.prompt.clone();
    let hint = asked.login_hint.clone().and_then(|hint| account(world, &hint));
    let id = provider(world).begin(asked.clone(), browser, input.now, mint);
    let choose = matches!(prompt.as_str(), "select_account" | "login");
    if let Some(account) = signed_in.and_then(|subject| account(world, &subject)).filter(|_| !choose) {
        return arrive(world, &id, &asked, &account, input, mint);
    }
    if prompt == "none" {
        provider(world).finish(&id);
        return back_with(world, &asked, &NO_SESSION, mint, input);
    }
    if let Some(account) = hint {
        provider(world).advance(&id, Step::Password, Some(account.email));
    }
    html::guarded(world, Response::see_other(&format!("/flow/{id}")))
}

/// Shows the page that a flow is at; reload and Back show it again.
pub(super) fn show(world: &World, request: &Request, id: &str, input: &Input) -> Response {
    let browser = Browser::known(request);
    match browser.as_ref().and_then(|b| Some((b, world.providers.microsoft.flow(id, b, input.now)?))) {
        Some((browser, flow)) => pages::step(world, flow, id, browser, None),
        None => pages::over(world),
    }
}

/// Takes a form.
pub(super) fn submit(world: &mut World, request: &Request, id: &str, input: &Input, mint: &mut Mint) -> Response {
    let Some(browser) = Browser::known(request) else {
        return pages::over(world);
    };
    let Some(flow) = world.providers.microsoft.flow(id, &browser, input.now).cloned() else {
        return pages::over(world);
    };
    let fields = Request::fields(&request.body);
    if !oidc::own_form(request, &browser, id, &fields) {
        return pages::foreign(world);
    }
    let field = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.trim().to_owned());
    let subject = flow.subject.as_deref().and_then(|subject| account(world, subject));
    match (flow.step, field("do").as_deref(), subject) {
        (Step::Last, Some("cancel"), _) => {
            end(world, id);
            back_with(world, &flow.request, &DECLINED, mint, input)
        }
        (_, Some("cancel"), _) => {
            end(world, id);
            oidc::back(world, &flow.request, &[("error", "access_denied"), ("error_subcode", "cancel")])
        }
        (Step::Password | Step::Last, Some("other"), _) => go(world, id, Step::Account, None),
        (Step::Account, _, _) => match field("account").and_then(|email| account(world, &email)) {
            Some(account) => go(world, id, Step::Password, Some(account.email)),
            None => pages::step(
                world,
                &flow,
                id,
                &browser,
                Some("AADSTS50034: This account does not exist here. Choose one from the list."),
            ),
        },
        (Step::Password, Some("sign-in"), Some(account)) => {
            if field("password").as_deref() != Some(PASSWORD) {
                let text = "AADSTS50126: Wrong password. In this simulation it is always “simulation”.";
                return pages::step(world, &flow, id, &browser, Some(text));
            }
            if let Ending::Page(number, text) = account.ending {
                let text = description(number, text, mint, input);
                return pages::step(world, &flow, id, &browser, Some(&text));
            }
            provider(world).sign_in(&browser, &account.email, input.now);
            world.touch();
            arrive(world, id, &flow.request, &account, input, mint)
        }
        (Step::Last, Some("accept"), Some(account)) => {
            let consent = consent_of(&account);
            provider(world).consents.insert(consent);
            complete(world, id, &flow.request, &account, input, mint)
        }
        _ => pages::step(world, &flow, id, &browser, None),
    }
}

/// Somebody is signed in: on to consent, or back with a code or the directory's refusal.
fn arrive(
    world: &mut World,
    id: &str,
    asked: &AuthRequest,
    account: &MicrosoftAccount,
    input: &Input,
    mint: &mut Mint,
) -> Response {
    match account.ending {
        Ending::Error(error, number, text) => {
            end(world, id);
            back_with(world, asked, &Fault { error, number, text }, mint, input)
        }
        Ending::Page(..) => go(world, id, Step::Account, None),
        Ending::In if !forced(world, asked) && provider(world).consents.contains(&consent_of(account)) => {
            complete(world, id, asked, account, input, mint)
        }
        Ending::In => go(world, id, Step::Last, Some(account.email.clone())),
    }
}

fn complete(
    world: &mut World,
    id: &str,
    asked: &AuthRequest,
    account: &MicrosoftAccount,
    input: &Input,
    mint: &mut Mint,
) -> Response {
    end(world, id);
    let code = provider(world).issue(asked, &account.email, input.now, mint);
    oidc::back(world, asked, &[("code", &code), ("session_state", &super::guid(mint))])
}

/// Whether the page with the permissions is shown in any case: for a directory's consent it is what one comes for.
fn forced(world: &World, asked: &AuthRequest) -> bool {
    asked.prompt == "consent" || super::is_consent(world, asked)
}

/// A Global Administrator consents for the directory, everybody else for themselves.
fn consent_of(account: &MicrosoftAccount) -> String {
    match &account.wids {
        Some(wids) if wids.contains(&GLOBAL_ADMINISTRATOR) => account.directory.0.clone(),
        _ => account.email.clone(),
    }
}

fn account(world: &World, email: &str) -> Option<MicrosoftAccount> {
    world.microsoft_account(email)
}

fn go(world: &mut World, id: &str, step: Step, subject: Option<String>) -> Response {
    provider(world).advance(id, step, subject);
    world.touch();
    html::guarded(world, Response::see_other(&format!("/flow/{id}")))
}

fn end(world: &mut World, id: &str) {
    provider(world).finish(id);
    world.touch();
}
