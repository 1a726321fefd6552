//! Templates of signing recipes: each can be read, and each placeholder is filled.

use std::collections::BTreeSet;

use super::Group;
use super::hints::{meant, word_list};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, quote};
use crate::model::{Placeholder, REQUEST_RECIPE, parse_template};
use crate::schema::language::{Message, Placement, Recipe};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "bad-template",
            "a template of a signing recipe cannot be read",
        ),
        (
            "unfilled-placeholder",
            "nothing fills a placeholder of a template",
        ),
        (
            "timestamp-not-covered",
            "the time of signing is no part of what is signed",
        ),
        (
            "unknown-to-receiver",
            "a recipe for webhooks needs what a receiver of headers and a body does not know",
        ),
    ],
    check,
};

/// Words for values that are made anew for each message.
pub(super) const GENERATED: [&str; 3] = ["request-id", "unix-seconds", "unix-milliseconds"];

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    let document = scope.common_document();
    for (name, recipe) in &scope.common().signing {
        let headers: Vec<&str> = recipe.headers.keys().map(String::as_str).collect();
        let place = document.value_place(&["signing", name, "message"]);
        let message = Template {
            scope,
            text: &recipe.message,
            place,
        };
        if let Some(used) = message.placeholders(&headers, found) {
            body_fields(scope, name, recipe, &used, place, found);
            covered(scope, name, recipe, &used, place, found);
            receivable(scope, name, recipe, &used, place, found);
        }
        let headers = recipe.headers.iter().map(|it| ("headers", it));
        let members = recipe.members.iter().map(|it| ("members", it));
        for (table, (target, value)) in headers.chain(members) {
            let place = document.value_place(&["signing", name, table, target]);
            if GENERATED.contains(&value.as_str()) {
                continue;
            }
            // What a header or a member holds cannot depend on the other headers: only the message sees them.
            let used = Template {
                scope,
                text: value,
                place,
            }
            .placeholders(&[], found);
            if used.is_some_and(|used| used.is_empty())
                && let Some(near) = nearest(value, GENERATED)
            {
                found.push(
                    Diagnostic::error(
                        "bad-template",
                        place,
                        format!("{} is sent as it is", quote(value)),
                    )
                    .label(format!("did you mean `{near}`?"))
                    .suggest(place, near),
                );
            }
        }
    }
}

/// A template and where it stands.
struct Template<'s, 'a> {
    scope: &'s Scope<'a>,
    text: &'s str,
    place: Span,
}

impl Template<'_, '_> {
    /// The names in the template; `None` if it cannot be read.
    fn placeholders(&self, headers: &[&str], found: &mut Diagnostics) -> Option<Vec<String>> {
        let parts = match parse_template(self.text) {
            Ok(parts) => parts,
            Err(error) => {
                found.push(
                    Diagnostic::error("bad-template", self.at(error.at), format!("the template cannot be read: {}", error.message))
                        .label("goes wrong here")
                        .help("`{name}` is a placeholder, `[...]` an optional part; a backslash makes { } [ ] literal"),
                );
                return None;
            }
        };
        let names: Vec<String> = parts
            .iter()
            .flat_map(|part| part.placeholders().cloned())
            .collect();
        for name in &names {
            if Placeholder::find(name, self.scope.common(), headers).is_none() {
                found.push(self.unfilled(name, headers));
            }
        }
        Some(names)
    }

    fn unfilled(&self, name: &str, headers: &[&str]) -> Diagnostic {
        let common = self.scope.common();
        let constants = common
            .request_headers
            .iter()
            .filter(|(_, def)| def.constant.is_some());
        let token = common.token.as_ref().map(|_| "token");
        let known: BTreeSet<&str> = (headers.iter().copied())
            .chain(token)
            .chain(constants.map(|(name, _)| name.as_str()))
            .chain(common.credentials.keys().map(String::as_str))
            .chain(["body", "method", "path", "query", "field.NAME"])
            .collect();
        let place = self.scope.narrow(self.place, &format!("{{{name}}}"));
        let diagnostic = Diagnostic::error(
            "unfilled-placeholder",
            place,
            format!("nothing fills the placeholder {}", quote(name)),
        );
        let near = nearest(name, known.iter().copied());
        meant(diagnostic, near.map(|near| format!("{{{near}}}")), |it| {
            it.label("not a credential, not a header of the recipe")
                .help(format!("known here: {}", word_list(known)))
        })
    }

    /// The place of a byte of the template: exact if the file has it letter for letter.
    fn at(&self, byte: usize) -> Span {
        let whole = self.scope.narrow(self.place, self.text);
        if whole.end - whole.start != self.text.len() {
            return self.place;
        }
        let width = self.text[byte..].chars().next().map_or(0, char::len_utf8);
        Span::new(whole.file, whole.start + byte, whole.start + byte + width)
    }
}

/// A member of the body that is signed is a member of a body that the recipe signs.
fn body_fields(
    scope: &Scope<'_>,
    name: &str,
    recipe: &Recipe,
    used: &[String],
    place: Span,
    found: &mut Diagnostics,
) {
    let webhooks = scope
        .webhooks()
        .filter(|file| file.value.signing.as_deref() == Some(name));
    let mut bodies: Vec<_> = webhooks.map(|file| &file.value.payload).collect();
    if recipe.applies_to.contains(&Message::Request) {
        let signed = scope.operations().filter(|file| {
            let own = file.value.signing.as_deref();
            own.unwrap_or(REQUEST_RECIPE) == name
        });
        bodies.extend(signed.map(|file| &file.value.request));
    }
    for placeholder in used {
        let Some(field) = placeholder.strip_prefix("field.") else {
            continue;
        };
        if bodies.is_empty()
            || !scope.complete
            || bodies.iter().any(|body| body.contains_key(field))
        {
            continue;
        }
        let known = || {
            bodies
                .iter()
                .flat_map(|body| body.keys().map(String::as_str))
        };
        let at = scope.narrow(place, &format!("{{{placeholder}}}"));
        let diagnostic = Diagnostic::error(
            "unfilled-placeholder",
            at,
            format!("no body that `{name}` signs has a member {}", quote(field)),
        );
        let near = nearest(field, known());
        found.push(meant(
            diagnostic,
            near.map(|near| format!("{{field.{near}}}")),
            |it| {
                it.label("always empty")
                    .help(format!("known members: {}", word_list(known())))
            },
        ));
    }
}

/// Who receives a webhook gets headers and a body, behind proxies that may change the rest.
fn receivable(
    scope: &Scope<'_>,
    name: &str,
    recipe: &Recipe,
    used: &[String],
    place: Span,
    found: &mut Diagnostics,
) {
    if !recipe.applies_to.contains(&Message::Webhook) {
        return;
    }
    let document = scope.common_document();
    let applies = document.value_place(&["signing", name, "applies_to"]);
    let unknown = |at: Span, message: String| {
        Diagnostic::error("unknown-to-receiver", at, message)
            .label("neither in a header nor in the body")
            .also(applies, "webhooks are signed with it")
            .help("a receiver is given headers and body: sign and send what is in them, or take `webhook` out")
    };
    let headers: Vec<&str> = recipe.headers.keys().map(String::as_str).collect();
    for word in used {
        let filled = Placeholder::find(word, scope.common(), &headers);
        if matches!(
            filled,
            Some(Placeholder::Method | Placeholder::Path | Placeholder::Query)
        ) {
            let at = scope.narrow(place, &format!("{{{word}}}"));
            let message =
                format!("a receiver of webhooks does not know the {word} that was signed");
            found.push(unknown(at, message));
        }
    }
    if let Placement::Query(parameter) = &recipe.place {
        let at = document.value_place(&["signing", name, "place", "query"]);
        let message = format!(
            "a receiver of webhooks does not see the parameter {}",
            quote(parameter)
        );
        found.push(unknown(at, message));
    }
}

fn covered(
    scope: &Scope<'_>,
    name: &str,
    recipe: &Recipe,
    used: &[String],
    place: Span,
    found: &mut Diagnostics,
) {
    let Some(timestamp) = &recipe.timestamp else {
        return;
    };
    if used.contains(&timestamp.header) {
        return;
    }
    let document = scope.common_document();
    found.push(
        Diagnostic::error(
            "timestamp-not-covered",
            document.value_place(&["signing", name, "timestamp", "header"]),
            format!("the signature does not cover {}", quote(&timestamp.header)),
        )
        .label("could be changed without anybody noticing")
        .also(place, "what is signed")
        .help(
            "a time that is not signed proves nothing: leave `timestamp` out, or sign the header",
        ),
    );
}

/// Every placeholder of a recipe: of its message and of what it fills in. Templates that cannot be read have none.
pub(super) fn placeholders_of(recipe: &Recipe) -> impl Iterator<Item = String> {
    let values = recipe.headers.values().chain(recipe.members.values());
    std::iter::once(&recipe.message)
        .chain(values)
        .filter_map(|template| parse_template(template).ok())
        .flatten()
        .flat_map(|part| part.placeholders().cloned().collect::<Vec<_>>())
}
