//! Finds and reads the pages.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tablewright::import::draft::{Draft, Note, NoteKind};
use tablewright::import::{read, report, understand};

/// A page that was understood.
pub(super) struct Page {
    /// What to open.
    pub(super) path: String,
    /// What it was read as.
    pub(super) form: String,
    pub(super) drafts: Vec<Draft>,
    pub(super) notes: Vec<Note>,
}

/// How many pages there are before progress is worth a line.
const MANY: usize = 3;

/// Reads all pages; `true` if one of them could not be used, which was said.
pub(super) fn read(paths: &[PathBuf]) -> anyhow::Result<(Vec<Page>, bool)> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            below(path, &mut files)?;
        } else {
            files.push((path.clone(), false));
        }
    }
    let mut pages = Vec::new();
    let mut failed = files.is_empty();
    if failed {
        anstream::eprintln!("there are no pages; a page is a .md, .html or .txt file");
    }
    for (index, (path, found)) in files.iter().enumerate() {
        let shown = super::shown(path);
        if files.len() >= MANY {
            anstream::eprintln!("[{}/{}] {shown}", index + 1, files.len());
        }
        let bytes = bytes(path)?;
        let reading = match read::read(&shown, &bytes) {
            Ok(reading) => reading,
            Err(why) => {
                anstream::eprintln!("{shown}: {why}");
                failed = true;
                continue;
            }
        };
        let understood = understand(&reading.page);
        if understood.drafts.is_empty() {
            anstream::eprint!("{}", report::no_api(&shown));
            // A folder may well hold an introduction; a page that was asked for by name has to be one.
            failed |= !found;
            continue;
        }
        let notes = reading.notes.into_iter().chain(understood.notes).collect();
        pages.push(Page {
            path: shown,
            form: reading.form.to_string(),
            drafts: understood.drafts,
            notes,
        });
    }
    distinct(&mut pages);
    Ok((pages, failed))
}

/// Gives a number to an operation whose name another one of the pages has.
fn distinct(pages: &mut [Page]) {
    let mut taken = BTreeSet::new();
    for page in pages {
        for draft in &mut page.drafts {
            let name = draft.name.clone();
            let mut number = 2;
            while !taken.insert(draft.name.to_lowercase()) {
                draft.name = format!("{name}{number}");
                number += 1;
            }
            if draft.name != name {
                page.notes.push(Note {
                    kind: NoteKind::Look,
                    line: 1,
                    text: format!(
                        "another page has an operation `{name}`, so this one is called `{}`",
                        draft.name
                    ),
                });
            }
        }
    }
}

fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .take(read::MAX_BYTES as u64 + 1)
            .read_to_end(&mut bytes)
            .context("cannot read standard input")?;
        return Ok(bytes);
    }
    fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))
}

/// The pages below a directory, in the order of their names.
fn below(directory: &Path, files: &mut Vec<(PathBuf, bool)>) -> anyhow::Result<()> {
    let context = || format!("cannot read `{}`", directory.display());
    let entries = fs::read_dir(directory).with_context(context)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .with_context(context)?;
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden || path.is_symlink() {
            continue;
        }
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        if path.is_dir() {
            below(&path, files)?;
        } else if matches!(
            ending.as_deref(),
            Some("md" | "markdown" | "html" | "htm" | "txt")
        ) {
            files.push((path, true));
        }
    }
    Ok(())
}
