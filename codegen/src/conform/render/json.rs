//! A report for machines.

use serde_json::{Value, json};

use crate::conform::{Finding, Report};

/// Counts, and a list of the findings.
pub fn render_json(report: &Report) -> Value {
    json!({
        "messages": report.messages,
        "failures": report.failures,
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
        "never_seen": report.never_seen,
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "path": finding.path,
        "problem": finding.problem.id(),
        "detail": finding.problem.detail(),
        "count": finding.count,
        "of": finding.of,
        "messages": finding.messages,
        "file": finding.place.as_ref().map(|place| &place.file),
        "line": finding.place.as_ref().map(|place| place.line),
    })
}
