//! The one place where requests leave, concrete so that it is compiled once.

use leptos::prelude::{GetValue, UpdateValue, WithValue};
use spanning_api::endpoint::{Access, CLIENT_HEADER, IDEMPOTENCY_KEY, Method, SESSION_HEADER};
use spanning_api::id::CorrelationId;
use spanning_api::problem::{Code, Problem};

use super::request::Raw;
use super::retry::{self, Budget};
use super::{Client, ClientError};
use crate::config;
use crate::platform::http::{self, Abort, HttpFailure, HttpRequest, HttpResponse};
use crate::platform::{events, random, timer};

/// For one try, the body of the answer included.
const DEADLINE: u64 = 30_000;
/// Milliseconds.
const SECOND: f64 = 1_000.0;
/// Milliseconds after which a pause is looked at: somebody may not want to wait any longer.
const LOOK: i32 = 500;

/// What one try came to.
enum Tried {
    Answer(String, Option<String>),
    Failed { error: ClientError, asked: Option<f64>, again: bool },
}

impl Client {
    /// Sends with retries; answers the body (`null` for none) and its version.
    pub(super) async fn exchange(self, mut raw: Raw) -> Result<(String, Option<String>), ClientError> {
        if raw.op.is_mutation() && raw.key.is_none() {
            raw.key = Some(random::uuid());
        }
        let safe = retry::is_safe(raw.op, raw.key.is_some());
        // A change that was begun is finished, and what is asked again and again is nobody's waiting.
        let read = raw.op.method() == Method::Get && !raw.unless_same;
        let stop = read.then(|| self.patience.handle()).flatten();
        let _long = read.then(|| self.patience.wait());
        // A page asks for several things at once, and each takes some milliseconds of a slow device. Whoever asks for
        // a change may close the tab right after.
        if !raw.at_once && !raw.op.is_mutation() {
            timer::own_task().await;
        }
        let mut renewed = false;
        let mut tried = 0;
        loop {
            tried += 1;
            if self.host.is_token_stale(self.clock.right_now()) {
                self.host.fresh_token(self.host.token().as_deref()).await;
            }
            let used = self.host.token();
            let (error, asked, again) = match self.attempt(&raw, used.as_deref(), stop).await {
                Tried::Answer(text, etag) => {
                    self.budget.try_update_value(Budget::answered);
                    return Ok((text, etag));
                }
                Tried::Failed { error, asked, again } => (error, asked, again),
            };
            if error.is_signed_out() {
                // The host's token may just have run out: a new one, once, and nobody notices.
                if self.host.is_framed() && !renewed && self.host.fresh_token(used.as_deref()).await.is_some() {
                    renewed = true;
                    continue;
                }
                if let ClientError::Problem(problem) = &error {
                    self.session.end(Problem::clone(problem));
                }
                return Err(error);
            }
            if again {
                self.budget.try_update_value(Budget::failed);
            }
            let affordable = self.budget.try_get_value().is_some_and(Budget::allows);
            let pause = (safe && again && affordable).then(|| retry::wait(tried, random::fraction(), asked)).flatten();
            let Some(pause) = pause else { return Err(error) };
            let _asked = asked.filter(|asked| *asked >= SECOND).map(|_| self.patience.pause());
            rest(pause, raw.abort, stop).await?;
        }
    }

    async fn attempt(self, raw: &Raw, token: Option<&str>, stop: Option<Abort>) -> Tried {
        let url = self.base.try_with_value(|base| raw.url(base)).unwrap_or_default();
        let token = token.map(|token| format!("Bearer {token}"));
        let build = config::build();
        let mut headers = vec![("accept", "application/json"), (CLIENT_HEADER, build.as_str())];
        // An attempt may be looked at by its owner or by a helper: the cookies tell which.
        let slot = (raw.op.access() != Access::Attempt).then(|| self.session.slot()).flatten();
        let optional = [
            (SESSION_HEADER, slot.as_ref().map(|slot| slot.as_str())),
            ("authorization", token.as_deref()),
            ("content-type", raw.body.as_deref().map(|_| "application/json")),
            ("if-match", raw.if_match.as_deref()),
            ("if-none-match", raw.known.as_deref()),
            (IDEMPOTENCY_KEY, raw.key.as_deref()),
        ];
        headers.extend(optional.into_iter().filter_map(|(name, value)| Some((name, value?))));
        let request = HttpRequest {
            method: raw.op.method().as_str(),
            url: &url,
            headers,
            body: raw.body.as_deref(),
            cookie: !self.host.is_framed(),
            deadline: DEADLINE,
            abort: raw.abort,
            stop,
        };
        match http::fetch(request).await {
            Ok(response) => self.read(raw, response),
            Err(HttpFailure::Aborted) => Tried::Failed { error: ClientError::Aborted, asked: None, again: false },
            Err(HttpFailure::Stopped) => Tried::Failed { error: ClientError::Timeout, asked: None, again: false },
            Err(HttpFailure::Timeout) => Tried::Failed { error: ClientError::Timeout, asked: None, again: true },
            Err(HttpFailure::Network) => {
                Tried::Failed { error: ClientError::Offline, asked: None, again: events::online() }
            }
        }
    }

    fn read(self, raw: &Raw, response: HttpResponse) -> Tried {
        if let Some(date) = response.header("date") {
            self.clock.learn(&date);
        }
        if (200..300).contains(&response.status) {
            let etag = response.header("etag");
            let text = if response.text.trim().is_empty() { "null".to_owned() } else { response.text };
            return Tried::Answer(text, etag);
        }
        if response.status == 304 {
            return Tried::Failed { error: ClientError::Unchanged, asked: None, again: false };
        }
        let asked = response.header("retry-after").and_then(|text: String| self.milliseconds(&text));
        let again = retry::is_transient(response.status);
        let error = match serde_json::from_str::<Problem>(&response.text) {
            Ok(problem) => told(problem, asked).into(),
            // Something between us and the back end answered in its place.
            Err(_) if response.status == 429 => in_its_place(429, Code::TooManyRequests, asked).into(),
            Err(_) if response.status >= 500 => in_its_place(response.status, Code::Unavailable, asked).into(),
            Err(_) => ClientError::Malformed { op: raw.op },
        };
        Tried::Failed { error, asked, again }
    }

    /// `Retry-After`: whole seconds, or a date (RFC 9110, 10.2.3). Read as what it is: numbers with fractions would bring
    /// 14 KB of tables along.
    fn milliseconds(self, text: &str) -> Option<f64> {
        if let Ok(seconds) = text.trim().parse::<u32>() {
            return Some(f64::from(seconds) * SECOND);
        }
        Some((self.clock.date(text)?.since(self.clock.right_now()) as f64).max(0.0))
    }
}

/// Waits, unless meanwhile nobody wants the answer any more.
async fn rest(mut left: i32, abort: Option<Abort>, stop: Option<Abort>) -> Result<(), ClientError> {
    while left > 0 {
        timer::sleep(left.min(LOOK)).await;
        left -= LOOK;
        if abort.is_some_and(Abort::is_aborted) {
            return Err(ClientError::Aborted);
        }
        if stop.is_some_and(Abort::is_aborted) {
            return Err(ClientError::Timeout);
        }
    }
    Ok(())
}

/// The header tells how long to wait also where the body does not.
fn told(mut problem: Problem, asked: Option<f64>) -> Problem {
    problem.retry_after = problem.retry_after.or(asked.map(|asked| (asked / SECOND).ceil() as u32));
    problem
}

fn in_its_place(status: u16, code: Code, asked: Option<f64>) -> Problem {
    let problem = Problem {
        kind: "about:blank".to_owned(),
        title: String::new(),
        status,
        detail: None,
        code,
        correlation_id: CorrelationId(String::new()),
        fields: Vec::new(),
        required_role: None,
        role_holders: Vec::new(),
        retry_after: None,
        ended: None,
        reason: None,
        provider_code: None,
        current: None,
    };
    told(problem, asked)
}
