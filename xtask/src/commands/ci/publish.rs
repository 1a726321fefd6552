//! The summary for those who read the pull request: Markdown and annotations.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;

use anyhow::Context;
use tablewright::diff::{Diff, render};

use crate::report;
use crate::steps::Steps;

/// The summary and the differences.
pub(super) fn markdown(steps: &Steps, found: Option<&Diff>) -> String {
    let title = if steps.are_good() {
        "All steps passed"
    } else {
        "Something is to be done"
    };
    let mut out = format!("## {title}\n\n{}", steps.markdown());
    if let Some(found) = found {
        out.push('\n');
        out.push_str(&render::render_markdown(found));
    }
    out
}

/// An annotation for each step that failed. Those of single lines come from the steps.
pub(super) fn annotate(steps: &Steps) -> anyhow::Result<()> {
    for (name, what) in steps.failed() {
        let what = what
            .replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A");
        report::print(&format!("::error title={name}::{what}\n"))?;
    }
    Ok(())
}

/// Appends to the page of the workflow run, where there is one.
pub(super) fn append_to_step_summary(markdown: &str) -> anyhow::Result<()> {
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    OpenOptions::new()
        .append(true)
        .create(true)
        .open(&path)
        .and_then(|mut file| file.write_all(markdown.as_bytes()))
        .with_context(|| format!("cannot write the summary to `{}`", path.display()))
}
