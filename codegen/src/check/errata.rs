//! Errata: each is about something, and what it claims still holds.

use super::Group;
use super::hints::{meant, word_list};
use super::scope::{Scope, below, path};
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::schema::language::{Claim, Erratum, FieldClaim, FieldDef, UnitClaim};
use crate::schema::{NotFound, Page, locate};
use crate::text::nearest;
use crate::yaml::Document;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "erratum-subject",
            "an erratum is about nothing, or about two things",
        ),
        (
            "erratum-field-unknown",
            "an erratum is about a field that does not exist",
        ),
        (
            "erratum-no-longer-applies",
            "an erratum claims what the schema does not say, or no longer contradicts",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    errata(
        scope,
        None,
        scope.common_document(),
        &scope.common().errata,
        found,
    );
    for page in &scope.service.pages {
        errata(scope, Some(page), page.document(), page.errata(), found);
    }
}

fn errata(
    scope: &Scope<'_>,
    page: Option<&Page>,
    document: &Document,
    list: &[Erratum],
    found: &mut Diagnostics,
) {
    for (index, erratum) in list.iter().enumerate() {
        let root = path(&["errata", &index.to_string()]);
        if let Some(diagnostic) = subject(erratum, document, &root) {
            found.push(diagnostic);
        }
        let Some(field) = &erratum.field else {
            continue;
        };
        match locate(scope.service, page, &scope.symbols, field) {
            Ok(def) => claims(erratum, field, def, document, &root, found),
            Err(missed) => found.push(unknown_field(field, &missed, document, &root)),
        }
    }
}

fn subject(erratum: &Erratum, document: &Document, root: &[String]) -> Option<Diagnostic> {
    const RULE: &str = "erratum-subject";
    let key = |key: &str| document.place(&below(root, &[key]));
    match (&erratum.field, &erratum.about) {
        (Some(_), Some(_)) => Some(
            Diagnostic::error(RULE, key("about"), "an erratum is about one thing")
                .label("a second subject")
                .also(key("field"), "the first one")
                .help("keep `field`, or make two errata of it"),
        ),
        (None, None) => Some(
            Diagnostic::error(
                RULE,
                key("page_says"),
                "this erratum does not say what it is about",
            )
            .label("belongs to neither `field` nor `about`")
            .help("name the field with `field:`, or the subject in words with `about:`"),
        ),
        (None, Some(_)) => {
            let claims = [("page_says", &erratum.page_says), ("truth", &erratum.truth)];
            let (name, _) = claims
                .into_iter()
                .find(|(_, claim)| matches!(claim, Claim::Keys(_)))?;
            Some(
                Diagnostic::error(
                    RULE,
                    key(name),
                    "keys of a field are claimed, but of which field?",
                )
                .label("a mapping is about a field")
                .help("name the field with `field:`, or write the claim in words"),
            )
        }
        (Some(_), None) => None,
    }
}

fn unknown_field(
    field: &str,
    missed: &NotFound,
    document: &Document,
    root: &[String],
) -> Diagnostic {
    let place = document.value_place(&below(root, &["field"]));
    let diagnostic = Diagnostic::error(
        "erratum-field-unknown",
        place,
        format!("there is no field {}", quote(field)),
    );
    let known = || missed.known.iter().map(String::as_str);
    let near = nearest(&missed.part, known());
    let path = |near: &str| {
        let parts = field.split('.');
        let parts = parts.map(|part| if part == missed.part { near } else { part });
        parts.collect::<Vec<_>>().join(".")
    };
    meant(diagnostic, near.map(path), |it| {
        let it = it.label(format!("{} leads nowhere", quote(&missed.part)));
        if missed.known.is_empty() {
            it.help("what stands before it has no members")
        } else {
            it.help(format!("known there: {}", word_list(known())))
        }
    })
}

fn claims(
    erratum: &Erratum,
    field: &str,
    def: &FieldDef,
    document: &Document,
    root: &[String],
    found: &mut Diagnostics,
) {
    const RULE: &str = "erratum-no-longer-applies";
    if let Claim::Keys(claim) = &erratum.truth {
        for (key, _) in compare(claim, field, def)
            .into_iter()
            .filter(|(_, agrees)| !agrees)
        {
            let place = document.value_place(&below(root, &["truth", key]));
            found.push(
                Diagnostic::error(
                    RULE,
                    place,
                    format!("the schema says something else about `{key}`"),
                )
                .label(format!("not so in {}", quote(field)))
                .help("correct the field, or the erratum; `truth` is what the schema says"),
            );
        }
    }
    if let Claim::Keys(claim) = &erratum.page_says {
        let compared = compare(claim, field, def);
        if compared.iter().all(|(_, agrees)| *agrees) {
            let place = document.place(&below(root, &["page_says"]));
            found.push(
                Diagnostic::error(RULE, place, format!("the schema says of {} what the page says", quote(field)))
                    .label("no contradiction")
                    .help("take the erratum out, or correct the field; `page_says` is what the schema does not say"),
            );
        }
    }
}

/// For each key that is claimed, whether the field agrees.
fn compare(claim: &FieldClaim, field: &str, def: &FieldDef) -> Vec<(&'static str, bool)> {
    let written = |ty: &dyn ToString| ty.to_string().split_whitespace().collect::<String>();
    let named = |name: &String| {
        field
            .strip_suffix(name.as_str())
            .is_some_and(|before| before.ends_with('.'))
    };
    let keys = [
        (
            "type",
            claim.ty.as_ref().map(|ty| written(ty) == written(&def.ty)),
        ),
        (
            "required",
            claim.required.map(|required| required == def.required),
        ),
        (
            "nullable",
            claim.nullable.map(|nullable| nullable == def.nullable),
        ),
        (
            "const",
            claim
                .constant
                .as_ref()
                .map(|value| def.constant.as_ref() == Some(value)),
        ),
        (
            "default",
            claim
                .default
                .as_ref()
                .map(|value| def.default.as_ref() == Some(value)),
        ),
        (
            "example",
            claim
                .example
                .as_ref()
                .map(|value| def.example.as_ref() == Some(value)),
        ),
        ("unit", claim.unit.map(|unit| same_unit(unit, def))),
        (
            "sensitive",
            claim.sensitive.map(|sensitive| sensitive == def.sensitive),
        ),
        (
            "max_items",
            claim.max_items.map(|count| def.max_items == Some(count)),
        ),
        (
            "min_items",
            claim.min_items.map(|count| def.min_items == Some(count)),
        ),
        (
            "max_length",
            claim.max_length.map(|count| def.max_length == Some(count)),
        ),
        ("name", claim.name.as_ref().map(named)),
    ];
    keys.into_iter()
        .filter_map(|(key, agrees)| Some((key, agrees?)))
        .collect()
}

fn same_unit(claim: UnitClaim, def: &FieldDef) -> bool {
    match claim {
        UnitClaim::Unit(unit) => def.unit == Some(unit),
        UnitClaim::None(_) => def.unit.is_none(),
    }
}
