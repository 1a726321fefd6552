//! Tables of values: each value is there once and is what the table says it is.

use super::Group;
use super::scope::{Scope, ValueTable, below};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::model::Names;
use crate::schema::Definition;
use crate::schema::language::EnumBase;
use crate::yaml::KeyKind;

pub(super) const GROUP: Group = Group {
    rules: &[
        ("empty-enum", "a table of values has none"),
        (
            "repeated-value",
            "a value is listed twice, perhaps in two spellings",
        ),
        (
            "value-not-of-base",
            "a value is not of the kind that the table is `of`",
        ),
        (
            "means-outside-codes",
            "`means` is on a value that is no result code",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for symbol in scope.symbols.iter() {
        let empty = match symbol.definition {
            Definition::Enum(def) => def.values.is_empty(),
            Definition::Codes(codes) => codes.values.is_empty(),
            Definition::Object { .. } => false,
        };
        if empty {
            found.push(
                Diagnostic::error(
                    "empty-enum",
                    symbol.place,
                    format!("{} has no values", quote(&symbol.name)),
                )
                .label("nothing is listed under `values:`")
                .help("list the values of the page, or use the plain type in the fields instead"),
            );
        }
    }
    for table in scope.value_tables() {
        if table.path.first().is_some_and(|key| key == "enums") {
            meanings(&table, found);
        }
        match table.base {
            EnumBase::Integer => integers(&table, found),
            EnumBase::String => strings(&table, found),
        }
    }
}

/// Only result codes tell a client what to do.
fn meanings(table: &ValueTable<'_>, found: &mut Diagnostics) {
    for (value, entry) in table.values {
        if entry.means.is_some() {
            let place = table.document.place(&below(&table.path, &[value, "means"]));
            found.push(
                Diagnostic::error(
                    "means-outside-codes",
                    place,
                    format!("{} is no result code", quote(value)),
                )
                .label("only a result code tells a client what to do")
                .help("take `means` out, or move the table to `codes:` in service.yaml"),
            );
        }
    }
}

fn integers(table: &ValueTable<'_>, found: &mut Diagnostics) {
    let mut seen: Names<Span> = Names::new();
    for value in table.values.keys() {
        let place = table.document.place(&below(&table.path, &[value]));
        let Ok(number) = value.parse::<i64>() else {
            found.push(
                Diagnostic::error(
                    "value-not-of-base",
                    place,
                    format!("{} is no integer", quote(value)),
                )
                .label(format!("{} is a table of integers", quote(table.name)))
                .help("write a decimal integer of 64 bits, or make the table `of: string`"),
            );
            continue;
        };
        if let Some(earlier) = seen.claim(&number.to_string(), place) {
            found.push(
                Diagnostic::error(
                    "repeated-value",
                    place,
                    format!("the value {number} is listed twice"),
                )
                .label("the same number")
                .also(earlier, "first listed here")
                .help("keep one of them; a reader of numbers cannot tell the spellings apart"),
            );
        }
    }
}

fn strings(table: &ValueTable<'_>, found: &mut Diagnostics) {
    let entries = table
        .document
        .at(&table.path)
        .and_then(|node| node.entries())
        .unwrap_or_default();
    for entry in entries {
        let what = match entry.key_kind {
            KeyKind::String => continue,
            KeyKind::Integer | KeyKind::Float => "a number",
            KeyKind::Bool => "a boolean",
            KeyKind::Null => "null",
        };
        let quoted = format!("\"{}\"", entry.key);
        found.push(
            Diagnostic::error(
                "value-not-of-base",
                entry.key_span,
                format!("{} is {what}, not text", quote(&entry.key)),
            )
            .label(format!("{} is a table of texts", quote(table.name)))
            .help("put it between quotes if it is text on the wire")
            .suggest(entry.key_span, quoted),
        );
    }
}
