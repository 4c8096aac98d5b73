//! Groups of endpoints: the tags of the document.

use serde_json::{Value, json};

/// A group: its name, what it is about, and how its paths begin.
type Group = (&'static str, &'static str, &'static [&'static str]);

/// In the order of the documentation. A path belongs to the group with the longest beginning.
const GROUPS: [Group; 14] = [
    ("Session", "Signing in and out, and who is signed in.", &["/session"]),
    ("Integrations", "Settings > Integrations of one tenant.", &["/tenants/{}/integrations"]),
    ("Linking", "The chain that links a tenant to a KaseyaOne company.", &["/link-"]),
    ("Portals", "The partner's portals, and going from one to a tenant.", &["/portals", "/launch-tickets"]),
    ("Tenants", "The tenants that a portal lists.", &["/tenants"]),
    ("Adding tenants", "From the form through Microsoft's consent to the first sync.", &["/onboarding"]),
    ("Organizations", "UniView's organizations, and which tenant is whose.", &["/organizations", "/tenants/{}/organ"]),
    ("Licences", "Licences and subscriptions of one tenant.", &["/tenants/{}/licences", "/tenants/{}/upgrade"]),
    ("Alerts", "What BackupIQ reports.", &["/alerts"]),
    ("Synchronisation", "The hourly synchronisation with Spanning.", &["/sync", "/tenants/{}/sync"]),
    ("Bulk jobs", "One action on many tenants.", &["/bulk-jobs"]),
    ("Views", "A person's named views of the tenant list.", &["/views"]),
    ("Activity", "The audit trail.", &["/activity"]),
    ("Migrations", "Moving VSA 9 and UniView 1.0 to UniView Portal 2.0.", &["/migrations"]),
];

/// The name of a path's group; the path is one of the endpoint table.
pub(super) fn of(template: &str) -> &'static str {
    let beginnings = GROUPS.iter().flat_map(|(name, _, starts)| starts.iter().map(move |start| (start, *name)));
    let fitting = beginnings.filter(|(start, _)| template.starts_with(**start));
    fitting.max_by_key(|(start, _)| start.len()).map_or("Other", |(_, name)| name)
}

/// The document's list of them.
pub(super) fn tags() -> Value {
    GROUPS.iter().map(|(name, about, _)| json!({ "name": name, "description": about })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::Op;

    #[test]
    fn every_endpoint_has_a_group() {
        for op in Op::ALL {
            assert_ne!(of(op.template()), "Other", "{}", op.name());
        }
        assert_eq!(of("/tenants/{}/organization"), "Organizations");
        assert_eq!(of("/tenants/{}/syncs"), "Synchronisation");
    }
}
