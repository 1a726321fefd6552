//! `cargo xtask generate`: schemas in, crate out; with `--check`, only says what would change.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use tablewright::emit::emit;
use tablewright::schema::{SCHEMA_FILE, json_schema};
use tablewright::write::{self, Kind};

use crate::report;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only list what differs, and exit with 1 if something does.
    #[arg(long)]
    check: bool,
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
    /// Where the crate goes; by default `generated` in the repository.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schemas = report::directory(arguments.schemas.as_deref(), "schemas");
    let out = report::directory(arguments.out.as_deref(), "generated");
    let default_name = out.file_name().unwrap_or_default().to_string_lossy();
    let compiled = tablewright::compile(&schemas, &default_name);
    report::show(&compiled);
    let Some(api) = &compiled.api else {
        anstream::eprintln!("nothing was written");
        return Ok(ExitCode::FAILURE);
    };
    let files = emit(api);
    let schema_path = schemas.join(SCHEMA_FILE);
    let schema = format!("{:#}\n", json_schema());
    if arguments.check {
        return check(arguments, &out, &files, &schema_path, &schema);
    }
    let summary = write::write(&out, &files)
        .with_context(|| format!("cannot write to `{}`", out.display()))?;
    write::write_file(&schema_path, &schema)
        .with_context(|| format!("cannot write `{}`", schema_path.display()))?;
    anstream::eprintln!(
        "generated {} files: {} written, {} removed, {} unchanged",
        files.len(),
        summary.written,
        summary.removed,
        summary.unchanged
    );
    Ok(ExitCode::SUCCESS)
}

fn check(
    arguments: &Arguments,
    out: &Path,
    files: &[tablewright::emit::OutputFile],
    schema_path: &Path,
    schema: &str,
) -> anyhow::Result<ExitCode> {
    let differences =
        write::compare(out, files).with_context(|| format!("cannot read `{}`", out.display()))?;
    let mut text = String::new();
    for difference in &differences {
        let path = out.join(&difference.path);
        // Writing to a String cannot fail.
        let _ = match &difference.kind {
            Kind::Changed { diff } => writeln!(text, "differs: {}\n{diff}", path.display()),
            Kind::Missing => writeln!(text, "missing: {}", path.display()),
            Kind::Stray => writeln!(text, "stray: {} (no schema asks for it)", path.display()),
        };
    }
    let mut count = differences.len();
    if std::fs::read_to_string(schema_path).ok().as_deref() != Some(schema) {
        let _ = writeln!(text, "differs: {}", schema_path.display());
        count += 1;
    }
    if count == 0 {
        anstream::eprintln!("{} files are up to date", files.len() + 1);
        return Ok(ExitCode::SUCCESS);
    }
    report::print(&text)?;
    let mut command = "cargo xtask generate".to_owned();
    for (flag, value) in [("--schemas", &arguments.schemas), ("--out", &arguments.out)] {
        if let Some(value) = value {
            let _ = write!(command, " {flag} {}", value.display());
        }
    }
    anstream::eprintln!("{count} files differ: run `{command}` to bring them up to date");
    Ok(ExitCode::FAILURE)
}
