//! Addresses of VSA 10's pages, after the portal's own path.

use super::{NavPage, PageRow};

pub(super) const PAGES: &[PageRow] =
    &[(NavPage::Tenants, "modules/integrations/unitrends-backup"), (NavPage::Activity, "activity")];
