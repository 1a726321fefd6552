//! Types of fields: every name is defined, and members stand beside an object.

use super::Group;
use super::hints::word_list;
use super::scope::{Row, Scope};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::schema::BaseType;
use crate::schema::language::TypeExpr;
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "unknown-type",
            "a type is neither a base type nor defined in its file or in service.yaml",
        ),
        (
            "fields-without-object",
            "members stand beside a type that has none, such as `string`",
        ),
        (
            "object-without-fields",
            "the type is `object` but no members stand beside it",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for row in &scope.rows {
        let core = row.def.ty.core();
        match (BaseType::from_word(core), &row.def.fields) {
            (Some(BaseType::Object), None) => found.push(object_without_fields(row)),
            (Some(BaseType::Object) | None, Some(_)) | (Some(_), None) => {}
            (Some(_), Some(_)) => found.push(fields_without_object(row)),
            (None, None) => {
                if scope.symbols.lookup(row.document.file, core).is_none() {
                    found.push(unknown_type(scope, row));
                }
            }
        }
    }
}

fn object_without_fields(row: &Row<'_>) -> Diagnostic {
    let place = core_place(row);
    Diagnostic::error(
        "object-without-fields",
        place,
        format!("the members of {} are missing", quote(row.name())),
    )
    .label("an object, but of what?")
    .help(
        "put its members under `fields:` beside the type, or write `{ map: any }` if they are free",
    )
    .suggest(place, "{ map: any }")
}

fn fields_without_object(row: &Row<'_>) -> Diagnostic {
    let core = row.def.ty.core();
    let place = core_place(row);
    Diagnostic::error(
        "fields-without-object",
        place,
        format!("{} has no members", quote(core)),
    )
    .label("not an object")
    .also(row.key("fields"), "members are declared here")
    .help("write `object`, or a name for the type that `fields:` defines")
    .suggest(place, "object")
}

fn unknown_type(scope: &Scope<'_>, row: &Row<'_>) -> Diagnostic {
    let core = row.def.ty.core();
    let place = core_place(row);
    let diagnostic = Diagnostic::error(
        "unknown-type",
        place,
        format!("there is no type {}", quote(core)),
    );
    let visible: Vec<&str> = scope.symbols.visible(row.document.file).collect();
    let known = visible.iter().copied().chain(BaseType::WORDS);
    if let Some(near) = other_word(core).or_else(|| nearest(core, known)) {
        return diagnostic
            .label(format!("did you mean `{near}`?"))
            .suggest(place, near);
    }
    if let Some(elsewhere) = scope.symbols.iter().find(|symbol| symbol.name == core) {
        return diagnostic
            .label("not defined in this file")
            .also(elsewhere.place, "defined here, for this file only")
            .help("a type that several files use belongs into service.yaml");
    }
    let known = word_list(BaseType::WORDS.into_iter().chain(visible));
    diagnostic.label("not defined").help(format!(
        "define it under `types:` or `enums:`; known here: {known}"
    ))
}

/// What other languages call the base types.
fn other_word(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "int" | "int32" | "int64" | "long" | "short" => "integer",
        "float" | "double" | "decimal" => "number",
        "str" | "text" => "string",
        "bool" => "boolean",
        "array" | "list" => "[any]",
        "map" | "dict" | "json" => "{ map: any }",
        _ => return None,
    })
}

/// Where the word at the core of a row's type stands.
fn core_place(row: &Row<'_>) -> Span {
    let mut path = row.below(&["type"]);
    let mut ty = &row.def.ty;
    loop {
        let (step, inner) = match ty {
            TypeExpr::Name(_) => return row.document.value_place(&path),
            TypeExpr::List([inner]) => ("0", inner),
            TypeExpr::Map(map) => ("map", &map.map),
        };
        path.push(step.to_owned());
        ty = inner;
    }
}
