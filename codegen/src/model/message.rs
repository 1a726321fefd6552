//! Operations and webhooks.

use serde_json::Value;

use super::lists::{Batch, Pages};
use super::service::{Envelope, Erratum};
use super::types::{Field, Place, TypeId, Variant};
use super::{Body, Compression, Effect};

/// A call to the vendor.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The name in the vendor's spelling.
    pub name: String,
    /// The Rust method.
    pub method: String,
    /// The Rust constant that describes it.
    pub constant: String,
    /// The doc comment of what calls it, a line each.
    pub docs: Vec<String>,
    /// The Rust module of its types.
    pub module: String,
    /// One line on what it does.
    pub summary: String,
    /// More than one line.
    pub doc: Option<String>,
    /// The page's name.
    pub page: Option<String>,
    /// Where the page is.
    pub page_url: Option<String>,
    /// The date of the page's revision.
    pub revised: Option<String>,
    /// Method and path.
    pub http: Http,
    /// What a second sending does.
    pub effect: Effect,
    /// What it does cannot be undone.
    pub irreversible: bool,
    /// What of the page was not seen.
    pub missing: Option<String>,
    /// The only host that serves it, by name.
    pub host: Option<String>,
    /// The recipe that signs its requests, if it names one of its own.
    pub recipe: Option<String>,
    /// How the body is sent.
    pub body: Body,
    /// How the body may be compressed.
    pub compress: Option<Compression>,
    /// Headers: the service's, then its own.
    pub request_headers: Vec<Field>,
    /// Parameters in the path.
    pub path: Vec<Field>,
    /// Parameters of the query string.
    pub query: Vec<Field>,
    /// The body, an object.
    pub request: TypeId,
    /// Headers of the answer: the service's, then its own.
    pub response_headers: Vec<Field>,
    /// The answer, an object: the envelope's members, then its own.
    pub response: TypeId,
    /// How success is told from failure.
    pub envelope: Option<Envelope>,
    /// How the answer's list comes in pages.
    pub pages: Option<Pages>,
    /// How a request with too long a list is split.
    pub batch: Option<Batch>,
    /// Result codes that only this page names.
    pub codes: Vec<Variant>,
    /// Where the page is wrong.
    pub errata: Vec<Erratum>,
    /// The page's JSON.
    pub examples: Vec<Example>,
    /// Where it was declared.
    pub place: Place,
}

impl Operation {
    /// Headers whose value the page fixes, as text.
    pub fn constant_headers(&self) -> impl Iterator<Item = (&str, String)> {
        self.request_headers.iter().filter_map(|field| {
            let value = match field.constant.as_ref()? {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            Some((field.wire.as_str(), value))
        })
    }
}

/// A call from the vendor.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// The name.
    pub name: String,
    /// The Rust method that verifies and reads it.
    pub method: String,
    /// The doc comment of what receives it, a line each.
    pub docs: Vec<String>,
    /// The Rust module of its types.
    pub module: String,
    /// One line on when it is sent.
    pub summary: String,
    /// More than one line.
    pub doc: Option<String>,
    /// The page's name.
    pub page: Option<String>,
    /// Where the page is.
    pub page_url: Option<String>,
    /// The date of the page's revision.
    pub revised: Option<String>,
    /// Method, and the path if the page documents one.
    pub http: Http,
    /// What of the page was not seen.
    pub missing: Option<String>,
    /// The recipe that verifies it.
    pub recipe: Option<String>,
    /// Headers that come with it.
    pub request_headers: Vec<Field>,
    /// The body, an object.
    pub payload: TypeId,
    /// What the receiver must answer.
    pub answer: Option<Answer>,
    /// When the vendor sends it again.
    pub retry: Option<Retry>,
    /// Where the page is wrong.
    pub errata: Vec<Erratum>,
    /// The page's JSON.
    pub examples: Vec<Example>,
    /// Where it was declared.
    pub place: Place,
}

/// Method and path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    /// In capitals.
    pub method: String,
    /// From its slash on; absent for a webhook to a URL of the receiver's choice.
    pub path: Option<String>,
}

/// What the receiver of a webhook must answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Option<Value>,
    /// Anything else to know.
    pub doc: Option<String>,
}

/// When the vendor sends a webhook again.
#[derive(Clone, Debug)]
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

pub use crate::schema::language::ExampleKind;

/// A JSON message that the page shows.
#[derive(Clone, Debug)]
pub struct Example {
    /// Which message it is.
    pub kind: ExampleKind,
    /// What tells it from others of its kind: a Rust identifier.
    pub slug: String,
    /// The name that the schema gives it.
    pub name: Option<String>,
    /// The message.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}
