//! What was released last: its model, and its crate.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use tablewright::emit::emit;
use tablewright::model::Api;
use tablewright::release;
use tempfile::TempDir;

use crate::{git, models, revision};

/// The last release.
pub(super) struct Last {
    /// How it was found, for messages.
    pub(super) shown: String,
    /// Its model.
    pub(super) api: Api,
    /// A directory that holds its crate.
    room: TempDir,
}

/// Finds the last release: what was given, or the newest tag in the history of what is checked out.
pub(super) fn find(
    given: Option<&str>,
    schemas: &Path,
    out: &Path,
    now: &Api,
) -> anyhow::Result<Option<Last>> {
    let since = match given {
        Some(since) => since.to_owned(),
        None => match tag(schemas, &now.package.name)? {
            Some(tag) => tag,
            None => return Ok(None),
        },
    };
    let api = models::at(&since, schemas)?;
    let is_revision = !Path::new(&since).is_dir();
    // A revision has the crate as it was published; where it has none, it is made from its schemas.
    let kept = if is_revision {
        revision::read_files(&since, out, |_| true).ok()
    } else {
        None
    };
    let room = match kept {
        Some(room) if room.path().join("Cargo.toml").is_file() => room,
        _ => made(&api)?,
    };
    Ok(Some(Last {
        shown: since,
        api,
        room,
    }))
}

/// The newest tag of the package that leads to what is checked out.
fn tag(schemas: &Path, package: &str) -> anyhow::Result<Option<String>> {
    let pattern = release::tag(package, "*");
    let tags = git::ask(schemas, ["tag", "--list", "--merged", "HEAD", &pattern])?;
    let newest = release::newest(package, tags.lines()).map(str::to_owned);
    if newest.is_none() {
        let shallow = git::ask(schemas, ["rev-parse", "--is-shallow-repository"])?;
        ensure!(
            shallow != "true",
            "no tag `{pattern}` was found, but this is a clone without its history: run `git fetch --unshallow --tags`, \
             or name the last release with `--since`"
        );
    }
    Ok(newest)
}

/// The crate that a model gives today.
fn made(api: &Api) -> anyhow::Result<TempDir> {
    let room = tempfile::tempdir().context("there is no room for the crate of the last release")?;
    tablewright::write::write(room.path(), &emit(api))?;
    Ok(room)
}

impl Last {
    /// The directory of its crate.
    pub(super) fn krate(&self) -> &Path {
        self.room.path()
    }

    /// Whether the crate of a model is another one, its version and its changelog aside.
    pub(super) fn code_differs(&self, now: &Api) -> bool {
        let mut now = now.clone();
        now.package.version.clone_from(&self.api.package.version);
        let mut files = emit(&now);
        files.retain(|file| file.path != "CHANGELOG.md");
        let is_same =
            |path: &PathBuf, text: &str| fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes());
        files
            .iter()
            .any(|file| !is_same(&self.krate().join(&file.path), &file.contents))
    }
}
