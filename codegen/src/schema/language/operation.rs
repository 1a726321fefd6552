//! A page that documents a call to the vendor.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::definition::{EnumDef, EnumValue, TypeDef};
use super::erratum::Erratum;
use super::field::Fields;
use super::lists::{Batch, Pages};
use super::review::Allow;

/// One operation: a call from us to the vendor.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OperationFile {
    /// The operation's name, in the vendor's spelling.
    pub operation: String,
    /// One line on what it does.
    pub summary: String,
    /// More than one line, when that is needed.
    pub doc: Option<String>,
    /// The page it was transcribed from.
    pub page: Option<String>,
    /// The date of that revision of the page, as YYYY-MM-DD.
    pub revised: Option<String>,
    /// Method and path, such as `POST /v3/stopOrder`.
    pub http: String,
    /// What a second sending would do.
    pub effect: Option<Effect>,
    /// What it does cannot be undone.
    #[serde(default)]
    pub irreversible: bool,
    /// The page was seen in part.
    #[serde(default)]
    pub partial: bool,
    /// What was not seen, when `partial`.
    pub missing: Option<String>,
    /// The only host that serves it.
    pub host: Option<String>,
    /// `none` when the operation does not use the service's envelope, or an envelope of its own.
    pub envelope: Option<OwnEnvelope>,
    /// The recipe that signs its requests, if it is not the one named `request`.
    pub signing: Option<String>,
    /// How the body is sent.
    #[serde(default)]
    pub body: Body,
    /// How the body may be compressed: the server inflates it.
    pub compress: Option<Compression>,
    /// Headers besides those of the service.
    #[serde(default)]
    pub request_headers: Fields,
    /// Parameters in the path's `{}`.
    #[serde(default)]
    pub path: Fields,
    /// Parameters of the query string.
    #[serde(default)]
    pub query: Fields,
    /// Members of the body.
    #[serde(default)]
    pub request: Fields,
    /// Headers besides those of the service.
    #[serde(default)]
    pub response_headers: Fields,
    /// Members of the answer besides those of the envelope.
    #[serde(default)]
    pub response: Fields,
    /// How the answer's list comes in pages.
    pub pages: Option<Pages>,
    /// How a request with too long a list is split.
    pub batch: Option<Batch>,
    /// Types used by this page.
    #[serde(default)]
    pub types: IndexMap<String, TypeDef>,
    /// Enums used by this page.
    #[serde(default)]
    pub enums: IndexMap<String, EnumDef>,
    /// Result codes that only this page names.
    #[serde(default)]
    pub codes: IndexMap<String, EnumValue>,
    /// Where the page is wrong.
    #[serde(default)]
    pub errata: Vec<Erratum>,
    /// The page's JSON.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// Findings of the lint in this file that are as they should be.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// What sending a request a second time does.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Changes nothing at the vendor.
    Read,
    /// A second sending has the effect of one.
    Idempotent,
    /// A second sending acts a second time: never repeated by the client itself.
    Once,
}

/// How a body is sent.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// `application/json`.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// No body.
    None,
}

/// How a body is compressed.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Compression {
    /// `Content-Encoding: gzip`.
    Gzip,
}

/// An operation's departure from the service's envelope.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "`none` or an envelope")]
pub enum OwnEnvelope {
    /// The word `none`.
    None(NoEnvelope),
    /// An envelope of its own. Boxed because it is much larger than the word.
    Own(Box<super::service::Envelope>),
}

/// The word `none`.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum NoEnvelope {
    /// No envelope.
    None,
}

/// A JSON message that the page shows.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Which message it is.
    pub of: ExampleKind,
    /// What tells it from others.
    pub name: Option<String>,
    /// The message.
    pub value: Value,
}

/// Which message an example shows.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ExampleKind {
    /// What we send.
    Request,
    /// What the vendor answers on success.
    Response,
    /// What the vendor answers on failure.
    Failure,
    /// What a webhook carries.
    Payload,
    /// What we answer to a webhook.
    Answer,
}
