//! Signs somebody of the simulation in, also where the app is not there yet.

use spanning_api::endpoint::{CLIENT_HEADER, Op};
use spanning_api::problem::Problem;
use spanning_api::session::{Session, SignIn, SimulatedAccount};
use spanning_mock::simulation;

use crate::config;
use crate::platform::http::{HttpRequest, fetch};
use crate::session::leave_trace;
use crate::text::{director as text, problem};

const DEADLINE: u64 = 60_000;

/// Signs somebody in; gives their account. Who has none came in through a portal or a provider, and does so again.
///
/// # Errors
/// In words.
pub(super) async fn sign_in(email: &str) -> Result<Option<SimulatedAccount>, String> {
    let simulation = simulation();
    let account = simulation.accounts.into_iter().find(|account| account.person.email == email);
    let Some(account) = account else { return Ok(None) };
    let body = SignIn { email: email.to_owned(), password: simulation.password };
    let body = serde_json::to_string(&body).map_err(|_| text::refused().to_owned())?;
    let (url, build) = (Op::SignIn.path(&[]), config::build());
    let request = HttpRequest {
        method: Op::SignIn.method().as_str(),
        url: &url,
        headers: vec![(CLIENT_HEADER, &build), ("content-type", "application/json")],
        body: Some(&body),
        cookie: true,
        deadline: DEADLINE,
        abort: None,
        stop: None,
    };
    let answer = fetch(request).await.map_err(|_| text::no_answer().to_owned())?;
    if let Ok(session) = serde_json::from_str::<Session>(&answer.text) {
        leave_trace(&session.scope);
        return Ok(Some(account));
    }
    let refused = serde_json::from_str::<Problem>(&answer.text);
    Err(refused.map_or_else(|_| text::refused().to_owned(), |refused| problem::words(&refused.into()).text()))
}
