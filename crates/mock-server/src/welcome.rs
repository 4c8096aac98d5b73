//! What the server prints when it is ready.

use std::io::Write;

use spanning_api::endpoint::OPENAPI;
use spanning_mock::{Site, Sites};

use crate::options::Options;

/// Prints the addresses and the accounts to sign in with.
pub fn print(sites: &Sites, options: &Options) {
    let mut out = std::io::stdout().lock();
    let row = |name: &str, address: String| format!("  {name:<20} {address}");
    let simulation = spanning_mock::simulation();
    let mut lines = vec![
        String::new(),
        format!("Spanning Console, {} tenants, seed {}, scenario {}", options.tenants, options.seed, options.scenario),
        String::new(),
        row("Console", sites.origin(Site::Console)),
        row("VSA 10", sites.origin(Site::Vsa10)),
        row("VSA 9", sites.origin(Site::Vsa9)),
        row("UniView Portal 2.0", sites.origin(Site::Uniview2)),
        row("UniView 1.0", sites.origin(Site::Uniview1)),
        row("Not allowed to frame", sites.origin(Site::Stranger)),
        row("Microsoft 365 login", sites.origin(Site::Microsoft)),
        row("KaseyaOne login", sites.origin(Site::KaseyaOne)),
        row("OpenAPI 3.1", format!("{}{OPENAPI}", sites.origin(Site::Console))),
        String::new(),
        format!("Sign in to the console with one of these; the password is \"{}\":", simulation.password),
    ];
    lines.extend(simulation.accounts.iter().map(|account| format!("  {:<38} {}", account.person.email, account.note)));
    lines.push(String::new());
    lines.push("Everything is simulated: never type a real password. Ctrl-C stops.".to_owned());
    // A closed pipe is no reason to stop serving.
    let _ = writeln!(out, "{}", lines.join("\n")).and_then(|()| out.flush());
}
