//! What a request does to be sent.

use serde::Serialize;
use serde::ser::SerializeMap;
use serde_json::Value;

use super::super::record::Record;
use super::super::signing::form_encode;
use super::super::writer::Writer;
use super::check::Check;

/// Something that has limits, itself or inside.
pub trait Limited {
    /// Collects what is wrong.
    fn check(&self, check: &mut Check);
}

impl<T: Limited> Limited for Box<T> {
    fn check(&self, check: &mut Check) {
        (**self).check(check);
    }
}

/// The request of an operation.
pub trait Request: Record {
    /// Collects what is wrong with it, before it is sent.
    fn check(&self, check: &mut Check) {
        let _ = check;
    }

    /// Fills in what is sent outside of the body.
    fn target(&self, target: &mut Target) {
        let _ = target;
    }

    /// Writes the members that are sent in the body.
    fn write_body<S: SerializeMap>(&self, out: &mut Writer<S>) {
        self.write(out);
    }
}

/// What of a request is sent outside of its body.
#[derive(Clone, Debug, Default)]
pub struct Target {
    pub(super) path: String,
    pub(super) query: String,
    pub(super) headers: Vec<(&'static str, String)>,
}

impl Target {
    pub(super) fn new(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            ..Self::default()
        }
    }

    /// Fills in a parameter of the path.
    pub fn path(&mut self, name: &str, value: &str) {
        let mut encoded = String::new();
        form_encode(&mut encoded, value);
        self.path = self.path.replace(&format!("{{{name}}}"), &encoded);
    }

    /// Adds a parameter to the query string.
    pub fn query(&mut self, name: &str, value: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        form_encode(&mut self.query, name);
        self.query.push('=');
        form_encode(&mut self.query, value);
    }

    /// Adds a header.
    pub fn header(&mut self, name: &'static str, value: &str) {
        self.headers.push((name, value.to_owned()));
    }
}

/// A value as it is sent outside of the body: a text as it is, a list with commas between, anything else as JSON.
pub fn parameter<T: Serialize>(value: &T) -> String {
    // Generated types report no errors of their own.
    text(serde_json::to_value(value).unwrap_or_default())
}

fn text(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Array(elements) => elements.into_iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
