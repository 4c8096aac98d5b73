//! Every component in every state, on one page, to be looked at. Only in builds with the feature `styleguide`.

mod charts;
mod choices;
mod controls;
mod data;
mod feedback;
mod overlays;
mod table;

use leptos::prelude::*;

use self::choices::Choice;
use crate::ui::*;

/// The style guide. The shell around it brings the toasts and the tooltips.
#[component]
pub fn StyleguidePage() -> impl IntoView {
    let actions = move || {
        view! {
            <Button label="Light" icon=IconName::Sun on_click=|_| set("data-theme", "light")/>
            <Button label="Dark" icon=IconName::Moon on_click=|_| set("data-theme", "dark")/>
            <Button label="Comfortable" on_click=|_| set("data-density", "comfortable")/>
            <Button label="Compact" on_click=|_| set("data-density", "compact")/>
            <Button label="Right to left" on_click=|_| set("dir", "rtl")/>
        }
    };
    let trail = Crumb::words(&["Design system", "Style guide"]);
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
            {choices::PAGE.line()}
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
fn card(choice: &'static Choice, content: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="card">
            <h2>{choice.title}</h2>
            {choice.line()}
            {content}
        </section>
    }
    .into_any()
}
