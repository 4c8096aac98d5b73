//! The way to UniView Portal 2.0: what it adds, how far the migration is, what that means here.

use leptos::prelude::*;
use spanning_api::migration::Migration;
use spanning_domain::portal::{NavPage, Portal};

use crate::features::migration::watched;
use crate::nav::use_nav;
use crate::platform::intl::number;
use crate::routes::Route;
use crate::text::{customers as text, migration};
use crate::ui::*;

/// Where the migration of this portal stands, as far as the banner tells it.
#[derive(Clone, PartialEq)]
pub(super) enum Stage {
    Possible,
    Asked,
    Running(String),
    Ended,
}

impl Stage {
    /// Whether the portal is read-only meanwhile.
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Running(_))
    }

    fn of(found: Option<&Migration>) -> Self {
        match found {
            Some(m) if m.finished_at.is_some() => Self::Ended,
            Some(m) if m.started_at.is_some() => {
                let over = m.done + m.failed + m.skipped;
                Self::Running(migration::done_of(&number(over.into()), &number(m.clients.into()), m.clients))
            }
            Some(m) if m.directed_at.is_some() => Self::Asked,
            _ => Self::Possible,
        }
    }
}

/// Followed while it moves.
pub(super) fn stage(portal: &'static Portal) -> Memo<Stage> {
    let all = watched();
    Memo::new(move |_| {
        Stage::of(all.with(|all| all.items.iter().find(|m| m.from == portal.kind).cloned()).flatten().as_ref())
    })
}

/// The migration banner.
#[component]
pub(super) fn MigrationBanner(portal: &'static Portal, stage: Memo<Stage>) -> impl IntoView {
    let href = use_nav().href(&Route::Portal(portal.kind.clone(), NavPage::Migration));
    let banner = move |stage: Stage| {
        let href = href.clone();
        let (title, told, label) = match stage {
            Stage::Possible => (text::banner_title(portal.name), text::banner().to_owned(), text::migrate()),
            Stage::Asked => (migration::waits().to_owned(), migration::waits_text().to_owned(), text::show_migration()),
            Stage::Running(done) => (migration::read_only_here().to_owned(), done, text::show_migration()),
            Stage::Ended => (text::moved().to_owned(), text::moved_text().to_owned(), text::show_migration()),
        };
        let action = move || view! { <ButtonLink label href=href.clone()/> };
        view! {
            <Banner tone=Tone::Info title action>
                {told}
            </Banner>
        }
    };
    move || banner.clone()(stage.get())
}
