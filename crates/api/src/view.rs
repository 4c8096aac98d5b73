//! Named views of the tenant list: filter, order and columns, kept for each person.

use crate::id::ViewId;
use crate::query::{Pairs, Query, Window, set, split};
use crate::tenant_query::TenantQuery;
use crate::time::Timestamp;
use crate::wire;

/// Longest name of a view.
pub const NAME_LENGTH: usize = 80;
/// Most views of one person.
pub const MOST_VIEWS: usize = 50;
/// Narrowest and widest column, in pixels.
pub const WIDTHS: std::ops::RangeInclusive<u16> = 48..=800;

open_enum! {
    /// A column of the tenant list.
    pub enum TenantColumn {
        /// Name and domain.
        Name = "name",
        /// Last backup.
        LastBackup = "lastBackup",
        /// Outcomes of seven days.
        SevenDays = "sevenDays",
        /// Organization.
        Organization = "organization",
        /// Protected seats.
        Seats = "seats",
        /// Standard licences.
        Standard = "standard",
        /// Archived licences.
        Archived = "archived",
        /// Subscription.
        Subscription = "subscription",
        /// Storage.
        Storage = "storage",
        /// Login with IT Complete.
        ItComplete = "itComplete",
        /// Open alerts.
        Alerts = "alerts",
        /// Region.
        Region = "region",
        /// Last sync.
        Synced = "synced",
    }
}

/// A column that somebody chose, as wide as they made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnChoice {
    /// The column.
    pub column: TenantColumn,
    /// Its width in pixels; without one it has its usual width.
    pub width: Option<u16>,
}

impl std::fmt::Display for ColumnChoice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.width {
            Some(width) => write!(f, "{}.{width}", self.column),
            None => write!(f, "{}", self.column),
        }
    }
}

impl ColumnChoice {
    /// Reads `seats` or `seats.120`.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, width) = match text.split_once('.') {
            Some((name, width)) => (name, Some(width.parse().ok().filter(|width| WIDTHS.contains(width))?)),
            None => (text, None),
        };
        Some(Self { column: TenantColumn::known(name)?, width })
    }
}

/// What a view says: the query string of the page that shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TenantView {
    /// Filter and order.
    pub query: TenantQuery,
    /// The columns from start to end; empty means the usual ones. The name is always among them, and first.
    pub columns: Vec<ColumnChoice>,
}

/// Reads the columns of a view; each can be there once.
pub fn columns(text: &str) -> Option<Vec<ColumnChoice>> {
    let list = split(text, ColumnChoice::parse)?;
    let once = list.iter().enumerate().all(|(at, choice)| list.iter().take(at).all(|c| c.column != choice.column));
    (once && list.first().is_some_and(|choice| choice.column == TenantColumn::Name)).then_some(list)
}

impl Query for TenantView {
    const PARAMS: &'static [(&'static str, &'static str)] = TenantQuery::PARAMS;

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let query = TenantQuery { window: Window::default(), ..self.query.clone() };
        let columns = Pairs::default().list("columns", &self.columns).window(&Window::default());
        [query.pairs(), columns].concat()
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "columns" => set(&mut self.columns, columns(value)),
            "offset" | "limit" => false,
            _ => self.query.take(name, value),
        }
    }
}

wire! {
    /// The caller's views, by name.
    pub struct Views {
        /// All of them.
        pub items: Vec<SavedView>,
    }

    /// A view.
    pub struct SavedView {
        /// The view.
        pub id: ViewId,
        /// Its name.
        pub name: String,
        /// Filter, order and columns, as the query string of the page.
        pub query: String,
        /// Whether the list opens with it.
        pub is_default: bool,
        /// When it was last changed.
        pub changed_at: Timestamp,
    }

    /// A view as it shall be.
    pub struct ViewDraft {
        /// Its name, 1 to 80 characters, unique among the caller's views.
        pub name: String,
        /// Filter, order and columns, as the query string of the page.
        pub query: String,
        /// Whether the list shall open with it; it takes the place of the one that did.
        #[serde(default)]
        pub is_default: bool,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_reads_back_as_it_was_written() {
        let text = "filter=seats+%3C+50&sort=-seats&columns=name.240%2Cseats%2Calerts.90";
        let (view, bad) = TenantView::from_query(text);
        assert_eq!((bad, view.to_query().as_str()), (vec![], text));
        assert_eq!(view.columns[0], ColumnChoice { column: TenantColumn::Name, width: Some(240) });
    }

    #[test]
    fn columns_that_make_no_sense_are_told() {
        for text in ["", "seats", "name,name", "name,colour", "name.3", "name.9999", "name.x", "seats,name"] {
            assert_eq!(columns(text), None, "{text}");
        }
        assert!(columns("name").is_some());
        assert_eq!(TenantView::from_query("columns=name&limit=3").1.len(), 1);
    }
}
