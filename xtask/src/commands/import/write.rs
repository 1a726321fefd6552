//! Writes what was imported: new files, and changes to those that are there.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use tablewright::import::draft::Draft;
use tablewright::import::merge::{self, Action};
use tablewright::import::print::Options;
use tablewright::schema::{SCHEMA_FILE, json_schema};
use tablewright::text::count;
use tablewright::write::write_file;

use super::pages::Page;
use super::same::same_file;
use super::service::{self, Known};
use crate::report as output;

/// Writes the files of a service, and the service itself if it is new; whether the schemas are without errors then.
pub(super) fn write(
    schemas: &Path,
    name: &str,
    known: Option<Known>,
    pages: &[Page],
    with_descriptions: bool,
) -> anyhow::Result<bool> {
    let directory = schemas.join(name);
    let mut blanks = Vec::new();
    let is_new = known.is_none();
    let known = if let Some(known) = known {
        known
    } else {
        let (made, to_fill) = service::made(name, pages)?;
        blanks = to_fill;
        made
    };
    let options = Options {
        with_descriptions,
        service: Some(known.as_service()),
        taken: None,
    };
    // Nothing is written before everything is known to be writable.
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    if is_new {
        files.insert("service.yaml".to_owned(), known.text.clone());
    }
    let mut good = true;
    let mut seen = known.pages.clone();
    for page in pages {
        let printed = super::printed(page, &options, &known.pages, &mut seen);
        for (draft, printed) in page.drafts.iter().zip(printed) {
            if draft.is_bare() {
                refuse(draft);
                good = false;
                continue;
            }
            let there = same_file(&known.pages, &printed.text);
            let Some((file, old)) = there else {
                let file = free(
                    &printed.file_name,
                    &known
                        .pages
                        .iter()
                        .chain(&files)
                        .map(|(k, v)| (k.clone(), v.clone()))
                        .collect(),
                );
                anstream::eprintln!("  new: {}", directory.join(&file).display());
                files.insert(file, printed.text);
                continue;
            };
            let path = directory.join(file).display().to_string();
            match merged(&path, files.get(file).unwrap_or(old), &printed.text) {
                Some(text) => {
                    files.insert(file.clone(), text);
                }
                None => good = false,
            }
        }
    }
    if pages
        .iter()
        .all(|page| page.drafts.iter().all(Draft::is_bare))
    {
        return Ok(false);
    }
    fs::create_dir_all(&directory)
        .with_context(|| format!("cannot make `{}`", directory.display()))?;
    let mut written = 0;
    for (file, text) in &files {
        if known.pages.get(file) != Some(text) {
            replace(&directory.join(file), text)?;
            written += 1;
        }
    }
    // Every file names it in its first line.
    let schema_path = schemas.join(SCHEMA_FILE);
    if !schema_path.exists() {
        write_file(&schema_path, &format!("{:#}\n", json_schema()))
            .with_context(|| format!("cannot write `{}`", schema_path.display()))?;
        anstream::eprintln!("  new: {}", schema_path.display());
    }
    anstream::eprintln!(
        "{} written to {}",
        count(written, "file"),
        directory.display()
    );
    for blank in &blanks {
        anstream::eprintln!(
            "  to fill in: {}: {blank}",
            directory.join("service.yaml").display()
        );
    }
    Ok(good && lint(schemas))
}

/// A file with what the page says, each change told; `None` if it cannot be read, which is told too.
fn merged(path: &str, old: &str, new: &str) -> Option<String> {
    let merged = match merge::merge(path, old, new) {
        Ok(merged) => merged,
        Err(problems) => {
            anstream::eprintln!("{problems}{path} cannot be read, so nothing was changed in it");
            return None;
        }
    };
    for change in &merged.changes {
        anstream::eprintln!(
            "  {path}:{}: {}: {}: {}",
            change.line,
            change.action,
            change.path,
            change.text
        );
    }
    let changes_nothing = |action: Action| matches!(action, Action::Kept | Action::Left);
    if (merged.changes.iter()).all(|change| changes_nothing(change.action)) {
        anstream::eprintln!("  unchanged: {path}");
    }
    Some(merged.text)
}

/// Says why an operation is not written: it would be an empty file, or take all fields out of the one that is there.
fn refuse(draft: &Draft) {
    anstream::eprintln!(
        "  not written: `{}`: the page has its address and nothing else; if it really has no parameters, print its schema without \
         --write and save that",
        draft.name
    );
}

/// Says what the check of the schemas says; whether there is no error.
fn lint(schemas: &Path) -> bool {
    let compiled = tablewright::compile(schemas, "import");
    let errors = compiled.diagnostics.error_count();
    let warnings = compiled.diagnostics.len() - errors;
    if errors > 0 {
        output::show(&compiled);
    } else if warnings > 0 {
        let warnings = count(warnings, "warning");
        anstream::eprintln!("the schemas have {warnings}; see `cargo xtask lint`");
    }
    errors == 0
}

/// A file name that nothing has yet.
pub(super) fn free(wanted: &str, there: &BTreeMap<String, String>) -> String {
    let stem = wanted.trim_end_matches(".yaml");
    let taken = |name: &String| name == "service.yaml" || there.contains_key(name);
    std::iter::once(wanted.to_owned())
        .chain((2..=u32::MAX).map(|n| format!("{stem}_{n}.yaml")))
        .find(|name| !taken(name))
        .unwrap_or_else(|| wanted.to_owned())
}

/// Writes beside the file and renames, so that no half of a file is ever seen.
fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    let beside = path.with_extension("yaml.new");
    let context = || format!("cannot write `{}`", path.display());
    let mut file = fs::File::create(&beside).with_context(context)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    drop(file);
    let renamed = written.and_then(|()| fs::rename(&beside, path));
    if renamed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    renamed.with_context(context)
}
