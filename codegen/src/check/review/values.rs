//! Tables of values: a number without a name becomes a variant that says nothing.

use super::Group;
use crate::check::scope::{Scope, below};
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::schema::language::EnumBase;

pub(super) const GROUP: Group = Group {
    rules: &[("unnamed-value", "a number in a table of values has no name")],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for table in scope.value_tables() {
        if table.base != EnumBase::Integer {
            continue;
        }
        for (value, entry) in table.values {
            if entry.name.is_some() {
                continue;
            }
            found.push(
                Diagnostic::warning(
                    "unnamed-value",
                    table.document.place(&below(&table.path, &[value])),
                    format!("{} of {} has no name", quote(value), quote(table.name)),
                )
                .label("`name` belongs in here")
                .help("name it after what the page says of it: the name is the Rust variant"),
            );
        }
    }
}
