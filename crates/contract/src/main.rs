//! The command line of the black-box suite; `cargo xtask contract` runs it.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use spanning_contract::suite::{self, Credential, Line, Options};

/// Asks a back end, and prints point by point whether it keeps the contract. It changes nothing unless
/// --mutations is given. What each rule means: docs/backend.md.
///
/// Without credentials the accounts of a simulated back end are used, where it offers some.
#[derive(Parser)]
#[command(name = "cargo xtask contract", bin_name = "cargo xtask contract")]
struct Arguments {
    /// Where the console is, such as https://console.example.com
    #[arg(long, value_name = "URL")]
    base_url: String,
    /// A portal's session: cookie:NAME=VALUE, bearer:TOKEN, or the e-mail address of an account
    #[arg(long, value_name = "CREDENTIAL", value_parser = Credential::parse)]
    portal: Option<Credential>,
    /// A tenant's session, in the same forms
    #[arg(long, value_name = "CREDENTIAL", value_parser = Credential::parse)]
    tenant: Option<Credential>,
    /// Also checks what changes something: makes and removes a view, asks for a sync, locks an address
    /// that is nobody's, signs in and out. The password of accounts is taken from CONTRACT_PASSWORD
    #[arg(long)]
    mutations: bool,
    /// Prints only what does not fit, and the sums
    #[arg(long)]
    quiet: bool,
    /// Signs in and prints the header Cookie instead, for other tools
    #[arg(long)]
    cookies: bool,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { base_url, portal, tenant, mutations, quiet, cookies } = arguments;
    let password = std::env::var("CONTRACT_PASSWORD").unwrap_or_default();
    let options = Options { base_url, portal, tenant, password, mutations };
    let print = |text: &str| {
        // Nobody reads any more: nothing to do about it.
        let _ = writeln!(std::io::stdout(), "{text}");
    };
    if cookies {
        print(&suite::cookies(&options)?);
        return Ok(ExitCode::SUCCESS);
    }
    let mut say = |line: &Line| {
        if !quiet || matches!(line.outcome, suite::Outcome::Fails(_)) {
            print(&line.to_string());
        }
    };
    let report = suite::run(&options, &mut say)?;
    print(&format!("\n{}", report.summary()));
    Ok(if report.failures().next().is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
