//! Company names and domains, no two tenants with the same domain.

use std::collections::HashSet;

use super::special;
use super::words::{BUSINESSES, Industry, PLACES, SURNAMES};
use crate::world::dice::Dice;
use crate::world::scenario::Scenario;

/// A company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Company {
    pub name: String,
    pub domain: String,
    pub industry: Industry,
}

/// Names companies one after the other. The first of a seed are always the same, however many follow.
pub(crate) struct Namer {
    dice: Dice,
    scenario: Scenario,
    names: HashSet<String>,
    domains: HashSet<String>,
}

impl Namer {
    pub fn new(seed: u64, scenario: Scenario) -> Self {
        Self { dice: Dice::new(seed).of(0x4e41), scenario, names: HashSet::new(), domains: HashSet::new() }
    }

    /// The next company.
    pub fn name(&mut self, index: u32) -> Company {
        if let Some(company) = special::at(index, self.scenario) {
            self.names.insert(company.name.clone());
            self.domains.insert(company.domain.clone());
            return company;
        }
        let mut attempt = 0;
        loop {
            let company = invent(self.dice.of(u64::from(index)).of(attempt), attempt);
            if !self.names.contains(&company.name) && !self.domains.contains(&company.domain) {
                self.names.insert(company.name.clone());
                self.domains.insert(company.domain.clone());
                return company;
            }
            attempt += 1;
        }
    }
}

/// One plausible company. Later attempts use longer names, of which there are more.
fn invent(dice: Dice, attempt: u64) -> Company {
    let industry = dice.of(1).below(BUSINESSES.len() as u64) as Industry;
    let business = &BUSINESSES[usize::from(industry)];
    let ending = dice.of(2).pick(business.endings);
    let (place, surname) = (dice.of(3).pick(PLACES), dice.of(4).pick(SURNAMES));
    let (name, short) = if business.surnames {
        let second = dice.of(5).pick(SURNAMES);
        match attempt {
            0 | 1 if second != surname => (format!("{surname} & {second} {ending}"), format!("{surname}{second}")),
            0 | 1 => (format!("{surname} {ending}"), format!("{surname}{ending}")),
            _ => (format!("{surname}, {second} & Partners of {place}"), format!("{surname}{second}{place}")),
        }
    } else {
        let second = dice.of(6).pick(PLACES);
        match attempt {
            0 | 1 => (format!("{place} {ending}"), format!("{place}{ending}")),
            2 | 3 => (format!("{surname}'s {place} {ending}"), format!("{surname}s{ending}{place}")),
            _ => (format!("{place} {ending} of {second}"), format!("{place}{ending}{second}")),
        }
    };
    Company { name, domain: format!("{}.example", slug(&short)), industry }
}

/// Letters and digits that a host name may have.
pub(crate) fn slug(text: &str) -> String {
    spanning_domain::tenant_list::fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: u32) -> Vec<Company> {
        let mut namer = Namer::new(7, Scenario::Default);
        (0..count).map(|index| namer.name(index)).collect()
    }

    #[test]
    fn domains_never_repeat_and_are_valid() {
        let companies = names(3000);
        let domains: HashSet<_> = companies.iter().map(|c| &c.domain).collect();
        assert_eq!(domains.len(), companies.len());
        for company in &companies {
            let label = company.domain.strip_suffix(".example").unwrap();
            assert!(!label.is_empty() && label.len() <= 63, "{}", company.domain);
            assert!(label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{}", company.domain);
        }
    }

    #[test]
    fn exactly_one_pair_has_equal_names() {
        let companies = names(3000);
        let distinct: HashSet<_> = companies.iter().map(|c| &c.name).collect();
        assert_eq!(distinct.len(), companies.len() - 1);
    }

    #[test]
    fn a_larger_world_begins_like_a_smaller_one() {
        assert_eq!(names(40), names(300)[..40]);
    }
}
