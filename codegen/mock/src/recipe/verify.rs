//! Received messages, checked against the recipe of their service.

use hyper::HeaderMap;
use hyper::header::HeaderName;
use serde_json::Value;
use tablewright::model::{Digest, HeaderValue, Placement, Recipe};

use super::digest::{choose, digest, write};
use super::template::{Values, fill};
use super::values::{MessageValues, member_text, signed_body, signed_query};
use super::{Step, sole_credential};

/// What is wrong with a signed message. Only names are in it, never values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is no signature.
    Missing,
    /// The header or member of this name carries another account.
    UnknownAccount(String),
    /// The header or member of this name asks for a digest that the recipe does not have.
    UnknownDigest(String),
    /// The signature is not the one that the recipe gives.
    Wrong,
    /// The header of this name is no time.
    NoTime(String),
    /// The header of this name is off by more than this many seconds.
    Expired(String, u64),
}

/// Checks a message. `now` is the time in milliseconds since 1970.
///
/// The time is looked at last, because only a right signature vouches for it.
pub fn verify(recipe: &Recipe, message: &MessageValues<'_>, now: u64) -> Result<(), Flaw> {
    let signature = received(recipe, message).ok_or(Flaw::Missing)?;
    let chooser = match &recipe.digest {
        Digest::Chosen { by, .. } => Some(by.as_str()),
        _ => None,
    };
    let mut chosen: Option<(String, &str)> = None;
    let filled = filled(recipe, message.headers, message.json);
    for (name, value, text) in filled {
        let (HeaderValue::Template(parts), Some(text)) = (value, text) else {
            continue;
        };
        if chooser.is_some() && sole_credential(value) == chooser {
            chosen = Some((text, name));
        } else if text.as_bytes() != fill(parts, message) {
            return Err(Flaw::UnknownAccount(name.to_owned()));
        }
    }
    let step = match &chosen {
        Some((text, name)) => choose(&recipe.digest, Some(text))
            .map_err(|_| Flaw::UnknownDigest((*name).to_owned()))?,
        None => choose(&recipe.digest, account_choice(recipe, message)).map_err(|_| Flaw::Wrong)?,
    };
    if signature != signature_of(recipe, &step, message) {
        return Err(Flaw::Wrong);
    }
    in_time(recipe, message.headers, now)
}

/// The digest that the account is set to, where the recipe has no place to say so in the message.
///
/// Where it has one and the message leaves it out, the recipe's default is taken.
fn account_choice<'a>(recipe: &Recipe, message: &MessageValues<'a>) -> Option<&'a str> {
    let Digest::Chosen { by, .. } = &recipe.digest else {
        return None;
    };
    let carried = recipe.headers.iter().chain(&recipe.members);
    let is_carried = carried
        .filter_map(|filled| sole_credential(&filled.value))
        .any(|credential| credential == by);
    let own = message.credentials.get(by).map(String::as_str);
    own.filter(|_| !is_carried)
}

/// The signature that the recipe gives for a message.
pub(super) fn signature_of(recipe: &Recipe, step: &Step, message: &MessageValues<'_>) -> Vec<u8> {
    let query = signed_query(recipe, message.query);
    let body = signed_body(recipe, message.body, message.json);
    let signed = MessageValues {
        query: &query,
        body: &body,
        ..*message
    };
    let key = match step {
        Step::Hmac(_, credential) => signed.value(&tablewright::model::Placeholder::Credential(
            credential.clone(),
        )),
        _ => "".as_bytes().into(),
    };
    let text = fill(&recipe.message, &signed);
    write(recipe.output, &digest(step, &key, &text))
}

/// What was received in the places that a recipe fills in, as far as it is there.
fn filled<'a>(
    recipe: &'a Recipe,
    headers: &'a HeaderMap,
    json: Option<&'a Value>,
) -> impl Iterator<Item = (&'a str, &'a HeaderValue, Option<String>)> {
    let in_headers = recipe.headers.iter().map(move |it| {
        let value = headers.get(&it.name);
        let text = value.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        (it.name.as_str(), &it.value, text)
    });
    let in_body = recipe.members.iter().map(move |it| {
        let text = json.and_then(|json| json.get(&it.name)).map(member_text);
        (it.name.as_str(), &it.value, Some(text.unwrap_or_default()))
    });
    in_headers.chain(in_body)
}

fn received(recipe: &Recipe, message: &MessageValues<'_>) -> Option<Vec<u8>> {
    let found = match &recipe.signature {
        Placement::Header(name) => HeaderName::try_from(name)
            .ok()
            .and_then(|name| message.headers.get(name))
            .map(|value| value.as_bytes().to_vec()),
        Placement::Field(name) => message
            .json
            .and_then(|json| json.get(name))
            .map(|value| member_text(value).into_bytes()),
        Placement::Query(name) => form_urlencoded::parse(message.query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned().into_bytes()),
    };
    found.filter(|signature| !signature.is_empty())
}

fn in_time(recipe: &Recipe, headers: &HeaderMap, now: u64) -> Result<(), Flaw> {
    let Some((timestamp, tolerance)) = recipe
        .timestamp
        .as_ref()
        .and_then(|timestamp| Some((timestamp, timestamp.tolerance?)))
    else {
        return Ok(());
    };
    let name = &timestamp.header;
    let unit = match recipe.headers.iter().find(|it| &it.name == name) {
        Some(header) if header.value == HeaderValue::UnixSeconds => 1000,
        Some(header) if header.value == HeaderValue::UnixMilliseconds => 1,
        _ => return Ok(()), // a header that the recipe does not fill with a time
    };
    let text = headers.get(name).and_then(|value| value.to_str().ok());
    let time: u64 = text
        .and_then(|text| text.trim().parse().ok())
        .ok_or_else(|| Flaw::NoTime(name.clone()))?;
    if time.saturating_mul(unit).abs_diff(now) > tolerance.saturating_mul(1000) {
        return Err(Flaw::Expired(name.clone(), tolerance));
    }
    Ok(())
}
