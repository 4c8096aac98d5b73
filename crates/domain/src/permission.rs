//! Who may do what, the same for the app (which explains) and the back end (which enforces).
//! Sources: the product's roles (Spanning), UniView's roles, KaseyaOne's Master role.

use spanning_api::session::{PortalRole, RoleHolder, Scope, SpanningRole};

use crate::portal::{self, Ability};

/// Something that needs a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Look at Settings > Integrations.
    ViewIntegrations,
    /// Switch Login with IT Complete on or off.
    SetItComplete,
    /// Link or unlink KaseyaOne.
    LinkKaseyaOne,
    /// Start linking a tenant from a portal: a Global Administrator of the tenant still has to prove it.
    StartLinkFromPortal,
    /// See everybody's activity, not only one's own.
    ViewAllActivity,
    /// Sign in to a tenant with the connect icon.
    Connect,
    /// Map tenants to organizations, make organizations.
    MapOrganizations,
    /// Allocate licences, upgrade trials.
    ManageLicences,
    /// Switch Login with IT Complete on for a customer, from a portal; off is the tenant's own decision.
    EnableItComplete,
    /// Ask for a sync.
    Sync,
    /// Mute and dismiss alerts.
    ManageAlerts,
    /// Add a tenant.
    AddTenant,
    /// Remove a tenant.
    RemoveTenant,
    /// Ask for a migration, in the portal that is moved.
    Migrate,
    /// Try failed clients of a migration again, in either portal.
    RetryMigration,
}

/// Why something is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// A role is missing: this one, or a higher one, is needed.
    Role(&'static str),
    /// It is done in a session for one tenant.
    TenantSessionOnly,
    /// It is done in a portal's session.
    PortalSessionOnly,
    /// The portal version cannot do it.
    PortalLacks,
}

/// The name of the role that links KaseyaOne.
pub const GLOBAL_ADMINISTRATOR: &str = "Global Administrator";
/// The name of the promoted role.
pub const SPANNING_ADMIN: &str = "Spanning admin";

/// Whether a session may do something.
///
/// # Errors
/// What stands against it.
pub fn check(scope: &Scope, act: Act) -> Result<(), Denied> {
    match scope {
        Scope::Tenant { role, .. } => check_tenant(role, act),
        Scope::Partner { portal, role, .. } => {
            let (ability, needed) = portal_rule(act).ok_or(Denied::TenantSessionOnly)?;
            if ability.is_some_and(|ability| !portal::of(portal).is_some_and(|p| p.can(ability))) {
                return Err(Denied::PortalLacks);
            }
            if rank(role) >= rank(&needed) { Ok(()) } else { Err(Denied::Role(portal_role_name(&needed))) }
        }
    }
}

fn check_tenant(role: &SpanningRole, act: Act) -> Result<(), Denied> {
    let administrator = matches!(role, SpanningRole::GlobalAdministrator | SpanningRole::SpanningAdmin);
    match act {
        Act::ViewIntegrations | Act::SetItComplete | Act::ViewAllActivity if administrator => Ok(()),
        Act::ViewIntegrations | Act::SetItComplete | Act::ViewAllActivity => Err(Denied::Role(SPANNING_ADMIN)),
        Act::LinkKaseyaOne if *role == SpanningRole::GlobalAdministrator => Ok(()),
        Act::LinkKaseyaOne => Err(Denied::Role(GLOBAL_ADMINISTRATOR)),
        _ => Err(Denied::PortalSessionOnly),
    }
}

/// What an act needs in a portal; `None` when it is not a portal's.
fn portal_rule(act: Act) -> Option<(Option<Ability>, PortalRole)> {
    match act {
        Act::ViewIntegrations | Act::SetItComplete | Act::LinkKaseyaOne => None,
        Act::ViewAllActivity => Some((None, PortalRole::Admin)),
        Act::StartLinkFromPortal => Some((Some(Ability::Connect), PortalRole::Admin)),
        Act::Connect => Some((Some(Ability::Connect), PortalRole::Manage)),
        Act::MapOrganizations => Some((Some(Ability::MapOrganizations), PortalRole::Admin)),
        Act::ManageLicences => Some((Some(Ability::Licences), PortalRole::Admin)),
        Act::EnableItComplete => Some((Some(Ability::MapOrganizations), PortalRole::Admin)),
        Act::Sync => Some((Some(Ability::Sync), PortalRole::Manage)),
        Act::ManageAlerts => Some((Some(Ability::Alerts), PortalRole::Manage)),
        Act::AddTenant => Some((Some(Ability::AddTenant), PortalRole::Admin)),
        Act::RemoveTenant => Some((Some(Ability::AddTenant), PortalRole::Admin)),
        Act::Migrate => Some((Some(Ability::Migrate), PortalRole::Admin)),
        Act::RetryMigration => Some((None, PortalRole::Admin)),
    }
}

/// Higher can do more; an unknown role can only look.
fn rank(role: &PortalRole) -> u8 {
    match role {
        PortalRole::Superuser => 3,
        PortalRole::Admin => 2,
        PortalRole::Manage => 1,
        PortalRole::Monitor | PortalRole::Other(_) => 0,
    }
}

/// A portal role as the product writes it.
pub fn portal_role_name(role: &PortalRole) -> &'static str {
    match role {
        PortalRole::Superuser => "Superuser",
        PortalRole::Admin => "Admin",
        PortalRole::Manage => "Manage",
        PortalRole::Monitor => "Monitor",
        PortalRole::Other(_) => "Unknown role",
    }
}

/// Those of some people whose role in a portal is the needed one or a higher one, in their order.
pub fn who_can<'a>(holders: &'a [RoleHolder], needed: &str) -> impl Iterator<Item = &'a RoleHolder> {
    let least = PortalRole::KNOWN.iter().find(|role| portal_role_name(role) == needed).map_or(u8::MAX, rank);
    holders.iter().filter(move |holder| rank(&holder.role) >= least)
}

/// A Spanning role as the product writes it.
pub fn spanning_role_name(role: &SpanningRole) -> &'static str {
    match role {
        SpanningRole::GlobalAdministrator => GLOBAL_ADMINISTRATOR,
        SpanningRole::SpanningAdmin => SPANNING_ADMIN,
        SpanningRole::User => "User",
        SpanningRole::Other(_) => "Unknown role",
    }
}

#[cfg(test)]
mod tests {
    use spanning_api::id::{DirectoryId, PartnerId, TenantId};
    use spanning_api::portal::PortalKind;
    use spanning_api::session::{PartnerRef, TenantRef};

    use super::*;

    fn tenant(role: SpanningRole) -> Scope {
        let tenant = TenantRef {
            id: TenantId::from("t"),
            name: "T".into(),
            domain: "t.example".into(),
            directory_id: DirectoryId::from("d"),
        };
        Scope::Tenant { tenant, role }
    }

    fn partner(portal: PortalKind, role: PortalRole) -> Scope {
        Scope::Partner { partner: PartnerRef { id: PartnerId::from("p"), name: "P".into() }, portal, role }
    }

    #[test]
    fn only_a_global_administrator_links() {
        assert_eq!(check(&tenant(SpanningRole::GlobalAdministrator), Act::LinkKaseyaOne), Ok(()));
        assert_eq!(
            check(&tenant(SpanningRole::SpanningAdmin), Act::LinkKaseyaOne),
            Err(Denied::Role(GLOBAL_ADMINISTRATOR))
        );
        assert_eq!(check(&tenant(SpanningRole::SpanningAdmin), Act::SetItComplete), Ok(()));
        assert_eq!(check(&tenant(SpanningRole::User), Act::SetItComplete), Err(Denied::Role(SPANNING_ADMIN)));
        assert_eq!(
            check(&partner(PortalKind::Uniview2, PortalRole::Superuser), Act::LinkKaseyaOne),
            Err(Denied::TenantSessionOnly)
        );
    }

    #[test]
    fn whoever_has_the_role_or_a_higher_one_can_help() {
        let holder = |name: &str, role| RoleHolder { name: name.into(), email: format!("{name}@p.example"), role };
        let newer = PortalRole::Other("owner".into());
        let all = [
            holder("grace", PortalRole::Superuser),
            holder("daniel", PortalRole::Admin),
            holder("hannah", PortalRole::Manage),
            holder("new", newer),
        ];
        let names = |needed| who_can(&all, needed).map(|holder| holder.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names("Admin"), ["grace", "daniel"]);
        assert_eq!(names("Manage"), ["grace", "daniel", "hannah"]);
        assert_eq!(names("Global Administrator"), Vec::<&str>::new());
    }

    #[test]
    fn monitor_changes_nothing_and_old_portals_cannot_map() {
        for act in [
            Act::Connect,
            Act::MapOrganizations,
            Act::ManageLicences,
            Act::EnableItComplete,
            Act::Sync,
            Act::ManageAlerts,
        ] {
            assert!(matches!(check(&partner(PortalKind::Uniview2, PortalRole::Monitor), act), Err(Denied::Role(_))));
        }
        for portal in [PortalKind::Vsa9, PortalKind::Uniview1] {
            assert_eq!(check(&partner(portal, PortalRole::Superuser), Act::MapOrganizations), Err(Denied::PortalLacks));
        }
        assert_eq!(check(&partner(PortalKind::Uniview2, PortalRole::Manage), Act::Sync), Ok(()));
        let newer = PortalRole::Other("owner".into());
        assert!(check(&partner(PortalKind::Uniview2, newer), Act::Sync).is_err());
    }
}
