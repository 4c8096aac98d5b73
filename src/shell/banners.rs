//! What concerns every page: no network; in a frame, the end of the portal's session.

use leptos::prelude::*;

use crate::app::use_boot;
use crate::nav::use_nav;
use crate::platform::host::use_host;
use crate::platform::{events, sandbox};
use crate::session::{SessionState, use_session};
use crate::text::shell as text;
use crate::ui::*;

#[component]
pub(super) fn Banners() -> impl IntoView {
    let (session, host, boot) = (use_session(), use_host(), use_boot());
    let online = RwSignal::new(events::online());
    for name in ["online", "offline"] {
        events::on_window(name, move || {
            online.try_set(events::online());
        });
    }
    let offline = move || {
        (!online.get()).then(|| {
            view! {
                <Banner tone=Tone::Warn title=text::OFFLINE>
                    {text::OFFLINE_TEXT}
                </Banner>
            }
        })
    };
    // In a tab of its own there is the dialog; in a frame only the portal can sign one in.
    let ended = Memo::new(move |_| {
        host.is_framed() && session.with(|state| matches!(state, SessionState::Ended { .. })) == Some(true)
    });
    let ended = move || {
        let retry = move || view! { <Button label=text::RETRY on_click=move |()| boot.resume()/> };
        ended.get().then(|| {
            view! {
                <Banner tone=Tone::Bad title=text::ENDED_FRAMED action=retry>
                    {text::ENDED_FRAMED_TEXT}
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
    view! { <div class="banners">{offline} {ended} {poor}</div> }.into_any()
}

/// The host's frame lacks permissions: which, and the way around it.
fn poor_frame(lacks: &[&str]) -> AnyView {
    let (nav, words) = (use_nav(), text::poor_frame(lacks));
    let action = move || {
        let href = move || nav.place().route.path();
        view! { <ButtonLink label=text::NEW_WINDOW href=Signal::derive(href) external=true/> }
    };
    view! {
        <Banner tone=Tone::Warn title=text::POOR_FRAME action>
            {words}
        </Banner>
    }
    .into_any()
}
