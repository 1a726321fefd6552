//! Recipes: templates parsed, placeholders tied to what fills them. Tokens and encryption as well.

use indexmap::IndexMap;

use super::Resolver;
use crate::model::client::{signed_message, vector_tests};
use crate::model::recipe::{
    Digest, HeaderValue, Part, Placeholder, Recipe, RecipeHeader, Timestamp, parse_template,
};
use crate::model::service::{Encryption, TokenSource};
use crate::schema::language;

impl Resolver<'_> {
    /// The recipes of the service.
    pub(super) fn recipes(&self) -> Vec<Recipe> {
        let file = &self.schema.file;
        let recipes = file.value.signing.iter();
        recipes
            .map(|(name, recipe)| self.recipe(name, recipe))
            .collect()
    }

    fn recipe(&self, name: &str, recipe: &language::Recipe) -> Recipe {
        let file = &self.schema.file;
        let headers: Vec<&str> = recipe.headers.keys().map(String::as_str).collect();
        let message = self.template(&recipe.message, &headers);
        Recipe {
            name: name.to_owned(),
            template: recipe.message.clone(),
            rust: signed_message(name, &message, &recipe.vectors),
            message,
            digest: match &recipe.digest {
                language::Digest::Fixed(algorithm) => Digest::Fixed(*algorithm),
                language::Digest::Plain(_) => Digest::Plain,
                language::Digest::Hmac(hmac) => Digest::Hmac {
                    algorithm: hmac.hmac,
                    key: hmac.key.clone(),
                },
                language::Digest::Chosen(chosen) => Digest::Chosen {
                    by: chosen.by.clone(),
                    default: chosen.default.clone(),
                    of: chosen
                        .of
                        .iter()
                        .map(|(name, algorithm)| (name.clone(), *algorithm))
                        .collect(),
                },
            },
            output: recipe.output,
            signature: recipe.place.clone(),
            headers: self.filled(&recipe.headers),
            members: self.filled(&recipe.members),
            timestamp: recipe.timestamp.as_ref().map(|timestamp| Timestamp {
                header: timestamp.header.clone(),
                tolerance: timestamp.tolerance,
            }),
            applies_to: recipe.applies_to.clone(),
            doc: recipe.doc.clone(),
            vectors: recipe.vectors.clone(),
            place: self.place(file.place(&["signing", name])),
        }
    }

    /// Where tokens come from.
    pub(super) fn token(&self) -> Option<TokenSource> {
        let file = &self.schema.file;
        let token = file.value.token.as_ref()?;
        Some(TokenSource {
            operation: token.operation.clone(),
            path: token.member.split('.').map(str::to_owned).collect(),
            lifetime: token.lifetime,
            renew_before: token.renew_before.unwrap_or(token.lifetime / 10),
            place: self.place(file.place(&["token"])),
        })
    }

    /// How messages are encrypted.
    pub(super) fn encryption(&self) -> Option<Encryption> {
        let file = &self.schema.file;
        let encryption = file.value.encryption.as_ref()?;
        let names = encryption.vectors.iter().map(|vector| vector.name.as_str());
        Some(Encryption {
            cipher: encryption.cipher,
            padding: encryption.padding,
            encoding: encryption.encoding,
            key: encryption.key.clone(),
            mark: (
                encryption.mark.header.clone(),
                encryption.mark.value.clone(),
            ),
            checksum: encryption.checksum.clone(),
            except: encryption.except.clone(),
            doc: encryption.doc.clone(),
            vector_tests: vector_tests("encrypts", names),
            vectors: encryption.vectors.clone(),
            place: self.place(file.place(&["encryption"])),
        })
    }

    /// What a recipe fills in, by name.
    fn filled(&self, values: &IndexMap<String, String>) -> Vec<RecipeHeader> {
        values
            .iter()
            .map(|(name, written)| RecipeHeader {
                name: name.clone(),
                written: written.clone(),
                value: match written.as_str() {
                    "request-id" => HeaderValue::RequestId,
                    "unix-seconds" => HeaderValue::UnixSeconds,
                    "unix-milliseconds" => HeaderValue::UnixMilliseconds,
                    template => HeaderValue::Template(self.template(template, &[])),
                },
            })
            .collect()
    }

    fn template(&self, text: &str, headers: &[&str]) -> Vec<Part<Placeholder>> {
        let parts = parse_template(text).expect("rule `bad-template` has read it");
        let service = &self.schema.file.value;
        let tied: Option<Vec<_>> = parts
            .iter()
            .map(|part| part.try_map(|name| Placeholder::find(name, service, headers)))
            .collect();
        tied.expect("rule `unfilled-placeholder` has tied every placeholder")
    }
}
