//! Encryption: its key is one, and what callers may leave unset is nothing that every request needs.

use super::Group;
use super::hints::{meant, word_list};
use super::scope::Scope;
use super::templates::placeholders_of;
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::schema::language::{Cipher, Digest, Encryption, Output, Recipe};
use crate::text::nearest;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "encryption-key",
            "the key of an encryption is no secret that callers may leave unset",
        ),
        (
            "encryption-except",
            "an encryption leaves out an operation that does not exist",
        ),
        (
            "encryption-vector",
            "a vector does not fit its encryption, or its checksum cannot be written so",
        ),
        (
            "optional-credential",
            "what callers may leave unset has a default, or is part of every signature",
        ),
    ],
    check,
};

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    optional(scope, found);
    if let Some(encryption) = &scope.common().encryption {
        key(scope, encryption, found);
        except(scope, encryption, found);
        vectors(scope, encryption, found);
    }
}

fn key(scope: &Scope<'_>, encryption: &Encryption, found: &mut Diagnostics) {
    const RULE: &str = "encryption-key";
    let document = scope.common_document();
    let place = document.value_place(&["encryption", "key"]);
    let credentials = &scope.common().credentials;
    let Some(credential) = credentials.get(&encryption.key) else {
        let known = || credentials.keys().map(String::as_str);
        let message = format!("there is no credential {}", quote(&encryption.key));
        let diagnostic = Diagnostic::error(RULE, place, message);
        found.push(meant(diagnostic, nearest(&encryption.key, known()), |it| {
            it.label("is the key")
                .help("declare it under `credentials:` with `secret: true` and `optional: true`")
        }));
        return;
    };
    if !(credential.secret && credential.optional && credential.values.is_empty()) {
        found.push(
            Diagnostic::error(
                RULE,
                document.place(&["credentials", &encryption.key]),
                format!("{} cannot switch encryption on", quote(&encryption.key)),
            )
            .label("always there, or not kept secret")
            .also(place, "is the key")
            .help("write `secret: true` and `optional: true`: only callers that set it encrypt"),
        );
    }
}

fn except(scope: &Scope<'_>, encryption: &Encryption, found: &mut Diagnostics) {
    if !scope.complete {
        return;
    }
    let known = || scope.operations().map(|file| file.value.operation.as_str());
    for (index, name) in encryption.except.iter().enumerate() {
        if known().any(|known| known == name) {
            continue;
        }
        let place =
            scope
                .common_document()
                .value_place(&["encryption", "except", &index.to_string()]);
        let message = format!("there is no operation {}", quote(name));
        let diagnostic = Diagnostic::error("encryption-except", place, message);
        found.push(meant(diagnostic, nearest(name, known()), |it| {
            it.label("left out")
                .help(format!("known operations: {}", word_list(known())))
        }));
    }
}

fn vectors(scope: &Scope<'_>, encryption: &Encryption, found: &mut Diagnostics) {
    const RULE: &str = "encryption-vector";
    let document = scope.common_document();
    if encryption
        .checksum
        .as_ref()
        .is_some_and(|checksum| checksum.output == Output::Text)
    {
        let place = document.value_place(&["encryption", "checksum", "output"]);
        found.push(
            Diagnostic::error(RULE, place, "a digest is no text")
                .label("cannot be written so")
                .help("write one of `hex-lower`, `hex-upper`, `base64` and `base64-url`"),
        );
    }
    let Cipher::Aes128Ecb = encryption.cipher;
    for (index, vector) in encryption.vectors.iter().enumerate() {
        let index = index.to_string();
        let place = |key: &str| document.value_place(&["encryption", "vectors", &index, key]);
        if vector.key.len() != 16 {
            found.push(
                Diagnostic::error(RULE, place("key"), "the key is not 16 bytes long")
                    .label(format!("{} bytes", vector.key.len()))
                    .help("the cipher takes keys of 16 bytes"),
            );
        }
        if vector.checksum.is_some() && encryption.checksum.is_none() {
            found.push(
                Diagnostic::error(RULE, place("checksum"), "nothing says what this is")
                    .label("compared with nothing")
                    .help("declare `checksum:` for the encryption, or take it out"),
            );
        }
    }
}

fn optional(scope: &Scope<'_>, found: &mut Diagnostics) {
    const RULE: &str = "optional-credential";
    let document = scope.common_document();
    for (name, credential) in &scope.common().credentials {
        if !credential.optional {
            continue;
        }
        let place = document.place(&["credentials", name]);
        if credential.default.is_some() {
            found.push(
                Diagnostic::error(RULE, place, format!("{} is never unset", quote(name)))
                    .label("has a default")
                    .help("keep one of `optional` and `default`"),
            );
        }
        for (recipe, definition) in &scope.common().signing {
            if uses(definition, name) {
                found.push(
                    Diagnostic::error(RULE, place, format!("{} may be unset", quote(name)))
                        .label("optional")
                        .also(
                            document.place(&["signing", recipe]),
                            "needs it for every message",
                        )
                        .help("take `optional` out, or give it a `default`"),
                );
            }
        }
    }
}

/// Whether a recipe puts in a credential, or digests by it.
fn uses(recipe: &Recipe, credential: &str) -> bool {
    let by_digest = match &recipe.digest {
        Digest::Hmac(hmac) => hmac.key == credential,
        Digest::Chosen(chosen) => chosen.by == credential,
        Digest::Fixed(_) | Digest::Plain(_) => false,
    };
    by_digest || placeholders_of(recipe).any(|name| name == credential)
}
