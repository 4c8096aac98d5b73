//! What an answer should be, in words when it is not.

use serde_json::Value;
use spanning_api::problem::{Code, MEDIA_TYPE};

use super::client::Answer;
use super::report::Found;
use crate::schema::short;

/// The body of a 200 with JSON.
pub fn ok(answer: &Answer) -> Result<Value, String> {
    status(answer, 200)?;
    media_type(answer, "application/json")?;
    let body = answer.json();
    if body.is_null() { Err("expected JSON, the body is none".to_owned()) } else { Ok(body) }
}

/// A status.
pub fn status(answer: &Answer, wanted: u16) -> Found {
    if answer.status == wanted {
        return Ok(());
    }
    Err(format!("expected {wanted}, came {}", told(answer)))
}

/// A media type, whatever its parameters.
pub fn media_type(answer: &Answer, wanted: &str) -> Found {
    let kind = answer.header("content-type").unwrap_or("none");
    if kind.split(';').next().unwrap_or_default().trim() == wanted {
        return Ok(());
    }
    Err(format!("expected the content type {wanted}, came {kind}"))
}

/// A header with a value.
pub fn header(answer: &Answer, name: &str, good: impl Fn(&str) -> bool, wanted: &str) -> Found {
    match answer.header(name) {
        Some(value) if good(value) => Ok(()),
        Some(value) => Err(format!("expected the header {name} to be {wanted}, it is {value}")),
        None => Err(format!("expected the header {name} to be {wanted}, it is missing")),
    }
}

/// A problem in the one shape, with its status and code.
pub fn problem(answer: &Answer, wanted: u16, code: &Code) -> Found {
    let body = answer.json();
    if answer.status != wanted || body["code"] != code.as_str() {
        return Err(format!("expected {wanted} {code}, came {}", told(answer)));
    }
    shape(answer)
}

/// The one shape of a problem, whatever it is about.
pub fn shape(answer: &Answer) -> Found {
    media_type(answer, MEDIA_TYPE)?;
    let body = answer.json();
    if body["status"] != answer.status {
        return Err(format!("expected status {} in the problem, it is {}", answer.status, short(&body["status"])));
    }
    if !["type", "title", "correlationId"].iter().all(|name| body[*name].as_str().is_some_and(|text| !text.is_empty()))
    {
        return Err(format!("expected type, title and correlationId, came {}", short(&body)));
    }
    if body["code"].as_str().is_none_or(|code| Code::known(code).is_none()) {
        return Err(format!("expected a code of the contract, came {}", short(&body["code"])));
    }
    Ok(())
}

/// That a problem names a field.
pub fn names_field(answer: &Answer, field: &str) -> Found {
    let body = answer.json();
    let named = body["fields"].as_array().is_some_and(|fields| fields.iter().any(|known| known["field"] == field));
    if named { Ok(()) } else { Err(format!("expected the field {field} in fields, came {}", short(&body["fields"]))) }
}

/// That two things are the same.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, wanted: &T, came: &T) -> Found {
    if wanted == came { Ok(()) } else { Err(format!("expected {what} to be {wanted:?}, it is {came:?}")) }
}

/// That something holds.
pub fn holds(good: bool, otherwise: impl FnOnce() -> String) -> Found {
    if good { Ok(()) } else { Err(otherwise()) }
}

/// The rows of a page.
pub fn items(page: &Value) -> &[Value] {
    page["items"].as_array().map_or(&[], Vec::as_slice)
}

/// How many rows match in all.
pub fn total(page: &Value) -> Result<u64, String> {
    page["total"].as_u64().ok_or_else(|| format!("expected a total, came {}", short(&page["total"])))
}

/// An answer in short: status and code, or the beginning of the body.
pub fn told(answer: &Answer) -> String {
    let body = answer.json();
    match body["code"].as_str() {
        Some(code) => format!("{} {code}", answer.status),
        None => {
            let text: String = String::from_utf8_lossy(&answer.body).chars().take(80).collect();
            format!("{} with {text:?}", answer.status)
        }
    }
}
