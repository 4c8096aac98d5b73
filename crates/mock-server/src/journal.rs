//! The journal: every request that changed the world, on disk before its answer is sent.
//! Replaying it over a fresh world of the same settings restores the state.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail, ensure};
use redb::{Database, DatabaseError, ReadableDatabase, ReadableTable, TableDefinition};
use serde::{Deserialize, Serialize};
use spanning_mock::Settings;
use spanning_mock::replay::Entry;

use crate::writer::{Pending, Writer};

/// Entries by number.
pub const ENTRIES: TableDefinition<u64, &[u8]> = TableDefinition::new("entries");
const HEADER: TableDefinition<&str, &[u8]> = TableDefinition::new("header");
const FORMAT: u32 = 3;

#[derive(Serialize, Deserialize)]
struct Header {
    format: u32,
    settings: Settings,
    /// What the server had been started with when another world was begun while it ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked: Option<Settings>,
}

/// An open journal.
pub struct Journal {
    database: Arc<Database>,
    file: PathBuf,
    settings: Settings,
    asked: Settings,
    /// `None` only while another journal is begun.
    writer: Option<Writer>,
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
        Ok(Self { database, file, settings, asked: wanted.clone(), writer: Some(writer) })
    }

    /// Forgets every entry and begins anew, for another world: one step, so that a crash leaves the old or the new.
    ///
    /// # Errors
    /// When it cannot be written; nothing is taken on any more then.
    pub fn begin(&mut self, settings: &Settings, entries: &[Entry]) -> Result<()> {
        drop(self.writer.take());
        let write = self.database.begin_write()?;
        {
            write.delete_table(ENTRIES)?;
            let mut table = write.open_table(ENTRIES)?;
            for (number, entry) in (0u64..).zip(entries) {
                table.insert(number, serde_json::to_vec(entry)?.as_slice())?;
            }
            let header = Header { format: FORMAT, settings: settings.clone(), asked: Some(self.asked.clone()) };
            write.open_table(HEADER)?.insert("header", serde_json::to_vec(&header)?.as_slice())?;
        }
        write.commit()?;
        self.settings = settings.clone();
        self.writer = Some(Writer::start(self.database.clone(), entries.len() as u64));
        Ok(())
    }

    /// What its world is made from.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How many entries there are.
    pub fn len(&self) -> u64 {
        self.writer.as_ref().map_or(0, Writer::len)
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
        let entry = serde_json::to_vec(entry)?;
        self.writer.as_mut().context("it could not be begun anew")?.push(entry);
        Ok(())
    }

    /// Everything that was taken on so far.
    pub fn pending(&self) -> Pending {
        self.writer.as_ref().map(Writer::pending).unwrap_or_default()
    }

    /// Whether something could not be written.
    pub fn failed(&self) -> bool {
        self.writer.as_ref().is_none_or(Writer::failed)
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
            let header = serde_json::to_vec(&Header { format: FORMAT, settings: wanted.clone(), asked: None })?;
            table.insert("header", header.as_slice())?;
        }
        stored
    };
    write.commit()?;
    let Some(Header { format, settings, asked }) = stored else { return Ok(wanted.clone()) };
    ensure!(format == FORMAT, "it was written by another version (format {format}), so it {REMEDY}");
    // Another world that was begun while the server ran is still the one that this command line means.
    let meant = asked.as_ref().unwrap_or(&settings);
    ensure!(
        (meant.seed, meant.tenants, &meant.scenario) == (wanted.seed, wanted.tenants, &wanted.scenario),
        "it holds another world: seed {}, {} tenants, scenario {}. Start with these, begin anew with --reset, or use \
         another --data folder",
        meant.seed,
        meant.tenants,
        meant.scenario
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
