//! What is fixed about an operation; generated code has one static for each.

use http::Method;

/// An operation of a service.
#[derive(Debug)]
pub struct Operation {
    /// The service's name.
    pub service: &'static str,
    /// The operation's name, in the vendor's spelling.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path; `{name}` stands for a parameter.
    pub path: &'static str,
    /// What a second sending does.
    pub effect: Effect,
    /// What it does cannot be undone.
    pub irreversible: bool,
    /// The recipe that signs its requests.
    pub recipe: Option<&'static str>,
    /// Its requests carry the service's token.
    pub needs_token: bool,
    /// Its messages are encrypted, for callers that have a key.
    pub encrypted: bool,
    /// How the body is sent.
    pub body: BodyKind,
    /// How the body may be compressed: the server inflates it.
    pub compress: Option<Compression>,
    /// The base URL of the only host that serves it.
    pub base_url: Option<&'static str>,
    /// Headers whose value is fixed.
    pub headers: &'static [(&'static str, &'static str)],
    /// How success is told from failure; without one, by the HTTP status alone.
    pub envelope: Option<Envelope>,
}

/// What sending a request a second time does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing at the vendor.
    Read,
    /// A second sending has the effect of one.
    Idempotent,
    /// A second sending acts a second time: it is never sent again once bytes may have reached the server.
    Once,
}

/// How a body is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`, with parts of text.
    Multipart,
    /// No body.
    None,
}

/// How a body is compressed, if the feature for it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// `Content-Encoding: gzip`, with the feature `gzip`.
    Gzip,
}

/// How success is told from failure: members of the answer by their wire names.
#[derive(Debug)]
pub struct Envelope {
    /// The result code.
    pub code: &'static str,
    /// The vendor's message.
    pub message: Option<&'static str>,
    /// The id to quote to the vendor's support.
    pub request_id: Option<&'static str>,
    /// The codes that mean success.
    pub success: &'static [i64],
    /// The codes after which trying again may help.
    pub busy: &'static [i64],
    /// The codes that mean that the token is none, or not any more.
    pub token_refused: &'static [i64],
}
