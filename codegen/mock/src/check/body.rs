//! The body of a request: how it is sent, and what is in it.

use hyper::HeaderMap;
use hyper::header::CONTENT_TYPE;
use serde_json::{Map, Value};
use tablewright::model::{Body, Meaning, Operation, Service, TypeKind};

use super::text::{check_parameters, unknown_names};
use super::{Notes, Problem, check_value, multipart};

/// A body that was read.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// Nothing, or something that nobody reads.
    None,
    /// JSON.
    Json(Value),
    /// Names and texts.
    Form(Vec<(String, String)>),
}

impl Content {
    /// The body as JSON, if it is that.
    pub(crate) fn json(&self) -> Option<&Value> {
        match self {
            Self::Json(value) => Some(value),
            Self::None | Self::Form(_) => None,
        }
    }
}

/// Reads the body as the operation has it.
pub(crate) fn read_body(
    service: &Service,
    operation: &Operation,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Content, Problem> {
    let malformed = |text: &str| Err(Problem::new(Meaning::MalformedParameter, text));
    let content_type = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let content_type = content_type.unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    let is = |wanted: &str| essence.eq_ignore_ascii_case(wanted);
    match operation.body {
        Body::None => Ok(Content::None),
        Body::Json if body.is_empty() => {
            // An operation without members takes no body at all as well.
            let is_empty = service.fields(operation.request).is_empty();
            Ok(if is_empty {
                Content::None
            } else {
                Content::Json(Value::Object(Map::new()))
            })
        }
        Body::Json => {
            // Pages often leave the header out, and so do clients.
            let is_json = essence.is_empty()
                || is("application/json")
                || essence.to_ascii_lowercase().ends_with("+json");
            if !is_json {
                return malformed("the header `content-type` is to be `application/json`");
            }
            match serde_json::from_slice(body) {
                Ok(value) => Ok(Content::Json(value)),
                Err(error) => malformed(&format!(
                    "the body is no JSON (line {}, column {})",
                    error.line(),
                    error.column()
                )),
            }
        }
        Body::Form if body.is_empty() || is("application/x-www-form-urlencoded") => {
            let pairs = form_urlencoded::parse(body);
            Ok(Content::Form(pairs.into_owned().collect()))
        }
        Body::Form => {
            malformed("the header `content-type` is to be `application/x-www-form-urlencoded`")
        }
        Body::Multipart => match multipart::boundary(content_type) {
            Some(boundary) => match multipart::fields(body, &boundary) {
                Some(fields) => Ok(Content::Form(fields)),
                None => malformed("the body has no parts between its boundaries"),
            },
            None => malformed(
                "the header `content-type` is to be `multipart/form-data` with a boundary",
            ),
        },
    }
}

/// Holds a body against the operation's members.
pub(crate) fn check_body(
    service: &Service,
    operation: &Operation,
    content: &Content,
) -> Result<Notes, Problem> {
    match content {
        Content::None => Ok(Notes::new()),
        Content::Json(value) => check_value(service, operation.request, value),
        Content::Form(pairs) => {
            let fields = service.fields(operation.request);
            check_parameters(service, "member", fields, |name| {
                let named = pairs.iter().filter(|(key, _)| key == name);
                named.map(|(_, text)| text.as_str()).collect()
            })?;
            let mut notes = Notes::new();
            if is_open(service, operation) {
                return Ok(notes);
            }
            unknown_names(
                fields,
                pairs.iter().map(|(name, _)| name.as_str()),
                &mut notes,
            );
            Ok(notes)
        }
    }
}

/// Whether the body may have members that the schema does not name.
fn is_open(service: &Service, operation: &Operation) -> bool {
    match &service.type_item(operation.request).kind {
        TypeKind::Object(object) => object.rest.is_some(),
        TypeKind::Enum(_) => false,
    }
}
