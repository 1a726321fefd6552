//! Whether an answer is a success: only the envelope is read, whatever the rest looks like.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::operation::Envelope;

/// What an envelope says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) code: Option<i64>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
}

/// Reads the envelope's members and passes over all others; `None` if the body is no JSON object.
pub(super) fn read(body: &[u8], envelope: &Envelope) -> Option<Verdict> {
    let text = std::str::from_utf8(body).ok()?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let verdict = deserializer.deserialize_map(Members(envelope)).ok()?;
    deserializer.end().ok()?;
    Some(verdict)
}

struct Members<'e>(&'e Envelope);

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Verdict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Verdict, A::Error> {
        let mut verdict = Verdict::default();
        while let Some(name) = members.next_key_seed(Name(self.0))? {
            match name {
                Member::Code => verdict.code = integer(&members.next_value()?),
                Member::Message => verdict.message = text(members.next_value()?),
                Member::RequestId => verdict.request_id = text(members.next_value()?),
                Member::Other => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(verdict)
    }
}

enum Member {
    Code,
    Message,
    RequestId,
    Other,
}

struct Name<'e>(&'e Envelope);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Member;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Member, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Member;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Member, E> {
        Ok(if name == self.0.code {
            Member::Code
        } else if Some(name) == self.0.message {
            Member::Message
        } else if Some(name) == self.0.request_id {
            Member::RequestId
        } else {
            Member::Other
        })
    }
}

/// A code may come as text, or as a number with a fraction of zero.
fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| {
            let text = number.to_string();
            text.strip_suffix(".0")?.parse().ok()
        }),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}
