//! A page that documents a call from the vendor.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::definition::{EnumDef, TypeDef};
use super::erratum::Erratum;
use super::field::Fields;
use super::operation::Example;
use super::review::Allow;

/// One webhook: a call from the vendor to us.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookFile {
    /// The webhook's name.
    pub webhook: String,
    /// One line on when it is sent.
    pub summary: String,
    /// More than one line, when that is needed.
    pub doc: Option<String>,
    /// The page it was transcribed from.
    pub page: Option<String>,
    /// The date of that revision of the page, as YYYY-MM-DD.
    pub revised: Option<String>,
    /// Method, and path if the page documents one.
    pub http: String,
    /// The page was seen in part.
    #[serde(default)]
    pub partial: bool,
    /// What was not seen, when `partial`.
    pub missing: Option<String>,
    /// The recipe of service.yaml that verifies it.
    pub signing: Option<String>,
    /// Headers that come with it.
    #[serde(default)]
    pub request_headers: Fields,
    /// Members of the body.
    #[serde(default)]
    pub payload: Fields,
    /// What the receiver must answer.
    pub answer: Option<Answer>,
    /// When the vendor sends it again.
    pub retry: Option<Retry>,
    /// Types used by this page.
    #[serde(default)]
    pub types: IndexMap<String, TypeDef>,
    /// Enums used by this page.
    #[serde(default)]
    pub enums: IndexMap<String, EnumDef>,
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

/// What the receiver of a webhook must answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Option<Value>,
    /// Anything else to know.
    pub doc: Option<String>,
}

/// When the vendor sends a webhook again.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retry {
    /// What counts as a failed delivery.
    pub when: String,
    /// Seconds between attempts.
    pub every: Option<u64>,
    /// How many further attempts are made.
    pub attempts: Option<u32>,
    /// Anything else to know.
    pub doc: Option<String>,
}
