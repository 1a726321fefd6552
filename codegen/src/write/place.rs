//! Writes what differs, removes what nothing asks for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::compare::{Kind, compare};
use super::files_below;
use crate::emit::OutputFile;

/// The words by which a directory is known to be ours.
const MARK: &str = "@generated";

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files written, because they were missing or had other bytes.
    pub written: usize,
    /// Files removed, because nothing asks for them any more.
    pub removed: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
}

/// Makes a directory hold these files and no others.
///
/// Files that were not asked for are removed, so a directory that holds something but was not generated is refused.
pub fn write(out: &Path, files: &[OutputFile]) -> io::Result<Summary> {
    refuse_foreign(out)?;
    let differences = compare(out, files)?;
    let stray = |path: &str| {
        differences
            .iter()
            .any(|d| d.path == path && d.kind == Kind::Stray)
    };
    let differs = |path: &str| {
        differences
            .iter()
            .any(|d| d.path == path && d.kind != Kind::Stray)
    };
    let changing: Vec<&OutputFile> = files.iter().filter(|file| differs(&file.path)).collect();

    if !changing.is_empty() {
        let staging = staging_directory(out)?;
        let staged =
            stage(&staging, &changing).and_then(|()| move_into_place(&staging, out, &changing));
        // The staging directory is ours; that it stays behind is no reason to fail.
        let _ = fs::remove_dir_all(&staging);
        staged?;
    }
    let mut removed = 0;
    for path in differences
        .iter()
        .map(|difference| difference.path.as_str())
        .filter(|path| stray(path))
    {
        fs::remove_file(out.join(path))?;
        remove_empty_parents(out, path);
        removed += 1;
    }
    Ok(Summary {
        written: changing.len(),
        removed,
        unchanged: files.len() - changing.len(),
    })
}

/// Writes one file unless it has these bytes already; whether it was written.
pub fn write_file(path: &Path, contents: &str) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|bytes| bytes == contents.as_bytes()) {
        return Ok(false);
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".new");
    let staged = path.with_file_name(name);
    fs::write(&staged, contents)?;
    fs::rename(&staged, path)?;
    Ok(true)
}

fn refuse_foreign(out: &Path) -> io::Result<()> {
    if !out.is_dir() || files_below(out)?.is_empty() {
        return Ok(());
    }
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap_or_default();
    if manifest
        .lines()
        .next()
        .is_some_and(|line| line.contains(MARK))
    {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "`{}` holds files that were not generated, and generating would remove them: name an empty or a new directory",
        out.display()
    )))
}

/// A directory beside the output, so that renaming does not cross file systems.
fn staging_directory(out: &Path) -> io::Result<PathBuf> {
    let name = out
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let staging = out.with_file_name(format!(".{name}.{}.new", std::process::id()));
    fs::create_dir_all(&staging)?;
    Ok(staging)
}

fn stage(staging: &Path, files: &[&OutputFile]) -> io::Result<()> {
    for file in files {
        let path = staging.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &file.contents)?;
    }
    Ok(())
}

fn move_into_place(staging: &Path, out: &Path, files: &[&OutputFile]) -> io::Result<()> {
    for file in files {
        let path = out.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(staging.join(&file.path), path)?;
    }
    Ok(())
}

fn remove_empty_parents(out: &Path, path: &str) {
    let mut parent = Path::new(path).parent();
    while let Some(directory) = parent.filter(|directory| !directory.as_os_str().is_empty()) {
        // Fails on a directory that still holds something, which ends the climb.
        if fs::remove_dir(out.join(directory)).is_err() {
            break;
        }
        parent = directory.parent();
    }
}
