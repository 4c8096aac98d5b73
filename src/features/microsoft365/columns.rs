//! The columns of the table, and its order in both directions: headings and query.

use spanning_api::tenant_query::{SortColumn, SortKey};
use spanning_api::view::{ColumnChoice, TenantColumn};

use crate::text::{microsoft365::column as text, tenants};
use crate::ui::{Column, Keep, SortDir, Sorting};

/// The width of the column of boxes.
const BOX: u16 = 40;
/// The least width of a column that shares what is left, once somebody chose the columns.
const LEAST: u16 = 160;
/// The same for the name.
const NAME: u16 = 220;

/// The columns that one can choose among, in their usual order. What has no room is in the drawer.
pub fn usual(name_caption: &str) -> Vec<Column> {
    let sorted = |column: SortColumn, caption: &str| Column::new(column.as_str(), caption).sortable();
    vec![
        sorted(SortColumn::Name, name_caption).share(5).names_row().sticky(BOX),
        sorted(SortColumn::LastBackup, text::last_backup()).width(184).beside_name(),
        Column::new("sevenDays", text::seven_days()).width(100).keep(Keep::Medium),
        sorted(SortColumn::Organization, text::organization()).share(3).keep(Keep::Medium),
        sorted(SortColumn::Seats, text::seats()).width(104).number(),
        sorted(SortColumn::Standard, text::standard()).width(104).number().keep(Keep::Wide),
        sorted(SortColumn::Archived, text::archived_label()).width(88).number().keep(Keep::Widest),
        sorted(SortColumn::Subscription, text::subscription()).width(152).keep(Keep::Small).bare_in_card(),
        sorted(SortColumn::Storage, text::storage()).width(96).number().keep(Keep::Wide),
        Column::new("itComplete", text::it_complete()).width(106).keep(Keep::Widest),
        sorted(SortColumn::Alerts, text::alerts()).width(64).number().keep(Keep::Widest),
        sorted(SortColumn::Region, text::region()).width(70).keep(Keep::Widest),
        sorted(SortColumn::Synced, text::synced()).width(88).keep(Keep::Widest),
    ]
}

/// The columns from start to end: the box, those that were chosen or else the usual ones, and the actions.
pub fn columns(name_caption: &str, chosen: &[ColumnChoice]) -> Vec<Column> {
    let mut usual = usual(name_caption);
    let mut list = vec![Column::new("select", text::select()).quiet_caption().width(BOX).sticky(0)];
    if chosen.is_empty() {
        list.append(&mut usual);
    }
    for choice in chosen {
        let Some(mut column) = usual.iter().find(|column| column.id == choice.column.as_str()).cloned() else {
            continue;
        };
        column.width = choice.width.or(column.width);
        let least = if column.names_row { NAME } else { LEAST };
        list.push(if column.width.is_none() { column.least(least) } else { column });
    }
    list.push(Column::new("connect", tenants::connect()).quiet_caption().width(80));
    list
}

/// What is chosen when nothing was: every column, in the usual order.
pub fn every() -> Vec<ColumnChoice> {
    TenantColumn::KNOWN.iter().map(|column| ColumnChoice { column: column.clone(), width: None }).collect()
}

/// The columns after one was given another width.
pub fn resized(chosen: &[ColumnChoice], id: &str, width: u16) -> Vec<ColumnChoice> {
    let mut list = if chosen.is_empty() { every() } else { chosen.to_vec() };
    list.iter_mut().filter(|choice| choice.column.as_str() == id).for_each(|choice| choice.width = Some(width));
    list
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
        let sortable: Vec<String> = usual("Tenant").into_iter().filter(|c| c.sortable).map(|c| c.id).collect();
        for column in SortColumn::KNOWN {
            assert!(sortable.contains(&column.to_string()), "{column}");
        }
        assert_eq!(sortable.len(), SortColumn::KNOWN.len());
    }

    #[test]
    fn the_contract_and_the_table_have_the_same_columns() {
        let ids: Vec<String> = usual("Tenant").into_iter().map(|column| column.id).collect();
        assert_eq!(ids, TenantColumn::KNOWN.iter().map(ToString::to_string).collect::<Vec<_>>());
    }

    #[test]
    fn chosen_columns_stand_between_the_box_and_the_actions() {
        let chosen =
            resized(&spanning_api::view::columns("name,alerts,organization").unwrap_or_default(), "alerts", 90);
        let list = columns("Tenant", &chosen);
        let ids: Vec<_> = list.iter().map(|column| (column.id.as_str(), column.width, column.least)).collect();
        let expected = [
            ("select", Some(40), 0),
            ("name", None, 220),
            ("alerts", Some(90), 0),
            ("organization", None, 160),
            ("connect", Some(80), 0),
        ];
        assert_eq!(ids, expected);
        assert_eq!(resized(&[], "seats", 200).len(), TenantColumn::KNOWN.len());
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
