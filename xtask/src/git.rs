//! Asks git, in the repository that a directory is in.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, bail};

/// Runs git in a directory.
pub(crate) fn git<A: AsRef<OsStr>>(
    directory: &Path,
    arguments: impl IntoIterator<Item = A>,
) -> anyhow::Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(directory).args(arguments);
    command
        .output()
        .context("git cannot be run; compare with a directory instead")
}

/// The output without the line break at its end; an error with git's words if it failed.
pub(crate) fn text(output: Output) -> anyhow::Result<String> {
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        bail!(
            "git says: {}",
            words.trim().lines().next().unwrap_or("nothing")
        );
    }
    let text = String::from_utf8(output.stdout).context("git names a file in no known alphabet")?;
    Ok(text.trim_end_matches('\n').to_owned())
}

/// What git answers, as text.
pub(crate) fn ask<A: AsRef<OsStr>>(
    directory: &Path,
    arguments: impl IntoIterator<Item = A>,
) -> anyhow::Result<String> {
    text(git(directory, arguments)?)
}

/// The root of the repository that a directory is in.
pub(crate) fn top(directory: &Path) -> anyhow::Result<PathBuf> {
    let top = ask(directory, ["rev-parse", "--show-toplevel"]);
    let top = top.with_context(|| format!("`{}` is in no git repository", directory.display()))?;
    Ok(PathBuf::from(top))
}
