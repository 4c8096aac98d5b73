//! Who asks: a portal's session and a tenant's, each by a cookie, a bearer token or an account.

use anyhow::{Result, bail};
use serde_json::{Value, json};
use spanning_api::endpoint::{CLIENT_HEADER, Op};

use super::client::{Answer, Ask, Client};

/// How a session is come by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// `cookie:NAME=VALUE`, of a session that is there.
    Cookie(String),
    /// `bearer:TOKEN`, of a session that is there.
    Bearer(String),
    /// An e-mail address; signed in with the password.
    Account(String),
}

impl Credential {
    /// Reads what stands on the command line.
    ///
    /// # Errors
    /// When it is none of the three.
    pub fn parse(text: &str) -> Result<Self> {
        Ok(match text.split_once(':') {
            Some(("cookie", cookie)) if cookie.contains('=') => Self::Cookie(cookie.to_owned()),
            Some(("bearer", token)) if !token.is_empty() => Self::Bearer(token.to_owned()),
            None if text.contains('@') => Self::Account(text.to_owned()),
            _ => bail!("{text} is none of cookie:NAME=VALUE, bearer:TOKEN and an e-mail address"),
        })
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Caller {
    cookie: Option<String>,
    bearer: Option<String>,
    /// The answer of the sign-in, where there was one.
    pub admitted: Option<Answer>,
}

impl Caller {
    /// Comes by a session.
    ///
    /// # Errors
    /// In words, when the sign-in does not go through.
    pub fn new(client: &Client, credential: &Credential, password: &str) -> Result<Self, String> {
        match credential {
            Credential::Cookie(cookie) => Ok(Self { cookie: Some(cookie.clone()), bearer: None, admitted: None }),
            Credential::Bearer(token) => Ok(Self { cookie: None, bearer: Some(token.clone()), admitted: None }),
            Credential::Account(email) => {
                let body = json!({ "email": email, "password": password });
                let answer = client.send(&Ask::new("POST", Op::SignIn.path(&[])).by_console().json(&body))?;
                let pairs = answer.all("set-cookie").filter_map(|cookie| cookie.split(';').next());
                let cookie = pairs.collect::<Vec<_>>().join("; ");
                if answer.status != 200 || cookie.is_empty() {
                    let text = String::from_utf8_lossy(&answer.body).into_owned();
                    return Err(format!("signing {email} in gave {} without a session: {text}", answer.status));
                }
                Ok(Self { cookie: Some(cookie), bearer: None, admitted: Some(answer) })
            }
        }
    }

    /// Whether a cookie proves who it is.
    pub fn has_cookie(&self) -> bool {
        self.cookie.is_some()
    }

    /// The header `Cookie`, where there is one.
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// A question with the proof and nothing else.
    pub fn prove(&self, ask: Ask) -> Ask {
        match (&self.cookie, &self.bearer) {
            (Some(cookie), _) => ask.with("cookie", cookie.as_str()),
            (None, Some(token)) => ask.with("authorization", format!("Bearer {token}")),
            (None, None) => ask,
        }
    }

    /// A question as the console's own pages ask it.
    pub fn ask(&self, method: &'static str, target: impl Into<String>) -> Ask {
        self.prove(Ask::new(method, target)).with(CLIENT_HEADER, "contract")
    }
}

/// The accounts and the password that a simulated back end offers, by the kind of session: an address
/// each for a portal and for a tenant.
pub fn simulated(options: &Value) -> Option<(String, String, String)> {
    let simulation = options.get("simulation").filter(|simulation| simulation.is_object())?;
    let account = |identity: &str| {
        let mut accounts = simulation["accounts"].as_array()?.iter();
        let found = accounts.find(|account| account["identity"] == identity)?;
        found["person"]["email"].as_str().map(str::to_owned)
    };
    Some((simulation["password"].as_str()?.to_owned(), account("uniview2")?, account("spanning")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_read() {
        let good = |text: &str| Credential::parse(text).unwrap();
        assert_eq!(good("cookie:__Host-session=abc"), Credential::Cookie("__Host-session=abc".to_owned()));
        assert_eq!(good("bearer:abc"), Credential::Bearer("abc".to_owned()));
        assert_eq!(good("a@b.example"), Credential::Account("a@b.example".to_owned()));
        for bad in ["", "cookie:abc", "bearer:", "basic:abc", "somebody"] {
            assert!(Credential::parse(bad).is_err(), "{bad}");
        }
    }
}
