//! Columns, selection, actions on many tenants, export.

use crate::text::catalog::{fill, messages, t};

messages! {
    /// The dialog of columns, and the button that opens it.
    pub columns = "Columns";
    /// What can be done in it.
    pub columns_hint = "Until something is changed here, columns without room are left out; hidden ones are in the details of a tenant. Drag an entry or use its buttons to move it; headings can be dragged at their edge, or with Alt and the arrow keys.";
    /// The usual columns again.
    pub reset = "Reset";
}

/// Not all of a range could be selected.
pub fn range_failed(why: &str) -> String {
    fill!("Only part of the range is selected: its other rows could not be loaded. {why}", why)
}

messages! {
    /// Why there is nothing to reset.
    pub usual = "These are the usual columns";
    /// Closes the dialog.
    pub done = "Done";
    /// The height of rows.
    pub density = "Rows";
}

/// Its choices.
pub fn densities() -> [&'static str; 2] {
    [t("Comfortable"), t("Compact")]
}

messages! {
    /// The first column, in every portal.
    pub tenant = "Tenant";
    /// Why an entry goes no further.
    pub not_further = "Not possible here";
}

/// Makes a column narrower.
pub fn narrower(column: &str) -> String {
    fill!("{column}: narrower", column)
}

/// Makes a column wider.
pub fn wider(column: &str) -> String {
    fill!("{column}: wider", column)
}

/// Moves a column towards the start.
pub fn up(column: &str) -> String {
    fill!("{column}: move up", column)
}

/// Moves a column towards the end.
pub fn down(column: &str) -> String {
    fill!("{column}: move down", column)
}

messages! {
    /// The bar over the table while tenants are selected.
    pub selection = "Selection";
    /// Takes everything out of the selection.
    pub clear_selection = "Clear selection";
    /// The portal has no such action.
    pub portal_lacks = "This portal version cannot do that.";
    /// What a sync for many means.
    pub sync_note = "Each tenant is synchronised from Spanning now. One that was synchronised within the last 15 minutes is left out and listed.";
    /// What switching on for many means.
    pub it_complete_note = "Administrators can sign in to these tenants with their VSA, UniView or KaseyaOne account. Each tenant sees in its Activity who switched it on; only its own administrators switch it off.";
    /// No organization.
    pub unmap = "No organization (unmap)";
    /// Searches organizations.
    pub find_organization = "Find an organization";
    /// The organization to map to.
    pub organization = "Organization";
    /// What mapping does.
    pub map_hint = "BackupIQ raises alerts for mapped tenants only.";
    /// Which licences.
    pub licences = "Licences";
}

/// Their kinds, in the order of the contract.
pub fn kinds() -> [&'static str; 2] {
    [t("Standard"), t("Archived")]
}

messages! {
    /// What the count means.
    pub how_many = "How many";
}

/// The rules, in the order of the contract.
pub fn rules() -> [&'static str; 3] {
    [t("Set to a number"), t("Add to what each has"), t("As many as every user needs")]
}

messages! {
    /// What is never done.
    pub licences_hint = "Never fewer than are in use, never more than are free; what does not fit is listed.";
    /// The number of licences.
    pub count = "Number of licences";
    /// Why it cannot be started.
    pub enter_count = "Enter a whole number first.";
    /// The bar of a job.
    pub progress_label = "Progress";
    /// Over the list of what did not work.
    pub not_done = "Not done";
    /// Stopped before this tenant.
    pub skipped = "Stopped before this tenant; nothing was changed.";
    /// Stops a job.
    pub stop = "Stop";
    /// Lets it go on without the dialog.
    pub in_background = "Go on in the background";
    /// Tries again.
    pub retry = "Retry these";
}

/// An action, in the order in which the bar has them.
pub fn bulk(place: usize) -> &'static str {
    match place {
        0 => t("Map to organization"),
        1 => t("Sync now"),
        2 => t("Allocate licences"),
        _ => t("Enable Login with IT Complete"),
    }
}

/// The same with the number of tenants.
pub fn bulk_title(place: usize, count: u64, written: &str) -> String {
    fill!("{bulk}: {count}", bulk = bulk(place), count = super::tenants::count(count, written))
}

/// How many are selected.
pub fn selected(count: usize, written: &str) -> String {
    fill!("{count} selected", count = super::tenants::count(count as u64, written))
}

/// Selects all that match.
pub fn select_all(written: &str) -> String {
    fill!("Select all {written}", written)
}

/// Why an action is not for this person.
pub fn needs_role(role: &str) -> String {
    fill!("This takes the role {role} or a higher one.", role)
}

/// How far a job is.
pub fn progress(done: &str, unchanged: &str, failed: &str, total: &str, stopped: bool) -> String {
    if stopped {
        fill!(
            "Stopped: {done} done, {unchanged} as wanted already, {failed} not done, of {total}.",
            done,
            unchanged,
            failed,
            total
        )
    } else {
        fill!(
            "{done} done, {unchanged} as wanted already, {failed} not done, of {total}.",
            done,
            unchanged,
            failed,
            total
        )
    }
}

messages! {
    /// Saves all that match as a file.
    pub export = "Export";
    /// The dialog while it is made.
    pub export_title = "Export tenants as CSV";
    /// The list did not hold still.
    pub export_moving = "Tenants came and went while the file was made. Nothing was saved; try again.";
}

/// How far an export is.
pub fn export_progress(done: &str, total: &str) -> String {
    fill!("{done} of {total} tenants", done, total)
}

/// An export is done.
pub fn exported(rows: u64, written: &str, file: &str) -> String {
    fill!("{count} saved in {file}", count = super::tenants::count(rows, written), file)
}

messages! {
    /// Named views: the menu, and the dialog.
    pub views = "Views";
    /// Opens the dialog.
    pub keep_views = "Save and manage views";
    /// The name of a new view.
    pub view_name = "Name";
    /// What a view keeps.
    pub view_hint = "Keeps filter, order and columns as they are shown now. The address shares the same with others.";
    /// Makes it the default.
    pub opens_with = "Open the list with this view";
    /// Marks the default.
    pub default = "Default";
    /// Saves a new view.
    pub save_view = "Save view";
    /// Why it cannot be saved.
    pub enter_name = "Enter a name first.";

    /// Gives a view the typed name.
    pub rename = "Rename";
}

/// Begins to give a view another name.
pub fn rename_view(name: &str) -> String {
    fill!("Rename {name}", name)
}

/// The field for it.
pub fn new_name(name: &str) -> String {
    fill!("New name of {name}", name)
}

/// Puts what is shown in the place of a view.
pub fn replace_view(name: &str) -> String {
    fill!("Replace {name} with what is shown", name)
}

/// Deletes a view.
pub fn delete_view(name: &str) -> String {
    fill!("Delete {name}", name)
}
