//! How strictly a service is reviewed, and which findings have been looked at and are as they should be.

use schemars::JsonSchema;
use serde::Deserialize;

/// How much a rule matters in a service.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not at all.
    Off,
    /// It is mentioned.
    Note,
    /// It is a warning.
    Warning,
    /// Nothing is generated until it is resolved.
    Error,
}

/// A finding that is as it should be.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The rule.
    pub rule: String,
    /// Why it is as it should be.
    pub reason: String,
    /// The field that it is about, as in an erratum; without it, anything in the file.
    pub field: Option<String>,
}
