//! Writes what differs, removes what nothing asks for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::compare::{Kind, compare};
use super::files_below;
use super::swap::Swap;
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
    let strays: Vec<&str> = differences
        .iter()
        .filter(|difference| difference.kind == Kind::Stray)
        .map(|difference| difference.path.as_str())
        .collect();
    let differs = |file: &&OutputFile| {
        let mut wanted = differences.iter().filter(|d| d.kind != Kind::Stray);
        wanted.any(|difference| difference.path == file.path)
    };
    let changing: Vec<&OutputFile> = files.iter().filter(differs).collect();
    if !differences.is_empty() {
        let staging = staging_directory(out)?;
        let written = stage(&staging.join("new"), &changing).and_then(|()| {
            let staged = changing.iter().map(|file| file.path.as_str());
            Swap::new(out, &staging).run(strays.iter().copied(), staged)
        });
        // The staging directory is ours; that it stays behind is no reason to fail.
        let _ = fs::remove_dir_all(&staging);
        written?;
    }
    Ok(Summary {
        written: changing.len(),
        removed: strays.len(),
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
    fs::write(&staged, contents).map_err(|error| at(&staged, &error))?;
    fs::rename(&staged, path).map_err(|error| at(path, &error))?;
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
    fs::create_dir_all(&staging).map_err(|error| at(&staging, &error))?;
    Ok(staging)
}

fn stage(staging: &Path, files: &[&OutputFile]) -> io::Result<()> {
    for file in files {
        let path = staging.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| at(parent, &error))?;
        }
        fs::write(&path, &file.contents).map_err(|error| at(&path, &error))?;
    }
    Ok(())
}

/// The error with the path that it is about.
pub(super) fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}

/// Removes the directories that a file was the last one in.
pub(super) fn remove_empty_parents(out: &Path, path: &str) {
    let mut parent = Path::new(path).parent();
    while let Some(directory) = parent.filter(|directory| !directory.as_os_str().is_empty()) {
        // Fails on a directory that still holds something, which ends the climb.
        if fs::remove_dir(out.join(directory)).is_err() {
            break;
        }
        parent = directory.parent();
    }
}
