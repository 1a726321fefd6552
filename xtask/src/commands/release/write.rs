//! A checked release into the tree.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use tablewright::release::HISTORY_FILE;
use tablewright::text::count;
use tablewright::write::{write, write_file};

use super::stage::{CRATE_FILE, Stage};
use crate::git;

/// Writes the version, the changelog and the crate; what was written, for a person.
pub(super) fn into_tree(stage: &Stage, schemas: &Path, out: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    for (name, contents) in [
        (CRATE_FILE, &stage.crate_file),
        (HISTORY_FILE, &stage.history),
    ] {
        let path = schemas.join(name);
        let is_new = write_file(&path, contents)
            .with_context(|| format!("cannot write `{}`", path.display()))?;
        if is_new {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "written: {}", path.display());
        }
    }
    let summary =
        write(out, &stage.files).with_context(|| format!("cannot write to `{}`", out.display()))?;
    if summary.written + summary.removed > 0 {
        let _ = writeln!(
            text,
            "written: {} of {}",
            count(summary.written + summary.removed, "file"),
            out.display()
        );
    }
    if let Some(lock) = lock_file(out) {
        let before = fs::read(&lock).ok();
        let good = update(&lock);
        if !good {
            let _ = writeln!(
                text,
                "not up to date: {}; run `cargo update --workspace`",
                lock.display()
            );
        } else if fs::read(&lock).ok() != before {
            let _ = writeln!(text, "written: {}", lock.display());
        }
    }
    if text.is_empty() {
        text.push_str("everything was written already\n");
    }
    Ok(text)
}

/// The lock file of the workspace that the crate is in, which has the crate's version.
fn lock_file(out: &Path) -> Option<PathBuf> {
    let top = git::top(out).ok()?;
    let out = out.canonicalize().ok()?;
    // One beside the crate itself is nobody's workspace.
    let above = out.ancestors().skip(1);
    let inside = above.take_while(|it| it.starts_with(&top));
    inside
        .map(|it| it.join("Cargo.lock"))
        .find(|it| it.is_file())
}

fn update(lock: &Path) -> bool {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo)
        .args(["update", "--workspace", "--offline", "--quiet"])
        .current_dir(lock.parent().unwrap_or(lock))
        .output();
    done.is_ok_and(|done| done.status.success())
}
