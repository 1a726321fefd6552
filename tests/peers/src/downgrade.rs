//! The OpenAPI 3.1 document as 3.0.3, which is what progenitor reads: the same operations, said in older words.

use serde_json::{Map, Value, json};

/// The document; webhooks become operations, so that their payloads are generated as well.
pub fn to_3_0(mut document: Value) -> Value {
    document["openapi"] = "3.0.3".into();
    let mut paths = document["paths"].take();
    if let Some(webhooks) = document
        .as_object_mut()
        .and_then(|it| it.remove("webhooks"))
    {
        for (name, item) in webhooks.as_object().cloned().unwrap_or_default() {
            paths[format!("/webhooks/{name}")] = item;
        }
    }
    // One answer for each operation: the 200 with the schema of a success.
    for item in paths.as_object_mut().into_iter().flat_map(Map::values_mut) {
        for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut) {
            let operation = operation.as_object_mut().expect("an operation");
            for name in ["servers", "security"] {
                operation.remove(name);
            }
        }
    }
    document["paths"] = paths;
    let root = document.as_object_mut().expect("a document");
    root["info"]
        .as_object_mut()
        .expect("an info")
        .remove("summary");
    root["components"]
        .as_object_mut()
        .expect("components")
        .remove("securitySchemes");
    walk(&mut document);
    document
}

fn walk(value: &mut Value) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(walk),
        Value::Object(members) => {
            members
                .retain(|name, _| !name.starts_with("x-") && name != "examples" && name != "not");
            nullable(members);
            alternatives(members);
            if let Some(constant) = members.remove("const") {
                if !constant.is_object() && !constant.is_array() {
                    members.insert("enum".to_owned(), json!([constant]));
                }
            }
            members.values_mut().for_each(walk);
        }
        _ => {}
    }
}

/// `["string", "null"]` is `string` and `nullable`.
fn nullable(members: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = members.get("type") else {
        return;
    };
    let first = types.first().cloned().unwrap_or_default();
    members.insert("type".to_owned(), first);
    members.insert("nullable".to_owned(), true.into());
}

/// Open enums become closed ones; of a reference and null, or a success and a failure, the first stays.
fn alternatives(members: &mut Map<String, Value>) {
    let Some(Value::Array(either)) = members.remove("anyOf") else {
        return;
    };
    let constants: Vec<Value> = either
        .iter()
        .filter_map(|it| it.get("const").cloned())
        .collect();
    if !constants.is_empty() {
        members.insert("enum".to_owned(), constants.into());
    } else if let Some(first) = either.into_iter().next() {
        let null = members.clone();
        *members = first.as_object().cloned().unwrap_or_default();
        if let Some(description) = null.get("description") {
            members
                .entry("description")
                .or_insert_with(|| description.clone());
        }
    }
}
