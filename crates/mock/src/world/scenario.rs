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
    /// A partner that has not integrated any tenant yet.
    Empty,
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
        Self::Empty,
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
            Self::Empty => "empty",
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
            Self::Empty => "a new partner: no tenant is integrated yet",
            Self::HostileNames => "tenant names that break careless software",
            Self::OldPortals => "a partner with VSA 9 and UniView 1.0 only: no UniView 2.0 account exists",
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
