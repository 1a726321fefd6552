//! `cargo xtask lint`: every diagnostic, for people, editors and CI.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use tablewright::diagnostic::{render_github, render_json};
use tablewright::text::count;

use crate::report;
use crate::today::today;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
    /// For whom to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people, to standard error.
    Text,
    /// For editors and CI, to standard output.
    Json,
    /// Annotations of a workflow run, to standard output.
    Github,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schemas = report::directory(arguments.schemas.as_deref(), "schemas");
    let compiled = tablewright::compile_on(Some(&today()), &schemas, "lint");
    let diagnostics = compiled.diagnostics.sorted(&compiled.sources);
    match arguments.format {
        Format::Text => {
            report::show(&compiled);
            if diagnostics.is_empty() {
                let files = count(compiled.sources.iter().count(), "file");
                anstream::eprintln!("no problems in {files}");
            }
        }
        Format::Json => report::print(&format!(
            "{:#}\n",
            render_json(&diagnostics, &compiled.sources)
        ))?,
        Format::Github => report::print(&render_github(&diagnostics, &compiled.sources))?,
    }
    Ok(if compiled.diagnostics.has_errors() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
