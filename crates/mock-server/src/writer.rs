//! Writes the journal: one thread, one transaction for everything that waits, so that many callers
//! share one flush to the disk.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use anyhow::Result;
use redb::Database;

use crate::journal::ENTRIES;

/// Most entries in one transaction.
const MOST: usize = 512;

/// The end of the journal, where entries are added.
pub struct Writer {
    queue: Option<Sender<Vec<u8>>>,
    thread: Option<JoinHandle<()>>,
    progress: Arc<Progress>,
    length: u64,
}

#[derive(Default)]
struct Progress {
    reached: Mutex<Reached>,
    moved: Condvar,
}

#[derive(Default)]
struct Reached {
    written: u64,
    failed: bool,
}

/// What has to be on the disk before an answer may be sent.
#[derive(Default)]
pub struct Pending {
    progress: Arc<Progress>,
    length: u64,
}

impl Writer {
    /// Goes on behind the entries that are there.
    pub fn start(database: Arc<Database>, length: u64) -> Self {
        let progress = Arc::new(Progress::default());
        progress.lock().written = length;
        let (queue, waiting) = channel();
        let shared = progress.clone();
        let thread = std::thread::spawn(move || run(&database, &waiting, &shared));
        Self { queue: Some(queue), thread: Some(thread), progress, length }
    }

    /// Takes an entry on; [`Pending`] tells when it is on the disk.
    pub fn push(&mut self, entry: Vec<u8>) {
        self.length += 1;
        // Without its thread nothing is ever written: whoever waits is told so.
        if self.queue.as_ref().is_none_or(|queue| queue.send(entry).is_err()) {
            self.progress.fail();
        }
    }

    /// Everything that was taken on so far.
    pub fn pending(&self) -> Pending {
        Pending { progress: self.progress.clone(), length: self.length }
    }

    /// How many entries there are, those on their way included.
    pub fn len(&self) -> u64 {
        self.length
    }

    /// Whether something could not be written; then nothing is written any more.
    pub fn failed(&self) -> bool {
        self.progress.lock().failed
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Progress {
    fn lock(&self) -> MutexGuard<'_, Reached> {
        self.reached.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fail(&self) {
        self.lock().failed = true;
        self.moved.notify_all();
    }
}

impl Pending {
    /// Waits; false when it could not be written.
    #[must_use]
    pub fn wait(&self) -> bool {
        let waiting = |reached: &mut Reached| reached.written < self.length && !reached.failed;
        let reached = self.progress.moved.wait_while(self.progress.lock(), waiting);
        reached.unwrap_or_else(PoisonError::into_inner).written >= self.length
    }
}

fn run(database: &Database, waiting: &Receiver<Vec<u8>>, progress: &Progress) {
    let mut next = progress.lock().written;
    while let Ok(first) = waiting.recv() {
        let entries: Vec<_> = std::iter::once(first).chain(waiting.try_iter().take(MOST - 1)).collect();
        if let Err(error) = write(database, next, &entries) {
            eprintln!("the journal cannot be written: {error:#}. Nothing is changed any more; restart the server");
            return progress.fail();
        }
        next += entries.len() as u64;
        progress.lock().written = next;
        progress.moved.notify_all();
    }
}

/// One transaction: all of them or none.
fn write(database: &Database, first: u64, entries: &[Vec<u8>]) -> Result<()> {
    let write = database.begin_write()?;
    {
        let mut table = write.open_table(ENTRIES)?;
        for (number, entry) in (first..).zip(entries) {
            table.insert(number, entry.as_slice())?;
        }
    }
    write.commit()?;
    Ok(())
}
