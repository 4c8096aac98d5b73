//! A session sees what it is for, and does not learn what else there is.

use spanning_api::endpoint::{Access, Op};
use spanning_api::problem::Code;

use super::report::SCOPES;
use super::{Suite, expect};

pub(super) fn check(suite: &mut Suite<'_>) {
    for op in Op::ALL.iter().filter(|op| op.method().as_str() == "GET") {
        let ids = vec!["none"; op.template().matches("{}").count()];
        let (who, what) = match op.access() {
            Access::Partner => (suite.tenant.clone(), "a tenant's session is refused"),
            Access::Tenant => (suite.portal.clone(), "a portal's session is refused"),
            // Another tenant is refused alike, whether it exists or not.
            Access::Session if op.template().starts_with("/tenants/{}") => {
                (suite.tenant.clone(), "another tenant's session is refused")
            }
            _ => continue,
        };
        let Some(who) = who else { continue };
        let answer = suite.get(&who, &op.path(&ids));
        let found = answer.and_then(|answer| expect::problem(&answer, 403, &Code::OutOfScope));
        suite.point(op.name(), what, SCOPES, found);
    }
}
