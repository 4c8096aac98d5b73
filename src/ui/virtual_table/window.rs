//! Which rows a table shows: pure arithmetic, no browser.
//!
//! Browsers stop laying out beyond some millions of pixels. Above [`MAX_SPACE`] the scroll space is compressed:
//! one pixel of the scroll bar then stands for more than one pixel of rows.

use std::cmp::Ordering;
use std::ops::Range;

/// The tallest scroll space laid out as it is. Firefox ignores heights above 17.9 million px, Chromium above 33.5.
pub const MAX_SPACE: f64 = 16_000_000.0;

/// The shape of a table at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// The height of what can be seen, without the header.
    pub viewport: f64,
    /// The height of a row.
    pub row_height: f64,
    /// How many rows there are.
    pub total: usize,
    /// How many rows are kept ready above and below.
    pub overscan: usize,
}

/// The rows to show, and the empty space before and after them.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// The rows to show, overscan included.
    pub rows: Range<usize>,
    /// Those of them that are in view, at least in part.
    pub in_view: Range<usize>,
    /// The space above them.
    pub before: f64,
    /// The space below them.
    pub after: f64,
}

impl Shape {
    /// Bad numbers (nothing measured yet) become harmless ones.
    fn sane(self) -> Self {
        let positive = |value: f64, least: f64| if value.is_finite() { value.max(least) } else { least };
        Shape { viewport: positive(self.viewport, 0.0), row_height: positive(self.row_height, 1.0), ..self }
    }

    /// How tall all rows are.
    fn full(self) -> f64 {
        self.total as f64 * self.row_height
    }

    /// How tall the scroll space is.
    pub fn space(self) -> f64 {
        self.sane().full().min(MAX_SPACE)
    }

    /// From the scroll bar's position to a position among the rows.
    fn to_rows(self, scroll_top: f64) -> f64 {
        let (full, space) = (self.full(), self.space());
        let top = if scroll_top.is_finite() { scroll_top.max(0.0) } else { 0.0 };
        if full <= space {
            return top.min((full - self.viewport).max(0.0));
        }
        let reach = (space - self.viewport).max(1.0);
        (top / reach).min(1.0) * (full - self.viewport)
    }

    /// From a position among the rows to the scroll bar's.
    fn to_scroll(self, top: f64) -> f64 {
        let (full, space) = (self.full(), self.space());
        if full <= space {
            return top;
        }
        top / (full - self.viewport).max(1.0) * (space - self.viewport).max(0.0)
    }

    /// What to show when the scroll bar stands at `scroll_top`.
    pub fn window(self, scroll_top: f64) -> Window {
        let shape = self.sane();
        let top = shape.to_rows(scroll_top);
        let first = (top / shape.row_height).floor() as usize;
        let last = ((top + shape.viewport) / shape.row_height).ceil() as usize;
        let shift = shape.shift(scroll_top, top);
        // In a compressed space there is less room than rows near both ends: overscan gives way, or the rows in view
        // would be pushed off their place. Uncompressed, both bounds are outside of what overscan asks for.
        let fit = |edge: f64| (edge / shape.row_height).floor().max(0.0) as usize;
        let start = first.saturating_sub(shape.overscan).max(fit(-shift).min(first)).min(shape.total);
        let end = last.saturating_add(shape.overscan).min(fit(shape.space() - shift).max(last)).min(shape.total);
        let before = (start as f64 * shape.row_height + shift).max(0.0);
        let shown = end.saturating_sub(start) as f64 * shape.row_height;
        let after = (shape.space() - before - shown).max(0.0);
        let in_view = first.max(start).min(end)..last.min(end);
        Window { rows: start..end, in_view, before, after }
    }

    /// How far the rows stand from where they would in an uncompressed space.
    fn shift(self, scroll_top: f64, top: f64) -> f64 {
        if self.full() <= self.space() {
            0.0
        } else {
            scroll_top.clamp(0.0, (self.space() - self.viewport).max(0.0)) - top
        }
    }

    /// Where the scroll bar must stand so that a row is wholly in view; `None` if it already is.
    pub fn reveal(self, row: usize, scroll_top: f64) -> Option<f64> {
        let shape = self.sane();
        let row = row.min(shape.total.checked_sub(1)?);
        let top = shape.to_rows(scroll_top);
        let (above, below) = (row as f64 * shape.row_height, (row as f64 + 1.0) * shape.row_height);
        // Scrolling is in whole pixels: half of one out of view counts as in view, and targets are rounded outwards.
        let slack = 0.5;
        if above < top - slack || shape.viewport < shape.row_height {
            Some(shape.to_scroll(above).floor())
        } else if below > top + shape.viewport + slack {
            Some(shape.to_scroll(below - shape.viewport).ceil())
        } else {
            None
        }
    }

    /// How many rows a page key moves.
    pub fn page(self) -> usize {
        let shape = self.sane();
        ((shape.viewport / shape.row_height).floor() as usize).saturating_sub(1).max(1)
    }
}

/// To where somebody scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// To later rows.
    Down,
    /// To earlier ones.
    Up,
}

impl Heading {
    /// From one row at the top to another one; `None` when it is the same.
    pub fn from(before: usize, now: usize) -> Option<Self> {
        match now.cmp(&before) {
            Ordering::Greater => Some(Self::Down),
            Ordering::Less => Some(Self::Up),
            Ordering::Equal => None,
        }
    }
}

/// In which order rows are drawn, least first: those in view, then those that come next, then the others. Of those in
/// view the ones that stay longest come first: on a slow device others may be gone before they are seen.
pub fn rank(index: usize, in_view: &Range<usize>, heading: Option<Heading>) -> (u8, usize) {
    let (first, last) = (in_view.start, in_view.end.saturating_sub(1));
    let up = heading == Some(Heading::Up);
    match (in_view.contains(&index), index < first) {
        (true, _) => (0, index.abs_diff(if heading == Some(Heading::Down) { last } else { first })),
        (false, above) => (if above == up { 1 } else { 2 }, index.abs_diff(if above { first } else { last })),
    }
}

/// Where a key moves the active row. `None`: not a key of ours, or nowhere to go.
pub fn move_active(key: &str, active: usize, total: usize, page: usize) -> Option<usize> {
    let last = total.checked_sub(1)?;
    let to = match key {
        "ArrowDown" => active.saturating_add(1),
        "ArrowUp" => active.saturating_sub(1),
        "PageDown" => active.saturating_add(page),
        "PageUp" => active.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "window_tests.rs"]
mod tests;
