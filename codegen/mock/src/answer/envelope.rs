//! Answers of success and of failure, with the envelope filled in.

use serde_json::{Map, Value, json};
use tablewright::model::{
    EnumBase, Envelope, ExampleKind, Field, Operation, Role, Service, Type, TypeKind,
};

use super::codes::words_for;
use crate::sample;

/// The answer to a request that was accepted. Its request id is a fresh one, as the vendor's would be.
pub(crate) fn success(service: &Service, operation: &Operation, fresh_id: &str) -> Value {
    let shown = sample::example(&operation.examples, ExampleKind::Response);
    let mut answer = shown
        .cloned()
        .unwrap_or_else(|| sample::message(service, operation.response));
    if let (Some(envelope), Value::Object(members)) = (&operation.envelope, &mut answer) {
        if shown.is_none() {
            fill(
                service,
                members,
                envelope,
                "success",
                first_success(envelope),
            );
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
    let words = text.map_or(words.clone(), |text| format!("{words} {text}"));
    fill(service, &mut members, envelope, &words, code);
    set_id(&mut members, envelope, fresh_id);
    Some(Value::Object(members))
}

fn first_success(envelope: &Envelope) -> i64 {
    envelope.success.first().copied().unwrap_or(0)
}

fn fill(
    service: &Service,
    members: &mut Map<String, Value>,
    envelope: &Envelope,
    message: &str,
    code: i64,
) {
    for field in &envelope.fields {
        let value = match field.role {
            Some(Role::Code) => code_value(service, field, code),
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

/// A code as the vendor writes it: a number, or text.
fn code_value(service: &Service, field: &Field, code: i64) -> Value {
    let as_text = match &field.ty {
        Type::String => true,
        Type::Named(id) => matches!(
            &service.type_item(*id).kind,
            TypeKind::Enum(table) if table.base == EnumBase::String
        ),
        _ => false,
    };
    if as_text {
        json!(code.to_string())
    } else {
        json!(code)
    }
}
