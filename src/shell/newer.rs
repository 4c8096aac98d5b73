//! Whether the server has a newer version of the app than this tab, which then offers to load it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::http::{HttpRequest, fetch};
use crate::platform::{events, leave, page, timer};
use crate::text::shell as text;
use crate::ui::*;

/// Looked at so often at most, when somebody comes back to the tab; in milliseconds.
const OFTEN: u64 = 5 * 60_000;
/// And so often while nobody comes or goes.
const SELDOM: u64 = 30 * 60_000;
const DEADLINE: u64 = 10_000;

/// A banner, once there is a newer version. Nothing is loaded by itself: something may be half typed.
#[component]
pub(super) fn Newer() -> impl IntoView {
    let newer = RwSignal::new(false);
    let due = StoredValue::new(false);
    let look = move || {
        due.try_set_value(false);
        if newer.try_get_untracked() != Some(false) {
            return;
        }
        spawn_local(async move {
            if is_newer().await == Some(true) {
                newer.try_set(true);
            }
        });
    };
    timer::every(OFTEN, move || {
        due.try_set_value(true);
    });
    events::on_return(move || {
        if due.try_get_value() == Some(true) {
            look();
        }
    });
    timer::every(SELDOM, look);
    let reload = move || view! { <Button label=text::reload() on_click=|()| leave::reload()/> };
    move || {
        newer.get().then(|| {
            view! {
                <Banner tone=Tone::Info title=text::newer() action=reload>
                    {text::newer_text()}
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
