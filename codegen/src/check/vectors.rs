//! Known inputs and outputs of signing: each gives what its recipe uses, and nothing else.

use std::collections::BTreeSet;

use super::Group;
use super::hints::{meant, word_list};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::model::parse_template;
use crate::schema::language::{Digest, Recipe};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "vector-given-unknown",
            "a test vector gives a value that its recipe does not use",
        ),
        (
            "vector-given-missing",
            "a test vector does not give a value that is signed",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    let document = scope.common_document();
    for (name, recipe) in &scope.common().signing {
        let Some(mut signed) = placeholders(&recipe.message) else {
            continue;
        }; // a matter of `bad-template`
        if let Digest::Hmac(hmac) = &recipe.digest {
            signed.insert(hmac.key.clone());
        }
        let used = used(recipe, &signed);
        for (index, vector) in recipe.vectors.iter().enumerate() {
            let index = index.to_string();
            let given =
                |key: &str| document.place(&["signing", name, "vectors", &index, "given", key]);
            for key in vector.given.keys().filter(|key| !used.contains(*key)) {
                let place = given(key);
                let diagnostic = Diagnostic::error(
                    "vector-given-unknown",
                    place,
                    format!("the recipe `{name}` does not use {}", quote(key)),
                );
                let known = used.iter().map(String::as_str);
                let missing = known
                    .clone()
                    .filter(|word| !vector.given.contains_key(*word));
                found.push(meant(diagnostic, nearest(key, missing), |it| {
                    it.label("has no effect")
                        .help(format!("it uses {}", word_list(known)))
                }));
            }
            for key in signed.iter().filter(|key| !vector.given.contains_key(*key)) {
                found.push(
                    Diagnostic::error(
                        "vector-given-missing",
                        document.place(&["signing", name, "vectors", &index, "given"]),
                        format!("{} is signed, but not given", quote(key)),
                    )
                    .label(format!("{} belongs in here", quote(key)))
                    .help("give each placeholder a value; an empty text is one"),
                );
            }
        }
    }
}

fn placeholders(template: &str) -> Option<BTreeSet<String>> {
    let parts = parse_template(template).ok()?;
    Some(
        parts
            .iter()
            .flat_map(|part| part.placeholders().cloned())
            .collect(),
    )
}

/// What of a vector a recipe looks at: what is signed, and what the digest and the headers are made of.
fn used(recipe: &Recipe, signed: &BTreeSet<String>) -> BTreeSet<String> {
    let mut used = signed.clone();
    if let Digest::Chosen(chosen) = &recipe.digest {
        used.insert(chosen.by.clone());
    }
    for (target, value) in recipe.headers.iter().chain(&recipe.members) {
        used.insert(target.clone());
        used.extend(placeholders(value).into_iter().flatten());
    }
    used
}
