//! The thin native adapter of the mock back end: HTTP, files, headers, journal.
//!
//! `app` takes a request and finds its site by host name, `backend` lets `spanning_mock` answer it, one after another,
//! `writer` and `journal` put what changed the world on disk before the answer leaves, `dist` serves the app with the
//! headers of `headers`. `cargo xtask demo` starts it; `--help` lists what can be chosen.

mod app;
mod backend;
mod clock;
mod compress;
mod connection;
mod control;
mod dist;
mod headers;
mod journal;
mod options;
mod outside;
mod reports;
mod welcome;
mod writer;

use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use clap::Parser;
use spanning_mock::Sites;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::{App, serve};
use crate::backend::Backend;
use crate::connection::{Explaining, Peer};
use crate::dist::Dist;
use crate::options::Options;

#[tokio::main]
async fn main() -> ExitCode {
    match run(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

async fn run(options: Options) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let listener = TcpListener::bind(address).await.with_context(|| {
        format!("port {} cannot be used. Choose another one with --port, or stop what uses it", options.port)
    })?;
    let sites = Sites { port: options.port };
    let backend = Backend::start(&options)?;
    let app = Arc::new(App::new(backend, Dist::new(&options.dist), sites.clone()));
    welcome::print(&sites, &options);
    let router = Router::new().fallback(serve).with_state(app);
    axum::serve(Explaining(listener), router.into_make_service_with_connect_info::<Peer>())
        .with_graceful_shutdown(stopped())
        .await
        .context("the server failed")
}

/// Ends when Ctrl-C is pressed or the process is told to end.
async fn stopped() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    // Connections that browsers keep open must not hold the end back.
    tokio::spawn(async {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        std::process::exit(0);
    });
}
