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
