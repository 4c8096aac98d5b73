//! Authorization codes: one use, short life, bound to client, redirect address and PKCE challenge.

use spanning_api::Timestamp;
use spanning_api::time::MINUTE;

use super::Provider;
use super::request::{AuthRequest, Fault};
use crate::mint::{Mint, digest};

/// How long a code lives.
const LIFETIME: i64 = 10 * MINUTE;

/// A code as the provider keeps it, under its digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    request: AuthRequest,
    subject: String,
    issued_at: Timestamp,
    used: bool,
}

/// A token request (RFC 6749, 4.1.3; RFC 7636, 4.5).
pub struct Exchange<'a> {
    /// The code.
    pub code: &'a str,
    /// The application.
    pub client_id: &'a str,
    /// The redirect address that the code was sent to.
    pub redirect_uri: &'a str,
    /// The PKCE verifier.
    pub verifier: &'a str,
}

/// What a good code stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// Who signed in.
    pub subject: String,
    /// The application that the token is for (`aud`).
    pub audience: String,
    /// The nonce of the request.
    pub nonce: String,
    /// When the token expires.
    pub expires_at: Timestamp,
}

impl Provider {
    /// Issues a code.
    pub fn issue(&mut self, request: &AuthRequest, subject: &str, now: Timestamp, mint: &mut Mint) -> String {
        self.codes.retain(|_, code| now.since(code.issued_at) < 2 * LIFETIME);
        let code = mint.token();
        let kept = Code { request: request.clone(), subject: subject.to_owned(), issued_at: now, used: false };
        self.codes.insert(digest(&code), kept);
        code
    }

    /// Exchanges a code. It is used up whatever the outcome.
    ///
    /// # Errors
    /// `invalid_grant`, with what was wrong.
    pub fn exchange(&mut self, exchange: &Exchange<'_>, now: Timestamp) -> Result<Grant, Fault> {
        let refuse = |number, text| Err(Fault { error: "invalid_grant", number, text });
        let Some(code) = self.codes.get_mut(&digest(exchange.code)) else {
            return refuse(9002313, "The code is not known.");
        };
        if std::mem::replace(&mut code.used, true) {
            return refuse(54005, "The code was already redeemed.");
        }
        if now.since(code.issued_at) >= LIFETIME {
            return refuse(70008, "The code has expired.");
        }
        if code.request.client_id != exchange.client_id || code.request.redirect_uri != exchange.redirect_uri {
            return refuse(700005, "The code was issued to another application or address.");
        }
        if digest(exchange.verifier) != code.request.challenge {
            return refuse(501481, "The code verifier does not match the challenge.");
        }
        Ok(Grant {
            subject: code.subject.clone(),
            audience: code.request.client_id.clone(),
            nonce: code.request.nonce.clone(),
            expires_at: now.plus(60 * MINUTE),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> AuthRequest {
        AuthRequest {
            client_id: "c".into(),
            redirect_uri: "http://r".into(),
            state: "s".into(),
            nonce: "n".into(),
            challenge: digest("verifier"),
            prompt: String::new(),
            scope: "openid".into(),
            login_hint: None,
        }
    }

    fn try_with(client_id: &str, redirect_uri: &str, verifier: &str, after: i64) -> Result<Grant, Fault> {
        let mut provider = Provider::default();
        let code = provider.issue(&request(), "maya", Timestamp(0), &mut Mint::new([7; 32]));
        let exchange = Exchange { code: &code, client_id, redirect_uri, verifier };
        let first = provider.exchange(&exchange, Timestamp(after));
        let again = provider.exchange(&exchange, Timestamp(after)).unwrap_err();
        assert_eq!(again.number, 54005, "one use, whatever the outcome");
        first
    }

    #[test]
    fn a_code_is_bound_to_everything() {
        assert_eq!(try_with("c", "http://r", "verifier", 0).unwrap().subject, "maya");
        assert_eq!(try_with("x", "http://r", "verifier", 0).unwrap_err().number, 700005);
        assert_eq!(try_with("c", "http://x", "verifier", 0).unwrap_err().number, 700005);
        assert_eq!(try_with("c", "http://r", "guess", 0).unwrap_err().number, 501481);
        assert_eq!(try_with("c", "http://r", "verifier", LIFETIME).unwrap_err().number, 70008);
    }
}
