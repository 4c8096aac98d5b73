//! The journal: every request that changed the world, on disk before its answer is sent.
//! Replaying it over a fresh world of the same settings restores the state.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};
use serde::{Deserialize, Serialize};
use spanning_mock::{Input, Request, Settings};

const ENTRIES: TableDefinition<u64, &[u8]> = TableDefinition::new("entries");
const HEADER: TableDefinition<&str, &[u8]> = TableDefinition::new("header");
const FORMAT: u32 = 1;

/// One thing that happened to the world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// A request that changed it.
    Request {
        /// The request.
        request: Box<Request>,
        /// Its time and entropy.
        input: Input,
    },
    /// The clock was moved forward.
    Advance {
        /// By how much.
        milliseconds: i64,
        /// What the clock showed before.
        at: spanning_api::Timestamp,
    },
}

#[derive(Serialize, Deserialize)]
struct Header {
    format: u32,
    settings: Settings,
}

/// An open journal.
pub struct Journal {
    database: Database,
    next: u64,
}

impl Journal {
    /// Opens the journal in a folder, or begins one. Gives the settings that its world was made
    /// from: those stored, with the port of today.
    ///
    /// # Errors
    /// When the folder or file cannot be used, is damaged, or belongs to another world.
    pub fn open(folder: &Path, reset: bool, wanted: Settings) -> Result<(Self, Settings)> {
        let file = folder.join("journal.redb");
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        if reset && file.exists() {
            fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))?;
        }
        let database = Database::create(&file).with_context(|| {
            format!(
                "{} cannot be read; it is damaged or in use. Begin anew with --reset, or use another --data folder",
                file.display()
            )
        })?;
        let settings = Self::header(&database, &file, wanted)?;
        let read = database.begin_read()?;
        let next = read.open_table(ENTRIES)?.last()?.map_or(0, |(key, _)| key.value() + 1);
        drop(read);
        Ok((Self { database, next }, settings))
    }

    fn header(database: &Database, file: &Path, wanted: Settings) -> Result<Settings> {
        let write = database.begin_write()?;
        let stored = {
            write.open_table(ENTRIES)?;
            let mut table = write.open_table(HEADER)?;
            let stored: Option<Header> =
                table.get("header")?.map(|value| serde_json::from_slice(value.value())).transpose().with_context(
                    || format!("the header of {} cannot be read. Begin anew with --reset", file.display()),
                )?;
            if stored.is_none() {
                let header = serde_json::to_vec(&Header { format: FORMAT, settings: wanted.clone() })?;
                table.insert("header", header.as_slice())?;
            }
            stored
        };
        write.commit()?;
        let Some(stored) = stored else { return Ok(wanted) };
        if stored.format != FORMAT {
            bail!(
                "{} was written by another version (format {}). Begin anew with --reset",
                file.display(),
                stored.format
            );
        }
        let (old, new) = (&stored.settings, &wanted);
        if (old.seed, old.tenants, &old.scenario) != (new.seed, new.tenants, &new.scenario) {
            bail!(
                "{} holds another world: seed {}, {} tenants, scenario {}. Start with these, begin anew with --reset, or use another --data folder",
                file.display(),
                old.seed,
                old.tenants,
                old.scenario
            );
        }
        Ok(Settings { sites: wanted.sites, ..stored.settings })
    }

    /// How many entries there are.
    pub fn len(&self) -> u64 {
        self.next
    }

    /// Every entry in order.
    ///
    /// # Errors
    /// When an entry cannot be read; nothing is skipped.
    pub fn entries(&self) -> Result<Vec<Entry>> {
        let read = self.database.begin_read()?;
        let table = read.open_table(ENTRIES)?;
        let mut entries = Vec::new();
        for (expected, row) in (0u64..).zip(table.iter()?) {
            let (key, value) = row?;
            if key.value() != expected {
                bail!("the journal has a gap before entry {}. Begin anew with --reset", key.value());
            }
            let entry = serde_json::from_slice(value.value())
                .with_context(|| format!("entry {expected} of the journal cannot be read. Begin anew with --reset"))?;
            entries.push(entry);
        }
        Ok(entries)
    }

    /// Appends an entry; when this returns, it is on disk.
    ///
    /// # Errors
    /// When it could not be written; then the change must not be acknowledged.
    pub fn append(&mut self, entry: &Entry) -> Result<()> {
        let write = self.database.begin_write()?;
        write.open_table(ENTRIES)?.insert(self.next, serde_json::to_vec(entry)?.as_slice())?;
        write.commit()?;
        self.next += 1;
        Ok(())
    }
}
