//! Addresses of UniView Portal 2.0's pages, after the portal's own path.

use super::{NavPage, PageRow};

pub(super) const PAGES: &[PageRow] = &[
    (NavPage::Tenants, "dashboard/spanning/microsoft365"),
    (NavPage::Alerts, "alerts"),
    (NavPage::Migration, "migration"),
    (NavPage::Activity, "activity"),
];
