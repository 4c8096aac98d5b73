//! The running product: the demo's release app and the mock server. And the same app without a server.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::process::say;
use crate::server::{self, Options, Running};
use crate::setup::{self, Purpose, Way};
use crate::{app, dist, headers, hosts, paths};

/// How the page says that the back end is inside (`src/platform/inside`).
const INSIDE: &str = r#"<meta name="spanning-backend" content="inside">"#;
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// Sets up, builds, runs until Ctrl-C.
pub fn run(options: &Options) -> Result<()> {
    options.check_port()?;
    setup::run(Purpose::Build, Way::choose(None)?)?;
    app::demo()?;
    let folder = with_server()?;
    let program = server::build("server", server::Features::Own)?;
    let mut running = Running::start(&program, &folder, options)?;
    if running.wait_until_ready()? {
        say(
            "Running. Scenarios, people, clock and faults: the Demo button of the console, or Alt+Shift+D. Ctrl-C stops it.",
        );
        running.until_stopped()?;
    }
    say("Stopped.");
    Ok(())
}

/// Makes a built page one that needs no server: everything is beside it, the back end is inside.
pub fn without_server(folder: &Path) -> Result<()> {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).context("the build left no index.html")?;
    ensure!(page.contains("<head>"), "the page has no head");
    fs::write(&path, page.replacen("<head>", &format!("<head>{}{INSIDE}", policy(&page)), 1))?;
    Ok(())
}

/// A static host may send no headers at all: the page brings its own policy.
fn policy(page: &str) -> String {
    format!("{POLICY}{}\">", headers::policy(&headers::inline_scripts(page)))
}

/// What describes the headers of a host: the demo needs none.
pub fn without_headers(folder: &Path) -> Result<()> {
    let files = [headers::DESCRIPTION, headers::RULES].map(|file| folder.join(file));
    files.iter().filter(|file| file.exists()).try_for_each(fs::remove_file)?;
    let hosts = folder.join(hosts::FOLDER);
    if hosts.exists() {
        fs::remove_dir_all(hosts)?;
    }
    Ok(())
}

/// The built demo as the mock server serves it: the back end outside, the page at every address of the console.
pub fn with_server() -> Result<std::path::PathBuf> {
    let (from, to) = (paths::demo_dist(), paths::served_demo()?);
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    let mut files = Vec::new();
    app::collect(&from, &mut files)?;
    for file in files {
        let target = to.join(file.strip_prefix(&from)?);
        fs::create_dir_all(target.parent().context("a file has no folder")?)?;
        fs::copy(&file, &target)?;
    }
    let page = served(&fs::read_to_string(from.join("index.html"))?);
    for (ending, bytes) in [
        ("", page.clone().into_bytes()),
        (".br", dist::brotli(page.as_bytes())?),
        (".gz", dist::gzip(page.as_bytes())?),
    ] {
        fs::write(to.join(format!("index.html{ending}")), bytes)?;
    }
    Ok(to)
}

/// The page with its files named from the root, and the policy left to the server.
fn served(page: &str) -> String {
    let own = page.split_once(POLICY).and_then(|(_, rest)| rest.split_once("\">"));
    let own = own.map(|(policy, _)| format!("{POLICY}{policy}\">")).unwrap_or_default();
    page.replace(&own, "").replace(INSIDE, "").replace("\"./", "\"/").replace("'./", "'/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_goes_both_ways() {
        let folder = std::env::temp_dir().join(format!("spanning-demo-page-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let page = |root: &str| {
            format!("<head><link href=\"{root}app.css\"><script>import a from '{root}a.js'</script></head>")
        };
        fs::write(folder.join("index.html"), page("./")).unwrap();
        without_server(&folder).unwrap();
        let inside = fs::read_to_string(folder.join("index.html")).unwrap();
        assert!(inside.contains(INSIDE), "{inside}");
        assert!(inside.contains(POLICY) && inside.contains("script-src 'sha256-"), "{inside}");
        assert_eq!(served(&inside), page("/"));
        fs::remove_dir_all(folder).unwrap();
    }
}
