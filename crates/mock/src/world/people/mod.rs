//! The people of every side. All are made up; their addresses end in `.example`.

pub mod accounts;
pub mod directories;
pub mod invented;
pub mod kaseyaone;
pub mod microsoft;

use spanning_api::id::{CompanyId, PartnerId, PersonId};
use spanning_api::portal::PortalKind;
use spanning_api::session::{CompanyRef, PartnerRef, Person, PortalRole, RoleHolder, Scope, SpanningRole};
use spanning_domain::permission::{GLOBAL_ADMINISTRATOR, portal_role_name};

use super::World;

/// The one password of every simulated account.
pub const PASSWORD: &str = "simulation";

/// The partner of every world.
pub fn partner() -> PartnerRef {
    PartnerRef { id: PartnerId::from("pt_brightwater"), name: "Brightwater Managed IT".to_owned() }
}

/// The partner's company in KaseyaOne.
pub fn brightwater() -> CompanyRef {
    CompanyRef { id: CompanyId::from("k1_brightwater"), name: "Brightwater Managed IT".to_owned() }
}

/// A company in KaseyaOne that has nothing to do with the partner.
pub fn harborline() -> CompanyRef {
    CompanyRef { id: CompanyId::from("k1_harborline"), name: "Harborline Technologies".to_owned() }
}

/// A person whose id follows from the address.
pub fn person(name: &str, email: &str) -> Person {
    Person { id: PersonId(format!("ps_{}", email.replace('@', "."))), name: name.to_owned(), email: email.to_owned() }
}

impl World {
    /// Who holds a higher role in the session's portal, the highest first.
    pub fn higher_roles(&self, scope: &Scope) -> Vec<RoleHolder> {
        let Scope::Partner { portal, role, .. } = scope else { return Vec::new() };
        let place = |role: &PortalRole| PortalRole::KNOWN.iter().position(|known| known == role);
        let own = place(role);
        let accounts = accounts::portal_accounts();
        let higher = accounts.iter().filter(|a| a.portal == *portal && place(&a.role) < own);
        let holder = |a: &accounts::PortalAccount| RoleHolder {
            name: a.name.to_owned(),
            email: a.email.to_owned(),
            role: a.role.clone(),
        };
        let mut found: Vec<RoleHolder> = higher.map(holder).collect();
        found.sort_by_key(|holder| place(&holder.role));
        found
    }

    /// Who holds a role and could help: names with addresses.
    pub fn role_holders(&self, scope: &Scope, role: &str) -> Vec<String> {
        let line = |person: &Person| format!("{} <{}>", person.name, person.email);
        match scope {
            Scope::Tenant { tenant, .. } => {
                let fits = |held: &SpanningRole| match held {
                    SpanningRole::GlobalAdministrator => true,
                    SpanningRole::SpanningAdmin => role != GLOBAL_ADMINISTRATOR,
                    _ => false,
                };
                let staff = self.tenant_staff(tenant);
                staff.iter().filter(|member| fits(&member.role)).map(|member| line(&member.person)).collect()
            }
            Scope::Partner { portal, .. } => {
                let wanted = PortalRole::KNOWN.iter().position(|known| portal_role_name(known) == role);
                let fits = |held: &PortalRole, of: &PortalKind| {
                    of == portal && PortalRole::KNOWN.iter().position(|known| known == held) <= wanted
                };
                let accounts = accounts::portal_accounts();
                accounts.iter().filter(|a| fits(&a.role, &a.portal)).map(|a| line(&a.person())).collect()
            }
        }
    }
}
