//! The headers of a request: which of the service's go with an operation, and which its caller sets.

use indexmap::IndexMap;

use super::REQUEST_RECIPE;
use crate::schema::language::{Encryption, FieldDef, Message, OperationFile, Recipe, ServiceFile};

/// Headers that the HTTP stack or the client itself takes care of.
const TRANSPORT_HEADERS: [&str; 7] = [
    "accept",
    "accept-encoding",
    "content-encoding",
    "content-length",
    "content-type",
    "host",
    "user-agent",
];

fn has<'n>(names: impl IntoIterator<Item = &'n str>, name: &str) -> bool {
    names
        .into_iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

fn recipe_of<'a>(
    service: &'a ServiceFile,
    operation: &OperationFile,
) -> (String, Option<&'a Recipe>) {
    let name = operation.signing.as_deref().unwrap_or(REQUEST_RECIPE);
    (name.to_owned(), service.signing.get(name))
}

/// Whether a header of the service is sent with an operation: one that only another recipe fills in, or only
/// encryption, is not.
pub(super) fn goes_with(service: &ServiceFile, operation: &OperationFile, header: &str) -> bool {
    let (own, recipe) = recipe_of(service, operation);
    if recipe.is_some_and(|recipe| has(recipe.sent_headers(), header)) {
        return true;
    }
    let others = service
        .signing
        .iter()
        .filter(|(name, recipe)| **name != own && recipe.applies_to.contains(&Message::Request));
    let is_of_another = has(others.flat_map(|(_, recipe)| recipe.sent_headers()), header);
    let is_of_encryption = service
        .encryption
        .iter()
        .filter(|encryption| encryption.leaves_out(&operation.operation))
        .any(|encryption| has(encryption.sent_headers(), header));
    !is_of_another && !is_of_encryption
}

/// Whether the client fills in a header of an operation by itself.
pub(super) fn is_filled_in(service: &ServiceFile, operation: &OperationFile, header: &str) -> bool {
    let (_, recipe) = recipe_of(service, operation);
    has(recipe.into_iter().flat_map(Recipe::sent_headers), header)
        || has(
            service.encryption.iter().flat_map(Encryption::sent_headers),
            header,
        )
        || has(TRANSPORT_HEADERS, header)
}

/// The headers that the caller of an operation sets: first those of the service, then those of its page.
///
/// With each comes whether it is the service's.
pub fn callers_headers<'a>(
    service: &'a ServiceFile,
    operation: &'a OperationFile,
) -> impl Iterator<Item = (bool, &'a str, &'a FieldDef)> {
    let own: &IndexMap<String, FieldDef> = &operation.request_headers;
    let common = service.request_headers.iter().filter(move |(name, _)| {
        goes_with(service, operation, name) && !has(own.keys().map(String::as_str), name)
    });
    let common = common.map(|(name, def)| (true, name.as_str(), def));
    let own = own.iter().map(|(name, def)| (false, name.as_str(), def));
    common.chain(own).filter(move |(_, name, def)| {
        def.constant.is_none() && !is_filled_in(service, operation, name)
    })
}
