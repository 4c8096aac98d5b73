//! Addresses of VSA 9's pages, after the portal's own path.

use super::{NavPage, PageRow};

pub(super) const PAGES: &[PageRow] = &[
    (NavPage::Tenants, "saas-backup/customers"),
    (NavPage::Migration, "saas-backup/migration"),
    (NavPage::Activity, "activity"),
];
