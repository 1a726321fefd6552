//! The service that pages are imported into: one that is there, or one made of the pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use tablewright::diagnostic::{Diagnostics, render_text};
use tablewright::import::draft::Draft;
use tablewright::import::{print, service};
use tablewright::schema;
use tablewright::schema::language::ServiceFile;

use super::pages::Page;

/// A service.
pub(super) struct Known {
    /// The text of its `service.yaml`.
    pub(super) text: String,
    pub(super) file: ServiceFile,
    /// Its other files: name and text.
    pub(super) pages: BTreeMap<String, String>,
}

impl Known {
    pub(super) fn as_service(&self) -> print::Service<'_> {
        print::Service {
            text: &self.text,
            file: &self.file,
        }
    }

    /// All texts, by their paths below the schema directory.
    pub(super) fn texts(&self, name: &str) -> BTreeMap<String, String> {
        let pages = self
            .pages
            .iter()
            .map(|(file, text)| (format!("{name}/{file}"), text.clone()));
        pages
            .chain([(format!("{name}/service.yaml"), self.text.clone())])
            .collect()
    }
}

/// The service's files, if there is a directory of its name with a `service.yaml`.
pub(super) fn find(schemas: &Path, name: &str) -> anyhow::Result<Option<Known>> {
    if name.is_empty()
        || !name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    {
        bail!("`{name}` cannot be the name of a service; use letters, digits and `_`");
    }
    let directory = schemas.join(name);
    let path = directory.join("service.yaml");
    if !path.is_file() {
        return Ok(None);
    }
    let mut pages = BTreeMap::new();
    let mut text = String::new();
    for entry in fs::read_dir(&directory)
        .with_context(|| format!("cannot read `{}`", directory.display()))?
    {
        let path = entry?.path();
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let read = fs::read_to_string(&path)
            .with_context(|| format!("cannot read `{}`", path.display()))?;
        if file == "service.yaml" {
            text = read;
        } else {
            pages.insert(file, read);
        }
    }
    let shown = path.display().to_string();
    let mut diagnostics = Diagnostics::new();
    let texts = BTreeMap::from([(format!("{name}/service.yaml"), text.clone())]);
    let mut set = schema::load_texts(&texts, &mut diagnostics);
    let Some(loaded) = set.services.pop() else {
        let problems = render_text(&diagnostics.sorted(&set.sources), &set.sources, false);
        bail!("`{shown}` cannot be used:\n{problems}");
    };
    Ok(Some(Known {
        text,
        file: loaded.file.value,
        pages,
    }))
}

/// A service made of the pages, and what a person has to fill in.
pub(super) fn made(name: &str, pages: &[Page]) -> anyhow::Result<(Known, Vec<String>)> {
    let drafts: Vec<Draft> = pages
        .iter()
        .flat_map(|page| page.drafts.iter().cloned())
        .collect();
    let built = service::build(name, &drafts)
        .map_err(|problems| anyhow::anyhow!("no service can be made of the pages:\n{problems}"))?;
    let known = Known {
        text: built.text,
        file: built.file,
        pages: BTreeMap::new(),
    };
    Ok((known, built.blanks))
}
