//! Rows: each is described, and a number or text that is about time says in which unit.

use heck::ToSnakeCase;

use super::Group;
use crate::check::scope::{Row, Scope};
use crate::diagnostic::{Diagnostic, Diagnostics, quote};

pub(super) const GROUP: Group = Group {
    rules: &[
        ("missing-description", "a field is not described"),
        ("missing-unit", "a field with a name about time has no unit"),
    ],
    check,
};

/// Words in names of what has a unit.
const TIME_WORDS: [&str; 19] = [
    "age",
    "date",
    "datetime",
    "day",
    "days",
    "delay",
    "duration",
    "expire",
    "expires",
    "hours",
    "interval",
    "millis",
    "minutes",
    "ms",
    "seconds",
    "time",
    "timeout",
    "timestamp",
    "ts",
];

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for row in &scope.rows {
        if row.def.doc.as_ref().is_none_or(|doc| doc.trim().is_empty()) {
            found.push(
                Diagnostic::warning(
                    "missing-description",
                    row.place(),
                    format!("{} is not described", quote(row.name())),
                )
                .label("`doc` belongs in here")
                .help("say what the field means, in words of your own"),
            );
        }
        if is_about_time(row) {
            found.push(
                Diagnostic::warning(
                    "missing-unit",
                    row.place(),
                    format!("{} is about time, but has no unit", quote(row.name())),
                )
                .label("`unit` belongs in here")
                .help(
                    "write the unit that the page names; if it names none, allow this with that as the reason",
                ),
            );
        }
    }
}

fn is_about_time(row: &Row<'_>) -> bool {
    let has_unit = row.def.unit.is_some() || row.def.constant.is_some();
    let snake = row.name().to_snake_case();
    let mut words = snake.split('_');
    // Outside of JSON a number is text too, and no unit fits.
    let is_bare_text = row.section.is_text_only() && row.def.ty.core() == "string";
    !has_unit
        && !is_bare_text
        && matches!(row.def.ty.core(), "integer" | "number" | "string")
        && words.any(|word| TIME_WORDS.contains(&word))
}
