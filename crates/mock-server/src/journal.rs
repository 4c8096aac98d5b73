//! The journal: every request that changed the world, on disk before its answer is sent.
//! Replaying it over a fresh world of the same settings restores the state.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail, ensure};
use redb::{Database, DatabaseError, ReadableDatabase, ReadableTable, TableDefinition};
use serde::{Deserialize, Serialize};
use spanning_mock::world::faults::PlannedFault;
use spanning_mock::{Input, Request, Settings};

use crate::writer::{Pending, Writer};

/// Entries by number.
pub const ENTRIES: TableDefinition<u64, &[u8]> = TableDefinition::new("entries");
const HEADER: TableDefinition<&str, &[u8]> = TableDefinition::new("header");
const FORMAT: u32 = 3;

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
        /// The world's revision afterwards, by which a replay proves that it did the same.
        revision: u64,
    },
    /// The clock was moved forward.
    Advance {
        /// By how much.
        milliseconds: i64,
        /// What the clock showed before.
        at: spanning_api::Timestamp,
    },
    /// A fault was planned for a provider.
    Fault {
        /// The fault.
        fault: PlannedFault,
    },
    /// The sites went to another port.
    Moved {
        /// The port.
        port: u16,
    },
}

#[derive(Serialize, Deserialize)]
struct Header {
    format: u32,
    settings: Settings,
}

/// An open journal.
pub struct Journal {
    database: Arc<Database>,
    file: PathBuf,
    settings: Settings,
    writer: Writer,
}

impl Journal {
    /// Opens the journal in a folder, or begins one for a world of these settings.
    ///
    /// # Errors
    /// When the folder or file cannot be used, is damaged, or belongs to another world.
    pub fn open(folder: &Path, reset: bool, wanted: &Settings) -> Result<Self> {
        let file = folder.join("journal.redb");
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        if reset && file.exists() {
            fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))?;
        }
        let database = sound(&file)?;
        let settings = header(&database, wanted).map_err(|error| anyhow!("{}: {error:#}", file.display()))?;
        // A new file is only safe from a power cut when its folder knows of it.
        File::open(folder).and_then(|folder| folder.sync_all()).context("cannot flush the folder")?;
        let last = database.begin_read()?.open_table(ENTRIES)?.last()?.map(|(key, _)| key.value());
        let database = Arc::new(database);
        let writer = Writer::start(database.clone(), last.map_or(0, |last| last + 1));
        Ok(Self { database, file, settings, writer })
    }

    /// What its world is made from.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How many entries there are.
    pub fn len(&self) -> u64 {
        self.writer.len()
    }

    /// Every entry in order, to `each`.
    ///
    /// # Errors
    /// When an entry cannot be read or is not accepted; nothing is skipped.
    pub fn replay(&self, mut each: impl FnMut(Entry) -> Result<()>) -> Result<()> {
        let table = self.database.begin_read()?.open_table(ENTRIES)?;
        for (number, row) in (0u64..).zip(table.iter()?) {
            let told = || format!("entry {number} of {} {REMEDY}", self.file.display());
            let (key, value) = row.with_context(told)?;
            ensure!(key.value() == number, "an entry is missing before {}", told());
            each(serde_json::from_slice(value.value()).with_context(told)?).with_context(told)?;
        }
        Ok(())
    }

    /// Takes an entry on. It is on the disk when [`Journal::pending`] has been waited for.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn push(&mut self, entry: &Entry) -> Result<()> {
        self.writer.push(serde_json::to_vec(entry)?);
        Ok(())
    }

    /// Everything that was taken on so far.
    pub fn pending(&self) -> Pending {
        self.writer.pending()
    }

    /// Whether something could not be written.
    pub fn failed(&self) -> bool {
        self.writer.failed()
    }
}

const REMEDY: &str = "cannot be used. Begin anew with --reset, or use another --data folder";

/// Opens the file and checks every page of it: a damaged one must not pass for a shorter one.
fn sound(file: &Path) -> Result<Database> {
    // The store may give up by panicking over a file that is not its own.
    let opened = std::panic::catch_unwind(|| -> Result<Database, DatabaseError> {
        let mut database = Database::create(file)?;
        match database.check_integrity()? {
            true => Ok(database),
            false => Err(DatabaseError::RepairAborted),
        }
    });
    match opened {
        Ok(Ok(database)) => Ok(database),
        Ok(Err(DatabaseError::DatabaseAlreadyOpen)) => {
            bail!("{} is in use by another server. Stop that one, or use another --data folder", file.display())
        }
        Ok(Err(error)) => Err(error).with_context(|| format!("{} is damaged and {REMEDY}", file.display())),
        Err(_) => bail!("{} is damaged and {REMEDY}", file.display()),
    }
}

/// The settings of the stored world; those wanted when there is none yet.
fn header(database: &Database, wanted: &Settings) -> Result<Settings> {
    let write = database.begin_write()?;
    let stored: Option<Header> = {
        let entries = write.open_table(ENTRIES)?.last()?.is_some();
        let mut table = write.open_table(HEADER)?;
        let stored = table.get("header")?.map(|value| serde_json::from_slice(value.value())).transpose();
        let stored = stored.with_context(|| format!("its header {REMEDY}"))?;
        if stored.is_none() {
            ensure!(!entries, "its header is missing, so it {REMEDY}");
            let header = serde_json::to_vec(&Header { format: FORMAT, settings: wanted.clone() })?;
            table.insert("header", header.as_slice())?;
        }
        stored
    };
    write.commit()?;
    let Some(Header { format, settings }) = stored else { return Ok(wanted.clone()) };
    ensure!(format == FORMAT, "it was written by another version (format {format}), so it {REMEDY}");
    ensure!(
        (settings.seed, settings.tenants, &settings.scenario) == (wanted.seed, wanted.tenants, &wanted.scenario),
        "it holds another world: seed {}, {} tenants, scenario {}. Start with these, begin anew with --reset, or use \
         another --data folder",
        settings.seed,
        settings.tenants,
        settings.scenario
    );
    ensure!(
        settings.kaseyaone == wanted.kaseyaone,
        "its KaseyaOne login is another one ({}). Start with that, begin anew with --reset, or use another --data folder",
        settings.kaseyaone.as_ref().map_or("the simulated one", |outside| outside.issuer.as_str())
    );
    Ok(settings)
}

#[cfg(test)]
#[path = "journal_tests.rs"]
mod tests;
