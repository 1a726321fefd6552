//! Constants and defaults: each is a value that its field could have.

use super::Group;
use super::fit::Fit;
use super::scope::{Row, Scope};
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::yaml::NodeKind;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "constant-does-not-fit",
            "a constant is not of its field's type",
        ),
        (
            "default-does-not-fit",
            "a default is not of its field's type",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for row in &scope.rows {
        value(scope, row, "const", "constant-does-not-fit", found);
        value(scope, row, "default", "default-does-not-fit", found);
    }
}

fn value(scope: &Scope<'_>, row: &Row<'_>, key: &str, rule: &'static str, found: &mut Diagnostics) {
    let Some(node) = row.document.at(&row.below(&[key])) else {
        return;
    };
    if node.kind == NodeKind::Null {
        found.push(
            Diagnostic::error(
                rule,
                row.value(key),
                format!("`{key}` of {} cannot be null", quote(row.name())),
            )
            .label("no value")
            .help(format!(
                "write the value, or leave `{key}` out; `nullable: true` says that null is allowed"
            )),
        );
        return;
    }
    for deviation in Fit::of_field(scope, node, row.name(), row.def, row.document.file) {
        let mut diagnostic = Diagnostic::error(
            rule,
            deviation.at,
            format!("`{key}` does not fit: {}", deviation.message),
        )
        .label(deviation.label)
        .also(
            row.value("type"),
            format!("the type is {}", quote(&row.def.ty.to_string())),
        );
        diagnostic.help = deviation.help;
        found.push(diagnostic);
    }
}
