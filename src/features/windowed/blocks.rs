//! The rows that were fetched, in blocks, for the lists that were looked at last. Pure: which blocks
//! a range needs, which answer still counts, which block makes room.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

/// Rows in a block: what one request asks for.
pub const BLOCK: usize = 50;
/// Blocks that are kept, over all lists.
pub const KEEP: usize = 20;
/// Rows asked for beyond those in view before anybody scrolls: one request does for a window that is not too high.
const AROUND: usize = 20;
/// The same on the side to which one scrolls: a fling of 400 rows a second meets no gap as long as an answer takes less
/// than a tenth of a second.
const AHEAD: usize = BLOCK;
/// And on the other side.
const BEHIND: usize = 10;

/// The name of a list: its query, without a window.
pub type Key = Arc<str>;

/// One request under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Of which list.
    pub key: Key,
    /// Which block of it.
    pub block: usize,
    /// An answer counts only while nothing was invalidated since it was asked for.
    epoch: u64,
}

impl Ticket {
    /// Index of the first row asked for.
    pub fn offset(&self) -> usize {
        self.block.saturating_mul(BLOCK)
    }
}

struct Block<T> {
    key: Key,
    number: usize,
    rows: Vec<(u64, T)>,
    /// Shown until a newer answer is here, but asked for again.
    stale: bool,
    used: u64,
}

/// The cache.
pub struct Blocks<T> {
    totals: Vec<(Key, usize)>,
    blocks: Vec<Block<T>>,
    loading: Vec<Ticket>,
    epoch: u64,
    revision: u64,
    clock: u64,
    /// Where the last range began that was looked at, and which way it was from the one before it.
    last: (usize, Ordering),
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self {
            totals: Vec::new(),
            blocks: Vec::new(),
            loading: Vec::new(),
            epoch: 0,
            revision: 0,
            clock: 0,
            last: (0, Ordering::Equal),
        }
    }
}

impl<T: PartialEq> Blocks<T> {
    /// How many rows a list has, once an answer said so.
    pub fn total(&self, key: &str) -> Option<usize> {
        self.totals.iter().find(|(known, _)| **known == *key).map(|(_, total)| *total)
    }

    /// A row with its revision, which changes whenever the row does.
    pub fn row(&self, key: &str, index: usize) -> Option<(u64, &T)> {
        let block = self.block(key, index / BLOCK)?;
        block.rows.get(index % BLOCK).map(|(revision, row)| (*revision, row))
    }

    /// The place of the first loaded row of a list that a test accepts.
    pub fn find(&self, key: &str, test: impl Fn(&T) -> bool) -> Option<usize> {
        let of_key = self.blocks.iter().filter(|block| *block.key == *key);
        of_key
            .filter_map(|block| {
                let at = block.rows.iter().position(|(_, row)| test(row))?;
                Some(block.number * BLOCK + at)
            })
            .min()
    }

    /// The requests that a range of a list needs now. They count as under way from here on.
    pub fn claim(&mut self, key: &Key, range: Range<usize>) -> Vec<Ticket> {
        let total = self.total(key);
        let (before, way) = self.last;
        let way = range.start.cmp(&before).then(way);
        self.last = (range.start, way);
        let (above, below) = match way {
            Ordering::Less => (AHEAD, BEHIND),
            Ordering::Equal => (AROUND, AROUND),
            Ordering::Greater => (BEHIND, AHEAD),
        };
        let end = range.end.saturating_add(below).min(total.unwrap_or(range.start + 1)).max(1);
        let start = range.start.saturating_sub(above).min(end - 1);
        self.clock += 1;
        let mut wanted = Vec::new();
        for number in start / BLOCK..=(end - 1) / BLOCK {
            let clock = self.clock;
            let fresh = match self.blocks.iter_mut().find(|block| block.key == *key && block.number == number) {
                Some(block) => {
                    block.used = clock;
                    !block.stale
                }
                None => total == Some(0),
            };
            let ticket = Ticket { key: key.clone(), block: number, epoch: self.epoch };
            if !fresh && !self.loading.contains(&ticket) {
                self.loading.push(ticket.clone());
                wanted.push(ticket);
            }
        }
        wanted
    }

    /// Takes an answer. `false`: it came too late, and nothing was changed.
    pub fn accept(&mut self, ticket: &Ticket, rows: Vec<T>, total: u64) -> bool {
        if !self.release(ticket) {
            return false;
        }
        let total = usize::try_from(total).unwrap_or(usize::MAX);
        if self.total(&ticket.key).is_some_and(|old| old != total) {
            // Rows have come or gone: everything after them stands elsewhere now.
            self.blocks.retain(|block| block.key != ticket.key || block.number * BLOCK < total);
            self.blocks.iter_mut().filter(|block| block.key == ticket.key).for_each(|block| block.stale = true);
        }
        self.totals.retain(|(key, _)| *key != ticket.key);
        self.totals.push((ticket.key.clone(), total));
        self.clock += 1;
        let mut old = self.take(ticket).into_iter();
        let rows = rows
            .into_iter()
            .take(BLOCK)
            .map(|row| match old.next() {
                // The same as before: it keeps its revision, so nothing is drawn again.
                Some((revision, same)) if same == row => (revision, same),
                _ => {
                    self.revision += 1;
                    (self.revision, row)
                }
            })
            .collect();
        let block = Block { key: ticket.key.clone(), number: ticket.block, rows, stale: false, used: self.clock };
        self.blocks.push(block);
        self.make_room();
        true
    }

    /// Takes note that a request is over. `false`: it did not count any more.
    pub fn release(&mut self, ticket: &Ticket) -> bool {
        let before = self.loading.len();
        self.loading.retain(|loading| loading != ticket);
        self.loading.len() < before
    }

    /// Whether anything of a list is under way.
    pub fn is_loading(&self, key: &str) -> bool {
        self.loading.iter().any(|ticket| *ticket.key == *key)
    }

    /// Everything may have changed: rows stay until newer ones are here, answers under way are dropped.
    pub fn invalidate(&mut self) {
        self.epoch += 1;
        self.loading.clear();
        self.blocks.iter_mut().for_each(|block| block.stale = true);
    }

    /// Forgets everything: another person, another portal.
    pub fn clear(&mut self) {
        self.epoch += 1;
        self.loading.clear();
        self.blocks.clear();
        self.totals.clear();
    }

    fn block(&self, key: &str, number: usize) -> Option<&Block<T>> {
        self.blocks.iter().find(|block| block.number == number && *block.key == *key)
    }

    fn take(&mut self, ticket: &Ticket) -> Vec<(u64, T)> {
        let at = self.blocks.iter().position(|block| block.number == ticket.block && block.key == ticket.key);
        at.map(|at| self.blocks.swap_remove(at).rows).unwrap_or_default()
    }

    /// Lets the blocks go that were not needed for longest, and lists of which nothing is left.
    fn make_room(&mut self) {
        while self.blocks.len() > KEEP {
            let oldest = self.blocks.iter().enumerate().min_by_key(|(_, block)| block.used).map(|(at, _)| at);
            let Some(at) = oldest else { break };
            self.blocks.swap_remove(at);
        }
        let blocks = &self.blocks;
        self.totals.retain(|(key, _)| blocks.iter().any(|block| block.key == *key));
    }
}

#[cfg(test)]
#[path = "blocks_tests.rs"]
mod tests;
