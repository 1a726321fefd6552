//! The schemas of a git revision, read beside the user's tree and not into it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path};
use std::process::Command;

use anyhow::{Context, bail, ensure};

/// Reads what `directory` held in `revision` into a directory of its own, which goes away with the value.
pub(crate) fn read(revision: &str, directory: &Path) -> anyhow::Result<tempfile::TempDir> {
    let commit = format!("{revision}^{{commit}}");
    let verify = ["rev-parse", "--verify", "--end-of-options", &commit];
    let commit = text(git(directory, verify)?).with_context(|| {
        format!("`{revision}` is neither a directory nor a revision of this repository")
    })?;
    let prefix = text(git(directory, ["rev-parse", "--show-prefix"])?)?;
    let tree = format!("{commit}:{}", prefix.trim_end_matches('/'));
    let listing = git(directory, ["ls-tree", "-r", "-z", "--full-tree", &tree])?;
    let listing = text(listing).with_context(|| {
        format!(
            "the revision `{revision}` has no directory `{}`",
            prefix.trim_end_matches('/')
        )
    })?;
    let copy = tempfile::tempdir().context("there is no room for a copy of the old schemas")?;
    for line in listing.split_terminator('\0') {
        // `mode type object<TAB>path`
        let (about, path) = line
            .split_once('\t')
            .context("git lists files in a way of its own")?;
        let object = about.rsplit(' ').next().unwrap_or_default();
        let is_file = about.starts_with("100");
        let is_yaml = Path::new(path)
            .extension()
            .is_some_and(|it| it == "yaml" || it == "yml");
        if !is_file || !is_yaml {
            continue;
        }
        let plain = Path::new(path)
            .components()
            .all(|it| matches!(it, Component::Normal(_)));
        ensure!(
            plain,
            "the revision `{revision}` has a file `{path}` outside of its tree"
        );
        let contents = git(directory, ["cat-file", "blob", object])?;
        ensure!(
            contents.status.success(),
            "git cannot read `{path}` of `{revision}`"
        );
        let to = copy.path().join(path);
        fs::create_dir_all(to.parent().unwrap_or(copy.path()))?;
        fs::write(&to, contents.stdout).with_context(|| format!("cannot write `{path}`"))?;
    }
    Ok(copy)
}

fn git<A: AsRef<OsStr>>(
    directory: &Path,
    arguments: impl IntoIterator<Item = A>,
) -> anyhow::Result<std::process::Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(directory).args(arguments);
    command
        .output()
        .context("git cannot be run; compare with a directory instead")
}

/// The output without the line break at its end; an error with git's words if it failed.
fn text(output: std::process::Output) -> anyhow::Result<String> {
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
