//! `cargo xtask generate --watch`: again after every save.
//!
//! The files are looked at a few times in a second. A schema directory has some hundred files, so that this costs next
//! to nothing, and it works alike on every system, on network drives and in containers, and for editors that save by
//! renaming, without a dependency for each way in which systems tell of changes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use tablewright::schema::SCHEMA_FILE;

/// Between two looks. What is the same in two of them is no longer being written.
const PAUSE: Duration = Duration::from_millis(100);

/// What a look sees: when each file was written, and its length.
type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Generates, and again whenever something has changed. Ends with the process.
pub(super) fn watch(schemas: &Path, generate: impl Fn() -> anyhow::Result<bool>) -> ! {
    let mut done: Option<Seen> = None;
    let mut last = look(schemas);
    loop {
        if done.as_ref() != Some(&last) {
            // Looked at before it is read: what is saved meanwhile is seen as a change.
            if let Some(done) = &done {
                anstream::eprintln!("changed: {}", changed(schemas, done, &last));
            }
            if let Err(error) = generate() {
                anstream::eprintln!("error: {error:#}");
            }
            anstream::eprintln!("watching `{}`", schemas.display());
            done = Some(last);
        }
        last = settled(schemas);
    }
}

/// What is there once nothing moves.
fn settled(schemas: &Path) -> Seen {
    let mut last = look(schemas);
    loop {
        thread::sleep(PAUSE);
        let now = look(schemas);
        if now == last {
            return now;
        }
        last = now;
    }
}

/// Everything but what generating writes. A file that goes away while it is looked at is not there.
fn look(schemas: &Path) -> Seen {
    let mut seen = Seen::new();
    let mut open = vec![schemas.to_path_buf()];
    while let Some(directory) = open.pop() {
        let Ok(entries) = fs::read_dir(&directory) else {
            continue;
        };
        for entry in entries.flatten() {
            let _: io::Result<()> = note(&entry, schemas, &mut open, &mut seen);
        }
    }
    seen
}

fn note(
    entry: &fs::DirEntry,
    schemas: &Path,
    open: &mut Vec<PathBuf>,
    seen: &mut Seen,
) -> io::Result<()> {
    let path = entry.path();
    let name = entry.file_name();
    let is_output = directory_is(schemas, &path)
        && (name == SCHEMA_FILE || name == format!("{SCHEMA_FILE}.new").as_str());
    if is_output || name.to_string_lossy().starts_with('.') {
        return Ok(());
    }
    if entry.file_type()?.is_dir() {
        open.push(path);
    } else {
        let about = entry.metadata()?;
        seen.insert(path, (about.modified().ok(), about.len()));
    }
    Ok(())
}

fn directory_is(directory: &Path, path: &Path) -> bool {
    path.parent() == Some(directory)
}

/// The files that differ, for a person.
fn changed(schemas: &Path, before: &Seen, after: &Seen) -> String {
    let mut paths: Vec<&PathBuf> = after
        .iter()
        .filter(|(path, about)| before.get(*path) != Some(about))
        .map(|(path, _)| path)
        .collect();
    paths.extend(before.keys().filter(|path| !after.contains_key(*path)));
    let names: Vec<String> = paths
        .into_iter()
        .map(|path| path.strip_prefix(schemas).unwrap_or(path))
        .map(|path| path.display().to_string())
        .collect();
    names.join(", ")
}
