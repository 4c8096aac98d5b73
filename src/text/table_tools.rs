//! Columns, selection, actions on many tenants, export.

/// The dialog of columns, and the button that opens it.
pub const COLUMNS: &str = "Columns";
/// What can be done in it.
pub const COLUMNS_HINT: &str = "Until something is changed here, columns without room are left out; hidden ones are in the details of a tenant. Drag an entry or use its buttons to move it; headings can be dragged at their edge, or with Alt and the arrow keys.";
/// The usual columns again.
pub const RESET: &str = "Reset";
/// Not all of a range could be selected.
pub fn range_failed(why: &str) -> String {
    format!("Only part of the range is selected: its other rows could not be loaded. {why}")
}

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

/// The bar over the table while tenants are selected.
pub const SELECTION: &str = "Selection";
/// Takes everything out of the selection.
pub const CLEAR_SELECTION: &str = "Clear selection";
/// The portal has no such action.
pub const PORTAL_LACKS: &str = "This portal version cannot do that.";
/// What a sync for many means.
pub const SYNC_NOTE: &str = "Each tenant is synchronised from Spanning now. One that was synchronised within the last 15 minutes is left out and listed.";
/// What switching on for many means.
pub const IT_COMPLETE_NOTE: &str = "Administrators can sign in to these tenants with their VSA, UniView or KaseyaOne account. Each tenant sees in its Activity who switched it on; only its own administrators switch it off.";
/// No organization.
pub const UNMAP: &str = "No organization (unmap)";
/// Searches organizations.
pub const FIND_ORGANIZATION: &str = "Find an organization";
/// The organization to map to.
pub const ORGANIZATION: &str = "Organization";
/// What mapping does.
pub const MAP_HINT: &str = "BackupIQ raises alerts for mapped tenants only.";
/// Which licences.
pub const LICENCES: &str = "Licences";
/// Their kinds, in the order of the contract.
pub const KINDS: [&str; 2] = ["Standard", "Archived"];
/// What the count means.
pub const HOW_MANY: &str = "How many";
/// The rules, in the order of the contract.
pub const RULES: [&str; 3] = ["Set to a number", "Add to what each has", "As many as every user needs"];
/// What is never done.
pub const LICENCES_HINT: &str = "Never fewer than are in use, never more than are free; what does not fit is listed.";
/// The number of licences.
pub const COUNT: &str = "Number of licences";
/// Why it cannot be started.
pub const ENTER_COUNT: &str = "Enter a whole number first.";
/// The bar of a job.
pub const PROGRESS: &str = "Progress";
/// Over the list of what did not work.
pub const NOT_DONE: &str = "Not done";
/// Stopped before this tenant.
pub const SKIPPED: &str = "Stopped before this tenant; nothing was changed.";
/// Stops a job.
pub const STOP: &str = "Stop";
/// Lets it go on without the dialog.
pub const IN_BACKGROUND: &str = "Go on in the background";
/// Tries again.
pub const RETRY: &str = "Retry these";

/// An action, in the order in which the bar has them.
pub fn bulk(place: usize) -> &'static str {
    match place {
        0 => "Map to organization",
        1 => "Sync now",
        2 => "Allocate licences",
        _ => "Enable Login with IT Complete",
    }
}

/// The same with the number of tenants.
pub fn bulk_title(place: usize, count: u64, written: &str) -> String {
    format!("{}: {}", bulk(place), super::tenants::count(count, written))
}

/// How many are selected.
pub fn selected(count: usize, written: &str) -> String {
    format!("{} selected", super::tenants::count(count as u64, written))
}

/// Selects all that match.
pub fn select_all(written: &str) -> String {
    format!("Select all {written}")
}

/// Why an action is not for this person.
pub fn needs_role(role: &str) -> String {
    format!("This takes the role {role} or a higher one.")
}

/// How far a job is.
pub fn progress(done: &str, unchanged: &str, failed: &str, total: &str, stopped: bool) -> String {
    let end = if stopped { " Stopped." } else { "" };
    format!("{done} done, {unchanged} as wanted already, {failed} not done, of {total}.{end}")
}

/// Saves all that match as a file.
pub const EXPORT: &str = "Export";
/// The dialog while it is made.
pub const EXPORT_TITLE: &str = "Export tenants as CSV";
/// The list did not hold still.
pub const EXPORT_MOVING: &str = "Tenants came and went while the file was made. Nothing was saved; try again.";

/// How far an export is.
pub fn export_progress(done: &str, total: &str) -> String {
    format!("{done} of {total} tenants")
}

/// An export is done.
pub fn exported(rows: u64, written: &str, file: &str) -> String {
    format!("{} saved in {file}", super::tenants::count(rows, written))
}

/// Named views: the menu, and the dialog.
pub const VIEWS: &str = "Views";
/// Opens the dialog.
pub const KEEP_VIEWS: &str = "Save and manage views";
/// The name of a new view.
pub const VIEW_NAME: &str = "Name";
/// What a view keeps.
pub const VIEW_HINT: &str =
    "Keeps filter, order and columns as they are shown now. The address shares the same with others.";
/// Makes it the default.
pub const OPENS_WITH: &str = "Open the list with this view";
/// Marks the default.
pub const DEFAULT: &str = "Default";
/// Saves a new view.
pub const SAVE_VIEW: &str = "Save view";
/// Why it cannot be saved.
pub const ENTER_NAME: &str = "Enter a name first.";

/// Gives a view the typed name.
pub const RENAME: &str = "Rename";

/// Begins to give a view another name.
pub fn rename_view(name: &str) -> String {
    format!("Rename {name}")
}

/// The field for it.
pub fn new_name(name: &str) -> String {
    format!("New name of {name}")
}

/// Puts what is shown in the place of a view.
pub fn replace_view(name: &str) -> String {
    format!("Replace {name} with what is shown")
}

/// Deletes a view.
pub fn delete_view(name: &str) -> String {
    format!("Delete {name}")
}
