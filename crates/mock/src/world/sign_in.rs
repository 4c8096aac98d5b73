//! Accounts, failed sign-ins, and making sessions.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::CorrelationId;
use spanning_api::portal::PortalKind;
use spanning_api::session::{IdentitySource, Person, Scope};
use spanning_api::time::MINUTE;
use spanning_domain::portal;

use super::World;
use super::audit::NewEntry;
use super::people::accounts::{identity_of, portal_accounts};
use super::people::partner;
use super::sessions::{NewSession, SessionRecord};
use crate::http::Request;
use crate::mint::Mint;

/// Failed sign-ins in a row that lock an address.
const FAILURES: u32 = 5;
/// For how long.
const LOCKED: i64 = 5 * MINUTE;

/// Failed sign-ins per e-mail address, whether an account has it or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lockout {
    failures: BTreeMap<String, (u32, Timestamp)>,
}

impl Lockout {
    /// Seconds that an address is still locked for.
    pub fn locked(&self, email: &str, now: Timestamp) -> Option<u32> {
        let (count, last) = self.failures.get(email)?;
        let left = LOCKED - now.since(*last);
        (*count >= FAILURES && left > 0).then(|| u32::try_from((left + 999) / 1000).unwrap_or(1))
    }

    /// Counts a failure.
    pub fn failed(&mut self, email: &str, now: Timestamp) {
        self.failures.retain(|_, (_, last)| now.since(*last) < LOCKED);
        let entry = self.failures.entry(email.to_owned()).or_insert((0, now));
        *entry = (entry.0 + 1, now);
    }

    /// Forgets failures after a success.
    pub fn forget(&mut self, email: &str) {
        self.failures.remove(email);
    }
}

impl World {
    /// The account of an e-mail address, in lower case.
    pub fn account(&self, email: &str) -> Option<NewSession> {
        if let Some(account) = portal_accounts().iter().find(|account| account.email == email) {
            return Some(NewSession {
                person: account.person(),
                identity: identity_of(&account.portal),
                scope: portal_scope(&account.portal, email)?,
                way: None,
            });
        }
        let (_, domain) = email.split_once('@')?;
        let tenant = self.tenant_of_domain(domain)?;
        let member = self.tenant_staff(&tenant).into_iter().find(|member| member.person.email == email)?;
        Some(NewSession {
            person: member.person,
            identity: IdentitySource::Spanning,
            scope: Scope::Tenant { tenant, role: member.role },
            way: None,
        })
    }

    /// Makes a session for a browser; the one that the same cookie had until now ends.
    pub(crate) fn start_session(
        &mut self,
        request: &Request,
        new: NewSession,
        now: Timestamp,
        mint: &mut Mint,
    ) -> (String, SessionRecord) {
        if let Some(old) = request.cookie(crate::api::cookies::of_scope(&new.scope)) {
            self.sessions.end(&crate::mint::digest(old));
        }
        let (token, record) = self.sessions.open(new, Some(&request.ip), now, mint);
        if let Scope::Tenant { tenant, .. } = &record.scope {
            let tenant = tenant.id.clone();
            self.note_sign_in(&tenant, &record);
        }
        self.touch();
        (token, record)
    }
}

impl World {
    /// A login to UniView 2.0 starts the migrations that were asked for.
    pub(crate) fn start_migrations(
        &mut self,
        session: &SessionRecord,
        ip: &str,
        now: Timestamp,
        correlation: &CorrelationId,
    ) {
        if !matches!(&session.scope, Scope::Partner { portal: PortalKind::Uniview2, .. }) {
            return;
        }
        for from in self.migrations.first_login(&mut self.estate, now) {
            let entry = NewEntry {
                action: Action::MigrationStarted,
                object: portal::name(&from),
                result: ActivityResult::Success,
                facts: Vec::new(),
                tenant: None,
                partner: false,
            };
            self.audit_as(Some(session), entry, ip, now, correlation);
        }
    }
}

fn portal_scope(portal: &PortalKind, email: &str) -> Option<Scope> {
    let accounts = portal_accounts();
    let account = accounts.iter().find(|account| account.portal == *portal && account.email == email)?;
    Some(Scope::Partner { partner: partner(), portal: portal.clone(), role: account.role.clone() })
}

/// Makes the short-lived bearer token that a portal hands to the console that it frames. The session
/// is the portal's, in that person's role; `None` when the person has no account there.
pub fn mint_portal_bearer(
    world: &mut World,
    portal: &PortalKind,
    person: &Person,
    now: Timestamp,
    mint: &mut Mint,
) -> Option<(String, Timestamp)> {
    let new = NewSession {
        person: person.clone(),
        identity: identity_of(portal),
        scope: portal_scope(portal, &person.email)?,
        way: None,
    };
    let (token, record) = world.sessions.open(new, None, now, mint);
    world.start_migrations(&record, "", now, &CorrelationId(mint.id("c")));
    world.touch();
    Some((token, record.expires_at))
}
