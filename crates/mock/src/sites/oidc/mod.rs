//! What both identity providers have in common: authorization requests, flows, codes, browsers.
//!
//! OpenID Connect's code flow with PKCE (RFC 6749, 7636, 9207). Answers to the token request are given
//! in-process, because the console's back end and the providers live in one function here.

pub mod codes;
pub mod request;

use std::collections::{BTreeMap, BTreeSet};

use spanning_api::Timestamp;
use spanning_api::time::{HOUR, MINUTE};

use super::{Site, html};
use crate::World;
use crate::http::{Request, Response};
use crate::mint::{Mint, digest};
use codes::Code;
use request::AuthRequest;

/// The cookie that tells browsers apart at a provider. `Lax`, because people arrive from the console.
const COOKIE: &str = "__Host-login";
/// How long a login page may stay open.
const FLOW: i64 = 10 * MINUTE;
/// How long a browser stays signed in at a provider.
const SIGNED_IN: i64 = 8 * HOUR;

/// One page of a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Who signs in.
    Account,
    /// With which password.
    Password,
    /// Microsoft: consent. KaseyaOne: the code of the second factor.
    Last,
}

/// One login under way. Kept here, not in the page: the page carries only the flow's one-time id.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// What the console asked for.
    pub request: AuthRequest,
    /// Which page it is at.
    pub step: Step,
    /// Who is signing in, as far as told.
    pub subject: Option<String>,
    /// The digest of the browser's cookie.
    browser: String,
    expires_at: Timestamp,
}

/// What a provider remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provider {
    flows: BTreeMap<String, Flow>,
    browsers: BTreeMap<String, (String, Timestamp)>,
    codes: BTreeMap<String, Code>,
    /// Who has consented: a directory, or a person.
    pub consents: BTreeSet<String>,
}

/// Both of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Providers {
    /// Microsoft 365.
    pub microsoft: Provider,
    /// KaseyaOne.
    pub kaseyaone: Provider,
}

/// The browser of a request: the digest of its cookie, and the cookie to set if it had none.
pub struct Browser {
    /// The digest; what the provider knows it by.
    pub key: String,
    /// The cookie to set.
    pub fresh: Option<String>,
}

impl Browser {
    /// Recognises the browser, or makes up a cookie for it.
    pub fn of(request: &Request, mint: &mut Mint) -> Self {
        match request.cookie(COOKIE).filter(|value| value.len() >= 40) {
            Some(value) => Self { key: digest(value), fresh: None },
            None => {
                let value = mint.token();
                Self { key: digest(&value), fresh: Some(value) }
            }
        }
    }

    /// The browser, if it has a cookie.
    pub fn known(request: &Request) -> Option<Self> {
        request.cookie(COOKIE).map(|value| Self { key: digest(value), fresh: None })
    }

    /// Sets the cookie where it is new.
    pub fn remember(&self, response: Response) -> Response {
        match &self.fresh {
            Some(value) => {
                response.with("set-cookie", &format!("{COOKIE}={value}; Path=/; HttpOnly; Secure; SameSite=Lax"))
            }
            None => response,
        }
    }

    /// The token that a flow's forms carry: only this browser's pages can have it.
    pub fn csrf(&self, flow: &str) -> String {
        digest(&format!("csrf\n{}\n{flow}", self.key))
    }
}

impl Provider {
    /// Begins a flow; gives its id.
    pub fn begin(&mut self, request: AuthRequest, browser: &Browser, now: Timestamp, mint: &mut Mint) -> String {
        self.flows.retain(|_, flow| flow.expires_at > now);
        let id = mint.token();
        let flow = Flow {
            request,
            step: Step::Account,
            subject: None,
            browser: browser.key.clone(),
            expires_at: now.plus(FLOW),
        };
        self.flows.insert(digest(&id), flow);
        id
    }

    /// A flow of this browser.
    pub fn flow(&self, id: &str, browser: &Browser, now: Timestamp) -> Option<&Flow> {
        self.flows.get(&digest(id)).filter(|flow| flow.browser == browser.key && flow.expires_at > now)
    }

    /// Moves a flow on.
    pub fn advance(&mut self, id: &str, step: Step, subject: Option<String>) {
        if let Some(flow) = self.flows.get_mut(&digest(id)) {
            flow.step = step;
            flow.subject = subject;
        }
    }

    /// Ends a flow: its id is good for nothing afterwards.
    pub fn finish(&mut self, id: &str) {
        self.flows.remove(&digest(id));
    }

    /// Who is signed in with a browser.
    pub fn signed_in(&self, browser: &Browser, now: Timestamp) -> Option<&str> {
        self.browsers.get(&browser.key).filter(|(_, until)| *until > now).map(|(subject, _)| subject.as_str())
    }

    /// Signs somebody in.
    pub fn sign_in(&mut self, browser: &Browser, subject: &str, now: Timestamp) {
        self.browsers.retain(|_, (_, until)| *until > now);
        self.browsers.insert(browser.key.clone(), (subject.to_owned(), now.plus(SIGNED_IN)));
    }

    /// Signs a browser out.
    pub fn sign_out(&mut self, browser: &Browser) {
        self.browsers.remove(&browser.key);
    }
}

/// Whether a form came from this site's own page of this flow. `Origin` is not looked at: browsers
/// write `null` there under the pages' own referrer policy.
pub fn own_form(request: &Request, browser: &Browser, flow: &str, fields: &[(String, String)]) -> bool {
    let token = fields.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.as_str());
    let site = request.header("sec-fetch-site").is_none_or(|site| site == "same-origin");
    site && token == Some(browser.csrf(flow).as_str())
}

/// Takes the form of a provider's home page that signs its browser out.
pub fn sign_out(world: &mut World, request: &Request, provider: fn(&mut World) -> &mut Provider) -> Response {
    if let Some(browser) = Browser::known(request) {
        let fields = Request::fields(&request.body);
        if own_form(request, &browser, "sign-out", &fields) {
            provider(world).sign_out(&browser);
            world.touch();
        }
    }
    html::guarded(world, Response::see_other("/"))
}

/// Sends the browser back to the application with these parameters.
pub fn back(world: &World, request: &AuthRequest, params: &[(&str, &str)]) -> Response {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in params {
        query.append_pair(name, value);
    }
    query.append_pair("state", &request.state);
    html::guarded(world, Response::see_other(&format!("{}?{}", request.redirect_uri, query.finish())))
}

/// What an application is registered with at a provider.
pub struct Client {
    /// The identifier.
    pub id: &'static str,
    /// The path of its redirect address for linking, on the console's origin.
    pub link: &'static str,
    /// The path of its redirect address for signing in.
    pub sign_in: &'static str,
    /// The path of its redirect address for the consent of a directory, where there is such a thing.
    pub consent: Option<&'static str>,
}

impl Client {
    /// The redirect address for linking.
    pub fn link_uri(&self, world: &World) -> String {
        format!("{}{}", world.settings().sites.origin(Site::Console), self.link)
    }

    /// The redirect address for signing in.
    pub fn sign_in_uri(&self, world: &World) -> String {
        format!("{}{}", world.settings().sites.origin(Site::Console), self.sign_in)
    }

    /// The redirect address for the consent of a directory; empty where there is none.
    pub fn consent_uri(&self, world: &World) -> String {
        let path = self.consent.map(|path| format!("{}{path}", world.settings().sites.origin(Site::Console)));
        path.unwrap_or_default()
    }
}
