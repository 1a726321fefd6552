//! What placeholders stand for in an HTTP message.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hyper::HeaderMap;
use serde_json::Value;
use tablewright::model::{Placeholder, Placement, Recipe};

use super::template::Values;

/// The credentials of one service, by name.
pub type Credentials = BTreeMap<String, String>;

/// An HTTP message as a recipe looks at it.
#[derive(Clone, Copy, Debug)]
pub struct MessageValues<'a> {
    /// The credentials of the service.
    pub credentials: &'a Credentials,
    /// The token; nothing if there is none.
    pub token: &'a str,
    /// The method; nothing for a response, as for the next two.
    pub method: &'a str,
    /// The path as sent.
    pub path: &'a str,
    /// The query string as sent, without the question mark.
    pub query: &'a str,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body that is signed.
    pub body: &'a [u8],
    /// The body as JSON, if it is that.
    pub json: Option<&'a Value>,
}

impl Values for MessageValues<'_> {
    fn value(&self, placeholder: &Placeholder) -> Cow<'_, [u8]> {
        match placeholder {
            Placeholder::Credential(name) => {
                Cow::Borrowed(self.credentials.get(name).map_or(b"", String::as_bytes))
            }
            Placeholder::Token => Cow::Borrowed(self.token.as_bytes()),
            Placeholder::Header(name) => self
                .headers
                .get(name)
                .map_or(Cow::Borrowed(b"".as_slice()), |value| {
                    Cow::Borrowed(value.as_bytes())
                }),
            Placeholder::Body => Cow::Borrowed(self.body),
            Placeholder::Method => Cow::Borrowed(self.method.as_bytes()),
            Placeholder::Path => Cow::Borrowed(self.path.as_bytes()),
            Placeholder::Query => Cow::Borrowed(self.query.as_bytes()),
            Placeholder::BodyField(name) => self
                .json
                .and_then(|json| json.get(name))
                .map_or(Cow::Borrowed(b""), |value| {
                    Cow::Owned(member_text(value).into_bytes())
                }),
        }
    }
}

/// A member of a JSON body as it stands in a signed text: null as nothing, text as it is, anything else as JSON.
pub fn member_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The query string that is signed: what was sent, but for the signature itself.
pub(super) fn signed_query(recipe: &Recipe, query: &str) -> String {
    let Placement::Query(parameter) = &recipe.signature else {
        return query.to_owned();
    };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| pair.split('=').next() != Some(parameter))
        .collect();
    kept.join("&")
}

/// The body that is signed: what was sent; or, if the signature is a member of it, the JSON before it was put in.
pub(super) fn signed_body<'a>(
    recipe: &Recipe,
    body: &'a [u8],
    json: Option<&Value>,
) -> Cow<'a, [u8]> {
    match (&recipe.signature, json) {
        (Placement::Field(member), Some(Value::Object(members)))
            if members.contains_key(member) =>
        {
            let mut members = members.clone();
            members.shift_remove(member);
            Cow::Owned(Value::Object(members).to_string().into_bytes())
        }
        _ => Cow::Borrowed(body),
    }
}
