//! Which action is open for which tenant, and what every one of them shares.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::tenant::{SubscriptionKind, Tenant};
use spanning_domain::permission::Act;

use super::syncs::Syncs;
use crate::client::{Client, use_client};
use crate::features::permit::why_not;
use crate::session::{SessionContext, use_session};
use crate::text::{tenant_actions as text, tenants};
use crate::ui::*;

/// What is done to a tenant in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Map it, or map it to another organization.
    Map,
    /// Take the mapping away.
    Unmap,
    /// Allocate and release licences.
    Licences,
    /// Make a trial a paid subscription.
    Upgrade,
    /// Remove it.
    Remove,
}

impl Job {
    fn act(self) -> Act {
        match self {
            Self::Map | Self::Unmap => Act::MapOrganizations,
            Self::Licences | Self::Upgrade => Act::ManageLicences,
            Self::Remove => Act::RemoveTenant,
        }
    }
}

/// Actions on tenants; one for each page that offers them.
#[derive(Clone, Copy)]
pub struct Actions {
    /// The open dialog.
    pub open: RwSignal<Option<(Job, Arc<Tenant>)>>,
    /// Syncs on demand.
    pub syncs: Syncs,
    /// Counts what was changed here: look again. Reactive.
    pub changes: RwSignal<u32>,
    pub(super) client: Client,
    session: SessionContext,
    toasts: Option<Toasts>,
}

impl Actions {
    /// Nothing is open yet.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        let (client, toasts) = (use_client(), use_context());
        Self {
            open: RwSignal::new(None),
            syncs: Syncs::new(client, toasts),
            changes: RwSignal::new(0),
            client,
            session: use_session(),
            toasts,
        }
    }

    /// Opens a dialog.
    pub fn begin(self, job: Job, tenant: &Arc<Tenant>) {
        self.open.set(Some((job, tenant.clone())));
    }

    /// Leaves the open dialog.
    pub fn close(self) {
        self.open.try_set(None);
    }

    /// Says that something worked, and has the page look again.
    pub fn done(self, words: String) {
        self.close();
        self.changed();
        if let Some(toasts) = self.toasts {
            toasts.show(Toast::good(words));
        }
    }

    /// Has the page look again.
    pub fn changed(self) {
        self.changes.try_update(|count| *count = count.wrapping_add(1));
    }

    /// Why something cannot be done to a tenant now. Reactive.
    pub fn why_not(self, job: Job, tenant: &Tenant) -> Option<String> {
        let ended = tenant.subscription == SubscriptionKind::Expired;
        let trial = ended || tenant.subscription == SubscriptionKind::Trial;
        let own = match job {
            Job::Licences if ended => Some(text::upgrade_first()),
            Job::Upgrade if !trial => Some(text::not_a_trial()),
            _ => None,
        };
        why_not(self.session, job.act()).or_else(|| own.map(str::to_owned))
    }

    /// Why a tenant cannot be synced now. Reactive.
    pub fn why_no_sync(self, tenant: &Tenant) -> Option<String> {
        why_not(self.session, Act::Sync).or_else(|| self.syncs.why_not(&tenant.id))
    }

    /// The entries of a tenant's menu. Reactive.
    pub fn items(self, tenant: &Arc<Tenant>) -> Vec<MenuItem> {
        let entry = |job: Job, label: &str, icon: IconName| {
            let own = tenant.clone();
            let item = MenuItem::new(label, move || self.begin(job, &own)).icon(icon);
            match self.why_not(job, tenant) {
                Some(why) => item.disabled(why),
                None => item,
            }
        };
        let mapped = tenant.customer_id.is_some();
        let mut items = vec![entry(Job::Map, if mapped { text::remap() } else { text::map() }, IconName::Organization)];
        if mapped {
            items.push(entry(Job::Unmap, text::unmap(), IconName::Unlink));
        }
        items.push(entry(Job::Licences, text::licences(), IconName::Key));
        if matches!(tenant.subscription, SubscriptionKind::Trial | SubscriptionKind::Expired) {
            items.push(entry(Job::Upgrade, text::upgrade(), IconName::ArrowRight));
        }
        let own = tenant.clone();
        let sync = MenuItem::new(text::sync(), move || self.syncs.ask(&own)).icon(IconName::Refresh);
        items.push(match self.why_no_sync(tenant) {
            Some(why) => sync.disabled(why),
            None => sync,
        });
        items.push(entry(Job::Remove, text::remove(), IconName::Close).danger().separated());
        items
    }
}

/// The menu at the end of a tenant's row.
#[component]
pub fn RowMenu(
    /// The actions of the page.
    actions: Actions,
    /// Whose row it is.
    tenant: Arc<Tenant>,
) -> impl IntoView {
    let label = text::menu_of(tenants::name(&tenant));
    view! {
        <Menu
            label
            items=Signal::derive(move || actions.items(&tenant))
            button=MenuButton::IconOnly
            icon=IconName::More
            in_row=true
        />
    }
    .into_any()
}
