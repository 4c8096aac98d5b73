//! Sessions. Tokens are kept only as digests: who reads the state cannot come in with it.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::activity::Action;
use spanning_api::id::PersonId;
use spanning_api::integration::WayIn;
use spanning_api::session::{IdentitySource, Person, Scope, SessionEnded};
use spanning_api::time::{HOUR, MINUTE};

use crate::mint::{Mint, digest};

/// How long a cookie's session lasts, whatever happens (ASVS 7.3.2).
pub const LIFETIME: i64 = 8 * HOUR;
/// How long a frame's bearer token lasts; the host gets a fresh one in time.
pub const BEARER_LIFETIME: i64 = 5 * MINUTE;

/// A session.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionRecord {
    /// The digest of its token; names the session inside the back end.
    pub key: String,
    /// Who is signed in.
    pub person: Person,
    /// The way they came in.
    pub identity: IdentitySource,
    /// What the session is for.
    pub scope: Scope,
    /// The way in that must stay open for this session to go on; none for the tenant's own credentials.
    pub way: Option<WayIn>,
    /// Whether its token is a frame's bearer token, never a cookie.
    pub bearer: bool,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// From where it was started; none for a bearer token, which the host asks for.
    pub ip: Option<String>,
    /// Set when its way in was switched off.
    pub closed: Option<SessionEnded>,
}

/// What a token leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup {
    /// A session that goes on.
    Open(Box<SessionRecord>),
    /// A session whose way in was switched off.
    Closed(Box<SessionRecord>, SessionEnded),
    /// Nothing: never was, signed out, or over.
    None,
}

/// Who signs in, and to what.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// Who.
    pub person: Person,
    /// By which way.
    pub identity: IdentitySource,
    /// For what.
    pub scope: Scope,
    /// What must stay open.
    pub way: Option<WayIn>,
}

impl SessionRecord {
    /// A record that is no session yet; a failed sign-in is audited under it.
    pub(crate) fn as_if(new: NewSession, now: Timestamp) -> Self {
        Self {
            key: String::new(),
            person: new.person,
            identity: new.identity,
            scope: new.scope,
            way: new.way,
            bearer: false,
            started_at: now,
            expires_at: now,
            ip: None,
            closed: None,
        }
    }
}

/// All sessions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sessions {
    open: BTreeMap<String, SessionRecord>,
}

impl Sessions {
    /// Makes a session; gives its token, which is kept nowhere.
    /// Without an address it is a frame's bearer token, otherwise a cookie's value.
    pub fn open(
        &mut self,
        new: NewSession,
        ip: Option<&str>,
        now: Timestamp,
        mint: &mut Mint,
    ) -> (String, SessionRecord) {
        self.open.retain(|_, session| session.expires_at > now);
        let token = mint.token();
        let bearer = ip.is_none();
        let record = SessionRecord {
            key: digest(&token),
            bearer,
            ip: ip.map(str::to_owned),
            expires_at: now.plus(if bearer { BEARER_LIFETIME } else { LIFETIME }),
            ..SessionRecord::as_if(new, now)
        };
        self.open.insert(record.key.clone(), record.clone());
        (token, record)
    }

    /// The session of a token. A bearer token is no cookie and a cookie no bearer token.
    pub fn find(&self, token: &str, bearer: bool, now: Timestamp) -> Lookup {
        match self.open.get(&digest(token)).filter(|s| s.bearer == bearer && s.expires_at > now) {
            None => Lookup::None,
            Some(session) => match &session.closed {
                Some(ended) => Lookup::Closed(Box::new(session.clone()), ended.clone()),
                None => Lookup::Open(Box::new(session.clone())),
            },
        }
    }

    /// Whether a session goes on.
    pub fn goes_on(&self, key: &str, now: Timestamp) -> bool {
        self.open.get(key).is_some_and(|session| session.expires_at > now && session.closed.is_none())
    }

    /// Ends a session; whether there was one.
    pub fn end(&mut self, key: &str) -> bool {
        self.open.remove(key).is_some()
    }

    /// The sessions of a person, newest first.
    pub fn of_person(&self, person: &PersonId, now: Timestamp) -> Vec<&SessionRecord> {
        let own = |s: &&SessionRecord| s.person.id == *person && s.expires_at > now && s.closed.is_none();
        let mut found: Vec<_> = self.open.values().filter(own).collect();
        found.sort_by_key(|session| std::cmp::Reverse(session.started_at));
        found
    }

    /// Ends every session of a person; how many.
    pub fn end_all(&mut self, person: &PersonId) -> usize {
        let before = self.open.len();
        self.open.retain(|_, session| session.person.id != *person);
        before - self.open.len()
    }

    /// Closes the sessions of a tenant that depend on one of these ways in; how many.
    pub fn close(&mut self, tenant: &str, ways: &[WayIn], action: &Action, by: &Person, at: Timestamp) -> u32 {
        let mut count = 0;
        for session in self.open.values_mut().filter(|s| depends(s, tenant, ways)) {
            let Some(way) = session.way.clone() else { continue };
            session.closed = Some(SessionEnded { way, action: action.clone(), by: by.clone(), at });
            count += 1;
        }
        count
    }

    /// How many sessions [`Sessions::close`] would close now.
    pub fn depending(&self, tenant: &str, ways: &[WayIn], now: Timestamp) -> u32 {
        let count = self.open.values().filter(|s| s.expires_at > now && depends(s, tenant, ways)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

fn depends(session: &SessionRecord, tenant: &str, ways: &[WayIn]) -> bool {
    let here = matches!(&session.scope, Scope::Tenant { tenant: t, .. } if t.id.as_str() == tenant);
    here && session.closed.is_none() && session.way.as_ref().is_some_and(|way| ways.contains(way))
}
