//! What a person is told of an import: what was read, what was left, what to look at.

use std::fmt::Write;

use super::draft::{Draft, DraftField, Note, NoteKind};
use crate::text::count;

/// The report on one page. `path` is what to open, `form` what it was read as.
pub fn report(path: &str, form: &str, drafts: &[Draft], notes: &[Note]) -> String {
    let mut out = String::new();
    let fields: usize = drafts.iter().map(field_count).sum();
    let enums: usize = drafts.iter().map(|draft| draft.enums.len()).sum();
    let examples: usize = drafts.iter().map(|draft| draft.examples.len()).sum();
    let names: Vec<&str> = drafts.iter().map(|draft| draft.name.as_str()).collect();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{path}: {form}: {} with {}, {}, {}",
        names.join(", "),
        count(fields, "field"),
        count(enums, "enum"),
        count(examples, "example"),
    );
    let mut notes: Vec<&Note> = notes.iter().collect();
    notes.sort_by_key(|note| (note.kind, note.line));
    notes.dedup_by(|a, b| a.line == b.line && a.text == b.text);
    let mut unsure = Vec::new();
    for draft in drafts {
        for table in draft.tables() {
            gather(table, &mut unsure);
        }
    }
    for note in notes {
        let word = match note.kind {
            NoteKind::Warning => "warning",
            NoteKind::Read => "read",
            NoteKind::Left => "left out",
            NoteKind::Look => "look",
        };
        let _ = writeln!(out, "  {path}:{}: {word}: {}", note.line, note.text);
    }
    for (line, name, text) in unsure {
        let _ = writeln!(out, "  {path}:{line}: look: `{name}`: {text}");
    }
    for erratum in drafts.iter().flat_map(|draft| &draft.errata) {
        let _ = writeln!(
            out,
            "  {path}:{}: erratum proposed: {}: {}",
            erratum.line, erratum.subject, erratum.truth
        );
    }
    out
}

/// What is said of a page without an API.
pub fn no_api(path: &str) -> String {
    format!(
        "{path}: this is no API page: it has no request or response to make a schema of\n  \
         = help: give the page of one operation or webhook, with its tables, as Markdown, HTML or copied text\n"
    )
}

/// How many fields there are, at any depth.
pub fn field_count(draft: &Draft) -> usize {
    draft.tables().into_iter().map(deep).sum()
}

fn deep(fields: &[DraftField]) -> usize {
    fields.iter().map(|field| 1 + deep(&field.fields)).sum()
}

fn gather<'a>(fields: &'a [DraftField], found: &mut Vec<(usize, &'a str, &'a str)>) {
    for field in fields {
        found.extend(
            field
                .unsure
                .iter()
                .map(|text| (field.line, field.name.as_str(), text.as_str())),
        );
        gather(&field.fields, found);
    }
}
