//! How what is in the repository differs from what the schemas give.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Context;
use tablewright::emit::OutputFile;
use tablewright::schema::{SCHEMA_FILE, json_schema};
use tablewright::write::{self, Kind};

/// What generating would change.
#[derive(Debug)]
pub(crate) struct Drift {
    /// How many files.
    pub(crate) count: usize,
    /// Which, and how.
    pub(crate) text: String,
}

/// Compares the files of the crate and the JSON Schema with those on disk.
pub(crate) fn drift(schemas: &Path, out: &Path, files: &[OutputFile]) -> anyhow::Result<Drift> {
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
    let schema_path = schemas.join(SCHEMA_FILE);
    let schema = format!("{:#}\n", json_schema());
    if fs::read_to_string(&schema_path).ok().as_deref() != Some(schema.as_str()) {
        let _ = writeln!(text, "differs: {}", schema_path.display());
        count += 1;
    }
    Ok(Drift { count, text })
}
