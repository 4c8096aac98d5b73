//! Login with IT Complete, the KaseyaOne link, and the ways in that they govern.
//!
//! Switching IT Complete off closes single sign-on from UniView and VSA and Unified Login at once and
//! lets the stored link rest; switching it on again brings single sign-on back, but not the link,
//! which a KaseyaOne Master has to resume. Unlinking closes Unified Login only.

use spanning_api::Timestamp;
use spanning_api::integration::{KaseyaOneLink, LocalAdministrator, WayIn};
use spanning_api::portal::PortalKind;
use spanning_api::time::DAY;

use crate::portal::{self, Family};

/// How recently a local administrator must have signed in to count as proven.
pub const PROVEN_WITHIN: i64 = 90 * DAY;

/// The switch and the link of a tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Whether Login with IT Complete is on.
    pub it_complete: bool,
    /// The KaseyaOne link.
    pub link: KaseyaOneLink,
}

/// What a change leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// How things stand afterwards.
    pub standing: Standing,
    /// Ways in that close by it.
    pub closes: Vec<WayIn>,
}

impl Standing {
    /// Whether a way in works.
    pub fn open(&self, way: &WayIn) -> bool {
        match way {
            WayIn::UniviewSso | WayIn::VsaSso => self.it_complete,
            WayIn::UnifiedLogin => self.it_complete && matches!(self.link, KaseyaOneLink::Linked(_)),
            WayIn::Other(_) => false,
        }
    }

    /// Login with IT Complete off: everything that it governs closes, the link rests.
    pub fn switch_off(&self) -> Change {
        let link = match &self.link {
            KaseyaOneLink::Linked(record) => KaseyaOneLink::Suspended(record.clone()),
            other => other.clone(),
        };
        self.change(Standing { it_complete: false, link })
    }

    /// Login with IT Complete on: single sign-on works again, a resting link goes on resting.
    pub fn switch_on(&self) -> Change {
        self.change(Standing { it_complete: true, link: self.link.clone() })
    }

    /// The link removed; single sign-on from VSA and UniView goes on.
    pub fn unlink(&self) -> Change {
        self.change(Standing { it_complete: self.it_complete, link: KaseyaOneLink::NotLinked })
    }

    fn change(&self, standing: Standing) -> Change {
        let closes = WayIn::KNOWN.iter().filter(|way| self.open(way) && !standing.open(way)).cloned().collect();
        Change { standing, closes }
    }
}

/// Whether at least one administrator has signed in with the tenant's own credentials lately, so that
/// closing the other ways in locks nobody out.
pub fn proven(administrators: &[LocalAdministrator], now: Timestamp) -> bool {
    administrators.iter().filter_map(|a| a.last_sign_in).any(|last| now.since(last) <= PROVEN_WITHIN)
}

/// The way in that a portal's single sign-on is.
pub fn way_of(portal: &PortalKind) -> WayIn {
    match portal::of(portal).map(|p| p.family) {
        Some(Family::Vsa) => WayIn::VsaSso,
        Some(Family::UniView) => WayIn::UniviewSso,
        None => WayIn::Other(portal.to_string()),
    }
}

/// A way in as the product writes it.
pub fn way_name(way: &WayIn) -> String {
    match way {
        WayIn::UniviewSso => "Single sign-on from UniView".to_owned(),
        WayIn::VsaSso => "Single sign-on from VSA".to_owned(),
        WayIn::UnifiedLogin => "KaseyaOne Unified Login".to_owned(),
        WayIn::Other(other) => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use spanning_api::id::{CompanyId, PersonId};
    use spanning_api::integration::LinkRecord;
    use spanning_api::session::{CompanyRef, Person};

    use super::*;

    fn person() -> Person {
        Person { id: PersonId::from("p"), name: "P".into(), email: "p@a.example".into() }
    }

    fn linked() -> Standing {
        let record = LinkRecord {
            company: CompanyRef { id: CompanyId::from("c"), name: "C".into() },
            linked_by: person(),
            master: "m".into(),
            linked_at: Timestamp(1),
        };
        Standing { it_complete: true, link: KaseyaOneLink::Linked(record) }
    }

    #[test]
    fn l33_switching_off_closes_all_three_and_keeps_the_record_resting() {
        let off = linked().switch_off();
        assert_eq!(off.closes, WayIn::KNOWN);
        assert!(matches!(off.standing.link, KaseyaOneLink::Suspended(_)));
    }

    #[test]
    fn l34_switching_on_again_does_not_restore_the_link() {
        let on = linked().switch_off().standing.switch_on().standing;
        assert!(on.open(&WayIn::UniviewSso) && on.open(&WayIn::VsaSso));
        assert!(!on.open(&WayIn::UnifiedLogin));
        assert!(on.link.record().is_some());
    }

    #[test]
    fn l32_unlinking_closes_unified_login_only() {
        assert_eq!(linked().unlink().closes, [WayIn::UnifiedLogin]);
        let never = Standing { it_complete: true, link: KaseyaOneLink::NotLinked };
        assert_eq!(never.switch_off().closes, [WayIn::UniviewSso, WayIn::VsaSso]);
    }

    #[test]
    fn an_administrator_is_proven_for_ninety_days() {
        let admin = |last| LocalAdministrator { person: person(), last_sign_in: last };
        let now = Timestamp(1_000 * DAY);
        assert!(!proven(&[], now));
        assert!(!proven(&[admin(None), admin(Some(now.plus(-PROVEN_WITHIN - 1)))], now));
        assert!(proven(&[admin(None), admin(Some(now.plus(-PROVEN_WITHIN)))], now));
    }

    #[test]
    fn every_portal_belongs_to_a_way_in() {
        assert_eq!(PortalKind::KNOWN.iter().map(way_of).filter(|way| matches!(way, WayIn::Other(_))).count(), 0);
        assert_eq!(way_of(&PortalKind::Vsa9), WayIn::VsaSso);
        assert_eq!(way_of(&PortalKind::Uniview1), WayIn::UniviewSso);
    }
}
