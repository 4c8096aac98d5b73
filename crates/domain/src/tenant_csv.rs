//! The tenant list as CSV: every property, in units that a spreadsheet can calculate with.

use spanning_api::Timestamp;
use spanning_api::tenant::Tenant;

use crate::csv::line;

/// Captions of the columns; they name the contract's fields, so that a sheet goes on working.
const COLUMNS: [&str; 24] = [
    "Name",
    "Domain",
    "Tenant ID",
    "Directory ID",
    "Organization",
    "Last backup",
    "Last backup at (UTC)",
    "Worst of 7 days",
    "Users",
    "Protected users",
    "Unprotected users",
    "Standard licences used",
    "Standard licences total",
    "Archived licences used",
    "Archived licences total",
    "Subscription",
    "Ends at (UTC)",
    "Protected bytes",
    "Used bytes",
    "Login with IT Complete",
    "KaseyaOne linked",
    "Open alerts",
    "Region",
    "Synced at (UTC)",
];

/// The first line.
pub fn header() -> String {
    line(COLUMNS)
}

/// One tenant; `iso` writes a time as ISO 8601 has it. What is not known is empty, which is not zero.
pub fn row(tenant: &Tenant, iso: &dyn Fn(Timestamp) -> String) -> String {
    let time = |at: Option<Timestamp>| at.map(iso).unwrap_or_default();
    let bytes = |of: Option<u64>| of.map(|bytes| bytes.to_string()).unwrap_or_default();
    let switch = |on: bool| if on { "on" } else { "off" }.to_owned();
    let storage = tenant.storage_information.as_ref();
    line([
        tenant.name.clone(),
        tenant.domain.clone(),
        tenant.id.to_string(),
        tenant.ms_id.to_string(),
        tenant.customer_name.clone().unwrap_or_default(),
        tenant.last_backup.status.to_string(),
        time(tenant.last_backup.timestamp),
        tenant.backup_status_last_seven_days_total.to_string(),
        tenant.number_of_users.to_string(),
        tenant.number_of_protected_users.to_string(),
        tenant.number_of_unprotected_users.to_string(),
        tenant.number_of_protected_standard_users.to_string(),
        tenant.number_of_standard_licenses_total.to_string(),
        tenant.number_of_protected_archived_users.to_string(),
        tenant.number_of_archived_licenses_total.to_string(),
        tenant.subscription.to_string(),
        time(tenant.expiration_date),
        bytes(storage.map(|storage| storage.protected_bytes)),
        bytes(storage.map(|storage| storage.used_bytes)),
        switch(tenant.login_with_it_complete),
        switch(tenant.kaseya_one_linked),
        tenant.alerts.map(|alerts| alerts.to_string()).unwrap_or_default(),
        tenant.region.to_string(),
        time(tenant.synced_at),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenant_list::samples::tenant;

    #[test]
    fn f26_a_row_has_a_cell_for_every_caption_and_no_formula() {
        let mut hostile = tenant("=HYPERLINK(1)");
        hostile.customer_name = Some("@SUM(A1), Inc".into());
        (hostile.storage_information, hostile.alerts) = (None, None);
        let text = row(&hostile, &|at| at.0.to_string());
        assert!(text.starts_with("'=HYPERLINK(1),") && text.contains("\"'@SUM(A1), Inc\""), "{text}");
        let plain = row(&tenant("plain"), &|at| at.0.to_string());
        assert_eq!(plain.matches(',').count() + 1, COLUMNS.len());
        assert_eq!(header().matches(',').count() + 1, COLUMNS.len());
    }
}
