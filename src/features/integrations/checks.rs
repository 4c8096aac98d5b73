//! What linking needs, shown live before one starts.

use leptos::prelude::*;
use spanning_api::integration::Integrations;
use spanning_api::session::SpanningRole;
use spanning_domain::permission::GLOBAL_ADMINISTRATOR;

use super::state::IntegrationsState;
use crate::platform::page;
use crate::text::integrations as text;
use crate::ui::*;

/// Why linking cannot start; `None` when it can.
pub(super) fn blocked(page: &Integrations) -> Option<String> {
    if page.role != SpanningRole::GlobalAdministrator {
        return Some(text::ask(GLOBAL_ADMINISTRATOR, &holders(page)));
    }
    (!page.it_complete.enabled).then(|| text::it_complete_first().to_owned())
}

/// Who holds the role.
pub(super) fn holders(page: &Integrations) -> Vec<String> {
    page.global_administrators.iter().map(|person| format!("{} ({})", person.name, person.email)).collect()
}

/// The list.
pub(super) fn view(state: IntegrationsState, data: &Integrations) -> AnyView {
    let switch = if data.it_complete.enabled {
        check(Some(true), text::it_complete_on(), None)
    } else {
        let pending = Signal::derive(move || state.wanted.with(Option::is_some));
        // The button goes once it has worked: focus belongs on what it switches.
        let turn_on = move |()| {
            page::focus("[role=switch]");
            state.turn_on();
        };
        let fix = view! {
            <div class="check-fix">
                <Button label=text::turn_on() on_click=turn_on pending/>
            </div>
        };
        check(Some(false), text::it_complete_off(), Some(fix.into_any()))
    };
    let role = if data.role == SpanningRole::GlobalAdministrator {
        check(Some(true), text::you_are_global(), None)
    } else {
        let who = text::ask_one_of(&holders(data));
        check(Some(false), text::you_are_not_global(), Some(view! { <p class="check-text">{who}</p> }.into_any()))
    };
    let master = view! { <p class="check-text">{text::a_master_text()}</p> }.into_any();
    view! {
        <div class="section">
            <h3>{text::before()}</h3>
            <ul class="checks">{switch} {role} {check(None, text::a_master(), Some(master))}</ul>
        </div>
    }
    .into_any()
}

/// One thing that is needed: there, missing, or not known yet.
pub(super) fn check(met: Option<bool>, words: impl Into<String>, more: Option<AnyView>) -> AnyView {
    let words = words.into();
    let (tone, icon, spoken) = match met {
        Some(true) => (Tone::Good, IconName::Check, text::met()),
        Some(false) => (Tone::Bad, IconName::Failed, text::unmet()),
        None => (Tone::Neutral, IconName::Unknown, text::later()),
    };
    view! {
        <li class=format!("check {}", tone.class())>
            <Icon name=icon/>
            <span>{words} <VisuallyHidden>" (" {spoken} ")"</VisuallyHidden></span>
            {more}
        </li>
    }
    .into_any()
}
