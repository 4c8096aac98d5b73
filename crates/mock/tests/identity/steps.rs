//! What people do, in a browser.

use serde_json::{Value, json};

use crate::browser::*;

impl Browser {
    /// Microsoft: picks an account, types the word, accepts where asked.
    pub fn microsoft(&mut self, url: &str, account: &str) -> Page {
        let mut page = self.visit(url);
        if page.html.contains("name=\"account\"") {
            page = self.submit(&page, &[("account", account)]);
        }
        if page.html.contains("name=\"password\"") {
            page = self.submit(&page, &[("do", "sign-in"), ("password", "simulation")]);
        }
        if page.html.contains("value=\"accept\"") {
            page = self.submit(&page, &[("do", "accept")]);
        }
        page
    }

    /// KaseyaOne: lets the form be filled, then password and code.
    pub fn kaseyaone(&mut self, url: &str, username: &str) -> Page {
        let mut page = self.visit(url);
        if page.html.contains("name=\"username\"") {
            page = self.submit(&page, &[("do", username)]);
            let (user, company) = (value_of(&page, "username"), value_of(&page, "company"));
            page = self.submit(&page, &[("username", &user), ("company", &company), ("do", "next")]);
            page = self.submit(&page, &[("password", "simulation"), ("do", "log-in")]);
            page = self.submit(&page, &[("code", "123456"), ("do", "verify")]);
        }
        page
    }

    /// Starts or joins an attempt.
    pub fn start(&mut self) -> Value {
        let answer = self.call("POST", "/link-attempts", json!({ "returnTo": "integrations" }));
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        answer.body
    }

    /// The address of a provider's login.
    pub fn leave(&mut self, attempt: &Value, provider: &str, choose: bool) -> String {
        let answer = self.leaving(attempt, provider, choose);
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        answer.body["url"].as_str().unwrap().to_owned()
    }

    pub fn leaving(&mut self, attempt: &Value, provider: &str, choose: bool) -> Answer {
        let path = format!("/link-attempts/{}/departure", attempt["id"].as_str().unwrap());
        self.call("POST", &path, json!({ "provider": provider, "chooseAccount": choose }))
    }

    /// Brings an answer home, as the console's callback page does.
    pub fn answer(&mut self, provider: &str, callback: &str) -> Answer {
        let (_, query) = callback.split_once('?').unwrap_or((callback, ""));
        self.call("POST", "/link-callbacks", json!({ "provider": provider, "query": query }))
    }

    /// Both legs at once, to the point of confirmation.
    pub fn prove(&mut self, attempt: &Value, account: &str, username: &str) -> Answer {
        let url = self.leave(attempt, "microsoft", false);
        let page = self.microsoft(&url, account);
        let answer = self.answer("microsoft", &page.url);
        assert_eq!(answer.body["attempt"]["step"], "microsoft_done", "{:?}", answer.body);
        let url = self.leave(attempt, "kaseyaone", false);
        let page = self.kaseyaone(&url, username);
        self.answer("kaseyaone", &page.url)
    }

    /// Makes a one-time address; gives its secret and the match code.
    pub fn ticket(&mut self, attempt: &Value, kind: &str) -> (String, String) {
        let path = format!("/link-attempts/{}/ticket", attempt["id"].as_str().unwrap());
        let answer = self.call("POST", &path, json!({ "kind": kind }));
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        let (address, secret) = answer.body["url"].as_str().unwrap().split_once('#').unwrap();
        assert!(address.ends_with(&format!("/link/{}/join", attempt["id"].as_str().unwrap())), "{address}");
        (secret.to_owned(), answer.body["attempt"]["helper"]["matchCode"].as_str().unwrap().to_owned())
    }

    /// Opens a one-time address.
    pub fn join(&mut self, attempt: &Value, secret: &str) -> Answer {
        self.call("POST", "/link-tickets/redemption", json!({ "ticket": secret, "attemptId": attempt["id"] }))
    }

    /// Microsoft's leg, to its end.
    pub fn prove_microsoft(&mut self, attempt: &Value) {
        let url = self.leave(attempt, "microsoft", false);
        let page = self.microsoft(&url, MAYA);
        assert_eq!(self.answer("microsoft", &page.url).body["attempt"]["step"], "microsoft_done");
    }

    /// KaseyaOne's leg, to its end.
    pub fn prove_kaseyaone(&mut self, attempt: &Value, username: &str) -> Answer {
        let url = self.leave(attempt, "kaseyaone", true);
        let page = self.kaseyaone(&url, username);
        self.answer("kaseyaone", &page.url)
    }

    /// Signs in with a provider; gives the answer to what it brought back.
    pub fn sign_in_with(&mut self, provider: &str, account: &str) -> Answer {
        let body = json!({ "provider": provider, "chooseAccount": true, "returnTo": "/activity" });
        let answer = self.call("POST", "/session/departure", body);
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        let url = answer.body["url"].as_str().unwrap().to_owned();
        let page = if provider == "microsoft" { self.microsoft(&url, account) } else { self.kaseyaone(&url, account) };
        self.bring(provider, &page.url)
    }

    /// Brings a provider's answer to a sign-in.
    pub fn bring(&mut self, provider: &str, callback: &str) -> Answer {
        let (_, query) = callback.split_once('?').unwrap_or((callback, ""));
        self.call("POST", "/session/callback", json!({ "provider": provider, "query": query }))
    }

    /// Links the demo tenant to the partner's company.
    pub fn link_up(&mut self) {
        let attempt = self.start();
        self.prove(&attempt, MAYA, GRACE);
        assert_eq!(self.confirm(&attempt, "k1_brightwater").status, 200);
    }

    /// Unlinks, based on what stands now.
    pub fn unlink(&mut self) -> Answer {
        let etag = self.integrations().header("etag").to_owned();
        let path = format!("/tenants/{TENANT}/integrations/kaseyaone/unlink");
        self.api("POST", &path, json!({ "overrideLastWayIn": false }), &[("if-match", &etag)])
    }

    pub fn confirm(&mut self, attempt: &Value, company: &str) -> Answer {
        let path = format!("/link-attempts/{}/confirmation", attempt["id"].as_str().unwrap());
        self.call("POST", &path, json!({ "company": company }))
    }

    pub fn integrations(&mut self) -> Answer {
        self.get(&format!("/tenants/{TENANT}/integrations"))
    }

    /// Switches Login with IT Complete, based on what stands now.
    pub fn switch(&mut self, enabled: bool, overridden: bool) -> Answer {
        let etag = self.integrations().header("etag").to_owned();
        let path = format!("/tenants/{TENANT}/integrations/it-complete");
        self.api("PUT", &path, json!({ "enabled": enabled, "overrideLastWayIn": overridden }), &[("if-match", &etag)])
    }

    /// Actions of the trail, newest first.
    pub fn trail(&mut self) -> Vec<Value> {
        let answer = self.get("/activity?limit=200");
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        answer.body["items"].as_array().unwrap().clone()
    }

    /// How many entries of an action the trail has.
    pub fn count(&mut self, action: &str) -> usize {
        self.trail().iter().filter(|entry| entry["action"] == action).count()
    }
}
