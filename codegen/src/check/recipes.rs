//! Signing recipes: what they need is declared, and who names one means one that exists.

use super::Group;
use super::hints::{meant, word_list};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::schema::language::{ChosenDigest, Digest, Fields, Message, Placement, Recipe};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "unknown-recipe",
            "a webhook names no signing recipe for webhooks",
        ),
        (
            "digest-credential",
            "the choice of a digest hangs on a credential or name that does not exist",
        ),
        (
            "undeclared-header",
            "a recipe puts something into a header that is not declared",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    webhooks(scope, found);
    for (name, recipe) in &scope.common().signing {
        if let Digest::Chosen(chosen) = &recipe.digest {
            chosen_digest(scope, name, chosen, found);
        }
        headers(scope, name, recipe, found);
    }
}

fn webhooks(scope: &Scope<'_>, found: &mut Diagnostics) {
    let recipes = &scope.common().signing;
    for file in scope.webhooks() {
        let Some(name) = &file.value.signing else {
            continue;
        };
        let place = file.document.value_place(&["signing"]);
        match recipes.get(name) {
            Some(recipe) if recipe.applies_to.contains(&Message::Webhook) => {}
            Some(_) => found.push(
                Diagnostic::error(
                    "unknown-recipe",
                    place,
                    format!("the recipe {} does not sign webhooks", quote(name)),
                )
                .label("verifies this webhook")
                .also(
                    scope
                        .common_document()
                        .value_place(&["signing", name, "applies_to"]),
                    "what it signs",
                )
                .help("add `webhook` to the recipe's `applies_to`, or name another recipe"),
            ),
            None => {
                let known = || recipes.keys().map(String::as_str);
                let diagnostic = Diagnostic::error(
                    "unknown-recipe",
                    place,
                    format!("there is no recipe {}", quote(name)),
                );
                found.push(meant(diagnostic, nearest(name, known()), |it| {
                    if recipes.is_empty() {
                        it.label("the service has no recipes")
                            .help("declare it under `signing:` in service.yaml")
                    } else {
                        it.label("not under `signing:` in service.yaml")
                            .help(format!("known recipes: {}", word_list(known())))
                    }
                }));
            }
        }
    }
}

fn chosen_digest(scope: &Scope<'_>, recipe: &str, chosen: &ChosenDigest, found: &mut Diagnostics) {
    const RULE: &str = "digest-credential";
    let document = scope.common_document();
    let place = |key: &str| document.value_place(&["signing", recipe, "digest", key]);
    let of = document.place(&["signing", recipe, "digest", "of"]);
    let known = || chosen.of.keys().map(String::as_str);
    if !chosen.of.contains_key(&chosen.default) {
        let at = place("default");
        let diagnostic = Diagnostic::error(
            RULE,
            at,
            format!(
                "the default {} is none of the digests",
                quote(&chosen.default)
            ),
        );
        found.push(meant(diagnostic, nearest(&chosen.default, known()), |it| {
            it.label("not under `of`")
                .help(format!("known digests: {}", word_list(known())))
        }));
    }
    let credentials = &scope.common().credentials;
    let Some(credential) = credentials.get(&chosen.by) else {
        let at = place("by");
        let diagnostic = Diagnostic::error(
            RULE,
            at,
            format!("there is no credential {}", quote(&chosen.by)),
        );
        let known = || credentials.keys().map(String::as_str);
        found.push(meant(diagnostic, nearest(&chosen.by, known()), |it| {
            let list = word_list(known());
            it.label("chooses the digest").help(format!(
                "declare it under `credentials:`; known there: {list}"
            ))
        }));
        return;
    };
    for (index, value) in credential.values.iter().enumerate() {
        if !chosen.of.contains_key(value) {
            let at =
                document.value_place(&["credentials", &chosen.by, "values", &index.to_string()]);
            found.push(
                Diagnostic::error(RULE, at, format!("no digest belongs to {}", quote(value)))
                    .label("can be chosen")
                    .also(of, "not listed here")
                    .help("list it under `of`, or take it out of the credential's values"),
            );
        }
    }
}

fn headers(scope: &Scope<'_>, name: &str, recipe: &Recipe, found: &mut Diagnostics) {
    let document = scope.common_document();
    let mut used: Vec<(&str, Span)> = Vec::new();
    if let Placement::Header(header) = &recipe.place {
        used.push((
            header,
            document.value_place(&["signing", name, "place", "header"]),
        ));
    }
    for header in recipe.headers.keys() {
        used.push((
            header,
            document.place(&["signing", name, "headers", header]),
        ));
    }
    let tables = declared(scope, name, recipe);
    for (header, place) in used {
        let known = || {
            tables
                .iter()
                .flat_map(|fields| fields.keys().map(String::as_str))
        };
        if known().any(|known| known.eq_ignore_ascii_case(header)) {
            continue; // names of headers have no case
        }
        let diagnostic = Diagnostic::warning(
            "undeclared-header",
            place,
            format!("the header {} is not declared", quote(header)),
        );
        found.push(meant(diagnostic, nearest(header, known()), |it| {
            it.label("in no table of headers")
                .help("declare it under `request_headers:`, as the page has it")
        }));
    }
}

/// The tables in which the headers of a recipe may be declared: the service's, and for webhooks their own.
fn declared<'a>(scope: &Scope<'a>, name: &str, recipe: &Recipe) -> Vec<&'a Fields> {
    let mut tables = vec![&scope.common().request_headers];
    if recipe.applies_to.contains(&Message::Webhook) {
        let webhooks = scope
            .webhooks()
            .filter(|file| file.value.signing.as_deref() == Some(name));
        tables.extend(webhooks.map(|file| &file.value.request_headers));
    }
    tables
}
