//! Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request.

use super::excerpt::shown_text;
use super::{Diagnostic, Severity, Sources};
use std::fmt::Write as _;

/// One `::error file=…::…` line for each diagnostic.
#[must_use]
pub fn render_github(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let _ = writeln!(out, "{}", command(diagnostic, sources));
    }
    out
}

fn command(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(path) = diagnostic.file_path(sources) {
        properties.push(format!("file={}", property(path)));
    }
    if let Some(span) = diagnostic.primary {
        let file = sources.get(span.file);
        let (start, end) = (file.position(span.start), file.position(span.end));
        properties.push(format!("line={},col={}", start.line, start.column));
        // GitHub takes a range of columns only within one line.
        if start.line == end.line {
            properties.push(format!("endLine={},endColumn={}", end.line, end.column));
        } else {
            properties.push(format!("endLine={}", end.line));
        }
    }
    properties.push(format!("title={}", property(diagnostic.rule)));
    let mut message = diagnostic.message.clone();
    for text in [&diagnostic.label, &diagnostic.help].into_iter().flatten() {
        message.push('\n');
        message.push_str(text);
    }
    format!("::{command} {}::{}", properties.join(","), data(&message))
}

/// The text behind `::`.
fn data(text: &str) -> String {
    shown_text(text).replace('%', "%25").replace('\n', "%0A")
}

/// The value of a property, where `:` and `,` have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
