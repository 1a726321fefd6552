//! Where a release would not be what is in the repository.

use std::path::Path;

use anyhow::{bail, ensure};
use tablewright::emit::emit;
use tablewright::model::Api;

use crate::commands::generate::drift;
use crate::git;

/// How many files are named.
const MOST: usize = 10;

/// Refuses a tree with changes that no commit has.
pub(super) fn dirty(schemas: &Path) -> anyhow::Result<()> {
    let top = git::top(schemas)?;
    let status = git::ask(&top, ["status", "--porcelain", "--untracked-files=all"])?;
    if status.is_empty() {
        return Ok(());
    }
    let mut lines: Vec<String> = status.lines().map(|line| format!("  {line}")).collect();
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    bail!(
        "there are changes that are not committed:\n{}\n\
         Commit them or put them away with `git stash --include-untracked`: what is checked must be what is released",
        lines.join("\n")
    );
}

/// Refuses a crate that is not what the schemas give.
pub(super) fn drifted(schemas: &Path, out: &Path, api: &Api) -> anyhow::Result<()> {
    let found = drift(schemas, out, &emit(api))?;
    let files: Vec<&str> = found
        .text
        .lines()
        .filter(|line| {
            ["differs: ", "missing: ", "stray: "]
                .iter()
                .any(|word| line.starts_with(word))
        })
        .take(MOST)
        .collect();
    ensure!(
        found.count == 0,
        "{} not what the schemas give:\n  {}\nRun `cargo xtask generate` and commit what it writes",
        match found.count {
            1 => "1 file is".to_owned(),
            number => format!("{number} files are"),
        },
        files.join("\n  ")
    );
    Ok(())
}
