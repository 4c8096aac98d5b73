//! The details of a tenant and the dialogs of its actions, which arrive when they are first needed.

use leptos::prelude::*;
use spanning_domain::portal::Portal;

use super::details::TenantDetails;
use super::state::Dashboard;
use crate::features::tenant_actions::{Actions, Dialogs};
use crate::platform::effect::effect;

/// What they are drawn for.
#[derive(Clone, Copy)]
pub struct TenantPanel {
    dashboard: Dashboard,
    portal: &'static Portal,
    actions: Actions,
}

impl TenantPanel {
    /// Whether it is the page, and not something over it.
    pub fn is_page(self) -> bool {
        untrack(|| self.dashboard.is_full())
    }
}

/// How the app draws them: it knows the parts of a release.
#[derive(Clone, Copy)]
pub struct TenantPanels(fn(TenantPanel) -> AnyView);

/// Provides how they are drawn.
pub fn provide_tenant_panels(draw: fn(TenantPanel) -> AnyView) {
    provide_context(TenantPanels(draw));
}

/// The panel itself.
#[component]
pub fn TenantPanelView(
    /// What it is drawn for.
    panel: TenantPanel,
) -> impl IntoView {
    let TenantPanel { dashboard, portal, actions } = panel;
    view! {
        <TenantDetails dashboard portal actions/>
        <Dialogs actions/>
    }
    .into_any()
}

/// The panel from the first time on that a tenant or a dialog is opened.
pub(super) fn when_needed(dashboard: Dashboard, portal: &'static Portal, actions: Actions) -> AnyView {
    let Some(TenantPanels(draw)) = use_context() else { return ().into_any() };
    let needed = Memo::new(move |before| {
        before == Some(&true)
            || actions.open.with(Option::is_some)
            || dashboard.address.with(|address| address.tenant.is_some())
    });
    (move || needed.get().then(|| draw(TenantPanel { dashboard, portal, actions }))).into_any()
}

/// Looks again after something was changed here, and when the server says that rows have changed.
pub(super) fn follow(dashboard: Dashboard, actions: Actions) {
    effect(move |before: Option<u32>| {
        let now = actions.changes.get();
        if before.is_some_and(|before| before != now) {
            dashboard.refresh();
        }
        now
    });
    effect(move |before: Option<Option<String>>| {
        let now = actions.syncs.rows();
        if before.flatten().is_some_and(|before| now.as_ref().is_some_and(|now| *now != before)) {
            dashboard.refresh();
        }
        now
    });
}
