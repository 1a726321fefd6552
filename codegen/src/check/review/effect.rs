//! Operations: one that is named after a change does not only read.

use heck::ToSnakeCase;

use super::Group;
use crate::check::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::schema::language::Effect;

pub(super) const GROUP: Group = Group {
    rules: &[(
        "doubtful-read",
        "an operation is said to read only, but its name or method says that it changes something",
    )],
    check,
};

/// First words of names of what changes something.
const VERBS: [&str; 20] = [
    "add", "bind", "call", "cancel", "change", "create", "delete", "disable", "edit", "enable",
    "import", "modify", "pause", "remove", "resume", "send", "set", "start", "stop", "update",
];

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for file in scope.operations() {
        if file.value.effect != Some(Effect::Read) {
            continue;
        }
        let snake = file.value.operation.to_snake_case();
        let verb = snake.split('_').next().filter(|word| VERBS.contains(word));
        let method = file.value.http.split_whitespace().next();
        let method = method.filter(|it| matches!(*it, "PUT" | "PATCH" | "DELETE"));
        let Some(word) = verb.or(method) else {
            continue;
        };
        found.push(
            Diagnostic::warning(
                "doubtful-read",
                file.document.value_place(&["effect"]),
                format!(
                    "{} is said to read only, but {} changes something",
                    quote(&file.value.operation),
                    quote(word)
                ),
            )
            .label("a client sends this again by itself")
            .help(
                "write `once` or `idempotent`, or allow this with how you know that it only reads",
            ),
        );
    }
}
