//! Microsoft directories that are no tenants yet, and who administers them: what can be added in a demo.

use spanning_api::id::DirectoryId;

use super::microsoft::{
    ADDRESS_FERNHILL, Ending, FERNHILL, GLOBAL_ADMINISTRATOR, MicrosoftAccount, USER_ADMINISTRATOR,
};
use crate::World;

/// A directory that Microsoft knows.
#[derive(Debug, PartialEq, Eq)]
pub struct DirectoryFact {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its domain, in ASCII.
    pub domain: &'static str,
    /// What it shows.
    pub shows: Shows,
    /// Its accounts: name, address, and whether that is a Global Administrator.
    people: &'static [(&'static str, &'static str, bool)],
}

/// What adding a directory shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// All goes well.
    Fine,
    /// Consent is withdrawn while the first sync runs.
    Withdrawn,
    /// Another service provider has it.
    OfAnotherPartner,
    /// Its own rules keep the application out.
    Blocked,
}

const fn directory(
    id: &'static str,
    name: &'static str,
    domain: &'static str,
    shows: Shows,
    people: &'static [(&'static str, &'static str, bool)],
) -> DirectoryFact {
    DirectoryFact { id, name, domain, shows, people }
}

/// Every one of them.
pub const DIRECTORIES: &[DirectoryFact] = &[
    directory(
        "0c5b7f1e-41d2-4c8a-9e36-52a7d0f4b611",
        "Larkfield Law",
        "larkfieldlaw.example",
        Shows::Fine,
        &[
            ("Ingrid Solberg", "ingrid.solberg@larkfieldlaw.example", true),
            ("Owen Pell", "owen.pell@larkfieldlaw.example", false),
        ],
    ),
    directory(
        "1d9e3a70-6b5c-4f21-8a44-c3f8e2b7d922",
        "Tarn Valley Vets",
        "tarnvalleyvets.example",
        Shows::Fine,
        &[("Callum Frost", "callum.frost@tarnvalleyvets.example", true)],
    ),
    directory(
        "2e8f4b61-7c4d-4a32-9b55-d4a9f3c8ea33",
        "Bücherstube Kranich",
        "xn--bcherstube-kranich-m6b.example",
        Shows::Fine,
        &[("Heike Kranich", "heike.kranich@xn--bcherstube-kranich-m6b.example", true)],
    ),
    directory(
        "3f7a5c52-8d3e-4b43-8c66-e5bae4d9fb44",
        "Orchard Street School",
        "orchardstreetschool.example",
        Shows::Fine,
        &[("Delia Marsh", "delia.marsh@orchardstreetschool.example", true)],
    ),
    directory(
        "4a6b6d43-9e2f-4c54-9d77-f6cbf5eafc55",
        "Stillwater Clinic",
        "stillwaterclinic.example",
        Shows::Withdrawn,
        &[("Marta Oyelaran", "marta.oyelaran@stillwaterclinic.example", true)],
    ),
    directory(
        "5b5c7e34-af10-4d65-8e88-07dc06fb0d66",
        "Quayside Hotels",
        "quaysidehotels.example",
        Shows::OfAnotherPartner,
        &[],
    ),
    directory(
        FERNHILL,
        "Fernhill Legal",
        "fernhill.example",
        Shows::Blocked,
        &[("Sana Iqbal", ADDRESS_FERNHILL, true)],
    ),
];

/// The domain that Microsoft gives besides an own one, such as `larkfieldlaw.onmicrosoft.com`.
pub fn given_domain(domain: &str) -> String {
    let label = domain.split('.').next().unwrap_or_default();
    format!("{label}.onmicrosoft.com")
}

/// The directory of a domain, own or given.
pub fn by_domain(domain: &str) -> Option<&'static DirectoryFact> {
    DIRECTORIES.iter().find(|known| known.domain == domain || given_domain(known.domain) == domain)
}

/// The directory of an id.
pub fn by_id(id: &DirectoryId) -> Option<&'static DirectoryFact> {
    DIRECTORIES.iter().find(|known| known.id == id.as_str())
}

impl DirectoryFact {
    /// Who administers it: name and address.
    pub fn administrator(&self) -> Option<(&'static str, &'static str)> {
        self.people.iter().find(|(_, _, administers)| *administers).map(|(name, email, _)| (*name, *email))
    }

    fn accounts(&self) -> impl Iterator<Item = MicrosoftAccount> + '_ {
        self.people.iter().map(|(name, email, administers)| MicrosoftAccount {
            email: (*email).to_owned(),
            name: (*name).to_owned(),
            note: if *administers { "Global Administrator" } else { "User Administrator" },
            directory: DirectoryId::from(self.id),
            directory_name: self.name.to_owned(),
            wids: Some(vec![if *administers { GLOBAL_ADMINISTRATOR } else { USER_ADMINISTRATOR }]),
            eligible: false,
            guest: false,
            ending: Ending::In,
        })
    }
}

impl World {
    /// The accounts of directories that are no tenants when the world begins.
    pub fn addable_accounts(&self) -> Vec<MicrosoftAccount> {
        let own = DIRECTORIES.iter().filter(|known| known.shows != Shows::Blocked);
        own.flat_map(DirectoryFact::accounts).collect()
    }

    /// Any account of Microsoft, by its address; the administrators of tenants that were made up too.
    pub fn microsoft_account(&self, email: &str) -> Option<MicrosoftAccount> {
        let known = self.microsoft_accounts().into_iter().chain(self.addable_accounts());
        let known = known.into_iter().find(|account| account.email.eq_ignore_ascii_case(email));
        known.or_else(|| self.made_up_account(email))
    }

    fn made_up_account(&self, email: &str) -> Option<MicrosoftAccount> {
        let (_, domain) = email.split_once('@')?;
        let tenant = self.estate.record_of_domain(&domain.to_lowercase())?.to_ref();
        let admin = self.tenant_staff(&tenant).into_iter().next()?.person;
        admin.email.eq_ignore_ascii_case(email).then(|| MicrosoftAccount {
            email: admin.email,
            name: admin.name,
            note: "Global Administrator",
            directory: tenant.directory_id,
            directory_name: tenant.name,
            wids: Some(vec![GLOBAL_ADMINISTRATOR]),
            eligible: false,
            guest: false,
            ending: Ending::In,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_directory_is_found_by_its_domains_and_has_its_own() {
        for known in DIRECTORIES {
            assert_eq!(spanning_domain::tenant_domain::read(known.domain).as_deref(), Ok(known.domain));
            assert_eq!(by_domain(known.domain), Some(known));
            assert_eq!(by_domain(&given_domain(known.domain)), Some(known));
            assert_eq!(known.administrator().is_some(), known.shows != Shows::OfAnotherPartner);
        }
        assert_eq!(by_domain("nobody.example"), None);
    }
}
