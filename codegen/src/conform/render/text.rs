//! A report for people: a table.

use crate::text::count;
use std::fmt::Write;

use crate::conform::{Finding, Report};

/// What was found, a line each, and how much was looked at.
pub fn render_text(report: &Report) -> String {
    let mut out = String::new();
    if !report.findings.is_empty() {
        let mut rows =
            vec![["path", "problem", "detail", "times", "messages", "schema"].map(str::to_owned)];
        rows.extend(report.findings.iter().map(row));
        table(&rows, &mut out);
        out.push('\n');
    }
    // Writing to a String cannot fail.
    if !report.never_seen.is_empty() {
        let _ = writeln!(out, "never seen: {}\n", report.never_seen.join(", "));
    }
    let failures = match report.failures {
        0 => String::new(),
        count => format!(", {count} of them failures, of which only the envelope was looked at"),
    };
    let found = match report.findings.len() {
        0 => "all as the schema says".to_owned(),
        number => count(number, "deviation"),
    };
    let messages = count(report.messages, "message");
    let _ = writeln!(out, "{messages}{failures}: {found}");
    out
}

fn row(finding: &Finding) -> [String; 6] {
    let place = finding.place.as_ref();
    [
        finding.path.clone(),
        finding.problem.id().to_owned(),
        finding.problem.detail(),
        format!("{} of {}", finding.count, finding.of),
        finding.messages.to_string(),
        place.map_or_else(String::new, |place| {
            format!("{}:{}", place.file, place.line)
        }),
    ]
}

fn table(rows: &[[String; 6]], out: &mut String) {
    let width = |column: usize| {
        let lengths = rows.iter().map(|row| row[column].chars().count());
        lengths.max().unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    for row in rows {
        let cells = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        out.push_str(line.trim_end());
        out.push('\n');
    }
}
