//! What the mock back end costs. Prints numbers; judges nothing. `cargo xtask bench` runs both:
//!
//! - `spanning-bench list`: list requests at 100,000 tenants against 1,000, in one process;
//! - `spanning-bench server PROGRAM TENANTS SECONDS`: the server's cold start, and its list under load.

mod list;
mod load;
mod server;

/// Who signs in.
const PERSON: &str = r#"{"email":"grace.whitfield@brightwater.example","password":"simulation"}"#;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["list"] => list::run(),
        ["server", program, tenants, seconds] => {
            let number = |text: &str| text.parse::<u32>().map_err(|_| format!("{text} is no number"));
            load::run(program, number(tenants)?, number(seconds)?)
        }
        _ => Err("list, or server PROGRAM TENANTS SECONDS".to_owned()),
    }
}
