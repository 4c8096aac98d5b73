//! The cells of a row that are markup: how they come onto the page, and how they change there.

use std::borrow::Cow;

use leptos::prelude::WithUntracked;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Text};

use super::{Column, Table};
use crate::ui::markup::{Change, Markup};

/// What stands in each column that has room.
pub(super) fn write(table: Table, cell: &dyn Fn(&Column, &mut Markup)) -> Vec<Markup> {
    let written = |(_, column): &(usize, Column)| {
        let mut out = Markup::default();
        cell(column, &mut out);
        out
    };
    table.roomy.with_untracked(|columns| columns.iter().map(written).collect())
}

/// Makes all of them anew.
pub(super) fn put(row: &HtmlElement, table: Table, cells: &[Markup]) {
    let grid = table.selected.is_some();
    let mut out = Markup::default();
    table.roomy.with_untracked(|columns| {
        for ((at, column), cell) in columns.iter().zip(cells) {
            let (tag, end, role) = match (column.names_row, grid) {
                (true, _) => ("<th scope=\"row\"", "</th>", "rowheader"),
                (false, true) => ("<td", "</td>", "gridcell"),
                (false, false) => ("<td", "</td>", "cell"),
            };
            out.raw(tag).attribute("class", &column.class()).attribute("role", role);
            out.attribute("aria-colindex", &at.to_string());
            out.attribute("data-label", &column.caption).attribute_if(grid, "tabindex=\"-1\"").raw(">");
            out.append(cell).raw(end);
        }
    });
    row.set_inner_html(out.html());
}

/// What differs between the cells of a row as they are and as they shall be.
pub(super) struct Difference<'a>(Vec<(&'a Markup, Option<Vec<Change<'a>>>)>);

/// Nothing when the columns are others.
pub(super) fn difference<'a>(old: &[Markup], new: &'a [Markup]) -> Option<Difference<'a>> {
    let cells = || old.iter().zip(new).map(|(old, new)| (new, old.changes(new)));
    (old.len() == new.len()).then(|| Difference(cells().collect()))
}

impl Difference<'_> {
    /// Whether nothing differs but what changes by itself.
    pub(super) fn is_of_ages(&self) -> bool {
        self.0.iter().all(|(_, changes)| changes.as_ref().is_some_and(|all| all.iter().all(|change| change.is_age)))
    }

    /// Whether a cell has to be made anew.
    pub(super) fn makes_anew(&self) -> bool {
        self.0.iter().any(|(_, changes)| changes.is_none())
    }

    /// Changes the cells of `row`.
    pub(super) fn apply(&self, row: &HtmlElement) {
        let cells = row.children();
        for (at, (markup, changes)) in (0..).zip(&self.0) {
            if changes.as_ref().is_some_and(Vec::is_empty) {
                continue;
            }
            let Some(cell) = cells.item(at) else { continue };
            let changed = changes.as_ref().is_some_and(|changes| change(&cell, changes).is_some());
            if !changed {
                cell.set_inner_html(markup.html());
            }
        }
    }
}

/// Nothing when the page is not as the markup was.
fn change(cell: &Element, changes: &[Change<'_>]) -> Option<()> {
    let elements = cell.get_elements_by_tag_name("*");
    for Change { element, attribute, value, .. } in changes {
        let element = match element {
            Some(at) => Cow::Owned(elements.item(*at)?),
            None => Cow::Borrowed(cell),
        };
        match attribute {
            Some(name) => element.set_attribute(name, value).ok()?,
            None => element.first_child()?.dyn_into::<Text>().ok()?.set_data(value),
        }
    }
    Some(())
}
