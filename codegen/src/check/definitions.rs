//! Named types: one definition for each Rust name of a service.

use super::Group;
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::model::{Names, type_name};

pub(super) const GROUP: Group = Group {
    rules: &[(
        "duplicate-type",
        "two types of a service have one Rust name",
    )],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    let mut names: Names<Span> = Names::new();
    // Messages come first, because they are named after what cannot be renamed.
    let operations = scope.operations().flat_map(|file| {
        let place = file.document.value_place(&["operation"]);
        ["Request", "Response"].map(|suffix| (format!("{}_{suffix}", file.value.operation), place))
    });
    let webhooks = scope.webhooks().map(|file| {
        (
            format!("{}_Event", file.value.webhook),
            file.document.value_place(&["webhook"]),
        )
    });
    for (name, place) in operations.chain(webhooks) {
        if let Ok(rust) = type_name(&name) {
            // Two operations of one name are a matter of `duplicate-operation`.
            names.claim(&rust, place);
        }
    }
    for symbol in scope.symbols.iter() {
        let Ok(rust) = type_name(&symbol.name) else {
            continue;
        };
        if let Some(earlier) = names.claim(&rust, symbol.place) {
            found.push(
                Diagnostic::error(
                    "duplicate-type",
                    symbol.place,
                    format!("the type {} exists already", quote(&rust)),
                )
                .label("defined a second time")
                .also(earlier, "first defined here")
                .help(
                    "give one of them another name, or define it once and name it in both places",
                ),
            );
        }
    }
}
