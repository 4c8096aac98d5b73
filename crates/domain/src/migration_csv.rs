//! The reconciliation of a migration as CSV: before, after, difference of every client.

use spanning_api::migration::{Moved, Reconciled};

use crate::csv::line;

/// Captions of the columns.
const COLUMNS: [&str; 14] = [
    "Company Name before",
    "Company Name after",
    "Domain",
    "Tenant ID",
    "State",
    "Organization after",
    "Users before",
    "Users after",
    "Standard licences before",
    "Standard licences after",
    "Archived licences before",
    "Archived licences after",
    "Difference in licences",
    "Differs in",
];

/// The first line.
pub fn header() -> String {
    line(COLUMNS)
}

/// One client. What UniView 2.0 does not have is empty, which is not zero.
pub fn row(client: &Reconciled) -> String {
    let (before, after) = (&client.before, client.after.as_ref());
    let text = |of: fn(&Moved) -> u32| after.map(|after| of(after).to_string()).unwrap_or_default();
    let sum = |of: &Moved| i64::from(of.standard) + i64::from(of.archived);
    let differences: Vec<&str> = client.differences.iter().map(|difference| difference.as_str()).collect();
    line([
        before.name.clone(),
        after.map(|after| after.name.clone()).unwrap_or_default(),
        client.domain.clone(),
        client.id.to_string(),
        client.state.to_string(),
        after.and_then(|after| after.organization.clone()).unwrap_or_default(),
        before.users.to_string(),
        text(|after| after.users),
        before.standard.to_string(),
        text(|after| after.standard),
        before.archived.to_string(),
        text(|after| after.archived),
        after.map(|after| (sum(after) - sum(before)).to_string()).unwrap_or_default(),
        differences.join(" "),
    ])
}

#[cfg(test)]
mod tests {
    use spanning_api::id::TenantId;
    use spanning_api::migration::{ClientState, Difference};

    use super::*;

    #[test]
    fn a_line_says_before_after_and_what_differs() {
        let moved = |name: &str, standard: u32| Moved {
            name: name.to_owned(),
            users: 12,
            standard,
            archived: 1,
            organization: (standard > 10).then(|| "Acme, Inc.".to_owned()),
        };
        let client = Reconciled {
            id: TenantId::from("tn_1"),
            domain: "acme.example".to_owned(),
            state: ClientState::Done,
            before: moved("Acme", 10),
            after: Some(moved("Acme", 15)),
            differences: vec![Difference::Licences],
        };
        assert_eq!(row(&client), "Acme,Acme,acme.example,tn_1,done,\"Acme, Inc.\",12,12,10,15,1,1,5,licences\r\n");
        let missing = Reconciled { after: None, differences: vec![Difference::Missing], ..client };
        assert_eq!(row(&missing), "Acme,,acme.example,tn_1,done,,12,,10,,1,,,missing\r\n");
        assert_eq!(header().matches(',').count() + 1, COLUMNS.len());
    }
}
