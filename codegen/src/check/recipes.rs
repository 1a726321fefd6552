//! Signing recipes: what they need is declared, and who names one means one that exists.

use super::Group;
use super::hints::{meant, word_list};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::schema::language::{
    ChosenDigest, Credential, Digest, Fields, Message, Output, Placement, Recipe,
};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "unknown-recipe",
            "a page names no signing recipe for what it documents",
        ),
        (
            "digest-credential",
            "the choice of a digest hangs on a credential or name that does not exist",
        ),
        (
            "plain-output",
            "the output does not fit what is written: a digest, or a message as it is",
        ),
        (
            "undeclared-header",
            "a recipe puts something into a header that is not declared",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    let webhooks = scope.webhooks().filter_map(|file| {
        Some(Named {
            name: file.value.signing.as_deref()?,
            place: file.document.value_place(&["signing"]),
            signs: Message::Webhook,
        })
    });
    let operations = scope.operations().filter_map(|file| {
        Some(Named {
            name: file.value.signing.as_deref()?,
            place: file.document.value_place(&["signing"]),
            signs: Message::Request,
        })
    });
    for page in webhooks.chain(operations) {
        named(scope, &page, found);
    }
    for (name, recipe) in &scope.common().signing {
        match &recipe.digest {
            Digest::Chosen(chosen) => chosen_digest(scope, name, chosen, found),
            Digest::Hmac(hmac) => {
                credential(scope, name, "key", &hmac.key, "is the key", found);
            }
            Digest::Fixed(_) | Digest::Plain(_) => {}
        }
        plain_output(scope, name, recipe, found);
        headers(scope, name, recipe, found);
    }
}

/// The recipe that a page names, if it names one.
struct Named<'a> {
    name: &'a str,
    place: Span,
    /// What the page documents.
    signs: Message,
}

fn named(scope: &Scope<'_>, page: &Named<'_>, found: &mut Diagnostics) {
    let recipes = &scope.common().signing;
    let Named { name, place, signs } = page;
    let (kind, word) = (format!("{}s", signs.word()), signs.word());
    match recipes.get(*name) {
        Some(recipe) if recipe.applies_to.contains(signs) => {}
        Some(_) => found.push(
            Diagnostic::error(
                "unknown-recipe",
                *place,
                format!("the recipe {} does not sign {kind}", quote(name)),
            )
            .label("named by this page")
            .also(
                scope
                    .common_document()
                    .value_place(&["signing", name, "applies_to"]),
                "what it signs",
            )
            .help(format!(
                "add `{word}` to the recipe's `applies_to`, or name another recipe"
            )),
        ),
        None => {
            let known = || recipes.keys().map(String::as_str);
            let diagnostic = Diagnostic::error(
                "unknown-recipe",
                *place,
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
    let Some(credential) = credential(scope, recipe, "by", &chosen.by, "chooses the digest", found)
    else {
        return;
    };
    if credential.values.is_empty() {
        let all: Vec<&str> = known().collect();
        found.push(
            Diagnostic::error(
                RULE,
                place("by"),
                format!(
                    "{} may have any value, but chooses a digest",
                    quote(&chosen.by)
                ),
            )
            .label("a value that is no digest could be set")
            .also(
                document.place(&["credentials", &chosen.by]),
                "has no `values`",
            )
            .help(format!(
                "add `values: [{}]` to the credential",
                all.join(", ")
            )),
        );
    }
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

/// The credential that a digest names, if there is one.
fn credential<'a>(
    scope: &Scope<'a>,
    recipe: &str,
    key: &str,
    name: &str,
    purpose: &str,
    found: &mut Diagnostics,
) -> Option<&'a Credential> {
    let credentials = &scope.common().credentials;
    let credential = credentials.get(name);
    if credential.is_none() {
        let document = scope.common_document();
        let place = document.value_place(&["signing", recipe, "digest", key]);
        let diagnostic = Diagnostic::error(
            "digest-credential",
            place,
            format!("there is no credential {}", quote(name)),
        );
        let known = || credentials.keys().map(String::as_str);
        found.push(meant(diagnostic, nearest(name, known()), |it| {
            let list = word_list(known());
            it.label(purpose).help(format!(
                "declare it under `credentials:`; known there: {list}"
            ))
        }));
    }
    credential
}

/// What is not digested is text already, and what is digested is bytes.
fn plain_output(scope: &Scope<'_>, name: &str, recipe: &Recipe, found: &mut Diagnostics) {
    let is_plain = matches!(recipe.digest, Digest::Plain(_));
    if is_plain == (recipe.output == Output::Text) {
        return;
    }
    let document = scope.common_document();
    let place = document.value_place(&["signing", name, "output"]);
    let word = recipe.output.word();
    let diagnostic = if is_plain {
        Diagnostic::error(
            "plain-output",
            place,
            format!(
                "a message that is not digested cannot be written as {}",
                quote(word)
            ),
        )
        .label("made for digests")
        .help("write `output: text`")
    } else {
        Diagnostic::error("plain-output", place, "a digest is no text")
            .label("only for the digest `none`")
            .help("write one of `hex-lower`, `hex-upper`, `base64` and `base64-url`, as the page says")
    };
    found.push(diagnostic.also(
        document.value_place(&["signing", name, "digest"]),
        "what is written",
    ));
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
