//! The frame around the pages: bars in a tab of its own, nothing but the page in a portal's frame.

mod account;
mod banners;
pub mod guard;
pub mod language;
mod newer;
mod reauth;
mod sidenav;
mod states;
mod topbar;

use leptos::{html, prelude::*};

pub use states::{
    forbidden, no_host, no_token, not_found, part_missing, start_failed, starting, unknown_portal, way_in_closed,
};

use self::banners::Banners;
use self::reauth::Reauthenticate;
use self::sidenav::Sidenav;
use self::topbar::Topbar;
use crate::platform::host::use_host;
use crate::text::shell as text;
use crate::ui::{ToastRegion, Toasts, TooltipLayer, keep_focus};

/// The id of the main part: where the skip link goes.
pub const MAIN: &str = "main";

/// How much stands around the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chrome {
    /// Top bar and navigation.
    Bars,
    /// Nothing: nobody is signed in.
    Plain,
    /// Nothing: the portal's page has its own.
    Embedded,
}

/// The frame.
#[component]
pub fn Shell(
    /// How much of it.
    chrome: Signal<Chrome>,
    /// The page.
    #[prop(into)]
    page: ViewFn,
) -> impl IntoView {
    keep_focus();
    let frame = move || {
        let page = page.clone();
        match chrome.get() {
            Chrome::Bars => view! {
                <div class="shell">
                    <SkipLink/>
                    <Topbar/>
                    <Sidenav/>
                    <Main page/>
                </div>
            }
            .into_any(),
            Chrome::Plain => view! {
                <div class="shell shell-plain">
                    <SkipLink/>
                    <Main page/>
                </div>
            }
            .into_any(),
            Chrome::Embedded => view! {
                <div class="shell shell-embedded">
                    <SkipLink/>
                    <Main page/>
                </div>
            }
            .into_any(),
        }
    };
    view! {
        {frame}
        <Reauthenticate/>
        <ToastRegion/>
        <TooltipLayer/>
    }
    .into_any()
}

#[component]
fn SkipLink() -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        // No step in the history; and a demo has its address in the fragment.
        event.prevent_default();
        crate::platform::page::focus("#main");
    };
    view! {
        <a class="skip-link" href=format!("#{MAIN}") on:click=skip>
            {text::skip()}
        </a>
    }
}

#[component]
fn Main(page: ViewFn) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let element = NodeRef::<html::Main>::new();
    let host = use_host();
    if host.is_framed() {
        element.on_load(move |main| host.follow_size(main.into()));
    }
    let below_toasts = Memo::new(move |_| toasts.is_some_and(Toasts::any));
    view! {
        <main node_ref=element class="main" class:main-below-toasts=below_toasts id=MAIN tabindex="-1">
            <Banners/>
            {page.run()}
        </main>
    }
    .into_any()
}
