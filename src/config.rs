//! The configuration of this deployment: as written in the page's `<meta>` tags, then resolved.

use crate::platform::page;

/// What the page says, word for word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// `<meta name="spanning-base">`: the path below which the back end answers.
    pub base: Option<String>,
    /// `<meta name="spanning-build">`: what this build is called.
    pub build: Option<String>,
}

/// What the app works with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Put before every path of the API; empty, or a path without a slash at its end.
    pub base: String,
    /// What this build is called, for reports.
    pub build: String,
}

impl Written {
    /// Reads the page.
    pub fn read() -> Self {
        Self { base: page::meta("spanning-base"), build: page::meta("spanning-build") }
    }

    /// Makes it usable. A base that is not a path of this origin is ignored: the session's cookie and
    /// the content security policy reach no other.
    pub fn resolve(self) -> Config {
        let base = self.base.unwrap_or_default();
        let base = base.trim().trim_end_matches('/');
        let usable = base.starts_with('/') && !base.starts_with("//") && !base.contains(['\\', '?', '#']);
        Config {
            base: if usable { base.to_owned() } else { String::new() },
            build: self.build.filter(|build| !build.trim().is_empty()).unwrap_or_else(build),
        }
    }
}

/// The build's own name: the package's version, with the revision where the build knew it.
pub fn build() -> String {
    match option_env!("SPANNING_REVISION") {
        Some(revision) => format!("{} ({revision})", env!("CARGO_PKG_VERSION")),
        None => env!("CARGO_PKG_VERSION").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(written: &str) -> String {
        Written { base: Some(written.to_owned()), build: None }.resolve().base
    }

    #[test]
    fn only_a_path_of_this_origin_is_a_base() {
        assert_eq!(Written::default().resolve().base, "");
        assert_eq!(base("/"), "");
        assert_eq!(base(" /console/ "), "/console");
        for bad in ["https://evil.example", "//evil.example", "/a?b", "console", "/\\evil"] {
            assert_eq!(base(bad), "", "{bad}");
        }
    }

    #[test]
    fn a_build_always_has_a_name() {
        let empty = Written { base: None, build: Some(" ".to_owned()) };
        assert_eq!(empty.resolve().build, build());
    }
}
