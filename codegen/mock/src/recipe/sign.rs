//! Messages to be sent, completed as the recipe of their service says.

use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue as HttpValue};
use serde_json::Value;
use tablewright::model::{Digest, HeaderValue, Placement, Recipe, RecipeHeader};

use super::digest::choose;
use super::template::fill;
use super::values::{Credentials, MessageValues};
use super::verify::signature_of;
use super::{Step, sole_credential};

/// A message that is not signed yet.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The method; nothing for a response, as for the next two.
    pub method: String,
    /// The path.
    pub path: String,
    /// The query string.
    pub query: String,
    /// The headers so far.
    pub headers: HeaderMap,
    /// The body. It is written anew only if the recipe puts something into it.
    pub body: Vec<u8>,
}

/// Where the values come from that a recipe fills in.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The credentials of the service.
    pub credentials: &'a Credentials,
    /// The token that requests carry; nothing if they carry none.
    pub token: &'a str,
    /// Milliseconds since 1970.
    pub now: u64,
    /// An id that was not used before.
    pub fresh_id: &'a str,
    /// The headers of the request that is answered: ids and credentials are repeated from it.
    pub request: Option<&'a HeaderMap>,
}

/// Fills in what the recipe fills in, and the signature.
pub fn sign(recipe: &Recipe, draft: &mut Draft, source: &Source<'_>) {
    for header in &recipe.headers {
        let value = value_of(header, draft, source);
        insert(&mut draft.headers, &header.name, &value);
    }
    if !recipe.members.is_empty() {
        let members: Vec<(String, Vec<u8>)> = recipe
            .members
            .iter()
            .map(|member| (member.name.clone(), value_of(member, draft, source)))
            .collect();
        for (name, value) in members {
            put_member(&mut draft.body, &name, &value);
        }
    }
    let json: Option<Value> = serde_json::from_slice(&draft.body).ok();
    let message = message(draft, source, json.as_ref());
    let signature = signature_of(recipe, &step(recipe, draft, source), &message);
    match &recipe.signature {
        Placement::Header(name) => insert(&mut draft.headers, name, &signature),
        Placement::Field(name) => put_member(&mut draft.body, name, &signature),
        Placement::Query(name) => {
            let pair = form_urlencoded::Serializer::new(String::new())
                .append_pair(name, &String::from_utf8_lossy(&signature))
                .finish();
            if !draft.query.is_empty() {
                draft.query.push('&');
            }
            draft.query.push_str(&pair);
        }
    }
}

/// The digest that the headers name by now, or else the one the account is set to.
fn step(recipe: &Recipe, draft: &Draft, source: &Source<'_>) -> Step {
    let mut chosen = None;
    if let Digest::Chosen { by, .. } = &recipe.digest {
        chosen = recipe
            .headers
            .iter()
            .find(|header| sole_credential(&header.value) == Some(by))
            .and_then(|header| draft.headers.get(&header.name)?.to_str().ok())
            .or_else(|| source.credentials.get(by).map(String::as_str));
    }
    choose(&recipe.digest, chosen)
        .or_else(|_| choose(&recipe.digest, None))
        .unwrap_or(Step::Plain) // rule `digest-credential` has seen the default among the digests
}

fn value_of(filled: &RecipeHeader, draft: &Draft, source: &Source<'_>) -> Vec<u8> {
    let repeated = source
        .request
        .and_then(|headers| headers.get(&filled.name))
        .map(|value| value.as_bytes().to_vec());
    match &filled.value {
        HeaderValue::UnixSeconds => (source.now / 1000).to_string().into_bytes(),
        HeaderValue::UnixMilliseconds => source.now.to_string().into_bytes(),
        HeaderValue::RequestId => repeated.unwrap_or_else(|| source.fresh_id.into()),
        HeaderValue::Template(parts) => match repeated {
            Some(value) if sole_credential(&filled.value).is_some() => value,
            _ => fill(parts, &message(draft, source, None)),
        },
    }
}

fn message<'a>(
    draft: &'a Draft,
    source: &Source<'a>,
    json: Option<&'a Value>,
) -> MessageValues<'a> {
    MessageValues {
        credentials: source.credentials,
        token: source.token,
        method: &draft.method,
        path: &draft.path,
        query: &draft.query,
        headers: &draft.headers,
        body: &draft.body,
        json,
    }
}

/// Puts a member into a body that is a JSON object; any other body is left as it is.
fn put_member(body: &mut Vec<u8>, name: &str, value: &[u8]) {
    if let Ok(Value::Object(mut members)) = serde_json::from_slice(body) {
        let text = String::from_utf8_lossy(value).into_owned();
        members.insert(name.to_owned(), Value::String(text));
        *body = Value::Object(members).to_string().into_bytes();
    }
}

/// Sets a header. A value that HTTP cannot carry is left out: the receiver then says what is missing.
fn insert(headers: &mut HeaderMap, name: &str, value: &[u8]) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HttpValue::from_bytes(value)) {
        headers.insert(name, value);
    }
}
