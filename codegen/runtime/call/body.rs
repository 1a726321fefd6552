//! The bytes of a request's body.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::super::json::body_to_json;
use super::super::signing::form_encode;
use super::operation::BodyKind;
use super::request::Request;

/// The bytes, and their content type if there is a body.
pub(super) fn bytes(
    kind: BodyKind,
    request: &impl Request,
    boundary: &str,
) -> (Vec<u8>, Option<String>) {
    match kind {
        BodyKind::None => (Vec::new(), None),
        BodyKind::Json => (
            body_to_json(request).into_bytes(),
            Some("application/json".to_owned()),
        ),
        BodyKind::Form => (
            form(&body_to_json(request)).into_bytes(),
            Some("application/x-www-form-urlencoded".to_owned()),
        ),
        BodyKind::Multipart => (
            multipart(&body_to_json(request), boundary).into_bytes(),
            Some(format!("multipart/form-data; boundary={boundary}")),
        ),
    }
}

/// The members of a JSON object as texts: a text as it is, anything else as JSON.
fn members(json: &str) -> impl Iterator<Item = (String, String)> {
    let members: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    members.into_iter().map(|(name, value)| match value {
        Value::String(text) => (name, text),
        other => (name, other.to_string()),
    })
}

fn form(json: &str) -> String {
    let mut out = String::new();
    for (name, value) in members(json) {
        if !out.is_empty() {
            out.push('&');
        }
        form_encode(&mut out, &name);
        out.push('=');
        form_encode(&mut out, &value);
    }
    out
}

fn multipart(json: &str, boundary: &str) -> String {
    let mut out = String::new();
    for (name, value) in members(json) {
        // Quotes and line breaks would end the name; browsers escape them the same way.
        let name = name
            .replace('"', "%22")
            .replace('\r', "%0D")
            .replace('\n', "%0A");
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
    }
    let _ = write!(out, "--{boundary}--\r\n"); // neither can this
    out
}
