//! Situations that a world can show.

/// A situation. Names are what `Settings::scenario` and the command line take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// An ordinary morning.
    Default,
    /// Every backup went well.
    Healthy,
    /// A Microsoft outage in the last night: many backups failed or are partial.
    BadMorning,
    /// Many trials end within days.
    TrialsEnding,
    /// A change at Microsoft withdrew consent from a fifth of the tenants some days ago.
    ConsentRevoked,
    /// Login with IT Complete is off at the demo tenant and at most others.
    ItCompleteOff,
    /// The demo tenant is linked with KaseyaOne.
    Linked,
    /// The migrations of VSA 9 and UniView 1.0 are half done.
    MigrationHalfWay,
    /// A partner that has not integrated any tenant yet.
    Empty,
    /// 100,000 tenants.
    Large,
    /// Names that break careless software.
    HostileNames,
    /// A partner with the old portals only.
    OldPortals,
}

/// A scenario that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownScenario {
    /// What was asked for.
    pub name: String,
}

impl std::fmt::Display for UnknownScenario {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let known: Vec<_> = Scenario::ALL.iter().map(|s| s.name()).collect();
        write!(f, "there is no scenario \"{}\"; known are: {}", self.name, known.join(", "))
    }
}

impl std::error::Error for UnknownScenario {}

impl Scenario {
    /// Every scenario.
    pub const ALL: &'static [Self] = &[
        Self::Default,
        Self::Healthy,
        Self::BadMorning,
        Self::TrialsEnding,
        Self::ConsentRevoked,
        Self::ItCompleteOff,
        Self::Linked,
        Self::MigrationHalfWay,
        Self::Empty,
        Self::Large,
        Self::HostileNames,
        Self::OldPortals,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Healthy => "healthy",
            Self::BadMorning => "bad-morning",
            Self::TrialsEnding => "trials-ending",
            Self::ConsentRevoked => "consent-revoked",
            Self::ItCompleteOff => "it-complete-off",
            Self::Linked => "linked",
            Self::MigrationHalfWay => "migration-half-way",
            Self::Empty => "empty",
            Self::Large => "large",
            Self::HostileNames => "hostile-names",
            Self::OldPortals => "old-portals",
        }
    }

    /// What it shows, in one line.
    pub fn summary(self) -> &'static str {
        match self {
            Self::Default => "an ordinary morning of a service provider",
            Self::Healthy => "every backup went well",
            Self::BadMorning => "an outage at Microsoft in the last night: many backups failed or are partial",
            Self::TrialsEnding => "a third of the tenants are in a trial that ends within five days",
            Self::ConsentRevoked => {
                "consent was withdrawn at a fifth of the tenants: their backups fail until it is given again"
            }
            Self::ItCompleteOff => "Login with IT Complete is off at the demo tenant and at most others",
            Self::Linked => "the demo tenant is linked with KaseyaOne",
            Self::MigrationHalfWay => "VSA 9 and UniView 1.0 are being moved to UniView 2.0, half is done",
            Self::Empty => "a new partner: no tenant is integrated yet",
            Self::Large => "100,000 tenants, whatever number was asked for",
            Self::HostileNames => "tenant names that break careless software",
            Self::OldPortals => "a partner with VSA 9 and UniView 1.0 only: no UniView 2.0 account exists",
        }
    }

    /// How many tenants there are when so many are asked for.
    pub fn tenants(self, asked: u32) -> u32 {
        match self {
            Self::Empty => 0,
            Self::Large => 100_000,
            _ => asked,
        }
    }

    /// Finds a scenario by name; an empty name means the default.
    ///
    /// # Errors
    /// When there is none of that name; the message lists those that exist.
    pub fn parse(name: &str) -> Result<Self, UnknownScenario> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(Self::Default);
        }
        Self::ALL
            .iter()
            .copied()
            .find(|scenario| scenario.name() == name)
            .ok_or_else(|| UnknownScenario { name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_is_found_by_its_name() {
        for scenario in Scenario::ALL {
            assert_eq!(Scenario::parse(scenario.name()), Ok(*scenario));
        }
        assert_eq!(Scenario::parse(""), Ok(Scenario::Default));
    }

    #[test]
    fn an_unknown_one_is_refused_with_the_list() {
        let message = Scenario::parse("chaos").unwrap_err().to_string();
        assert!(message.contains("chaos") && message.contains("bad-morning"), "{message}");
    }
}
