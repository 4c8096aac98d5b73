//! Organizations of the partner: found by id, kept in order of their names.

use std::collections::HashMap;

use spanning_api::id::OrganizationId;
use spanning_api::organization::Organization;
use spanning_domain::tenant_list::fold;

/// One organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrganizationRecord {
    pub id: OrganizationId,
    pub name: String,
    pub group: String,
    /// How many tenants are mapped to it.
    pub tenants: u32,
    folded: String,
}

impl OrganizationRecord {
    /// As the contract shows it.
    pub fn to_api(&self) -> Organization {
        Organization { id: self.id.clone(), name: self.name.clone(), group: self.group.clone(), tenants: self.tenants }
    }
}

/// The organizations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Organizations {
    list: Vec<OrganizationRecord>,
    by_id: HashMap<OrganizationId, u32>,
    by_name: HashMap<String, u32>,
    /// Indexes in order of names.
    sorted: Vec<u32>,
}

impl Organizations {
    /// Adds one; `None` when the name is taken. Case and accents make no other name.
    pub fn add(&mut self, id: OrganizationId, name: &str, group: &str) -> Option<u32> {
        let index = self.push(id, name, group)?;
        let folded = &self.list[index as usize].folded;
        let place = self.sorted.partition_point(|at| self.list[*at as usize].folded < *folded);
        self.sorted.insert(place, index);
        Some(index)
    }

    /// Adds one without putting it in order; [`Organizations::sort`] has to follow.
    pub fn push(&mut self, id: OrganizationId, name: &str, group: &str) -> Option<u32> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold(&name);
        if self.by_name.contains_key(&folded) || self.by_id.contains_key(&id) {
            return None;
        }
        let index = self.list.len() as u32;
        self.by_name.insert(folded.clone(), index);
        self.by_id.insert(id.clone(), index);
        self.list.push(OrganizationRecord { id, name, group: group.to_owned(), tenants: 0, folded });
        Some(index)
    }

    /// Puts all in order.
    pub fn sort(&mut self) {
        let list = &self.list;
        self.sorted = (0..list.len() as u32).collect();
        self.sorted.sort_by(|a, b| list[*a as usize].folded.cmp(&list[*b as usize].folded));
    }

    /// By index.
    pub fn at(&self, index: u32) -> Option<&OrganizationRecord> {
        self.list.get(index as usize)
    }

    /// The index of an id.
    pub fn find(&self, id: &OrganizationId) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Whether a name is taken.
    pub fn is_taken(&self, name: &str) -> bool {
        self.by_name.contains_key(&fold(&name.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// Counts a tenant in or out.
    pub fn count(&mut self, index: u32, step: i32) {
        if let Some(record) = self.list.get_mut(index as usize) {
            record.tenants = record.tenants.saturating_add_signed(step);
        }
    }

    /// Those whose name has all the words, in order of names.
    pub fn search(&self, q: &str) -> Vec<&OrganizationRecord> {
        let folded = fold(q);
        let words: Vec<_> = folded.split_whitespace().collect();
        let records = self.sorted.iter().filter_map(|index| self.at(*index));
        records.filter(|record| words.iter().all(|word| record.folded.contains(word))).collect()
    }

    /// Adds this state to a digest.
    pub fn write(&self, out: &mut String) {
        for record in &self.list {
            out.push_str(&format!("{}={}/{}/{};", record.id, record.name, record.group, record.tenants));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_whatever_their_case_and_stay_in_order() {
        let mut organizations = Organizations::default();
        for (id, name) in [("1", "Zebra"), ("2", "apple"), ("3", "Müller")] {
            assert!(organizations.add(OrganizationId::from(id), name, "G").is_some());
        }
        assert_eq!(organizations.add(OrganizationId::from("4"), "  MULLER ", "G"), None);
        assert!(organizations.is_taken("APPLE"));
        let names: Vec<_> = organizations.search("").iter().map(|o| o.name.as_str()).collect();
        assert_eq!(names, ["apple", "Müller", "Zebra"]);
        assert_eq!(organizations.search("mull")[0].id, OrganizationId::from("3"));
    }
}
