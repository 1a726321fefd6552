//! Which parts of a service's clients are public in Rust, as far as verdicts depend on it.
//!
//! Members of messages are not here: `fields` reads them from the model. The test `diff_truth` asks the compiler
//! whether all of this is so.

use super::change::Source;
use crate::model::{Choice, Credential, CredentialKind, Service};

/// Whether there is an enum of hosts.
pub(super) const fn has_hosts(service: &Service) -> bool {
    !service.hosts.is_empty() && !service.operations.is_empty()
}

/// Whether a variant that was there before has another number, which a cast shows.
pub(super) fn renumbers(old: &[&str], new: &[&str]) -> bool {
    let moved = |(at, name): (usize, &&str)| {
        let now = new.iter().position(|other| other == name);
        now.is_some_and(|now| now != at)
    };
    old.iter().enumerate().any(moved)
}

/// Whether there is a struct of credentials.
pub(super) const fn has_credentials(service: &Service) -> bool {
    !service.credentials.is_empty() || !service.operations.is_empty() || !service.recipes.is_empty()
}

/// What it does to callers that a credential is new.
pub(super) fn credential_added(old: &Service, new: &Credential) -> Source {
    if new.is_needed() && has_credentials(old) {
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
    let names = |of: &'_ Choice| -> Vec<String> {
        of.variants.iter().map(|(name, _)| name.clone()).collect()
    };
    let (before, after) = (names(before), names(after));
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    if before.iter().any(|name| !after.contains(name)) || renumbers(&before, &after) {
        Source::Breaks
    } else if after.len() > before.len() {
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
