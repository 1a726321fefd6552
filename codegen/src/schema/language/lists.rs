//! Lists that are longer than one message: answers in pages, requests in batches.

use schemars::JsonSchema;
use serde::Deserialize;

/// How an operation gives a list in pages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The request's field with the number of the page.
    pub number: String,
    /// The request's field with how many items a page has.
    pub size: Option<String>,
    /// The list in the answer, by its path below `response`.
    pub items: String,
    /// The number of items on all pages, by its path below `response`.
    pub total: Option<String>,
    /// The number of the first page.
    #[serde(default = "first")]
    pub first: i64,
}

fn first() -> i64 {
    1
}

/// How a request with more than it may hold is split.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// The request's list, which has `max_items`.
    pub field: String,
    /// The list in the answer that the answers to all parts are joined by, by its path below `response`.
    pub items: String,
    /// The field, by its path below `request`, by which the vendor knows what it has done already. Only with
    /// `effect: once`.
    pub repeatable_by: Option<String>,
    /// How we know that it does.
    pub why: Option<String>,
}
