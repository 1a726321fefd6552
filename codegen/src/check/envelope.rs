//! Envelopes: how success is told from failure.

use super::Group;
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::schema::language::{EnumBase, Envelope, FieldDef, Role, TypeExpr};
use crate::schema::{BaseType, Definition, Section};
use crate::yaml::Document;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "role-outside-envelope",
            "a `role` is on a field that is no member of an envelope",
        ),
        ("repeated-role", "two members of an envelope have one role"),
        (
            "envelope-without-code",
            "an envelope lists codes of success, but no member has the role `code`",
        ),
        (
            "bad-envelope-success",
            "what an envelope lists as success cannot be its code",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for row in &scope.rows {
        // envelope, fields, NAME: members of members are no part of the envelope itself.
        let member = row.section == Section::Envelope && row.path.len() == 3;
        if row.def.role.is_some() && !member {
            found.push(
                Diagnostic::error(
                    "role-outside-envelope",
                    row.key("role"),
                    format!("{} is no member of an envelope", quote(row.name())),
                )
                .label("only an envelope's own members have a role")
                .help("take `role` out, or move the field to `envelope: { fields: ... }`"),
            );
        }
    }
    for (envelope, document) in scope.envelopes() {
        roles(envelope, document, found);
        match envelope
            .fields
            .iter()
            .find(|(_, def)| def.role == Some(Role::Code))
        {
            Some((name, def)) => success(scope, envelope, document, name, def, found),
            None if envelope.success.is_empty() => {}
            None => found.push(
                Diagnostic::error(
                    "envelope-without-code",
                    document.place(&["envelope", "success"]),
                    "success is told by a code, but no member is the code",
                )
                .label("codes of which member?")
                .also(
                    document.place(&["envelope", "fields"]),
                    "none of these has `role: code`",
                )
                .help("mark the member that holds the result code with `role: code`"),
            ),
        }
    }
}

fn roles(envelope: &Envelope, document: &Document, found: &mut Diagnostics) {
    let mut seen: Vec<(Role, &str)> = Vec::new();
    for (name, def) in &envelope.fields {
        let Some(role) = def.role else { continue };
        let place = |name: &str| document.place(&["envelope", "fields", name, "role"]);
        if let Some((_, earlier)) = seen.iter().find(|(known, _)| *known == role) {
            found.push(
                Diagnostic::error(
                    "repeated-role",
                    place(name),
                    format!("{} has a role that is taken", quote(name)),
                )
                .label("the second member with this role")
                .also(place(earlier), "the first one")
                .help("keep the role on the member that pages explain it with"),
            );
        }
        seen.push((role, name));
    }
}

fn success(
    scope: &Scope<'_>,
    envelope: &Envelope,
    document: &Document,
    name: &str,
    def: &FieldDef,
    found: &mut Diagnostics,
) {
    const RULE: &str = "bad-envelope-success";
    let field = document.value_place(&["envelope", "fields", name, "type"]);
    if envelope.success.is_empty() {
        let place = document.place(&["envelope", "success"]);
        found.push(
            Diagnostic::error(
                RULE,
                place,
                format!("no value of {} means success", quote(name)),
            )
            .label("nothing is listed")
            .help("list the codes of success, such as `[0]`"),
        );
        return;
    }
    let listed: Option<Vec<i64>> = match &def.ty {
        TypeExpr::Name(word) => match BaseType::from_word(word) {
            Some(BaseType::Integer) => None,
            Some(_) => return not_a_number(document, name, def, found),
            None => match scope
                .symbols
                .lookup(document.file, word)
                .map(|symbol| symbol.definition)
            {
                Some(Definition::Enum(table)) if table.of == EnumBase::Integer => {
                    Some(integers(table.values.keys()))
                }
                Some(Definition::Codes(table)) if table.of == EnumBase::Integer => {
                    Some(integers(table.values.keys()))
                }
                Some(_) => return not_a_number(document, name, def, found),
                None => return, // a matter of `unknown-type`
            },
        },
        _ => return not_a_number(document, name, def, found),
    };
    for (index, number) in envelope.success.iter().enumerate() {
        let place = document.value_place(&["envelope", "success", &index.to_string()]);
        let message = match (number.as_i64(), &listed) {
            (None, _) => format!("{number} is no integer"),
            (Some(code), Some(listed)) if !listed.contains(&code) => {
                format!("{code} is not a value of {}", quote(def.ty.core()))
            }
            _ => continue,
        };
        found.push(
            Diagnostic::error(RULE, place, message)
                .label("never the code of an answer")
                .also(field, format!("the code is {}", quote(&def.ty.to_string())))
                .help("list codes that the table of codes has"),
        );
    }
}

fn not_a_number(document: &Document, name: &str, def: &FieldDef, found: &mut Diagnostics) {
    found.push(
        Diagnostic::error(
            "bad-envelope-success",
            document.value_place(&["envelope", "fields", name, "type"]),
            format!(
                "{} cannot be compared with the codes of success",
                quote(name)
            ),
        )
        .label(format!("{} is no integer", quote(&def.ty.to_string())))
        .also(
            document.place(&["envelope", "success"]),
            "these are numbers",
        )
        .help("make the code an `integer`, or the enum of the table of codes"),
    );
}

fn integers<'k>(keys: impl Iterator<Item = &'k String>) -> Vec<i64> {
    keys.filter_map(|key| key.parse().ok()).collect()
}
