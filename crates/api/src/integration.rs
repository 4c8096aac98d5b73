//! Settings > Integrations of one tenant.

use crate::id::LinkAttemptId;
use crate::portal::PortalKind;
use crate::session::{CompanyRef, Person, SpanningRole, TenantRef};
use crate::time::Timestamp;
use crate::wire;

open_enum! {
    /// A way into a tenant other than its own credentials.
    pub enum WayIn {
        /// Single sign-on from UniView.
        UniviewSso = "uniview_sso",
        /// Single sign-on from VSA.
        VsaSso = "vsa_sso",
        /// KaseyaOne Unified Login.
        UnifiedLogin = "unified_login",
    }
}

open_enum! {
    /// Why a portal's list does not have a tenant.
    pub enum MissingReason {
        /// Nobody has added it there.
        NotAdded = "notAdded",
        /// It was added and is on its way: the list shows it after the next sync or when its move is done.
        OnItsWay = "onItsWay",
        /// The company that looks after the tenant does not have this portal.
        NoPortal = "noPortal",
    }
}

wire! {
    /// Everything on the page; carries an ETag.
    pub struct Integrations {
        /// The tenant.
        pub tenant: TenantRef,
        /// The Login with IT Complete switch.
        pub it_complete: ItComplete,
        /// The KaseyaOne Integration tile.
        pub kaseya_one: KaseyaOneLink,
        /// The UniView Integration section: one entry per portal version.
        pub presence: Vec<PortalPresence>,
        /// When the portals were asked for it.
        #[serde(default)]
        pub presence_checked_at: Timestamp,
        /// An attempt of the caller that is still under way.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub active_attempt: Option<LinkAttemptId>,
        /// Who can do what the caller cannot: Global Administrators of the tenant.
        pub global_administrators: Vec<Person>,
        /// The caller's role.
        pub role: SpanningRole,
    }

    /// The switch and the ways in that it governs.
    pub struct ItComplete {
        /// On or off.
        pub enabled: bool,
        /// Who changed it last; absent if never changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub changed_by: Option<Person>,
        /// When it was changed last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub changed_at: Option<Timestamp>,
        /// The three ways in, always all of them.
        pub ways_in: Vec<WayInState>,
    }

    /// One way in: whether it works, and who uses it.
    pub struct WayInState {
        /// Which.
        pub way: WayIn,
        /// Whether it works now.
        pub open: bool,
        /// How many people have used it in the last 90 days.
        pub people: u32,
        /// The last time anybody did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_used: Option<Timestamp>,
    }

    /// Where this tenant is present, asked for just now.
    pub struct Presence {
        /// One entry per portal version.
        pub items: Vec<PortalPresence>,
        /// When the portals were asked.
        pub checked_at: Timestamp,
    }

    /// Where this tenant is present.
    pub struct PortalPresence {
        /// The portal version.
        pub portal: PortalKind,
        /// Whether its list has this tenant.
        pub present: bool,
        /// Under which name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub listed_as: Option<String>,
        /// Since when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub since: Option<Timestamp>,
        /// When the portal's data of it was last synchronised; absent before the first sync, and in portals that do
        /// not synchronise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub synced_at: Option<Timestamp>,
        /// Why the list does not have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub missing: Option<MissingReason>,
    }

    /// Asks for the switch to be on or off.
    pub struct SetItComplete {
        /// The wanted state.
        pub enabled: bool,
        /// Needed to switch off when no proven local administrator remains.
        #[serde(default)]
        pub override_last_way_in: bool,
    }

    /// Asks for the KaseyaOne link to be removed.
    pub struct Unlink {
        /// Needed when no proven local administrator remains.
        #[serde(default)]
        pub override_last_way_in: bool,
    }

    /// What switching off or unlinking would do.
    pub struct Impact {
        /// The ways in that close.
        pub closes: Vec<WayIn>,
        /// Who loses a way in, most recent first.
        pub people: Vec<AffectedPerson>,
        /// Administrators who can still sign in with Spanning or Microsoft credentials.
        pub local_administrators: Vec<LocalAdministrator>,
        /// Whether at least one of them has done so in the last 90 days.
        pub proven_local_administrator: bool,
        /// Sessions that end at their next request.
        pub sessions: u32,
    }

    /// Somebody who loses a way in.
    pub struct AffectedPerson {
        /// Who.
        pub person: Person,
        /// By which way they come in.
        pub way: WayIn,
        /// When they last did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_sign_in: Option<Timestamp>,
    }

    /// An administrator with credentials of the tenant itself.
    pub struct LocalAdministrator {
        /// Who.
        pub person: Person,
        /// When they last signed in that way; absent means never proven.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_sign_in: Option<Timestamp>,
    }
}

/// The KaseyaOne link of a tenant.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum KaseyaOneLink {
    /// No link is stored.
    NotLinked,
    /// Linked: Unified Login works.
    Linked(LinkRecord),
    /// A link is stored but rests, because Login with IT Complete was switched off meanwhile.
    /// It works again only after a KaseyaOne Master resumes it.
    Suspended(LinkRecord),
}

impl KaseyaOneLink {
    /// The stored record, resting or not.
    pub fn record(&self) -> Option<&LinkRecord> {
        match self {
            Self::NotLinked => None,
            Self::Linked(record) | Self::Suspended(record) => Some(record),
        }
    }
}

wire! {
    /// A stored link.
    pub struct LinkRecord {
        /// The KaseyaOne company.
        pub company: CompanyRef,
        /// Who made it, on the Spanning side.
        pub linked_by: Person,
        /// Whose Master login proved it.
        pub master: String,
        /// When.
        pub linked_at: Timestamp,
    }
}
