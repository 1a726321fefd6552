//! Names as such: each can be said in Rust, and operations have names of their own.

use super::Group;
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::model::{Names, field_name};

pub(super) const GROUP: Group = Group {
    rules: &[
        ("bad-rename", "a `rename` is not a Rust name in snake_case"),
        (
            "duplicate-operation",
            "two pages describe the same operation or webhook",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for row in &scope.rows {
        let rename = row.def.rename.as_deref();
        found.extend(rename.and_then(|rename| bad_rename(rename, row.value("rename"))));
    }
    let operations = scope.operations().map(|file| {
        (
            file.value.operation.as_str(),
            file.document.value_place(&["operation"]),
        )
    });
    one_page_each("operation", operations, found);
    let webhooks = scope.webhooks().map(|file| {
        (
            file.value.webhook.as_str(),
            file.document.value_place(&["webhook"]),
        )
    });
    one_page_each("webhook", webhooks, found);
}

fn bad_rename(rename: &str, place: Span) -> Option<Diagnostic> {
    let derived = field_name(rename).ok();
    if derived.as_deref() == Some(rename) {
        return None;
    }
    let diagnostic = Diagnostic::error(
        "bad-rename",
        place,
        format!("{} is not a name for a member", quote(rename)),
    );
    let plain = derived
        .filter(|name| !name.starts_with("r#") && syn::parse_str::<syn::Ident>(name).is_ok());
    Some(match plain {
        Some(name) => diagnostic
            .label(format!("did you mean `{name}`?"))
            .suggest(place, name),
        None => diagnostic
            .label("a keyword, or no identifier")
            .help("write a name in snake_case that is no keyword, such as `order_ids`"),
    })
}

fn one_page_each<'a>(
    kind: &str,
    pages: impl Iterator<Item = (&'a str, Span)>,
    found: &mut Diagnostics,
) {
    let mut names: Names<Span> = Names::new();
    for (name, place) in pages {
        let Ok(rust) = field_name(name) else { continue };
        if let Some(earlier) = names.claim(&rust, place) {
            found.push(
                Diagnostic::error(
                    "duplicate-operation",
                    place,
                    format!("the {kind} {} exists already", quote(name)),
                )
                .label("described a second time")
                .also(earlier, "first described here")
                .help("merge the two files, or name each after what tells it from the other"),
            );
        }
    }
}
