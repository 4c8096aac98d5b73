//! Accounts in the picker of the Microsoft 365 login, each for one case that the chain must handle.

use spanning_api::id::DirectoryId;
use spanning_api::session::TenantRef;

use crate::World;
use crate::world::directory::DEMO_DIRECTORY;

/// The directory that all personal accounts belong to (Microsoft's constant).
pub const PERSONAL_DIRECTORY: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";
/// A directory in which the application is not registered.
pub(super) const FERNHILL: &str = "b7d1f2c6-3a94-4c1d-8e6b-27c5f0a91d3e";
/// Its Global Administrator.
pub(super) const ADDRESS_FERNHILL: &str = "sana.iqbal@fernhill.example";
/// Role template ids, as the `wids` claim has them.
pub const GLOBAL_ADMINISTRATOR: &str = "62e90394-69f5-4237-9190-012177145e10";
pub(super) const USER_ADMINISTRATOR: &str = "fe930be7-5e62-47db-91af-98c3a49a38b1";
const EXCHANGE_ADMINISTRATOR: &str = "29232cdf-9323-42fd-ade2-1d097af3e4de";

/// How a Microsoft login ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Signed in.
    In,
    /// Back to the application with this error, number and text.
    Error(&'static str, u32, &'static str),
    /// An error page at Microsoft; nothing goes back.
    Page(u32, &'static str),
}

/// One Microsoft account.
#[derive(Clone, Debug)]
pub struct MicrosoftAccount {
    /// Sign-in name.
    pub email: String,
    /// Display name.
    pub name: String,
    /// What it shows.
    pub note: &'static str,
    /// Its directory.
    pub directory: DirectoryId,
    /// That directory's name.
    pub directory_name: String,
    /// Roles in the token; `None` when the token tells none.
    pub wids: Option<Vec<&'static str>>,
    /// Whether Global Administrator is eligible but not activated (PIM).
    pub eligible: bool,
    /// Whether it is a guest: another provider vouches for it.
    pub guest: bool,
    /// How its login ends.
    pub ending: Ending,
}

impl MicrosoftAccount {
    /// Its object id in its directory.
    pub fn oid(&self) -> String {
        let hex = crate::mint::digest(&self.email).bytes().map(|b| format!("{b:02x}")).collect::<String>();
        format!("{}-{}-4{}-8{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
    }
}

impl World {
    /// The accounts to try.
    pub fn microsoft_accounts(&self) -> Vec<MicrosoftAccount> {
        let home = (DirectoryId::from(DEMO_DIRECTORY), "Aldergrove Dental Group");
        let at_home = |email: &str, name: &str, note, wids: Option<Vec<&'static str>>| MicrosoftAccount {
            email: email.to_owned(),
            name: name.to_owned(),
            note,
            directory: home.0.clone(),
            directory_name: home.1.to_owned(),
            wids,
            eligible: false,
            guest: false,
            ending: Ending::In,
        };
        let admin = || Some(vec![GLOBAL_ADMINISTRATOR]);
        let none = || Some(Vec::new());
        let ends = |account: MicrosoftAccount, ending| MicrosoftAccount { ending, ..account };
        let mut accounts = vec![
            at_home("maya.lindqvist@aldergrovedental.example", "Maya Lindqvist", "Global Administrator", admin()),
            at_home("priya.raman@aldergrovedental.example", "Priya Raman", "Second Global Administrator", admin()),
            MicrosoftAccount {
                eligible: true,
                ..at_home(
                    "jonas.albrecht@aldergrovedental.example",
                    "Jonas Albrecht",
                    "Eligible for Global Administrator, not activated",
                    none(),
                )
            },
            at_home(
                "tom.okafor@aldergrovedental.example",
                "Tom Okafor",
                "Exchange Administrator",
                Some(vec![EXCHANGE_ADMINISTRATOR]),
            ),
        ];
        accounts.extend(self.other_tenant_admin());
        accounts.extend([
            MicrosoftAccount {
                guest: true,
                ..at_home("alex.renner@brightwater.example", "Alex Renner", "Guest in this directory, no role", none())
            },
            MicrosoftAccount {
                directory: DirectoryId::from(PERSONAL_DIRECTORY),
                directory_name: "Personal account".to_owned(),
                ..at_home("maya.l@personal.example", "Maya L.", "Personal account", none())
            },
            at_home(
                "keiko.tanaka@aldergrovedental.example",
                "Keiko Tanaka",
                "Global Administrator whose token does not tell roles",
                None,
            ),
            ends(
                at_home(
                    "victor.hale@aldergrovedental.example",
                    "Victor Hale",
                    "Blocked by Conditional Access",
                    admin(),
                ),
                Ending::Error("access_denied", 53003, "Access has been blocked by Conditional Access policies."),
            ),
            ends(
                at_home(
                    "nadia.petrova@aldergrovedental.example",
                    "Nadia Petrova",
                    "Not assigned to the application",
                    none(),
                ),
                Ending::Error(
                    "access_denied",
                    50105,
                    "The signed in user is not assigned to a role for the application.",
                ),
            ),
            ends(
                MicrosoftAccount {
                    directory: DirectoryId::from(FERNHILL),
                    directory_name: "Fernhill Legal".to_owned(),
                    ..at_home(
                        ADDRESS_FERNHILL,
                        "Sana Iqbal",
                        "Directory without this application",
                        admin(),
                    )
                },
                Ending::Error(
                    "unauthorized_client",
                    700016,
                    "Application was not found in the directory 'Fernhill Legal'.",
                ),
            ),
            ends(
                at_home("ben.carver@aldergrovedental.example", "Ben Carver", "Locked account", admin()),
                Ending::Page(50053, "The account is locked: too many sign-ins with a wrong password."),
            ),
            ends(
                at_home(
                    "rosa.mendes@aldergrovedental.example",
                    "Rosa Mendes",
                    "Microsoft fails after this login",
                    admin(),
                ),
                Ending::Error("temporarily_unavailable", 90033, "A transient error has occurred. Please try again."),
            ),
            ends(
                at_home(
                    "lena.fischer@aldergrovedental.example",
                    "Lena Fischer",
                    "May not consent: an administrator has to",
                    none(),
                ),
                Ending::Error("consent_required", 90094, "Admin consent is required for the permissions requested."),
            ),
            ends(
                at_home("paul.merz@visitor.example", "Paul Merz", "Account that is not in this directory", none()),
                Ending::Error(
                    "access_denied",
                    50020,
                    "User account from identity provider does not exist in the tenant and cannot access the application.",
                ),
            ),
        ]);
        accounts
    }

    fn other_tenant_admin(&self) -> Option<MicrosoftAccount> {
        let tenant: TenantRef = self.tenant_refs().find(|t| t.directory_id.as_str() != DEMO_DIRECTORY)?;
        let admin = self.tenant_staff(&tenant).into_iter().next()?;
        Some(MicrosoftAccount {
            email: admin.person.email,
            name: admin.person.name,
            note: "Global Administrator of another tenant",
            directory: tenant.directory_id,
            directory_name: tenant.name,
            wids: Some(vec![GLOBAL_ADMINISTRATOR]),
            eligible: false,
            guest: false,
            ending: Ending::In,
        })
    }
}

/// A role template's name.
pub fn role_name(template: &str) -> &str {
    match template {
        GLOBAL_ADMINISTRATOR => "Global Administrator",
        EXCHANGE_ADMINISTRATOR => "Exchange Administrator",
        USER_ADMINISTRATOR => "User Administrator",
        other => other,
    }
}
