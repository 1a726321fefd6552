//! `cargo xtask import`: documentation pages in, schema files out.

mod pages;
mod same;
mod service;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::ValueEnum;
use tablewright::import::draft::Draft;
use tablewright::import::print::{self, Options, Printed};
use tablewright::import::report;

use crate::report as output;
use pages::Page;
use service::Known;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Pages as Markdown, HTML or copied text; directories of such; `-` for standard input.
    #[arg(required = true, value_name = "PAGE")]
    pages: Vec<PathBuf>,
    /// The service that the pages are of: what its service.yaml says is not repeated.
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Yaml)]
    format: Format,
    /// Copy the pages' descriptions: only for pages that you own.
    #[arg(long)]
    with_descriptions: bool,
    /// Write the files to the service's directory, merged with those that are there; a new service is made whole.
    #[arg(long, requires = "service", conflicts_with = "format")]
    write: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Schema files, in the language of schemas/README.md.
    Yaml,
    /// OpenAPI 3.1 of the same messages.
    Openapi,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schemas = output::directory(arguments.schemas.as_deref(), "schemas");
    let known = match &arguments.service {
        Some(name) => service::find(&schemas, name)?,
        None => None,
    };
    if let (Some(name), None, false) = (&arguments.service, &known, arguments.write) {
        bail!(
            "there is no service `{name}` in `{}`; give --write to make it",
            schemas.display()
        );
    }
    let (pages, failed) = pages::read(&arguments.pages)?;
    let drafts: Vec<Draft> = pages
        .iter()
        .flat_map(|page| page.drafts.iter().cloned())
        .collect();
    let mut code = if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    };
    if drafts.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    match (arguments.format, arguments.write) {
        (_, true) => {
            let name = arguments
                .service
                .as_deref()
                .context("--write needs --service")?;
            if !write::write(&schemas, name, known, &pages, arguments.with_descriptions)? {
                code = ExitCode::FAILURE;
            }
        }
        (Format::Yaml, false) => yaml(&pages, known.as_ref(), arguments.with_descriptions)?,
        (Format::Openapi, false) => {
            if !openapi(
                arguments.service.as_deref(),
                known,
                &pages,
                arguments.with_descriptions,
            )? {
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

/// Prints the schema files to standard output, with their names where there are several.
fn yaml(pages: &[Page], known: Option<&Known>, with_descriptions: bool) -> anyhow::Result<()> {
    let options = Options {
        with_descriptions,
        service: known.map(Known::as_service),
        taken: None,
    };
    let several = pages.iter().map(|page| page.drafts.len()).sum::<usize>() > 1;
    let mut files = BTreeMap::new();
    for page in pages {
        for printed in printed(page, &options, &BTreeMap::new(), &mut files) {
            if several {
                output::print(&format!("# ---- {} ----\n", printed.file_name))?;
            }
            output::print(&printed.text)?;
        }
    }
    Ok(())
}

/// The files of a page, given those that were `there` before and all that are known by now; the report on it goes to
/// standard error.
fn printed(
    page: &Page,
    options: &Options<'_>,
    there: &BTreeMap<String, String>,
    files: &mut BTreeMap<String, String>,
) -> Vec<Printed> {
    let mut printed = Vec::new();
    let mut drafts = page.drafts.clone();
    for draft in &mut drafts {
        // Twice: only then is it known which of the files is this one's own, whose names it may use.
        let first = print::print(draft, options);
        let own = same::same_file(there, &first.text).map(|(name, _)| name.clone());
        let others = files.iter().filter(|(name, _)| Some(*name) != own.as_ref());
        let others: Vec<_> = others.map(|(_, text)| text.as_str()).collect();
        let is_free = |name: &String| !others.iter().any(|text| same::describes(text, name));
        if !is_free(&draft.name) {
            let free = draft.other_names().find(is_free);
            draft.name = free.unwrap_or_else(|| draft.name.clone());
        }
        let taken = (others.into_iter()).flat_map(print::type_names).collect();
        let file = print::print(
            draft,
            &Options {
                taken: Some(&taken),
                ..*options
            },
        );
        if own.is_none() {
            files.insert(write::free(&file.file_name, files), file.text.clone());
        }
        printed.push(file);
    }
    let notes = (page.notes.iter())
        .chain(printed.iter().flat_map(|file| &file.notes))
        .cloned()
        .collect::<Vec<_>>();
    anstream::eprint!(
        "{}",
        report::report(&page.path, &page.form, &drafts, &notes)
    );
    printed
}

/// Compiles the files in memory and prints the document; whether they could be compiled.
fn openapi(
    name: Option<&str>,
    known: Option<Known>,
    pages: &[Page],
    with_descriptions: bool,
) -> anyhow::Result<bool> {
    let name = name.unwrap_or("imported");
    let known = match known {
        Some(known) => known,
        None => service::made(name, pages)?.0,
    };
    let options = Options {
        with_descriptions,
        service: Some(known.as_service()),
        taken: None,
    };
    let mut texts = known.texts(name);
    let mut own = Vec::new();
    let mut files = BTreeMap::new();
    for page in pages {
        for file in printed(page, &options, &BTreeMap::new(), &mut files) {
            let path = format!("{name}/{}", file.file_name);
            own.push(path.clone());
            texts.insert(path, file.text);
        }
    }
    // The document is of these pages alone, with the service's shared types.
    texts.retain(|path, _| path.ends_with("/service.yaml") || own.contains(path));
    let compiled = tablewright::compile_texts(&texts, "imported");
    let Some(api) = &compiled.api else {
        output::show(&compiled);
        anstream::eprintln!(
            "the pages contradict themselves too much for a document; import them as YAML and mend that"
        );
        return Ok(false);
    };
    let mut document = tablewright::openapi::document(api, Some(name));
    for page in pages {
        tablewright::import::openapi::with_lists(&mut document, &page.drafts);
    }
    output::print(&format!("{document:#}\n"))?;
    Ok(true)
}

/// The path as a person would write it.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
