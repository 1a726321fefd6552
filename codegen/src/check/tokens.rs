//! Tokens: the operation that hands them out does, and needs nothing that only a token gives.

use super::Group;
use super::hints::{meant, word_list};
use super::scope::Scope;
use super::templates::placeholders_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::model::REQUEST_RECIPE;
use crate::schema::language::{
    Effect, Message, OperationFile, Placement, Recipe, TokenSource, TypeExpr,
};
use crate::schema::{Loaded, Page, locate};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "token-operation",
            "the operation that hands out tokens does not exist, or a client cannot call it by itself",
        ),
        (
            "token-member",
            "the answer of the operation that hands out tokens has no such text",
        ),
        (
            "token-lifetime",
            "a token would have to be replaced before it is there",
        ),
        (
            "token-nowhere",
            "a token is put into a message that has none",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    let Some(token) = &scope.common().token else {
        return;
    };
    lifetime(scope, token, found);
    places(scope, found);
    let place = scope.common_document().value_place(&["token", "operation"]);
    let operations = || scope.operations().map(|file| file.value.operation.as_str());
    let Some((page, file)) = page(scope, &token.operation) else {
        if scope.complete {
            let diagnostic = Diagnostic::error(
                "token-operation",
                place,
                format!("there is no operation {}", quote(&token.operation)),
            );
            found.push(meant(
                diagnostic,
                nearest(&token.operation, operations()),
                |it| {
                    it.label("hands out the tokens")
                        .help(format!("known operations: {}", word_list(operations())))
                },
            ));
        }
        return;
    };
    operation(scope, file, place, found);
    member(scope, page, token, found);
}

fn page<'a>(scope: &Scope<'a>, operation: &str) -> Option<(&'a Page, &'a Loaded<OperationFile>)> {
    scope.service.pages.iter().find_map(|page| match page {
        Page::Operation(file) if file.value.operation == operation => Some((page, &**file)),
        _ => None,
    })
}

/// A client asks for a token by itself, and again when that failed.
fn operation(
    scope: &Scope<'_>,
    file: &Loaded<OperationFile>,
    named: Span,
    found: &mut Diagnostics,
) {
    let operation = &file.value;
    let name = operation.signing.as_deref().unwrap_or(REQUEST_RECIPE);
    let recipe = scope.common().signing.get(name);
    let error = |place: Span, message: String| {
        Diagnostic::error("token-operation", place, message).also(named, "hands out the tokens")
    };
    if recipe.is_some_and(uses_token) {
        let place = match operation.signing {
            Some(_) => file.document.value_place(&["signing"]),
            None => file.document.place(&["operation"]),
        };
        found.push(
            error(
                place,
                format!(
                    "whoever asks for a token has none yet, but the recipe {} needs one",
                    quote(name)
                ),
            )
            .label("signed with a token")
            .help("name a recipe without `{token}` with `signing:`"),
        );
    }
    if operation.effect.unwrap_or(Effect::Once) == Effect::Once {
        let place = match operation.effect {
            Some(_) => file.document.value_place(&["effect"]),
            None => file.document.place(&["operation"]),
        };
        found.push(
            error(
                place,
                "a client asks for a token again when that failed".to_owned(),
            )
            .label("never repeated")
            .help("write `effect: idempotent`, if a second token does no harm"),
        );
    }
    let tables = [
        ("path", &operation.path),
        ("query", &operation.query),
        ("request", &operation.request),
    ];
    for (table, fields) in tables {
        for (field, def) in fields {
            let is_filled = recipe.is_some_and(|recipe| fills(recipe, field));
            if def.required && def.constant.is_none() && !is_filled {
                found.push(
                    error(
                        file.document.place(&[table, field]),
                        format!("nothing fills {} when a client asks for a token", quote(field)),
                    )
                    .label("required")
                    .help("let the recipe fill it in under `members:`, from a credential, and leave it out here"),
                );
            }
        }
    }
}

/// Whether a recipe fills in a member of the body.
fn fills(recipe: &Recipe, member: &str) -> bool {
    let is_signature = match &recipe.place {
        Placement::Field(name) => name == member,
        Placement::Header(_) | Placement::Query(_) => false,
    };
    is_signature || recipe.members.contains_key(member)
}

fn member(scope: &Scope<'_>, page: &Page, token: &TokenSource, found: &mut Diagnostics) {
    let document = scope.common_document();
    let place = document.value_place(&["token", "member"]);
    let path = format!("response.{}", token.member);
    let problem = match locate(scope.service, Some(page), &scope.symbols, &path) {
        Ok(def) if is_text(&def.ty) => return,
        Ok(_) => Diagnostic::error(
            "token-member",
            place,
            format!("{} is no text", quote(&token.member)),
        )
        .label("holds the token")
        .help("a token is a text"),
        Err(missed) => {
            let known = || missed.known.iter().map(String::as_str);
            Diagnostic::error(
                "token-member",
                place,
                format!("the answer has no member {}", quote(&token.member)),
            )
            .label(format!("{} leads nowhere", quote(&missed.part)))
            .help(format!("known there: {}", word_list(known())))
        }
    };
    found.push(problem);
}

fn is_text(ty: &TypeExpr) -> bool {
    ty.to_string() == "string"
}

fn lifetime(scope: &Scope<'_>, token: &TokenSource, found: &mut Diagnostics) {
    let document = scope.common_document();
    let renew_before = token.renew_before.unwrap_or(0);
    if renew_before < token.lifetime {
        return;
    }
    let key = match token.renew_before {
        Some(_) => "renew_before",
        None => "lifetime",
    };
    found.push(
        Diagnostic::error(
            "token-lifetime",
            document.value_place(&["token", key]),
            format!(
                "a token of {} s that is replaced {renew_before} s before its end is never used",
                token.lifetime
            ),
        )
        .label("seconds")
        .help("replace it later than it was handed out"),
    );
}

/// Only requests carry a token, and no credential has its name.
fn places(scope: &Scope<'_>, found: &mut Diagnostics) {
    let document = scope.common_document();
    if scope.common().credentials.contains_key("token") {
        found.push(
            Diagnostic::error(
                "token-nowhere",
                document.place(&["credentials", "token"]),
                "`{token}` stands for the token that the service hands out",
            )
            .label("cannot be put in by any recipe")
            .also(document.place(&["token"]), "where tokens come from")
            .help("give the credential another name"),
        );
    }
    for (name, recipe) in &scope.common().signing {
        let other = recipe
            .applies_to
            .iter()
            .position(|message| *message != Message::Request);
        let Some(index) = other.filter(|_| uses_token(recipe)) else {
            continue;
        };
        found.push(
            Diagnostic::error(
                "token-nowhere",
                document.value_place(&["signing", name, "applies_to", &index.to_string()]),
                format!("the recipe {} puts in a token", quote(name)),
            )
            .label("carries none")
            .help("make a recipe of its own for requests"),
        );
    }
}

fn uses_token(recipe: &Recipe) -> bool {
    placeholders_of(recipe).any(|name| name == "token")
}
