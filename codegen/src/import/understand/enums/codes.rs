//! Tables of result codes.

use serde_json::Value;

use super::super::super::draft::{DraftValue, Note, NoteKind};
use super::super::super::words::names;
use super::tables::Entry;

/// Names that result codes have.
const NAMES: [&str; 13] = [
    "code",
    "retcode",
    "errcode",
    "errorcode",
    "resultcode",
    "statuscode",
    "returncode",
    "responsecode",
    "respcode",
    "errno",
    "ret",
    "status",
    "result",
];

/// Whether result codes have the name.
pub(super) fn is_result(name: &str) -> bool {
    NAMES.contains(&bare(name).as_str())
}

/// Whether result codes have the name, and little else has.
pub(super) fn is_result_code(name: &str) -> bool {
    is_result(name) && !["status", "result"].contains(&bare(name).as_str())
}

/// The field that has the codes of a table, by the names that such fields have.
pub(super) fn coded(fields: &[String]) -> Option<&str> {
    NAMES.iter().find_map(|name| {
        let mut fields = fields.iter().map(String::as_str);
        fields.find(|field| bare(field) == *name)
    })
}

fn bare(name: &str) -> String {
    name.to_lowercase().replace(['_', '-'], "")
}

/// The codes that the rows list, each once.
pub(super) fn codes(rows: &[Entry], codes: &mut Vec<DraftValue>, notes: &mut Vec<Note>) {
    for row in rows {
        let value = match row.value.parse::<i64>() {
            Ok(number) if row.value.len() < 2 || !row.value.starts_with('0') => Value::from(number),
            Err(_)
                if row.value.contains(['~', 'X', 'x'])
                    || row.value.contains('-')
                        && row.value.starts_with(|c: char| c.is_ascii_digit())
                    || row.value.contains(' ') =>
            {
                note(
                    notes,
                    row.line,
                    &format!("`{}` is a range of codes", row.value),
                );
                continue;
            }
            _ => Value::String(row.value.clone()),
        };
        if codes.iter().any(|code| code.value == value) {
            note(
                notes,
                row.line,
                &format!(
                    "the code {} is listed twice; the first row was taken",
                    row.value
                ),
            );
            continue;
        }
        codes.push(DraftValue {
            value,
            name: String::new(),
            description: row.text.clone(),
            line: row.line,
        });
    }
    let pairs: Vec<(&Value, &str)> = codes
        .iter()
        .map(|code| (&code.value, code.description.as_str()))
        .collect();
    let names = names::variants(&pairs);
    for (code, name) in codes.iter_mut().zip(names) {
        code.name = name;
    }
}

pub(super) fn note(notes: &mut Vec<Note>, line: usize, text: &str) {
    notes.push(Note {
        kind: NoteKind::Left,
        line,
        text: text.to_owned(),
    });
}
