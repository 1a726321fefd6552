//! Credentials: what is used when the caller sets none is something that the caller could set.

use super::Group;
use super::hints::{meant, word_list};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[(
        "default-not-a-value",
        "the default of a credential is none of its values",
    )],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for (name, credential) in &scope.common().credentials {
        let Some(default) = &credential.default else {
            continue;
        };
        if credential.values.is_empty() || credential.values.contains(default) {
            continue;
        }
        let document = scope.common_document();
        let place = document.value_place(&["credentials", name, "default"]);
        let known = || credential.values.iter().map(String::as_str);
        let diagnostic = Diagnostic::error(
            "default-not-a-value",
            place,
            format!("{} is none of the values", quote(default)),
        );
        found.push(meant(diagnostic, nearest(default, known()), |it| {
            it.label("not under `values`")
                .help(format!("known values: {}", word_list(known())))
        }));
    }
}
