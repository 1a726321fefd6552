//! What belongs to what in a service: recipes to operations and webhooks, credentials and hosts to their names, codes to
//! their meanings.

use super::client::REQUEST_RECIPE;
use super::recipe::{Part, Placeholder, Recipe};
use super::service::{Credential, Host, Service};
use super::{Digest, Meaning, Message, Operation, TypeKind, Variant, Webhook};

impl Service {
    /// The recipe that signs the requests of an operation: the one that it names, or else the one named `request`.
    pub fn recipe_of(&self, operation: &Operation) -> Option<&Recipe> {
        let name = operation.recipe.as_deref().unwrap_or(REQUEST_RECIPE);
        self.recipes
            .iter()
            .find(|recipe| recipe.name == name && recipe.applies_to.contains(&Message::Request))
    }

    /// The recipes that sign requests of its operations, in the order of their declaration.
    pub fn request_recipes(&self) -> Vec<&Recipe> {
        let used = |recipe: &&Recipe| {
            self.operations.iter().any(|operation| {
                self.recipe_of(operation)
                    .is_some_and(|used| used.name == recipe.name)
            })
        };
        self.recipes.iter().filter(used).collect()
    }

    /// Whether requests of an operation carry a token.
    pub fn uses_token(&self, operation: &Operation) -> bool {
        self.recipe_of(operation).is_some_and(Recipe::uses_token)
    }

    /// Whether messages of an operation are encrypted for callers that have a key.
    pub fn encrypts(&self, operation: &Operation) -> bool {
        self.encryption
            .as_ref()
            .is_some_and(|encryption| !encryption.except.contains(&operation.name))
    }

    /// The recipe that verifies answers: the one named `response`, or else the first that signs them.
    pub fn response_recipe(&self) -> Option<&Recipe> {
        let signs = |recipe: &&Recipe| recipe.applies_to.contains(&Message::Response);
        let named = self
            .recipes
            .iter()
            .filter(signs)
            .find(|recipe| recipe.name == "response");
        named.or_else(|| self.recipes.iter().find(signs))
    }

    /// The recipe that verifies a webhook.
    pub fn webhook_recipe(&self, webhook: &Webhook) -> Option<&Recipe> {
        let name = webhook.recipe.as_ref()?;
        self.recipes.iter().find(|recipe| recipe.name == *name)
    }

    /// Whether a program that only receives webhooks can do with fewer credentials than a client needs.
    pub fn has_webhook_credentials(&self) -> bool {
        let mut needed = self.credentials.iter().filter(|it| it.is_needed());
        let is_signed = self.webhooks.iter().any(|it| it.recipe.is_some());
        is_signed && needed.any(|credential| !self.webhooks_use(&credential.name))
    }

    /// Whether the signature of a webhook hangs on a credential.
    pub fn webhooks_use(&self, credential: &str) -> bool {
        let recipes = self
            .webhooks
            .iter()
            .filter_map(|it| self.webhook_recipe(it));
        recipes.into_iter().any(|recipe| {
            let by_digest = match &recipe.digest {
                Digest::Hmac { key, .. } => key == credential,
                Digest::Chosen { by, .. } => by == credential,
                Digest::Fixed(_) | Digest::Plain => false,
            };
            let mut placeholders = recipe.message.iter().flat_map(Part::placeholders);
            let named = Placeholder::Credential(credential.to_owned());
            by_digest || placeholders.any(|it| *it == named)
        })
    }

    /// The credential of a name.
    pub fn credential(&self, name: &str) -> Option<&Credential> {
        self.credentials
            .iter()
            .find(|credential| credential.name == name)
    }

    /// The host of a name.
    pub fn host(&self, name: &str) -> Option<&Host> {
        self.hosts.iter().find(|host| host.name == name)
    }

    /// The codes whose meaning is as wanted, as far as `operation` is concerned.
    pub fn codes_meaning(
        &self,
        operation: &Operation,
        is_wanted: impl Fn(Meaning) -> bool,
    ) -> Vec<i64> {
        let common = self.codes.map(|id| &self.type_item(id).kind);
        let common: &[Variant] = match common {
            Some(TypeKind::Enum(table)) => &table.variants,
            _ => &[],
        };
        let all = common.iter().chain(&operation.codes);
        all.filter(|code| code.means.is_some_and(&is_wanted))
            .filter_map(|code| code.value.as_i64())
            .collect()
    }
}
