//! Rows of tables: the keys of a field fit to its type and to each other.

use super::Group;
use super::scope::{Row, Scope};
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::schema::BaseType;
use crate::schema::language::TypeExpr;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "limit-without-type",
            "a limit is on a type that it does not limit",
        ),
        ("empty-range", "the lower limit is above the upper one"),
        (
            "unit-does-not-fit",
            "a unit is on a type that it does not measure",
        ),
        (
            "required-with-default",
            "a field is required and has a default",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for row in &scope.rows {
        limits(row, found);
        ranges(row, found);
        unit(row, found);
        if row.def.required && row.def.default.is_some() {
            found.push(
                Diagnostic::warning(
                    "required-with-default",
                    row.key("default"),
                    format!(
                        "{} is required, so its default is never taken",
                        quote(row.name())
                    ),
                )
                .label("a default is for a field that may be left out")
                .also(row.key("required"), "required here")
                .help("take one of the two out, or write `const:` if this is the only value"),
            );
        }
    }
}

/// What a limit is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    List,
    Text,
    Number,
}

impl Measure {
    /// What the values of a type can be limited in.
    fn of(ty: &TypeExpr) -> Option<Self> {
        match ty {
            TypeExpr::List(_) => Some(Self::List),
            TypeExpr::Map(_) => None,
            TypeExpr::Name(name) => match BaseType::from_word(name)? {
                BaseType::String => Some(Self::Text),
                BaseType::Integer | BaseType::Number => Some(Self::Number),
                BaseType::Boolean | BaseType::Any | BaseType::Object => None,
            },
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::List => "lists",
            Self::Text => "strings",
            Self::Number => "numbers",
        }
    }
}

fn limits(row: &Row<'_>, found: &mut Diagnostics) {
    let def = row.def;
    let measure = Measure::of(&def.ty);
    for (key, present, wanted) in [
        ("min_items", def.min_items.is_some(), Measure::List),
        ("max_items", def.max_items.is_some(), Measure::List),
        ("min_length", def.min_length.is_some(), Measure::Text),
        ("max_length", def.max_length.is_some(), Measure::Text),
        ("pattern", def.pattern.is_some(), Measure::Text),
        ("minimum", def.minimum.is_some(), Measure::Number),
        ("maximum", def.maximum.is_some(), Measure::Number),
    ] {
        if !present || measure == Some(wanted) {
            continue;
        }
        let ty = quote(&def.ty.to_string());
        let diagnostic = Diagnostic::error(
            "limit-without-type",
            row.key(key),
            format!("`{key}` says nothing about {}", quote(row.name())),
        )
        .label(format!("a limit of {}", wanted.noun()))
        .also(row.value("type"), format!("the type is {ty}"));
        found.push(match measure {
            Some(measure) => diagnostic.help(limits_of(measure)),
            None => {
                diagnostic.help("there are limits of lists, strings and numbers; take this one out")
            }
        });
    }
}

fn limits_of(measure: Measure) -> &'static str {
    match measure {
        Measure::List => "limits of a list are `min_items` and `max_items`",
        Measure::Text => "limits of a string are `min_length`, `max_length` and `pattern`",
        Measure::Number => "limits of a number are `minimum` and `maximum`",
    }
}

fn ranges(row: &Row<'_>, found: &mut Diagnostics) {
    let def = row.def;
    let counts =
        |low: Option<u64>, high: Option<u64>| low.zip(high).is_some_and(|(low, high)| low > high);
    let numbers = def
        .minimum
        .zip(def.maximum)
        .is_some_and(|(low, high)| low > high);
    for (low, high, empty) in [
        (
            "min_items",
            "max_items",
            counts(def.min_items, def.max_items),
        ),
        (
            "min_length",
            "max_length",
            counts(def.min_length, def.max_length),
        ),
        ("minimum", "maximum", numbers),
    ] {
        if empty {
            found.push(
                Diagnostic::error(
                    "empty-range",
                    row.value(high),
                    format!(
                        "{} can have no value: `{low}` is above `{high}`",
                        quote(row.name())
                    ),
                )
                .label("less than the lower limit")
                .also(row.value(low), "the lower limit")
                .help("look at the page again; perhaps the two are exchanged"),
            );
        }
    }
}

const TEXT_UNITS: &str = "strings have the units rfc3339, local-datetime, date, clock and decimal";
const NUMBER_UNITS: &str = "numbers have the units unix-seconds, unix-milliseconds, milliseconds, \
                            seconds, minutes, hours and days";

fn unit(row: &Row<'_>, found: &mut Diagnostics) {
    let Some(unit) = row.def.unit else { return };
    let (fits, help) = match BaseType::from_word(row.def.ty.core()) {
        Some(BaseType::String) => (unit.is_text(), TEXT_UNITS),
        Some(BaseType::Integer | BaseType::Number) => (!unit.is_text(), NUMBER_UNITS),
        _ => (
            false,
            "only strings, integers and numbers have a unit: take it out",
        ),
    };
    if !fits {
        let wanted = if unit.is_text() {
            "`string`"
        } else {
            "`integer` or `number`"
        };
        found.push(
            Diagnostic::error(
                "unit-does-not-fit",
                row.value("unit"),
                format!("{} cannot be in {}", quote(row.name()), quote(unit.word())),
            )
            .label(format!("needs {wanted}"))
            .also(
                row.value("type"),
                format!("the type is {}", quote(&row.def.ty.to_string())),
            )
            .help(help),
        );
    }
}
