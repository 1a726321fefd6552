//! Puts emitted files into a directory: what differs, or nothing.
//!
//! Equal bytes are not rewritten, so cargo does not rebuild for nothing. Whatever changes is first written to a
//! directory beside the output and renamed from there; when something fails, the previous output is put back.

mod compare;
mod place;
mod swap;

pub use compare::{Difference, Kind, compare};
pub use place::{Summary, write, write_file};

use std::fs;
use std::io;
use std::path::Path;

/// Files below `directory` as `/`-separated paths, in order; what cargo and git keep for themselves is left out.
fn files_below(directory: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(prefix) = open.pop() {
        for entry in fs::read_dir(directory.join(&prefix))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if prefix.is_empty() {
                name.clone()
            } else {
                format!("{prefix}/{name}")
            };
            if prefix.is_empty() && (name == "target" || name == "Cargo.lock" || name == ".git") {
                continue;
            }
            // A link is a file here, whatever it points to: nothing outside the directory is ours.
            if entry.file_type()?.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
