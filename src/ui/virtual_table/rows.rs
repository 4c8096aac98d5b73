//! The rows that exist, and when each is drawn.
//!
//! Rows are there at once, each as high as it will be; what stands in them is drawn in pieces, those in view first, and
//! between two pieces the browser sees to input. Effects would draw all of them in one go.

use std::cell::Cell;
use std::ops::Range;

use leptos::{html, prelude::*};
use web_sys::{Element, HtmlElement};

use super::row::{Row, Standing};
use super::window::{Heading, rank};
use super::{Column, Table, head};
use crate::platform::effect::effect;
use crate::platform::timer;
use crate::ui::dom;
use crate::ui::list::{Owners, arrange};

/// How long a piece may take, in ms, with its layout: well below the 50 ms from which on people feel that they wait
/// (RAIL). Rows in view that do not show what they should are drawn together, if there is time for all of them: half a
/// list of what was and half a list of what is would be no list.
const PIECE: f64 = 26.0;
/// The same while somebody scrolls past rows that show what they should: frames shall come often.
const SMOOTH: f64 = 11.0;
/// The same in a frame, which has to be painted as well.
const FRAME: f64 = 9.0;
/// A device on which a row takes less, in ms, draws in the task that makes it necessary: one frame earlier.
const FAST: f64 = 1.6;

/// What a piece takes beside its rows, in rows: its layout looks at the page around them.
const AROUND: f64 = 1.0;

/// How many times as long as a piece takes with its layout as without.
const LAYOUT: f64 = 3.0;

/// When a piece is drawn.
#[derive(Clone, Copy, PartialEq)]
enum Moment {
    /// In the frame in which somebody has scrolled: as much as it has time for.
    Frame,
    /// As soon as something has changed.
    Change,
    /// When a frame is done: nothing but the piece itself waits for its layout.
    Idle,
}

thread_local! {
    /// How long a row has taken on this device so far, in ms; before the first, on a fast one.
    static COST: Cell<f64> = const { Cell::new(1.2) };
}

/// The rows of a table. They are taken out of here while something is done to them.
pub(super) type Shown = StoredValue<Option<Rows>, LocalStorage>;

/// The rows that exist, in ascending order.
pub(super) struct Rows {
    rows: Vec<Row>,
    owners: Owners,
    /// What they have cells for.
    columns: Vec<(usize, Column)>,
    /// Nothing while what is in view changes where it stands.
    heading: Option<Heading>,
    /// A task has been asked for that draws the rest.
    asked: bool,
    /// What rows were drawn from is about to be looked at.
    looking: bool,
}

impl Rows {
    /// No rows; those that come end with the present owner.
    pub(super) fn new() -> Self {
        Self {
            rows: Vec::new(),
            owners: Owners::new(),
            columns: Vec::new(),
            heading: None,
            asked: false,
            looking: false,
        }
    }

    /// Leaves one row for each of `keys`.
    fn be(&mut self, keys: &[usize], end: &Element, table: Table) {
        let Self { rows, owners, .. } = self;
        let make = |index| Row::new(index, table, owners.next());
        arrange(rows, keys, end, make, |row| table.sleep(row.index));
    }

    /// The row to draw next: one that is in view, if there is one, and of these the one that stays there longest.
    fn next(&self, in_view: &Range<usize>) -> Option<usize> {
        let due = self.rows.iter().filter(|row| row.is_due());
        due.map(|row| row.index).min_by_key(|index| rank(*index, in_view, self.heading))
    }

    /// How many rows that are in view do not show what they should.
    fn wrong(&self, in_view: &Range<usize>) -> usize {
        self.rows.iter().filter(|row| row.is_stale() && in_view.contains(&row.index)).count()
    }

    fn get_mut(&mut self, index: usize) -> Option<&mut Row> {
        let at = self.rows.binary_search_by_key(&index, |row| row.index).ok()?;
        self.rows.get_mut(at)
    }

    fn draw(&mut self, index: usize, table: Table) {
        if let Some(row) = self.get_mut(index) {
            row.draw(table);
        }
    }

    /// Draws as many rows as a piece has time for, and has them laid out: in the frame that follows, it would come on
    /// top of painting, and what it takes could not be told.
    fn draw_piece(&mut self, in_view: &Range<usize>, table: Table, moment: Moment) {
        let cost = COST.get();
        let wrong = self.wrong(in_view) as f64;
        let smooth = self.heading.is_some() && wrong * 2.0 < in_view.len() as f64;
        let room = match moment {
            Moment::Frame => FRAME,
            _ if smooth => SMOOTH,
            _ => PIECE,
        };
        // So many go together: all that are in view, if there is room for them.
        let together = if (wrong + AROUND) * cost < room { wrong } else { 0.0 };
        // The rest can wait for the frame that shows these, unless somebody is on the way there.
        let only_these = moment == Moment::Change && together > 0.0 && self.heading.is_none();
        let (started, mut drawn, mut loaded) = (timer::now(), 0.0, true);
        let on = |drawn: f64| {
            // A device may have become slower.
            let in_time = drawn == 0.0 || (timer::now() - started) * LAYOUT < room;
            let fits = drawn == 0.0 || drawn < together || !only_these && (drawn + 1.0 + AROUND) * cost < room;
            fits && in_time
        };
        while let Some(index) = self.next(in_view).filter(|_| on(drawn)) {
            self.draw(index, table);
            drawn += 1.0;
            loaded &= self.get_mut(index).is_some_and(|row| row.is_loaded());
        }
        let Some(row) = self.rows.first().filter(|_| drawn > 0.0) else { return };
        let before_layout = timer::now() - started;
        let _ = row.element.offset_height();
        // Bars cost less than cells and tell nothing; nor does what had to be laid out besides.
        let took = if moment == Moment::Idle { timer::now() - started } else { before_layout * LAYOUT };
        let one = took / (drawn + AROUND);
        if loaded && (moment == Moment::Idle || one > cost * 2.0) {
            // What is compiled when it first runs takes many times as long, once.
            COST.set(f64::midpoint(cost, one.min(cost * 2.0)));
        }
    }
}

impl Table {
    /// Keeps the rows at what the table shows.
    pub(super) fn keep_rows(self, end: NodeRef<html::Tr>, keys: Memo<Vec<usize>>) {
        effect(move |before: Option<(u64, usize)>| {
            // First what others here come from: an effect takes no notice of a memo that was brought up to date for one
            // that it looked at before, when that one is as it was.
            self.active.track();
            self.parked.track();
            let version = self.version.get();
            let in_view = self.in_view.get_untracked();
            let now = (version, in_view.start);
            let (Some(end), keys, true) = (end.get(), keys.get(), self.measured.get()) else { return now };
            let fit = self.fit.get();
            let columns = self.roomy.get();
            self.change(|rows| {
                rows.heading = match before {
                    Some((of, start)) if of == version => Heading::from(start, in_view.start).or(rows.heading),
                    _ => None,
                };
                untrack(|| rows.be(&keys, &end, self));
                if rows.columns != columns {
                    rows.rows.iter_mut().for_each(Row::recast);
                    rows.columns = columns;
                }
                for row in &mut rows.rows {
                    row.stand(Standing::of(row.index, self));
                    untrack(|| row.look(self, &fit));
                }
            });
            match before {
                // Whoever scrolls shall not have to wait for the next frame.
                Some((of, start)) if of == version && start != now.1 => self.draw_now(Moment::Frame),
                Some(_) => self.draw_now(Moment::Change),
                None => self.draw_soon(Moment::Change),
            }
            untrack(|| self.bring_focus());
            now
        });
    }

    /// Something that a row was drawn from may have changed.
    pub(super) fn row_may_have_changed(self) {
        // Told amid a drawing, the rows are not here to take note of it: looking once more does no harm.
        if self.change(|rows| std::mem::replace(&mut rows.looking, true)) == Some(true) {
            return;
        }
        queue_microtask(move || {
            self.change(|rows| {
                rows.looking = false;
                rows.rows.iter_mut().for_each(Row::check);
            });
            self.draw_now(Moment::Change);
        });
    }

    /// Asks a row that is on the page.
    pub(super) fn row<T>(self, index: usize, ask: impl FnOnce(&Row) -> T) -> Option<T> {
        self.change(|rows| rows.get_mut(index).map(|row| ask(row))).flatten()
    }

    /// Whether a row shows what stands at its place. One that does not is drawn: whoever meant to use it looks again.
    pub(super) fn is_as_drawn(self, index: usize) -> bool {
        let stale = self.row(index, Row::is_stale) == Some(true);
        if stale {
            untrack(|| self.change(|rows| rows.draw(index, self)));
        }
        !stale
    }

    /// Does something to the rows. Nothing, when this comes from something that is being done to them.
    fn change<T>(self, change: impl FnOnce(&mut Rows) -> T) -> Option<T> {
        let mut rows = self.rows.try_update_value(Option::take)??;
        let outcome = change(&mut rows);
        self.rows.try_set_value(Some(rows));
        Some(outcome)
    }

    /// Draws a piece of what is in view where that takes little. Elsewhere it gets a task of its own: what has just
    /// arrived has cost time already.
    fn draw_now(self, moment: Moment) {
        let in_view = self.in_view.try_get_untracked().unwrap_or_default();
        let of_view = |rows: &mut Rows| rows.next(&in_view).is_some_and(|next| in_view.contains(&next));
        match self.change(of_view) {
            Some(false) if moment == Moment::Change => self.draw_soon(Moment::Idle),
            _ if COST.get() < FAST => untrack(|| self.draw(moment)),
            _ => self.draw_soon(Moment::Change),
        }
    }

    fn draw_soon(self, moment: Moment) {
        let in_view = self.in_view.try_get_untracked().unwrap_or_default();
        let ask = self.change(|rows| {
            let ask = !rows.asked && rows.next(&in_view).is_some();
            rows.asked |= ask;
            ask
        });
        if ask == Some(true) {
            let draw = move || {
                self.change(|rows| rows.asked = false);
                untrack(|| self.draw(moment));
            };
            if moment == Moment::Idle { timer::after_frame(draw) } else { timer::soon(draw) }
        }
    }

    /// Draws a piece, and what is left when the page has been painted with it.
    fn draw(self, moment: Moment) {
        let in_view = self.in_view.try_get_untracked().unwrap_or_default();
        self.change(|rows| rows.draw_piece(&in_view, self, moment));
        self.draw_soon(Moment::Idle);
    }

    /// The active row takes focus, if it shall.
    fn bring_focus(self) {
        let Some(stop) = self.wants_focus.try_get_value().flatten() else { return };
        let Some(active) = self.active.try_get_untracked() else { return };
        let element = self.change(|rows| {
            if rows.get_mut(active).is_some_and(|row| row.is_stale()) {
                rows.draw(active, self);
            }
            rows.get_mut(active).map(|row| row.element.clone())
        });
        if let Some(row) = element.flatten() {
            self.wants_focus.set_value(None);
            let stops = head::stops(&row, self.selected.is_some());
            let to: Option<HtmlElement> = stops.get(stop).or(stops.last()).cloned();
            dom::focus_in_view(to.unwrap_or(row));
        }
    }
}
