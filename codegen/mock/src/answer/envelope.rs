//! Answers of success and of failure, with the envelope filled in.

use serde_json::{Map, Value, json};
use tablewright::model::{Envelope, ExampleKind, Operation, Role, Service, Type};

use super::codes::words_for;
use crate::sample;

/// The answer to a request that was accepted. Its request id is a fresh one, as the vendor's would be.
pub(crate) fn success(service: &Service, operation: &Operation, fresh_id: &str) -> Value {
    let shown = sample::example(&operation.examples, ExampleKind::Response);
    let mut answer = match shown {
        Some(shown) => {
            let mut answer = shown.clone();
            sample::complete(service, operation.response, &mut answer);
            answer
        }
        None => sample::message(service, operation.response),
    };
    if let (Some(envelope), Value::Object(members)) = (&operation.envelope, &mut answer) {
        if shown.is_none() {
            fill(members, envelope, "success", first_success(envelope));
        }
        set_id(members, envelope, fresh_id);
    }
    answer
}

/// An answer with a result code of failure. Besides the envelope it has what the page's example of a failure has.
///
/// `None` if the operation has no envelope to say it with.
pub(crate) fn failure(
    service: &Service,
    operation: &Operation,
    code: i64,
    text: Option<&str>,
    fresh_id: &str,
) -> Option<Value> {
    let envelope = operation.envelope.as_ref()?;
    let mut members = Map::new();
    for field in &envelope.fields {
        members.insert(field.wire.clone(), sample::value(service, field));
    }
    if let Some(Value::Object(shown)) = sample::example(&operation.examples, ExampleKind::Failure) {
        for (name, value) in shown {
            members.insert(name.clone(), value.clone());
        }
    }
    let words = words_for(service, operation, code);
    let words = text.map_or(words.clone(), |text| {
        format!("{}: {text}", words.trim_end_matches('.'))
    });
    fill(&mut members, envelope, &words, code);
    set_id(&mut members, envelope, fresh_id);
    Some(Value::Object(members))
}

fn first_success(envelope: &Envelope) -> i64 {
    envelope.success.first().copied().unwrap_or(0)
}

fn fill(members: &mut Map<String, Value>, envelope: &Envelope, message: &str, code: i64) {
    for field in &envelope.fields {
        let value = match field.role {
            Some(Role::Code) => json!(code),
            Some(Role::Message) => json!(message),
            Some(Role::RequestId) | None => continue,
        };
        members.insert(field.wire.clone(), value);
    }
}

fn set_id(members: &mut Map<String, Value>, envelope: &Envelope, fresh_id: &str) {
    for field in &envelope.fields {
        if field.role == Some(Role::RequestId) && field.ty == Type::String {
            members.insert(field.wire.clone(), json!(fresh_id));
        }
    }
}
