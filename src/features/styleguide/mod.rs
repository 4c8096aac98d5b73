//! Every component in every state, on one page, to be looked at. Only in builds with the feature `styleguide`.

mod charts;
mod controls;
mod data;
mod feedback;
mod overlays;
mod table;

use leptos::prelude::*;

use crate::ui::*;

/// The style guide.
#[component]
pub fn Styleguide() -> impl IntoView {
    let actions = move || {
        view! {
            <Button label="Light" icon=IconName::Sun on_click=|_| set("data-theme", "light")/>
            <Button label="Dark" icon=IconName::Moon on_click=|_| set("data-theme", "dark")/>
            <Button label="Comfortable" on_click=|_| set("data-density", "comfortable")/>
            <Button label="Compact" on_click=|_| set("data-density", "compact")/>
            <Button label="Right to left" on_click=|_| set("dir", "rtl")/>
        }
    };
    let trail = vec![Crumb::text("Design system"), Crumb::text("Style guide")];
    view! {
        <div class="page">
            <PageHeader
                title="Style guide"
                purpose="Every component in every state"
                breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> }
                meta=|| {
                    view! {
                        <TimeText
                            relative="Synced 12 min ago"
                            absolute="24 November 2026, 14:05"
                            datetime="2026-11-24T14:05:00Z"
                            focusable=true
                        />
                        <IconButton icon=IconName::Refresh label="Sync now" on_click=|_| ()/>
                    }
                }
                actions
            />
            {controls::view()}
            {feedback::view()}
            {data::view()}
            {charts::view()}
            {overlays::view()}
            {table::view()}
        </div>
    }
    .into_any()
}

/// The style guide in the frame of the app, for a page of its own.
#[component]
pub fn StyleguidePage() -> impl IntoView {
    provide_toasts();
    let link = |name: IconName, label: &'static str, current: bool| {
        view! {
            <li>
                <a class="sidenav-link" href="#main" aria-current=current.then_some("page") data-tip=label>
                    <Icon name/>
                    <span class="sidenav-label">{label}</span>
                </a>
            </li>
        }
    };
    view! {
        <div class="shell">
            <a class="skip-link" href="#main">
                "Skip to content"
            </a>
            <header class="topbar">
                <button type="button" class="btn btn-icon topbar-menu" popovertarget="sidenav" aria-label="Navigation">
                    <Icon name=IconName::Menu/>
                </button>
                <a class="topbar-product" href="#main">
                    <Icon name=IconName::Cloud/>
                    <span>"Spanning"</span>
                </a>
                <div class="topbar-switcher">
                    <Menu label="Northwind Traders" button=MenuButton::Quiet icon=IconName::Organization items=menu_items/>
                </div>
                <div class="topbar-end">
                    <span class="bubble-host">
                        <IconButton icon=IconName::Bell label="4 alerts" on_click=|_| ()/>
                        <span class="bubble" aria-hidden="true">
                            "4"
                        </span>
                    </span>
                    <IconButton icon=IconName::Help label="Help" on_click=|_| ()/>
                    <Popover label="Account" button=MenuButton::IconOnly icon=IconName::Person>
                        <DescriptionList>
                            <DescriptionItem term="Account">"admin@northwind.example"</DescriptionItem>
                            <DescriptionItem term="Came in by">"KaseyaOne"</DescriptionItem>
                        </DescriptionList>
                    </Popover>
                </div>
            </header>
            <nav class="sidenav" id="sidenav" popover="auto" aria-label="Main">
                <ul>
                    {link(IconName::Dashboard, "Dashboard", true)} <li class="sidenav-group">"Account"</li>
                    {link(IconName::Settings, "Settings", false)} {link(IconName::Activity, "Activity", false)}
                    {link(IconName::Key, "Licences", false)}
                </ul>
            </nav>
            <main class="main" id="main" tabindex="-1">
                <Styleguide/>
            </main>
            <ToastRegion/>
            <TooltipLayer/>
        </div>
    }
    .into_any()
}

fn menu_items() -> Vec<MenuItem> {
    vec![
        MenuItem::new("Open", || ()).icon(IconName::External),
        MenuItem::new("Sync now", || ()).icon(IconName::Refresh).disabled("A sync is running"),
        MenuItem::new("Unlink organization", || ()).icon(IconName::Unlink).danger().separated(),
    ]
}

fn set(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(attribute, value);
    }
}

/// A card of samples.
fn card(title: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="card">
            <h2>{title}</h2>
            {content}
        </section>
    }
    .into_any()
}
