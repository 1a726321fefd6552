//! Differences for a terminal.

use std::fmt::Write;

use super::{pages, place, version_line};
use crate::diff::{Change, Diff};

/// A paragraph for each difference, the most dangerous first, and what they ask of the version.
pub fn render_text(diff: &Diff) -> String {
    let mut out = String::new();
    for change in &diff.changes {
        paragraph(change, &mut out);
    }
    let count = match diff.changes.len() {
        0 => "no differences".to_owned(),
        1 => "1 difference".to_owned(),
        count => format!("{count} differences"),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{count}: {}", version_line(diff));
    out
}

fn paragraph(change: &Change, out: &mut String) {
    let pages = pages(change);
    let about = if pages.is_empty() {
        String::new()
    } else {
        format!(" in {pages}")
    };
    let _ = writeln!(
        out,
        "[{}] {}\n  --> {}{about}\n  callers: {}, wire: {}\n",
        change.rule.id(),
        change.sentence,
        place(change),
        change.verdict.source.word(),
        change.verdict.wire.word()
    );
}
