//! The control door of the simulated back end, behind a server or inside the app.

use serde::Serialize;
use serde::de::DeserializeOwned;
use spanning_mock::control::{DOOR, HEADER};

use crate::platform::http::{HttpRequest, fetch};
use crate::text::director as text;

/// A command may make 100,000 tenants.
const DEADLINE: u64 = 60_000;

/// Asks for something.
///
/// # Errors
/// In words.
pub(super) async fn get<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    let answer = send("GET", name, None).await?;
    serde_json::from_str(&answer).map_err(|_| text::refused().to_owned())
}

/// Tells something.
///
/// # Errors
/// In words.
pub(super) async fn tell(method: &'static str, name: &str, body: &impl Serialize) -> Result<(), String> {
    let body = serde_json::to_string(body).map_err(|_| text::refused().to_owned())?;
    send(method, name, Some(&body)).await.map(|_| ())
}

async fn send(method: &'static str, name: &str, body: Option<&str>) -> Result<String, String> {
    let url = format!("{DOOR}{name}");
    let request = HttpRequest {
        method,
        url: &url,
        headers: vec![(HEADER, "1"), ("content-type", "application/json")],
        body,
        cookie: true,
        deadline: DEADLINE,
        abort: None,
        stop: None,
    };
    match fetch(request).await {
        Ok(answer) if (200..300).contains(&answer.status) => Ok(answer.text),
        Ok(answer) if answer.text.trim().is_empty() => Err(text::refused().to_owned()),
        Ok(answer) => Err(answer.text.trim().to_owned()),
        Err(_) => Err(text::no_answer().to_owned()),
    }
}
