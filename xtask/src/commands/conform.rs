//! `cargo xtask conform`: recorded JSON against the schemas, to notice what a vendor changed without a word.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use clap::ValueEnum;
use tablewright::conform::{Part, Report, Subject, conform, propose, read, render};
use tablewright::model::Api;
use tablewright::text::count;

use crate::report;

/// What a command could not be carried out for, as clap has it.
const USAGE: u8 = 2;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The operation or webhook, by its name in the schema.
    #[arg(long, value_name = "OP")]
    operation: String,
    /// Recordings: JSON, JSON lines or HAR.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The service, where several have such an operation.
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// Which message they are; by default the response, or the payload of a webhook.
    #[arg(long, value_enum)]
    of: Option<Of>,
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Of {
    /// What is sent to the operation.
    Request,
    /// What the operation answers.
    Response,
    /// What the webhook brings.
    Payload,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table.
    Text,
    /// For machines.
    Json,
    /// A diff of the schemas that would make them agree with the recordings.
    Patch,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schemas = report::directory(arguments.schemas.as_deref(), "schemas");
    let compiled = tablewright::compile(&schemas, "conform");
    let Some(api) = &compiled.api else {
        report::show(&compiled);
        anstream::eprintln!("error: the schemas have errors, so there is nothing to compare with");
        return Ok(ExitCode::from(USAGE));
    };
    let found = match look(arguments, api) {
        Ok(found) => found,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            return Ok(ExitCode::from(USAGE));
        }
    };
    match arguments.format {
        Format::Text => report::print(&render::render_text(&found))?,
        Format::Json => report::print(&format!("{:#}\n", render::render_json(&found)))?,
        Format::Patch => print_patch(&found, &schemas)?,
    }
    Ok(if found.is_conformant() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn look(arguments: &Arguments, api: &Api) -> anyhow::Result<Report> {
    let subject = subject(arguments, api)?;
    let mut messages = Vec::new();
    for file in &arguments.files {
        let shown = file.display();
        let bytes = fs::read(file).with_context(|| format!("cannot read `{shown}`"))?;
        let text =
            String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("`{shown}` is no UTF-8"))?;
        let recording = read(&text, &subject).with_context(|| format!("`{shown}`"))?;
        if recording.skipped > 0 {
            let have = match recording.skipped {
                1 => "1 entry has".to_owned(),
                number => format!("{number} entries have"),
            };
            anstream::eprintln!("{shown}: {have} no JSON that can be read");
        }
        messages.extend(recording.messages);
    }
    ensure!(
        !messages.is_empty(),
        "no message of {} `{}` in {}; a HAR is searched by method and path",
        subject.part.word(),
        arguments.operation,
        count(arguments.files.len(), "file")
    );
    Ok(conform(&subject, &messages))
}

/// What the recordings are held against.
fn subject<'a>(arguments: &Arguments, api: &'a Api) -> anyhow::Result<Subject<'a>> {
    let name = &arguments.operation;
    let services = api.services.iter().filter(|service| {
        let wanted = arguments.service.as_ref();
        wanted.is_none_or(|wanted| *wanted == service.name)
    });
    let mut found = Vec::new();
    let mut known = Vec::new();
    for service in services {
        for page in &service.operations {
            let part = arguments.of.map_or(Part::Response, part);
            known.push(page.name.as_str());
            if page.name == *name {
                found.push((service, Subject::of_operation(service, page, part)));
            }
        }
        for page in &service.webhooks {
            let part = arguments.of.map_or(Part::Payload, part);
            known.push(page.name.as_str());
            if page.name == *name {
                found.push((service, Subject::of_webhook(service, page, part)));
            }
        }
    }
    match found.as_slice() {
        [] if known.is_empty() => bail!(
            "there is no service `{}`",
            arguments.service.as_deref().unwrap_or("")
        ),
        [] => bail!(
            "there is no operation or webhook `{name}`; there are: {}",
            known.join(", ")
        ),
        [(_, Some(subject))] => Ok(*subject),
        [(_, None)] => bail!(
            "`{name}` has no such message: an operation has a request and a response, a webhook a payload"
        ),
        several => {
            let names: Vec<&str> = several.iter().map(|(it, _)| it.name.as_str()).collect();
            bail!(
                "several services have `{name}`: name one with --service: {}",
                names.join(", ")
            )
        }
    }
}

const fn part(of: Of) -> Part {
    match of {
        Of::Request => Part::Request,
        Of::Response => Part::Response,
        Of::Payload => Part::Payload,
    }
}

/// Prints the edits, each of which was tried on a copy of the schemas.
fn print_patch(found: &Report, schemas: &Path) -> anyhow::Result<()> {
    let copy = tempfile::tempdir().context("there is no room for a copy of the schemas")?;
    copy_schemas(schemas, copy.path()).context("the schemas cannot be copied")?;
    let patch = propose(found, schemas, |file, text| {
        fs::write(copy.path().join(file), text)?;
        Ok(tablewright::compile(copy.path(), "conform").api.is_some())
    })
    .with_context(|| format!("cannot read `{}`", schemas.display()))?;
    report::print(&patch.diff)?;
    for line in &patch.left {
        anstream::eprintln!("by hand: {line}");
    }
    Ok(())
}

fn copy_schemas(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_schemas(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
