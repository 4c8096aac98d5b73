//! Customer tenants on the dashboard. Field names follow `DomainModelV2` of the UniView Public API;
//! members marked *ours* are not in it.

use crate::id::{DirectoryId, OrganizationId, PersonId, TenantId};
use crate::query::{Pairs, Query, Window, set_list, set_text};
use crate::time::Timestamp;
use crate::wire;

open_enum! {
    /// Outcome of a backup. The first four are the vendor's values.
    pub enum BackupStatus {
        /// Everything was backed up.
        Success = "success",
        /// Nothing had changed.
        SuccessfulNoChanges = "successfulNoChanges",
        /// Some items could not be backed up.
        Partial = "partial",
        /// The backup failed.
        Failed = "failed",
        /// Ours: no backup has run yet.
        NeverRun = "neverRun",
    }
}

open_enum! {
    /// Ours: what the tenant is billed under.
    pub enum SubscriptionKind {
        /// A trial of 14 days.
        Trial = "trial",
        /// Spanning Legacy licences.
        Legacy = "legacy",
        /// Spanning licences.
        Spanning = "spanning",
        /// Kaseya 365 licences.
        Kaseya365 = "kaseya365",
        /// Ended; nothing is backed up.
        Expired = "expired",
    }
}

open_enum! {
    /// Where backups are kept.
    pub enum Region {
        /// United States.
        Us = "us",
        /// European Union.
        Eu = "eu",
        /// Asia-Pacific.
        Ap = "ap",
        /// Canada.
        Ca = "ca",
        /// United Kingdom.
        Uk = "uk",
        /// Africa.
        Af = "af",
    }
}

open_enum! {
    /// What is backed up.
    pub enum Service {
        /// Mail.
        Mail = "mail",
        /// Contacts.
        Contacts = "contacts",
        /// Calendar.
        Calendar = "calendar",
        /// OneDrive.
        Onedrive = "onedrive",
        /// SharePoint.
        Sharepoint = "sharepoint",
        /// Sites.
        Sites = "sites",
        /// Teams.
        Teams = "teams",
    }
}

open_enum! {
    /// What the tenant data comes from.
    pub enum Origin {
        /// Microsoft 365.
        M365 = "M365",
        /// Google Workspace.
        Googleworkspace = "GOOGLEWORKSPACE",
    }
}

wire! {
    /// One row of the dashboard.
    pub struct Tenant {
        /// The tenant.
        pub id: TenantId,
        /// Its Microsoft Entra directory (ours; the Entra twin calls it `msId`).
        pub ms_id: DirectoryId,
        /// Display name.
        pub name: String,
        /// Ours: primary domain.
        pub domain: String,
        /// The mapped organization; absent means not mapped.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_id: Option<OrganizationId>,
        /// The mapped organization's name (borrowed from the Entra twin's `mappedCustomerName`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_name: Option<String>,
        /// Backup region.
        pub region: Region,
        /// Microsoft 365 here.
        pub origin: Origin,
        /// Ours: subscription.
        pub subscription: SubscriptionKind,
        /// When the trial or subscription ends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expiration_date: Option<Timestamp>,
        /// Users in the directory, guests not counted.
        pub number_of_users: u32,
        /// Users under backup: standard and archived.
        pub number_of_protected_users: u32,
        /// Users not under backup.
        pub number_of_unprotected_users: u32,
        /// Standard licences bought or allotted.
        pub number_of_standard_licenses_total: u32,
        /// Standard licences in use.
        pub number_of_protected_standard_users: u32,
        /// Archived licences bought or allotted.
        pub number_of_archived_licenses_total: u32,
        /// Archived licences in use.
        pub number_of_protected_archived_users: u32,
        /// Storage; absent while not known yet, which is not zero.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub storage_information: Option<StorageInformation>,
        /// The last backup.
        pub last_backup: LastBackup,
        /// Worst outcome of the last seven days.
        pub backup_status_last_seven_days_total: BackupStatus,
        /// Worst outcome of the last seven days per service.
        pub backup_status_last_seven_days: SevenDays,
        /// Ours: one outcome per day, oldest first, today last.
        pub last_seven_days: Vec<BackupStatus>,
        /// Whether VSA, UniView and KaseyaOne identities may come in.
        pub login_with_it_complete: bool,
        /// Whether only failures are mailed.
        pub error_only_email: bool,
        /// Ours: whether a KaseyaOne company is linked and its link works.
        pub kaseya_one_linked: bool,
        /// Ours: open alerts; absent for a tenant without organization, which raises none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub alerts: Option<u32>,
        /// Ours: when this row was last synchronised from Spanning; absent while the first sync runs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub synced_at: Option<Timestamp>,
    }

    /// Storage of a tenant, in bytes.
    pub struct StorageInformation {
        /// Size of what is protected.
        pub protected_bytes: u64,
        /// Size of what is stored, versions included.
        pub used_bytes: u64,
    }

    /// The last backup as a whole and of the tenant-wide services.
    pub struct LastBackup {
        /// Outcome.
        pub status: BackupStatus,
        /// When; absent if never.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timestamp: Option<Timestamp>,
        /// Of Sites.
        pub sites: ServiceBackup,
        /// Of Teams.
        pub teams: ServiceBackup,
        /// Of SharePoint.
        pub share_point: ServiceBackup,
    }

    /// The last backup of one service.
    pub struct ServiceBackup {
        /// Outcome.
        pub status: BackupStatus,
        /// When; absent if never.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timestamp: Option<Timestamp>,
    }

    /// Worst outcome of seven days, per service.
    pub struct SevenDays {
        /// Mail.
        pub total_for_mail: BackupStatus,
        /// Contacts.
        pub total_for_contact: BackupStatus,
        /// Calendar.
        pub total_for_calendar: BackupStatus,
        /// OneDrive.
        pub total_for_drive: BackupStatus,
        /// Sites.
        pub total_for_sites: BackupStatus,
        /// SharePoint.
        pub total_for_share_point: BackupStatus,
        /// Teams.
        pub total_for_teams: BackupStatus,
    }

    /// Everything about one tenant.
    pub struct TenantDetail {
        /// The row.
        pub tenant: Tenant,
        /// The KaseyaOne company, if linked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kaseya_one_company: Option<String>,
        /// 30 days of outcomes, one list per service, oldest day first.
        pub history: Vec<ServiceHistory>,
        /// Used bytes on each of the last 30 days, oldest first; empty while not known.
        pub storage_trend: Vec<u64>,
        /// The day that the last entries of both lists stand for (midnight UTC).
        pub last_day: Timestamp,
        /// When this tenant was added.
        pub added_at: Timestamp,
    }

    /// 30 days of one service.
    pub struct ServiceHistory {
        /// Which service.
        pub service: Service,
        /// One outcome per day, oldest first.
        pub days: Vec<BackupStatus>,
    }

    /// One user of a tenant; follows `UserModelV2` where it can.
    pub struct TenantUser {
        /// The user.
        pub id: PersonId,
        /// Display name (ours).
        pub name: String,
        /// E-mail address.
        pub email: String,
        /// Whether backed up with a Standard licence, kept with an Archived one, or not protected.
        pub protection: Protection,
        /// The last backup's outcome.
        pub last_backup_status_total: BackupStatus,
        /// When it ran.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_backup_timestamp_total: Option<Timestamp>,
        /// Stored bytes.
        pub used_bytes: u64,
    }

    /// How many tenants have each value of a facet, within the other filters.
    pub struct Facets {
        /// Per last-backup status.
        pub status: Vec<FacetValue>,
        /// Per subscription.
        pub subscription: Vec<FacetValue>,
        /// Per region.
        pub region: Vec<FacetValue>,
        /// Per triage group (see `Attention`).
        pub attention: Vec<FacetValue>,
    }

    /// One value of a facet.
    pub struct FacetValue {
        /// The value as the filter takes it.
        pub value: String,
        /// How many tenants have it.
        pub count: u64,
    }

    /// The tiles over the table.
    pub struct TenantSummary {
        /// How many tenants the portal lists.
        pub tenants: u64,
        /// Backup Total Success Rate: tenants whose last run was fine, of those that have run.
        pub success: Ratio,
        /// The same per day over seven days, in per mille, oldest first.
        pub success_trend: Vec<u32>,
        /// Seat Protection: protected seats of all seats.
        pub seats: Ratio,
        /// Spanning Licenses: standard in use of available.
        pub spanning: Ratio,
        /// Kaseya 365 Licenses: standard in use of available.
        pub kaseya365: Ratio,
        /// Spanning Legacy: standard in use of available.
        pub legacy_standard: Ratio,
        /// Spanning Legacy: archived in use of available.
        pub legacy_archived: Ratio,
        /// Protected seats per day over seven days, oldest first, now last.
        #[serde(default)]
        pub seats_trend: Vec<u64>,
        /// The same for Spanning licences in use.
        #[serde(default)]
        pub spanning_trend: Vec<u64>,
        /// The same for Kaseya 365 licences in use.
        #[serde(default)]
        pub kaseya365_trend: Vec<u64>,
        /// The same for standard Spanning Legacy licences in use.
        #[serde(default)]
        pub legacy_trend: Vec<u64>,
        /// Last hourly sync.
        pub synced_at: Timestamp,
        /// Next hourly sync.
        pub next_sync_at: Timestamp,
        /// The server's clock at the time of the answer.
        pub server_time: Timestamp,
    }

    /// A part of a whole.
    pub struct Ratio {
        /// The part.
        pub part: u64,
        /// The whole.
        pub whole: u64,
    }
}

open_enum! {
    /// Whether and how a user is protected.
    pub enum Protection {
        /// Backed up daily.
        Standard = "standard",
        /// Kept, no new backups.
        Archived = "archived",
        /// Not protected.
        None = "none",
    }
}

/// Filter and window of a tenant's users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// Text to look for in names and addresses; empty means all.
    pub q: String,
    /// Kinds of protection; empty means any.
    pub protection: Vec<Protection>,
    /// The window.
    pub window: Window,
}

impl Query for UserQuery {
    const PARAMS: &'static [(&'static str, &'static str)] = &[
        ("q", "Text to look for in names and addresses."),
        ("protection", "Kinds of protection, comma-separated."),
        Window::PARAMS[0],
        Window::PARAMS[1],
    ];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        Pairs::default().text("q", &self.q).list("protection", &self.protection).window(&self.window)
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "q" => set_text(&mut self.q, value),
            "protection" => set_list(&mut self.protection, value, Protection::known),
            _ => self.window.take(name, value),
        }
    }
}
