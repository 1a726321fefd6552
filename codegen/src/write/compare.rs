//! What of a directory is not as it should be.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use similar::TextDiff;

use super::files_below;
use super::place::at;
use crate::emit::OutputFile;

/// Lines of a diff that are shown at most.
const DIFF_LINES: usize = 20;

/// A file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path below the output directory.
    pub path: String,
    /// In which way.
    pub kind: Kind,
}

/// In which way a file is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It has other bytes.
    Changed {
        /// What generating would change, as a short unified diff.
        diff: String,
    },
    /// It is not there.
    Missing,
    /// Nothing asks for it.
    Stray,
}

/// Compares a directory with the files that should be in it; differences come in the order of their paths.
pub fn compare(out: &Path, files: &[OutputFile]) -> io::Result<Vec<Difference>> {
    let mut differences = Vec::new();
    for file in files {
        match fs::read(out.join(&file.path)) {
            Ok(bytes) if bytes == file.contents.as_bytes() => {}
            Ok(bytes) => {
                let diff = short_diff(&String::from_utf8_lossy(&bytes), &file.contents);
                differences.push(Difference {
                    path: file.path.clone(),
                    kind: Kind::Changed { diff },
                });
            }
            Err(error) if is_no_file(error.kind()) => {
                differences.push(Difference {
                    path: file.path.clone(),
                    kind: Kind::Missing,
                });
            }
            Err(error) => return Err(at(&out.join(&file.path), &error)),
        }
    }
    if out.is_dir() {
        for path in files_below(out)? {
            if !files.iter().any(|file| file.path == path) {
                differences.push(Difference {
                    path,
                    kind: Kind::Stray,
                });
            }
        }
    }
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(differences)
}

/// Nothing is there, or a directory is, or there is a file where the directory should be.
fn is_no_file(kind: io::ErrorKind) -> bool {
    matches!(
        kind,
        io::ErrorKind::NotFound | io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory
    )
}

fn short_diff(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().context_radius(1).to_string();
    let mut lines: Vec<&str> = text.lines().collect();
    let left_out = lines.len().saturating_sub(DIFF_LINES);
    lines.truncate(DIFF_LINES);
    let mut short = lines.join("\n");
    if left_out > 0 {
        let _ = write!(short, "\n… {left_out} more lines"); // writing to a String cannot fail
    }
    short
}
