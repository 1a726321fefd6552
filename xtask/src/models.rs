//! Models to compare: of a directory, or of what a directory held in a git revision.

use std::path::Path;

use tablewright::Compiled;
use tablewright::diagnostic::{Severity, render_text};
use tablewright::model::Api;

use crate::revision;

/// The model of `against`, a directory, or else of what `schemas` held in the git revision `against`.
pub(crate) fn at(against: &str, schemas: &Path) -> anyhow::Result<Api> {
    if Path::new(against).is_dir() {
        return of(Path::new(against), against);
    }
    let copy = revision::read(against, schemas)?;
    of(copy.path(), &format!("{against}:"))
}

/// The model of a directory. `shown` is what its files are called after in messages.
pub(crate) fn of(directory: &Path, shown: &str) -> anyhow::Result<Api> {
    // The default name is one that no directory chooses, so that it is never a difference.
    let compiled = tablewright::compile(directory, "generated-client");
    let Compiled {
        api,
        sources,
        diagnostics,
    } = compiled;
    if let Some(api) = api {
        return Ok(api);
    }
    let errors: Vec<_> = diagnostics
        .sorted(&sources)
        .into_iter()
        .filter(|it| it.severity == Severity::Error)
        .collect();
    let text = render_text(&errors, &sources, false);
    let text = text.replace(&format!("{}/", directory.display()), &with_slash(shown));
    anyhow::bail!(
        "the schemas in `{}` have errors by the rules of today, so there is no model to compare:\n\n{text}",
        shown.trim_end_matches(':')
    )
}

fn with_slash(name: &str) -> String {
    if name.ends_with(':') || name.ends_with('/') {
        name.to_owned()
    } else {
        format!("{name}/")
    }
}
