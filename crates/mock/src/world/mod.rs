//! Everything the back end knows, made from a seed and changed only by requests.

pub(crate) mod alerts;
pub mod audit;
mod audit_seed;
pub(crate) mod bulk;
pub mod dice;
pub mod directory;
pub mod estate;
pub mod faults;
mod fingerprint;
pub(crate) mod history;
pub mod integrations;
pub mod links;
pub(crate) mod migrations;
pub(crate) mod onboardings;
pub mod people;
pub mod provider_sign_in;
pub(crate) mod rows;
pub mod scenario;
mod search;
pub mod sessions;
pub mod sign_in;
pub mod tickets;
pub(crate) mod tiles;
pub(crate) mod usage;
pub(crate) mod views;

use crate::outside::OutsideIssuer;
use crate::sites::Sites;

/// What a world is made from.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Settings {
    /// The seed of everything that is made up.
    pub seed: u64,
    /// How many tenants the partner has.
    pub tenants: u32,
    /// The situation to show; see `docs/demo.md`.
    pub scenario: String,
    /// When the world begins: history lies before, requests come after.
    pub epoch: spanning_api::Timestamp,
    /// Where the sites are.
    pub sites: Sites,
    /// A KaseyaOne login that takes the simulated one's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kaseyaone: Option<OutsideIssuer>,
}

/// The state of the back end.
pub struct World {
    settings: Settings,
    revision: u64,
    pub(crate) estate: estate::Estate,
    pub(crate) migrations: migrations::MigrationBook,
    pub(crate) rows: rows::Rows,
    pub(crate) sessions: sessions::Sessions,
    pub(crate) lockout: sign_in::Lockout,
    pub(crate) sign_ins: provider_sign_in::SignIns,
    pub(crate) faults: faults::Faults,
    pub(crate) audit: audit::AuditLog,
    pub(crate) integrations: integrations::Integrations,
    pub(crate) links: links::Links,
    pub(crate) onboardings: onboardings::Onboardings,
    pub(crate) tickets: tickets::Tickets,
    pub(crate) providers: crate::sites::oidc::Providers,
    pub(crate) bulk: bulk::BulkBook,
    pub(crate) views: views::ViewBook,
    pub(crate) idempotency: crate::api::idempotency::Idempotency,
}

impl World {
    /// A fresh world.
    ///
    /// # Errors
    /// When there is no such scenario.
    pub fn new(settings: Settings) -> Result<Self, scenario::UnknownScenario> {
        let scenario = scenario::Scenario::parse(&settings.scenario)?;
        let mut estate = estate::Estate::new(&settings, scenario);
        let mut world = Self {
            settings,
            revision: 0,
            migrations: migrations::MigrationBook::new(&mut estate),
            estate,
            rows: Default::default(),
            sessions: Default::default(),
            lockout: Default::default(),
            sign_ins: Default::default(),
            faults: Default::default(),
            audit: Default::default(),
            integrations: Default::default(),
            links: Default::default(),
            onboardings: Default::default(),
            tickets: Default::default(),
            providers: Default::default(),
            bulk: Default::default(),
            views: Default::default(),
            idempotency: Default::default(),
        };
        world.seed_audit();
        Ok(world)
    }

    /// What it was made from.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Says that the sites are reached elsewhere from now on.
    pub fn move_to(&mut self, sites: Sites) {
        self.settings.sites = sites;
        self.touch();
    }

    /// Counts changes; a request that leaves it alone changed nothing.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Says that something was changed.
    pub fn touch(&mut self) {
        self.revision += 1;
    }
}
