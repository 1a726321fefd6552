//! Stand-ins in place of what must not be seen: a page's examples may hold somebody's number, name or token, and a schema
//! is published. Here is where sensitive fields hold something; what stands in for one value is in `stand_in`.

mod stand_in;

use serde_json::Value;

use super::super::draft::{Draft, DraftExample, DraftField, Note, NoteKind};
use crate::schema::language::ExampleKind;

/// The draft with stand-ins in place of what its sensitive fields hold, and how many there are.
pub(super) fn draft(draft: &Draft) -> (Draft, usize) {
    let mut masked = draft.clone();
    let mut count = 0;
    for example in &mut masked.examples {
        message(example, draft, &mut count);
    }
    for table in [
        &mut masked.request_headers,
        &mut masked.path_parameters,
        &mut masked.query,
        &mut masked.request,
        &mut masked.response_headers,
        &mut masked.response,
    ] {
        cells(table, false, &mut count);
    }
    (masked, count)
}

/// A table with stand-ins in its sensitive fields.
pub(super) fn table(fields: &[DraftField]) -> Vec<DraftField> {
    let mut masked = fields.to_vec();
    cells(&mut masked, false, &mut 0);
    masked
}

/// How many values are made up.
pub(super) fn note(draft: &Draft, count: usize) -> Option<Note> {
    let values = match count {
        0 => return None,
        1 => "a value of a sensitive field; a made-up one stands".to_owned(),
        _ => format!("{count} values of sensitive fields; made-up ones stand"),
    };
    Some(Note {
        kind: NoteKind::Left,
        line: draft.examples.first().map_or(1, |example| example.line),
        text: format!("{values} in the examples of `{}`", draft.name),
    })
}

/// The message of an example.
fn message(example: &mut DraftExample, draft: &Draft, count: &mut usize) {
    let fields = match example.kind {
        ExampleKind::Request | ExampleKind::Payload => &draft.request,
        ExampleKind::Response | ExampleKind::Failure => &draft.response,
        ExampleKind::Answer => return,
    };
    members(&mut example.value, fields, false, count);
}

/// The members of an object, or of each object in a list or a map.
fn members(value: &mut Value, fields: &[DraftField], hidden: bool, count: &mut usize) {
    match value {
        Value::Array(items) => {
            for item in items {
                members(item, fields, hidden, count);
            }
        }
        Value::Object(entries) => {
            for (name, value) in entries {
                if let Some(field) = fields.iter().find(|field| field.name == *name) {
                    held(value, field, hidden, count);
                } else if value.is_object() || value.is_array() {
                    // A map has keys of its own above the members.
                    members(value, fields, hidden, count);
                } else if hidden {
                    stand_in::put(value, &DraftField::default(), count);
                }
            }
        }
        _ if hidden => stand_in::put(value, &DraftField::default(), count),
        _ => {}
    }
}

/// What a field holds. `hidden`: it is in something that is not to be seen.
fn held(value: &mut Value, field: &DraftField, hidden: bool, count: &mut usize) {
    let hidden = hidden || field.sensitive;
    if !field.fields.is_empty() {
        return members(value, &field.fields, hidden, count);
    }
    match value {
        Value::Array(items) => {
            for item in items {
                held(item, field, hidden, count);
            }
        }
        Value::Object(entries) => {
            for (_, value) in entries {
                held(value, field, hidden, count);
            }
        }
        _ if hidden => stand_in::put(value, field, count),
        _ => {}
    }
}

/// The example cells of a table.
fn cells(fields: &mut [DraftField], hidden: bool, count: &mut usize) {
    for field in fields {
        let hidden = hidden || field.sensitive;
        if let Some(mut value) = field.example.take() {
            if hidden {
                held(&mut value, field, true, count);
            }
            field.example = Some(value);
        }
        cells(&mut field.fields, hidden, count);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::draft::DraftType;
    use super::*;

    pub(super) fn sensitive(name: &str, ty: DraftType) -> DraftField {
        DraftField {
            name: name.to_owned(),
            ty,
            sensitive: true,
            ..DraftField::default()
        }
    }

    #[test]
    fn only_what_is_sensitive_is_masked_wherever_it_stands() {
        let member = sensitive("phone", DraftType::String);
        let open = DraftField {
            sensitive: false,
            ..sensitive("city", DraftType::String)
        };
        let list = DraftField {
            fields: vec![member.clone(), open.clone()],
            sensitive: false,
            ..sensitive("people", DraftType::List(Box::new(DraftType::Object)))
        };
        let page = Draft {
            request: vec![list, member, open],
            examples: vec![DraftExample {
                kind: ExampleKind::Request,
                value: json!({"city": "Bath", "phone": "98765", "people": [{"phone": "12345678901", "city": "York"}]}),
                line: 1,
            }],
            ..Draft::default()
        };
        let (masked, count) = draft(&page);
        assert_eq!(count, 2);
        assert_eq!(
            masked.examples[0].value,
            json!({"city": "Bath", "phone": "15550", "people": [{"phone": "15550100000", "city": "York"}]})
        );
    }
}
