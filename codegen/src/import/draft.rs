//! What was understood of a page: operations and webhooks in the terms of the schema language, each finding with its
//! line, and everything that a reviewer should look at.

use serde_json::Value;

use super::words::calls;
use crate::schema::language::{Body, Effect, ExampleKind, Unit};

/// An operation or a webhook, as far as the page tells.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// A call from the vendor to us rather than from us to the vendor.
    pub is_webhook: bool,
    /// The name: the last part of the path, or the title.
    pub name: String,
    /// The page's title for it.
    pub title: Option<String>,
    /// The page's words on it.
    pub description: Option<String>,
    /// The page's name.
    pub page: String,
    /// The date of the page's revision, as YYYY-MM-DD.
    pub revised: Option<String>,
    /// The HTTP method, in capitals.
    pub method: Option<String>,
    /// The path, from its slash on.
    pub path: Option<String>,
    /// Base URLs that the page names, with what it calls them.
    pub hosts: Vec<(Option<String>, String)>,
    /// How the body is sent.
    pub body: Body,
    /// What a second sending does, guessed from method and name.
    pub effect: Option<Effect>,
    /// Headers of the request or of the webhook.
    pub request_headers: Vec<DraftField>,
    /// Parameters in the path.
    pub path_parameters: Vec<DraftField>,
    /// Parameters of the query string.
    pub query: Vec<DraftField>,
    /// Members of the request's body, or of the webhook's payload.
    pub request: Vec<DraftField>,
    /// That body is a list of such objects.
    pub request_is_list: bool,
    /// Headers of the response.
    pub response_headers: Vec<DraftField>,
    /// Members of the response's body, the whole of it: a service's envelope is taken off when it is printed.
    pub response: Vec<DraftField>,
    /// The answer's body is a list of such objects.
    pub response_is_list: bool,
    /// The enums that fields name.
    pub enums: Vec<DraftEnum>,
    /// The table of result codes.
    pub codes: Vec<DraftValue>,
    /// The page's JSON.
    pub examples: Vec<DraftExample>,
    /// Where the page contradicts itself.
    pub errata: Vec<DraftErratum>,
    /// HTTP status that the receiver of a webhook must answer with.
    pub answer_status: Option<u16>,
    /// JSON that the receiver of a webhook must answer with.
    pub answer_body: Option<Value>,
    /// The page's words on repeated delivery of a webhook.
    pub retry: Option<String>,
}

impl Draft {
    /// Its tables of fields, the webhook's payload as the request's.
    #[must_use]
    pub fn tables(&self) -> [&[DraftField]; 6] {
        [
            &self.request_headers,
            &self.path_parameters,
            &self.query,
            &self.request,
            &self.response_headers,
            &self.response,
        ]
    }

    /// The same tables in the same order, to be changed.
    pub(super) fn tables_mut(&mut self) -> [&mut Vec<DraftField>; 6] {
        [
            &mut self.request_headers,
            &mut self.path_parameters,
            &mut self.query,
            &mut self.request,
            &mut self.response_headers,
            &mut self.response,
        ]
    }

    /// Whether the page gave an address and nothing else.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.tables().iter().all(|table| table.is_empty())
            && self.examples.is_empty()
            && self.answer_body.is_none()
    }

    /// What else it might be called, where its name is another's: by its title, by its page.
    pub fn other_names(&self) -> impl Iterator<Item = String> {
        let spoken = [self.title.as_deref(), Some(self.page.as_str())];
        (spoken.into_iter().flatten())
            .filter(|spoken| spoken.contains(|c: char| c.is_ascii_alphabetic()))
            .map(|spoken| {
                if self.is_webhook {
                    calls::webhook(spoken)
                } else {
                    calls::operation(None, spoken)
                }
            })
    }
}

/// A field.
#[derive(Clone, Debug, Default)]
pub struct DraftField {
    /// The wire name.
    pub name: String,
    /// The row's line, from 1.
    pub line: usize,
    /// What it holds.
    pub ty: DraftType,
    /// Members, for an object or a list (or map) of objects.
    pub fields: Vec<DraftField>,
    /// Always there.
    pub required: bool,
    /// Null is seen or allowed.
    pub nullable: bool,
    /// The only value.
    pub constant: Option<Value>,
    /// What the server takes when it is left out.
    pub default: Option<Value>,
    /// The page's example cell.
    pub example: Option<Value>,
    /// What its number counts, or how its text is written.
    pub unit: Option<Unit>,
    /// Fewest elements.
    pub min_items: Option<u64>,
    /// Most elements.
    pub max_items: Option<u64>,
    /// Fewest characters.
    pub min_length: Option<u64>,
    /// Most characters.
    pub max_length: Option<u64>,
    /// Smallest number.
    pub minimum: Option<f64>,
    /// Largest number.
    pub maximum: Option<f64>,
    /// Looks like a phone number, a name, a secret, a recording.
    pub sensitive: bool,
    /// Marked as deprecated, with the page's words.
    pub deprecated: Option<String>,
    /// The page's words on it.
    pub description: String,
    /// What a reviewer should know: printed as a comment above the field.
    pub unsure: Vec<String>,
}

/// What a field holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DraftType {
    /// Text.
    String,
    /// Integer.
    Integer,
    /// Number.
    Number,
    /// True or false.
    Boolean,
    /// Any JSON value: the page does not say.
    #[default]
    Any,
    /// An object with the field's members.
    Object,
    /// An enum of the draft, by name.
    Enum(String),
    /// A list.
    List(Box<DraftType>),
    /// An object with free keys.
    Map(Box<DraftType>),
}

/// An enum.
#[derive(Clone, Debug)]
pub struct DraftEnum {
    /// The type's name, in the style of the language.
    pub name: String,
    /// Integers rather than text.
    pub of_integer: bool,
    /// The values, in the page's order.
    pub values: Vec<DraftValue>,
    /// Where the page lists them, from 1.
    pub line: usize,
}

/// A value of an enum, or a result code.
#[derive(Clone, Debug)]
pub struct DraftValue {
    /// On the wire.
    pub value: Value,
    /// The variant's name, made of the description.
    pub name: String,
    /// The page's words on it.
    pub description: String,
    /// The row's line, from 1.
    pub line: usize,
}

/// A JSON message.
#[derive(Clone, Debug)]
pub struct DraftExample {
    /// Which message it is.
    pub kind: ExampleKind,
    /// The message.
    pub value: Value,
    /// Where it stands, from 1.
    pub line: usize,
}

/// A disagreement on the page.
#[derive(Clone, Debug)]
pub struct DraftErratum {
    /// The field's path as in the schema language (`response.orderDetailList.agent`), or a subject in words.
    pub subject: String,
    /// Whether the subject is a field's path.
    pub is_field: bool,
    /// What the page says.
    pub page_says: String,
    /// What the draft says instead.
    pub truth: String,
    /// How we know.
    pub why: String,
    /// The same in keys of the field, where they can say it.
    pub claim: DraftClaim,
    /// The line, from 1.
    pub line: usize,
}

/// What an erratum says of a field, so that a schema can be held against it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum DraftClaim {
    /// Nothing that keys of a field could say.
    #[default]
    Words,
    /// Null occurs although the page does not allow it.
    Nullable,
    /// The page gives this type; the field has another one.
    Type(DraftType),
    /// The page gives a type that has no words here; the field has another one.
    OtherType,
    /// The page gives this example of a field that has another value always.
    Example(Value),
}

/// Something to tell the person who imports the page.
#[derive(Clone, Debug)]
pub struct Note {
    /// How much it matters.
    pub kind: NoteKind,
    /// The page's line, from 1.
    pub line: usize,
    /// In one sentence.
    pub text: String,
}

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// So much seems to be missing that the rest may be worth nothing.
    Warning,
    /// Read, and to be trusted.
    Read,
    /// Left out: nothing in the language for it, not understood, or not to be seen.
    Left,
    /// To be looked at.
    Look,
}
