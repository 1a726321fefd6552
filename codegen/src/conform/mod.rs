//! Recorded JSON against the model: what the vendor really sends, where it is not what the schema says.
//!
//! 1. **read** ([`read()`]): a file with JSON, JSON lines or a HAR to messages;
//! 2. **walk** ([`conform()`]): each message along the fields of its type, every deviation counted by its JSON path;
//! 3. **render** ([`render`]): a table, JSON, or the schema with the edits that the deviations suggest ([`propose()`]).
//!
//! Recordings hold personal data. A finding has names of fields, kinds of JSON and counts, never a value; the one
//! exception is a short value of an enum that is not sensitive. The pattern of a field is not checked.

mod edit;
mod finding;
mod har;
mod kind;
mod patch;
mod privacy;
mod read;
pub mod render;
mod shape;
mod value;
mod walk;

pub use finding::{Finding, Problem, Report};
pub use kind::JsonKind;
pub use patch::{Patch, propose};
pub use read::{ReadError, Recording, read};
pub use shape::Shape;
pub use walk::conform;

use crate::model::{Envelope, Field, Operation, Service, TypeId, Webhook};

/// Which message of a page recordings are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is sent to an operation.
    Request,
    /// What an operation answers.
    Response,
    /// What a webhook brings.
    Payload,
}

impl Part {
    /// The word for it, which is also how paths of the schema begin.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Payload => "payload",
        }
    }
}

/// A message of the model.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The service that its types belong to.
    pub service: &'a Service,
    /// Which message it is.
    pub part: Part,
    /// Its type.
    pub id: TypeId,
    /// How success is told from failure; a failure has only these members.
    pub envelope: Option<&'a Envelope>,
    /// The method and path at which a HAR has it.
    pub http: &'a crate::model::Http,
}

impl<'a> Subject<'a> {
    /// A message of an operation; none if `part` is of a webhook.
    pub fn of_operation(service: &'a Service, page: &'a Operation, part: Part) -> Option<Self> {
        let (id, envelope) = match part {
            Part::Request => (page.request, None),
            Part::Response => (page.response, page.envelope.as_ref()),
            Part::Payload => return None,
        };
        Some(Self {
            service,
            part,
            id,
            envelope,
            http: &page.http,
        })
    }

    /// The payload of a webhook; none if `part` is of an operation.
    pub fn of_webhook(service: &'a Service, page: &'a Webhook, part: Part) -> Option<Self> {
        (part == Part::Payload).then_some(Self {
            service,
            part,
            id: page.payload,
            envelope: None,
            http: &page.http,
        })
    }

    /// Its members.
    pub fn fields(&self) -> &'a [Field] {
        self.service.fields(self.id)
    }
}
