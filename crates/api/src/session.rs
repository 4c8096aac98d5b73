//! Who is signed in, by which way, and for what.

use crate::activity::Action;
use crate::id::{CompanyId, DirectoryId, PartnerId, PersonId, TenantId};
use crate::integration::WayIn;
use crate::link::Provider;
use crate::portal::PortalKind;
use crate::time::Timestamp;
use crate::wire;

open_enum! {
    /// The identity that a person came in with; everything done is audited under it.
    pub enum IdentitySource {
        /// Spanning's own credentials.
        Spanning = "spanning",
        /// Sign-in with Microsoft.
        Microsoft = "microsoft",
        /// Single sign-on from UniView 1.0.
        Uniview1 = "uniview1",
        /// Single sign-on from UniView 2.0.
        Uniview2 = "uniview2",
        /// Single sign-on from VSA 9.
        Vsa9 = "vsa9",
        /// Single sign-on from VSA 10.
        Vsa10 = "vsa10",
        /// KaseyaOne Unified Login.
        Kaseyaone = "kaseyaone",
        /// An API token.
        ApiToken = "api_token",
        /// Nobody: the product itself.
        System = "system",
    }
}

open_enum! {
    /// Which of a browser's sessions a request is meant for. A tenant's and a portal's session live side
    /// by side, so that connecting to a tenant does not sign the portal's tab out.
    pub enum SessionSlot {
        /// The session for one tenant.
        Tenant = "tenant",
        /// The session for a partner's portal.
        Portal = "portal",
        /// A helper's cookie for one link attempt.
        Link = "link",
    }
}

open_enum! {
    /// What a person may do in one Spanning tenant.
    pub enum SpanningRole {
        /// A Global Administrator of the Microsoft 365 tenant; always a Spanning admin.
        GlobalAdministrator = "global_administrator",
        /// Promoted to Spanning admin.
        SpanningAdmin = "spanning_admin",
        /// An ordinary user; sees only what is their own.
        User = "user",
    }
}

open_enum! {
    /// What a person may do in UniView and VSA. The group decides where.
    pub enum PortalRole {
        /// Everything, integrations included.
        Superuser = "superuser",
        /// Most things, in own groups; no integrations.
        Admin = "admin",
        /// Monitor, and starting jobs.
        Manage = "manage",
        /// Sees, changes nothing.
        Monitor = "monitor",
    }
}

open_enum! {
    /// What a person may do in KaseyaOne.
    pub enum KaseyaOneRole {
        /// Everything: users, settings, billing.
        Master = "master",
        /// Billing only.
        Billing = "billing",
        /// Uses modules.
        User = "user",
    }
}

wire! {
    /// A person, as shown to others.
    pub struct Person {
        /// Identifies the person on their side.
        pub id: PersonId,
        /// Display name.
        pub name: String,
        /// E-mail address, which is also the sign-in name.
        pub email: String,
    }

    /// A tenant in brief.
    pub struct TenantRef {
        /// The tenant.
        pub id: TenantId,
        /// Display name.
        pub name: String,
        /// Primary domain; tells equal names apart.
        pub domain: String,
        /// Its Microsoft Entra directory.
        pub directory_id: DirectoryId,
    }

    /// A partner in brief.
    pub struct PartnerRef {
        /// The partner.
        pub id: PartnerId,
        /// Display name.
        pub name: String,
    }

    /// A KaseyaOne company in brief.
    pub struct CompanyRef {
        /// The company.
        pub id: CompanyId,
        /// Company name, as typed at KaseyaOne's login.
        pub name: String,
    }

    /// The signed-in session.
    pub struct Session {
        /// Who is signed in.
        pub person: Person,
        /// The way they came in.
        pub identity: IdentitySource,
        /// What the session is for.
        pub scope: Scope,
        /// When the session ends, whatever happens.
        pub expires_at: Timestamp,
        /// The server's clock at the time of the answer.
        pub server_time: Timestamp,
        /// In a portal's session: who of the partner holds a higher role in this portal, and so could help
        /// with what this person may not do. Highest role first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub role_holders: Vec<RoleHolder>,
    }

    /// Somebody who holds a role in a portal.
    pub struct RoleHolder {
        /// Display name.
        pub name: String,
        /// E-mail address.
        pub email: String,
        /// The role.
        pub role: PortalRole,
    }

    /// Credentials of a sign-in with Spanning's own (or, simulated, a portal's) account.
    pub struct SignIn {
        /// E-mail address.
        pub email: String,
        /// Password.
        pub password: String,
    }

    /// Asks for the address of a provider's login, to sign in with it.
    pub struct SignInDeparture {
        /// Microsoft or KaseyaOne.
        pub provider: Provider,
        /// Ask the provider to let the person choose another account.
        #[serde(default)]
        pub choose_account: bool,
        /// Where the person was going: a path of the console. Anything else is refused.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub return_to: Option<String>,
    }

    /// What became of a provider's answer to a sign-in.
    pub struct SignInOutcome {
        /// The session; absent while a tenant has to be chosen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub session: Option<Session>,
        /// How many tenants the person can choose from; 0 when there is nothing to choose.
        #[serde(default)]
        pub choices: u64,
        /// Where the person was going.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub return_to: Option<String>,
    }

    /// Chooses a tenant after a sign-in with KaseyaOne.
    pub struct ChooseTenant {
        /// The tenant.
        pub tenant_id: TenantId,
    }

    /// The caller's own sessions.
    pub struct OwnSessions {
        /// Newest first.
        pub items: Vec<OwnSession>,
    }

    /// One of the caller's own sessions.
    pub struct OwnSession {
        /// The way it came in.
        pub identity: IdentitySource,
        /// What it is for.
        pub scope: Scope,
        /// When it began.
        pub started_at: Timestamp,
        /// When it ends.
        pub expires_at: Timestamp,
        /// From where it was started; absent for a frame's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ip_address: Option<String>,
        /// Whether it is the one that asks.
        pub current: bool,
    }

    /// Why a session ended before its time.
    pub struct SessionEnded {
        /// The way in that ended.
        pub way: WayIn,
        /// What was done.
        pub action: Action,
        /// By whom.
        pub by: Person,
        /// When.
        pub at: Timestamp,
    }

    /// How one can sign in here.
    pub struct SignInOptions {
        /// Hosts that may frame the console: the app talks to no other.
        pub hosts: Vec<EmbeddingHost>,
        /// Set when this back end is a simulation: accounts to try, and the one password of all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub simulation: Option<Simulation>,
    }

    /// A portal that may frame the console.
    pub struct EmbeddingHost {
        /// The portal.
        pub portal: PortalKind,
        /// Its origins, exactly as browsers write them.
        pub origins: Vec<String>,
    }

    /// What a simulated back end says about itself, so that nobody types a real password.
    pub struct Simulation {
        /// The word that every simulated account takes as its password.
        pub password: String,
        /// Accounts to try.
        pub accounts: Vec<SimulatedAccount>,
    }

    /// One account of a simulation.
    pub struct SimulatedAccount {
        /// Whose it is.
        pub person: Person,
        /// What this account shows, in a few words.
        pub note: String,
        /// Where the account signs in.
        pub identity: IdentitySource,
    }
}

/// What a session is for: one tenant of Spanning Backup, or the partner's portal with many tenants.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Scope {
    /// One tenant, as its administrator or user.
    Tenant {
        /// The tenant.
        tenant: TenantRef,
        /// The role in it.
        role: SpanningRole,
    },
    /// All tenants that one portal of a partner lists.
    Partner {
        /// The partner.
        partner: PartnerRef,
        /// The portal and version.
        portal: PortalKind,
        /// The role in that portal.
        role: PortalRole,
    },
}

/// What any scope may have. serde would read a tagged enum by keeping whatever comes until the tag does, and have two
/// decoders of each type in it: 5 KB of brotli for everybody, since a session is the first thing that is read.
#[derive(serde::Deserialize)]
struct AnyScope {
    kind: String,
    tenant: Option<TenantRef>,
    partner: Option<PartnerRef>,
    portal: Option<PortalKind>,
    role: String,
}

impl<'de> serde::Deserialize<'de> for Scope {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;

        let AnyScope { kind, tenant, partner, portal, role } = AnyScope::deserialize(deserializer)?;
        match kind.as_str() {
            "tenant" => Ok(Self::Tenant {
                tenant: tenant.ok_or_else(|| D::Error::missing_field("tenant"))?,
                role: SpanningRole::from_wire(&role),
            }),
            "partner" => Ok(Self::Partner {
                partner: partner.ok_or_else(|| D::Error::missing_field("partner"))?,
                portal: portal.ok_or_else(|| D::Error::missing_field("portal"))?,
                role: PortalRole::from_wire(&role),
            }),
            other => Err(D::Error::unknown_variant(other, &["tenant", "partner"])),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_scope_is_read_as_it_is_written() {
        let tenant = TenantRef {
            id: TenantId("tn_1".into()),
            name: "Alder".into(),
            domain: "alder.example".into(),
            directory_id: DirectoryId("d-1".into()),
        };
        let partner = PartnerRef { id: PartnerId("pa_1".into()), name: "Brightwater".into() };
        let scopes = [
            Scope::Tenant { tenant, role: SpanningRole::Other("auditor".into()) },
            Scope::Partner { partner, portal: PortalKind::Uniview2, role: PortalRole::Superuser },
        ];
        for scope in scopes {
            let written = serde_json::to_value(&scope).unwrap();
            assert_eq!(serde_json::from_value::<Scope>(written.clone()).unwrap(), scope, "{written}");
            // The tag may come last, and more than is known.
            let text = format!("{{\"more\":[1],{}", written.to_string().trim_start_matches('{'));
            assert_eq!(serde_json::from_str::<Scope>(&text).unwrap(), scope);
            let fields = written.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
            for field in fields {
                let mut less = written.clone();
                less.as_object_mut().unwrap().remove(&field);
                assert!(serde_json::from_value::<Scope>(less).is_err(), "without {field}");
            }
        }
        let other = json!({ "kind": "galaxy", "role": "admin" });
        assert!(serde_json::from_value::<Scope>(other).unwrap_err().to_string().contains("galaxy"));
    }
}
