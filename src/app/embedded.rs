//! In a frame: what the console does for its host, and what the host may ask for.

use leptos::prelude::*;
use spanning_api::problem::Code;

use super::pages::Screen;
use crate::nav::Nav;
use crate::platform::effect::effect;
use crate::platform::host::{Host, use_host};
use crate::platform::{dirty, events};
use crate::text::{problem, shell as text};
use crate::ui::Toasts;

/// Follows the page for the host; nothing in a tab of its own.
pub(super) fn follow(nav: Nav, screen: Memo<Screen>) {
    let host = use_host();
    if !host.is_framed() {
        return;
    }
    // Every link of every component has to keep to the frame's rules.
    events::on_internal_link(move |path| nav.follow(&path));
    dirty::follow(move |dirty| host.tell_dirty(dirty));
    effect(move |_| {
        if let Some(route) = host.wanted() {
            nav.host_asks(&route);
        }
    });
    if let Some(toasts) = use_context::<Toasts>() {
        repeat(host, toasts);
    }
    effect(move |_| match screen.get() {
        Screen::StartFailed(error) => {
            let words = problem::words(&error);
            let code = error.code().map_or("unreachable", Code::as_str);
            host.tell_error(code, &words.title, error.correlation().map(|id| id.to_string()));
        }
        Screen::NoToken => host.tell_error(Code::NotSignedIn.as_str(), text::no_token(), None),
        _ => {}
    });
}

/// Every message once.
fn repeat(host: Host, toasts: Toasts) {
    effect(move |last: Option<usize>| {
        let last = last.unwrap_or_default();
        let Some((id, level, words)) = toasts.newest().filter(|(id, ..)| *id > last) else { return last };
        host.tell_toast(level, &words);
        id
    });
}
