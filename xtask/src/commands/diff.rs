//! `cargo xtask diff`: what a change of the schemas does to callers and to the exchange with the vendor.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use tablewright::diff::{Diff, Source, Wire, diff, render};

use crate::{models, report};

/// What a command could not be carried out for, as clap has it.
const USAGE: u8 = 2;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What to compare with: a git revision, or a directory of schemas.
    #[arg(long, value_name = "REV|DIR")]
    against: String,
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
    /// For whom to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with 1 if this is so; may be given several times.
    #[arg(long, value_enum, value_name = "WHAT")]
    fail_on: Vec<FailOn>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people at a terminal.
    Text,
    /// For a comment on a pull request.
    Markdown,
    /// For machines.
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    /// Callers of the crate break.
    Source,
    /// The exchange with the vendor breaks.
    Wire,
    /// The version in crate.yaml is smaller than the differences need.
    Version,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    match compare(arguments) {
        Ok(found) => {
            report::print(&match arguments.format {
                Format::Text => render::render_text(&found),
                Format::Markdown => render::render_markdown(&found),
                Format::Json => format!("{:#}\n", render::render_json(&found)),
            })?;
            let failed = arguments.fail_on.iter().any(|what| is_so(*what, &found));
            Ok(if failed {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            })
        }
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            Ok(ExitCode::from(USAGE))
        }
    }
}

fn is_so(what: FailOn, found: &Diff) -> bool {
    let mut changes = found.changes.iter();
    match what {
        FailOn::Source => changes.any(|it| it.verdict.source == Source::Breaks),
        FailOn::Wire => changes.any(|it| it.verdict.wire == Wire::Breaks),
        FailOn::Version => !found.is_version_sufficient(),
    }
}

fn compare(arguments: &Arguments) -> anyhow::Result<Diff> {
    let schemas = report::directory(arguments.schemas.as_deref(), "schemas");
    anyhow::ensure!(
        schemas.is_dir(),
        "there is no directory `{}`",
        schemas.display()
    );
    let old = models::at(&arguments.against, &schemas)?;
    let new = models::of(&schemas, &schemas.display().to_string())?;
    Ok(diff(&old, &new))
}
