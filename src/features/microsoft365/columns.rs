//! The columns of the table, and its order in both directions: headings and query.

use spanning_api::tenant_query::{SortColumn, SortKey};

use crate::text::{microsoft365::column as text, tenants};
use crate::ui::{Column, Keep, SortDir, Sorting};

/// The columns from start to end. What has no room is in the drawer.
pub fn columns(name_caption: &str) -> Vec<Column> {
    let sorted = |column: SortColumn, caption: &str| Column::new(column.as_str(), caption).sortable();
    vec![
        sorted(SortColumn::Name, name_caption).share(3).names_row(),
        sorted(SortColumn::LastBackup, text::LAST_BACKUP).width(168).beside_name(),
        Column::new("sevenDays", text::SEVEN_DAYS).width(100).keep(Keep::Medium),
        sorted(SortColumn::Organization, text::ORGANIZATION).share(2).keep(Keep::Medium),
        sorted(SortColumn::Seats, text::SEATS).width(104).number(),
        sorted(SortColumn::Standard, text::STANDARD).width(104).number().keep(Keep::Wide),
        sorted(SortColumn::Archived, text::ARCHIVED).width(88).number().keep(Keep::Widest),
        sorted(SortColumn::Subscription, text::SUBSCRIPTION).width(160),
        sorted(SortColumn::Storage, text::STORAGE).width(112).number().keep(Keep::Wide),
        Column::new("itComplete", text::IT_COMPLETE).width(106).keep(Keep::Widest),
        sorted(SortColumn::Alerts, text::ALERTS).width(62).number().keep(Keep::Widest),
        sorted(SortColumn::Region, text::REGION).width(70).keep(Keep::Widest),
        sorted(SortColumn::Synced, text::SYNCED).width(92).keep(Keep::Widest),
        Column::new("connect", tenants::CONNECT).width(80).quiet_caption(),
    ]
}

/// The order as the headings show it.
pub fn to_sorting(keys: &[SortKey]) -> Sorting {
    let one = |key: &SortKey| (key.column.to_string(), if key.descending { SortDir::Desc } else { SortDir::Asc });
    if keys.is_empty() { vec![(SortColumn::Name.to_string(), SortDir::Asc)] } else { keys.iter().map(one).collect() }
}

/// The order as the query says it. By name is what an empty query means.
pub fn from_sorting(sorting: &[(String, SortDir)]) -> Vec<SortKey> {
    let one = |(id, dir): &(String, SortDir)| {
        SortColumn::known(id).map(|column| SortKey { column, descending: *dir == SortDir::Desc })
    };
    let keys: Vec<SortKey> = sorting.iter().filter_map(one).collect();
    let by_name = SortKey { column: SortColumn::Name, descending: false };
    if keys == [by_name] { Vec::new() } else { keys }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_of_the_contract_has_a_heading() {
        let sortable: Vec<String> = columns("Tenant").into_iter().filter(|c| c.sortable).map(|c| c.id).collect();
        for column in SortColumn::KNOWN {
            assert!(sortable.contains(&column.to_string()), "{column}");
        }
        assert_eq!(sortable.len(), SortColumn::KNOWN.len());
    }

    #[test]
    fn orders_go_to_the_headings_and_back() {
        let keys = vec![
            SortKey { column: SortColumn::LastBackup, descending: true },
            SortKey { column: SortColumn::Name, descending: false },
        ];
        assert_eq!(from_sorting(&to_sorting(&keys)), keys);
        assert_eq!(to_sorting(&[]), [("name".to_owned(), SortDir::Asc)]);
        assert_eq!(from_sorting(&to_sorting(&[])), []);
        assert_eq!(from_sorting(&[("sevenDays".to_owned(), SortDir::Asc)]), []);
    }
}
