//! The release beside the tree: the schemas with the new version and changelog, and the crate that they give.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tablewright::emit::{OutputFile, emit};
use tablewright::model::Api;
use tablewright::release::{HISTORY_FILE, section, with_section, with_version};
use tempfile::TempDir;

use crate::commands::generate::default_name;

/// What is edited in the schemas beside the changelog.
pub(super) const CRATE_FILE: &str = "crate.yaml";

/// A release that is not in the tree yet.
pub(super) struct Stage {
    room: TempDir,
    /// The model with the new version.
    pub(super) api: Api,
    /// The crate's files.
    pub(super) files: Vec<OutputFile>,
    /// `crate.yaml` as it is going to be.
    pub(super) crate_file: String,
    /// The changelog beside the schemas as it is going to be.
    pub(super) history: String,
    /// The section of this version.
    pub(super) notes: String,
    /// Where the section comes from, for messages.
    pub(super) told: &'static str,
}

impl Stage {
    /// Makes it. A section for this version that people have written already stays as it is.
    pub(super) fn make(
        schemas: &Path,
        out: &Path,
        version: &str,
        notes: &str,
    ) -> anyhow::Result<Self> {
        let room = tempfile::tempdir().context("there is no room for the release")?;
        let copy = room.path().join("schemas");
        copy_all(schemas, &copy).context("the schemas cannot be copied")?;

        let crate_file = read(&schemas.join(CRATE_FILE))?;
        let crate_file = with_version(&crate_file, version).with_context(|| {
            format!("`{CRATE_FILE}` is written in a way that is not understood: set `version: {version}` by hand")
        })?;
        fs::write(copy.join(CRATE_FILE), &crate_file)?;
        let known = read(&schemas.join(HISTORY_FILE))?;
        let (history, told) = match section(&known, version) {
            Some(_) => (known, "as it was written before"),
            None => (with_section(&known, version, notes), "new"),
        };
        fs::write(copy.join(HISTORY_FILE), &history)?;
        let notes = section(&history, version).unwrap_or_default();
        let notes = format!("## {version}\n\n{notes}");

        let compiled = tablewright::compile(&copy, &default_name(out));
        let Some(api) = compiled.api else {
            bail!("the schemas have errors with the version {version}");
        };
        let files = emit(&api);
        tablewright::write::write(&room.path().join("crate"), &files)?;
        Ok(Self {
            room,
            api,
            files,
            crate_file,
            history,
            notes,
            told,
        })
    }

    /// The directory of the crate.
    pub(super) fn krate(&self) -> PathBuf {
        self.room.path().join("crate")
    }
}

/// A file's text; nothing if there is none.
fn read(path: &Path) -> anyhow::Result<String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

fn copy_all(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
