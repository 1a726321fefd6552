//! Tokens as data: which operation hands them out, and how long they live.

use schemars::JsonSchema;
use serde::Deserialize;

/// A token that requests carry: the client gets one, keeps it, and gets another before it ends or when it is refused.
///
/// Recipes put it in with `{token}`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenSource {
    /// The operation that hands it out. Its `signing` must be a recipe without a token.
    pub operation: String,
    /// Where the token is in that operation's answer, such as `data.token`.
    pub member: String,
    /// How long a token lives, in seconds.
    pub lifetime: u64,
    /// How long before its end it is replaced, in seconds; a tenth of its life unless given.
    pub renew_before: Option<u64>,
}
