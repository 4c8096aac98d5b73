//! What concerns every page: no network; in a frame, the end of the portal's session.

use leptos::prelude::*;

use super::newer::Newer;
use crate::app::use_boot;
use crate::client::use_client;
use crate::nav::use_nav;
use crate::platform::clock::use_clock;
use crate::platform::host::use_host;
use crate::platform::{events, sandbox};
use crate::session::{SessionState, use_session};
use crate::text::{shell as text, time};
use crate::ui::*;

#[component]
pub(super) fn Banners() -> impl IntoView {
    let (session, host, boot, clock) = (use_session(), use_host(), use_boot(), use_clock());
    let lost = move || (!events::online()).then(|| clock.right_now());
    let lost_at = RwSignal::new(lost());
    for name in ["online", "offline"] {
        events::on_window(name, move || {
            lost_at.try_set(lost());
        });
    }
    let offline = move || {
        lost_at.get().map(|at| {
            view! {
                <Banner tone=Tone::Warn title=text::offline_label()>
                    {move || text::offline(&time::ago(at, clock.now()))}
                </Banner>
            }
        })
    };
    // In a tab of its own there is the dialog; in a frame only the portal can sign one in.
    let ended = Memo::new(move |_| {
        host.is_framed() && session.with(|state| matches!(state, SessionState::Ended { .. })) == Some(true)
    });
    let ended = move || {
        let retry = move || view! { <Button label=text::retry() on_click=move |()| boot.resume()/> };
        ended.get().then(|| {
            view! {
                <Banner tone=Tone::Bad title=text::ended_framed() action=retry>
                    {text::ended_framed_text()}
                </Banner>
            }
        })
    };
    // A host without the SDK does not tell; whether forms work can be tried.
    let forms = !host.is_framed() || sandbox::allows_forms();
    let lacks = Memo::new(move |_| match host.lacks() {
        lacks if lacks.is_empty() && !forms => vec!["allow-forms"],
        lacks => lacks,
    });
    let poor = move || lacks.with(|lacks| (!lacks.is_empty()).then(|| poor_frame(lacks)));
    view! { <div class="banners">{offline} {waiting()} {ended} {poor} <Newer/></div> }.into_any()
}

/// Something takes long, or the server has asked for a pause; whoever does not want to wait stops it.
fn waiting() -> AnyView {
    let patience = use_client().patience();
    let why = Memo::new(move |_| match (patience.is_paused(), patience.is_long()) {
        (true, _) => Some((text::paused(), text::paused_text())),
        (false, true) => Some((text::still_working(), text::still_working_text())),
        (false, false) => None,
    });
    let stop = move || view! { <Button label=text::stop_waiting() on_click=move |()| patience.stop()/> };
    let banner = move |(title, words): (&'static str, &'static str)| {
        view! {
            <Banner tone=Tone::Info title action=stop>
                {words}
            </Banner>
        }
    };
    (move || why.get().map(banner)).into_any()
}

/// The host's frame lacks permissions: which, and the way around it.
fn poor_frame(lacks: &[&str]) -> AnyView {
    let (nav, words) = (use_nav(), text::poor_frame(lacks));
    let action = move || {
        let href = move || nav.place().route.path();
        view! { <ButtonLink label=text::new_window() href=Signal::derive(href) external=true/> }
    };
    view! {
        <Banner tone=Tone::Warn title=text::poor_frame_label() action>
            {words}
        </Banner>
    }
    .into_any()
}
