//! `cargo xtask generate`: schemas in, crate out; with `--check`, only says what would change.

mod drift;
mod watch;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use tablewright::emit::emit;
use tablewright::schema::{SCHEMA_FILE, json_schema};
use tablewright::text::count;
use tablewright::write;

use crate::report;
pub(crate) use drift::drift;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only list what differs, and exit with 1 if something does.
    #[arg(long)]
    check: bool,
    /// Do it again whenever a schema is saved, until interrupted.
    #[arg(long, conflicts_with = "check")]
    watch: bool,
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
    if arguments.watch {
        watch::watch(&schemas, || generate(&schemas, &out));
    }
    if arguments.check {
        return check(arguments, &schemas, &out);
    }
    Ok(if generate(&schemas, &out)? {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The name that the package has if `crate.yaml` gives it none.
pub(crate) fn default_name(out: &Path) -> String {
    let name = out.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Shows what is wrong with the schemas, or brings the crate and the JSON Schema up to date; whether it did.
fn generate(schemas: &Path, out: &Path) -> anyhow::Result<bool> {
    let compiled = tablewright::compile(schemas, &default_name(out));
    report::show(&compiled);
    let Some(api) = &compiled.api else {
        anstream::eprintln!("nothing was written");
        return Ok(false);
    };
    let files = emit(api);
    let summary = write::write(out, &files)
        .with_context(|| format!("cannot write to `{}`", out.display()))?;
    let schema_path = schemas.join(SCHEMA_FILE);
    let is_new = write::write_file(&schema_path, &format!("{:#}\n", json_schema()))
        .with_context(|| format!("cannot write `{}`", schema_path.display()))?;
    // The JSON Schema is one of the outputs.
    anstream::eprintln!(
        "generated {}: {} written, {} removed, {} unchanged",
        count(files.len() + 1, "file"),
        summary.written + usize::from(is_new),
        summary.removed,
        summary.unchanged + usize::from(!is_new)
    );
    Ok(true)
}

fn check(arguments: &Arguments, schemas: &Path, out: &Path) -> anyhow::Result<ExitCode> {
    let compiled = tablewright::compile(schemas, &default_name(out));
    report::show(&compiled);
    let Some(api) = &compiled.api else {
        anstream::eprintln!("nothing was written");
        return Ok(ExitCode::FAILURE);
    };
    let files = emit(api);
    let found = drift(schemas, out, &files)?;
    if found.count == 0 {
        anstream::eprintln!("{} files are up to date", files.len() + 1);
        return Ok(ExitCode::SUCCESS);
    }
    report::print(&found.text)?;
    let mut command = "cargo xtask generate".to_owned();
    for (flag, value) in [("--schemas", &arguments.schemas), ("--out", &arguments.out)] {
        if let Some(value) = value {
            // Writing to a String cannot fail.
            let _ = write!(command, " {flag} {}", value.display());
        }
    }
    anstream::eprintln!(
        "{}: run `{command}` to bring {} up to date",
        if found.count == 1 {
            "1 file differs".to_owned()
        } else {
            format!("{} files differ", found.count)
        },
        if found.count == 1 { "it" } else { "them" }
    );
    Ok(ExitCode::FAILURE)
}
