//! Differences for machines.

use serde_json::{Value, json};

use crate::diff::{Change, Diff};

/// An object with the bump, the versions and a list of the differences.
pub fn render_json(diff: &Diff) -> Value {
    json!({
        "bump": diff.bump().word(),
        "old_version": diff.old_version,
        "new_version": diff.new_version,
        "required_version": diff.required_version(),
        "version_is_sufficient": diff.is_version_sufficient(),
        "changes": diff.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    json!({
        "rule": change.rule.id(),
        "title": change.rule.title(),
        "sentence": change.sentence,
        "explanation": change.rule.explanation(),
        "source": change.verdict.source.word(),
        "wire": change.verdict.wire.word(),
        "bump": change.bump().word(),
        "service": change.service,
        "pages": change.pages,
        "field": change.at.field,
        "side": change.at.side.word(),
        "file": change.at.file,
        "line": change.at.line,
    })
}
