//! Definitions that nothing uses.

use super::Group;
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, quote};
use crate::schema::{Definition, Section};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const GROUP: Group = Group {
    rules: &[("unused-type", "no message uses a type or enum")],
    check,
};

type Name<'a> = (FileId, &'a str);

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    if !scope.complete {
        return; // what could not be read may use anything
    }
    let used = used_names(scope);
    for symbol in scope.symbols.iter() {
        // A type that is defined beside a field is used there.
        let table = match symbol.definition {
            Definition::Codes(_) => continue,
            Definition::Enum(_) => "enums",
            Definition::Object { .. } => "types",
        };
        let document = scope.document(symbol.file);
        let in_table = document.place(&[table, &symbol.name]) == symbol.place;
        if in_table && !used.contains(&(symbol.file, symbol.name.as_str())) {
            found.push(
                Diagnostic::warning(
                    "unused-type",
                    symbol.place,
                    format!("nothing uses {}", quote(&symbol.name)),
                )
                .label("not part of any message")
                .help("use it as the type of a field, or take it out"),
            );
        }
    }
}

/// The names that messages reach, directly or through other types.
fn used_names<'s>(scope: &'s Scope<'_>) -> BTreeSet<Name<'s>> {
    let mut members: BTreeMap<Name<'s>, Vec<Name<'s>>> = BTreeMap::new();
    let mut open: Vec<Name<'s>> = Vec::new();
    for row in &scope.rows {
        let file = row.document.file;
        let Some(symbol) = scope.symbols.lookup(file, row.def.ty.core()) else {
            continue;
        };
        let used = (symbol.file, symbol.name.as_str());
        match row.path.get(1) {
            // types, NAME, fields, ...
            Some(holder) if row.section == Section::Types => {
                members.entry((file, holder)).or_default().push(used);
            }
            _ => open.push(used),
        }
    }
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        if reached.insert(name) {
            open.extend(members.remove(&name).into_iter().flatten());
        }
    }
    reached
}
