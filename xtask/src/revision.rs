//! What a directory held in a git revision, read beside the user's tree and not into it.

use std::fs;
use std::path::{Component, Path};

use anyhow::{Context, ensure};

use crate::git::{git, text};

/// Reads the schemas that `directory` held in `revision` into a directory of its own, which goes away with the value.
pub(crate) fn read(revision: &str, directory: &Path) -> anyhow::Result<tempfile::TempDir> {
    read_files(revision, directory, is_yaml)
}

/// Whether a file may be a schema.
fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|it| it == "yaml" || it == "yml")
}

/// Like [`read`], with the files that are `wanted` by their path below the directory.
pub(crate) fn read_files(
    revision: &str,
    directory: &Path,
    wanted: impl Fn(&Path) -> bool,
) -> anyhow::Result<tempfile::TempDir> {
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
    let copy = tempfile::tempdir().context("there is no room for a copy of the old files")?;
    for line in listing.split_terminator('\0') {
        // `mode type object<TAB>path`
        let (about, path) = line
            .split_once('\t')
            .context("git lists files in a way of its own")?;
        let object = about.rsplit(' ').next().unwrap_or_default();
        let is_file = about.starts_with("100");
        if !is_file || !wanted(Path::new(path)) {
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
