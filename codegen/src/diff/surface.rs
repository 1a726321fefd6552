//! Which parts of a service's clients are public in Rust, as far as verdicts depend on it.
//!
//! Members of messages are not here: `fields` reads them from the model. The test `diff_truth` asks the compiler
//! whether all of this is so.

use super::change::Source;
use crate::model::{Credential, CredentialKind, Service};

/// Whether there is an enum of hosts.
pub(super) const fn has_hosts(service: &Service) -> bool {
    !service.hosts.is_empty() && !service.operations.is_empty()
}

/// Whether there is a struct of credentials.
pub(super) const fn has_credentials(service: &Service) -> bool {
    !service.credentials.is_empty() || !service.operations.is_empty() || !service.recipes.is_empty()
}

/// What it does to callers that a credential is new.
pub(super) fn credential_added(old: &Service, new: &Credential) -> Source {
    if new.default.is_none() && has_credentials(old) {
        // One more parameter of `new`.
        Source::Breaks
    } else {
        Source::Adds
    }
}

/// What it does to callers that a credential has other values.
pub(super) fn credential_values(old: &Credential, new: &Credential) -> Source {
    let (CredentialKind::Choice(before), CredentialKind::Choice(after)) =
        (&old.rust.kind, &new.rust.kind)
    else {
        return Source::Breaks;
    };
    let lacks = |of: &crate::model::Choice, variant: &String| {
        !of.variants.iter().any(|(known, _)| known == variant)
    };
    if before
        .variants
        .iter()
        .any(|(variant, _)| lacks(after, variant))
    {
        Source::Breaks
    } else if after
        .variants
        .iter()
        .any(|(variant, _)| lacks(before, variant))
    {
        Source::Adds
    } else {
        Source::Same
    }
}

/// What it does to callers that a credential has become a secret, or is none any more.
pub(super) fn credential_secrecy(old: &Credential, new: &Credential) -> Source {
    let is_secret = |it: &Credential| matches!(it.rust.kind, CredentialKind::Secret);
    Source::breaks_if(is_secret(old) != is_secret(new))
}

/// Whether the receiver of webhooks is made with credentials.
pub(super) fn receiver_has_credentials(service: &Service) -> bool {
    service
        .webhooks
        .iter()
        .any(|webhook| webhook.recipe.is_some())
}

/// Whether the receiver of webhooks looks at the clock.
pub(super) fn receiver_has_clock(service: &Service) -> bool {
    let recipes = service
        .webhooks
        .iter()
        .filter_map(|it| service.webhook_recipe(it));
    recipes
        .into_iter()
        .any(|recipe| recipe.signed_clock().is_some())
}
