//! Columns, selection, actions on many tenants, export.

/// The dialog of columns, and the button that opens it.
pub const COLUMNS: &str = "Columns";
/// What can be done in it.
pub const COLUMNS_HINT: &str = "Hidden columns are in the details of a tenant. Drag an entry or use its buttons to move it; headings can be dragged at their edge, or with Alt and the arrow keys.";
/// The usual columns again.
pub const RESET: &str = "Reset";
/// Why there is nothing to reset.
pub const USUAL: &str = "These are the usual columns";
/// Closes the dialog.
pub const DONE: &str = "Done";
/// The height of rows.
pub const DENSITY: &str = "Rows";
/// Its choices.
pub const DENSITIES: [&str; 2] = ["Comfortable", "Compact"];
/// The first column, in every portal.
pub const TENANT: &str = "Tenant";
/// Why an entry goes no further.
pub const NOT_FURTHER: &str = "Not possible here";

/// Makes a column narrower.
pub fn narrower(column: &str) -> String {
    format!("{column}: narrower")
}

/// Makes a column wider.
pub fn wider(column: &str) -> String {
    format!("{column}: wider")
}

/// Moves a column towards the start.
pub fn up(column: &str) -> String {
    format!("{column}: move up")
}

/// Moves a column towards the end.
pub fn down(column: &str) -> String {
    format!("{column}: move down")
}
