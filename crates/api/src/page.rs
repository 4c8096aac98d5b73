//! Windows of lists.

use crate::time::Timestamp;

/// Rows in a window when the request names no limit.
pub const DEFAULT_LIMIT: u32 = 50;
/// Most rows that one window can hold.
pub const MAX_LIMIT: u32 = 200;

/// One window of a list that the server has filtered and sorted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// The rows from `offset` on, at most `limit` of them.
    pub items: Vec<T>,
    /// How many rows match in all.
    pub total: u64,
    /// Index of the first row of this window.
    pub offset: u64,
    /// When the data was last synchronised from Spanning; absent where that has no meaning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub synced_at: Option<Timestamp>,
    /// Names the state of the list; a later window that asks `asOf` it continues the same list, whatever
    /// was added meanwhile. Only where the list says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
}
