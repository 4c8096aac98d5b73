//! Where the console may send somebody after a sign-in: its own pages, nothing else.

/// Longest route that is taken.
const LONGEST: usize = 2_000;
/// Places that are never a destination: they would sign in again, or are no pages.
const NOT_PAGES: [&str; 4] = ["api", "login", "launch", "__mock"];

/// Whether a text is a path of this console with its query, so that following it cannot leave it. Strict:
/// what browsers would read in another way (`//host`, `/\\host`, a tab in the middle) is no route.
pub fn is_safe(route: &str) -> bool {
    let path = route.split(['?', '#']).next().unwrap_or_default();
    let plain = route.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let segments = path.strip_prefix('/').map(|rest| rest.split('/').collect::<Vec<_>>());
    let Some(segments) = segments.filter(|_| plain && route.len() <= LONGEST) else { return false };
    let clean = path == "/" || segments.iter().all(|segment| !matches!(*segment, "" | "." | ".."));
    let callback = segments.last() == Some(&"callback");
    clean && !callback && segments.first().is_some_and(|first| !NOT_PAGES.contains(first))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use spanning_api::endpoint::Op;

    use super::*;

    #[test]
    fn pages_of_the_console() {
        for good in ["/", "/settings/integrations", "/activity?tab=past&q=https://x", "/link/la_1", "/t/tn_1#x"] {
            assert!(is_safe(good), "{good}");
        }
    }

    #[test]
    fn l31_everything_else() {
        let long = format!("/{}", "x".repeat(LONGEST));
        for bad in [
            "",
            "//evil",
            "/\\evil",
            "\\\\evil",
            "https:evil",
            "https://evil",
            "javascript:alert(1)",
            "/\t/evil",
            "/a//evil",
            "/./x",
            "/a/../b",
            " /x",
            "/x\n",
            "/ä",
            "/login",
            "/launch/t",
            &Op::GetSession.path(&[]),
            "/link/microsoft/callback",
            "/__mock/state",
            "x",
            "?x",
            "#x",
            &long,
        ] {
            assert!(!is_safe(bad), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn a_safe_route_stays_on_this_origin(route in "[/\\\\a-z:@.?# ]{0,12}") {
            if is_safe(&route) {
                prop_assert!(route.starts_with('/') && !route.starts_with("//") && !route.contains('\\'));
            }
        }
    }
}
