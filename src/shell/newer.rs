//! Whether the server has a newer version of the app than this tab, which then offers to load it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::Timestamp;
use spanning_api::time::MINUTE;

use crate::platform::clock::use_clock;
use crate::platform::http::{HttpRequest, fetch};
use crate::platform::{events, leave, page, timer};
use crate::text::shell as text;
use crate::ui::*;

/// Looked at so often at most, in milliseconds.
const OFTEN: i64 = 5 * MINUTE;
/// And so often while nobody comes or goes.
const SELDOM: u64 = 30 * MINUTE as u64;
const DEADLINE: u64 = 10_000;

/// A banner, once there is a newer version. Nothing is loaded by itself: something may be half typed.
#[component]
pub(super) fn Newer() -> impl IntoView {
    let clock = use_clock();
    let newer = RwSignal::new(false);
    let looked_at = StoredValue::new(clock.right_now());
    let look = move |now: Timestamp| {
        if newer.try_get_untracked() != Some(false) {
            return;
        }
        looked_at.try_set_value(now);
        spawn_local(async move {
            if is_newer().await == Some(true) {
                newer.try_set(true);
            }
        });
    };
    events::on_return(move || {
        let now = clock.right_now();
        if looked_at.try_get_value().is_some_and(|last| now.since(last) >= OFTEN) {
            look(now);
        }
    });
    timer::every(SELDOM, move || look(clock.right_now()));
    let reload = move || view! { <Button label=text::RELOAD on_click=|()| leave::reload()/> };
    move || {
        newer.get().then(|| {
            view! {
                <Banner tone=Tone::Info title=text::NEWER action=reload>
                    {text::NEWER_TEXT}
                </Banner>
            }
        })
    }
}

/// Whether the page that the server has now starts another script than this one; `None` when that cannot be told.
async fn is_newer() -> Option<bool> {
    let script = page::own_script()?;
    let (folder, name) = script.rsplit_once('/')?;
    let request = HttpRequest {
        method: "GET",
        url: &format!("{folder}/"),
        headers: Vec::new(),
        body: None,
        cookie: false,
        deadline: DEADLINE,
        abort: None,
        stop: None,
    };
    let answer = fetch(request).await.ok().filter(|answer| answer.status == 200)?;
    // Something in between may answer in the server's place: what starts no script is no version.
    answer.text.contains("modulepreload").then(|| !answer.text.contains(name))
}
