//! Where someone is in a table.

use leptos::prelude::*;

/// Where someone is in a table. Keep it above the pages and it survives leaving the page.
#[derive(Clone, Copy, Debug)]
pub struct TablePlace {
    /// The scroll position.
    pub scroll: RwSignal<f64>,
    /// The row that is the tab stop.
    pub active: RwSignal<usize>,
    /// How high a row is; set by the table.
    pub(super) height: RwSignal<f64>,
}

impl Default for TablePlace {
    fn default() -> Self {
        TablePlace { scroll: RwSignal::new(0.0), active: RwSignal::new(0), height: RwSignal::new(0.0) }
    }
}

impl TablePlace {
    /// The rows in view stand elsewhere now: goes along with them, so that the eye loses nothing.
    pub fn follow(self, before: usize, after: usize) {
        let by = after as f64 - before as f64;
        let height = self.height.try_get_untracked().unwrap_or(0.0);
        self.scroll.try_update(|scroll| *scroll = (*scroll + by * height).max(0.0));
        self.active.try_update(|active| *active = (*active + after).saturating_sub(before));
    }

    /// The first row that is wholly in view.
    pub fn top(self) -> Option<usize> {
        let height = self.height.try_get_untracked().filter(|height| *height > 0.0)?;
        Some((self.scroll.try_get_untracked()? / height).ceil() as usize)
    }

    /// Back to the first row: after another filter or sorting.
    pub fn reset(self) {
        self.scroll.try_set(0.0);
        self.active.try_set(0);
    }
}
