//! The keys that a JSON Schema offers at a place, as a language server finds them.

use std::collections::BTreeMap;

use serde_json::Value;

/// The keys that may stand at `path` (as in a JSON pointer) of a file that says `whole`, with their descriptions.
pub(crate) fn candidates(schema: &Value, whole: &Value, path: &str) -> BTreeMap<String, String> {
    let mut open = vec![schema];
    for step in path.split('/').skip(1) {
        let mut next = Vec::new();
        for known in spread(schema, &open, whole) {
            next.extend(below(known, step));
        }
        assert!(
            !next.is_empty(),
            "the schema has nothing at `{step}` of {path}"
        );
        open = next;
    }
    let mut found = BTreeMap::new();
    for known in spread(schema, &open, whole) {
        let properties = known.get("properties").and_then(Value::as_object);
        for (key, value) in properties.into_iter().flatten() {
            let description = value.get("description").and_then(Value::as_str);
            found.insert(key.clone(), description.unwrap_or_default().to_owned());
        }
    }
    found
}

/// Schemas with what they refer to and choose among.
fn spread<'s>(root: &'s Value, schemas: &[&'s Value], whole: &Value) -> Vec<&'s Value> {
    let mut open = schemas.to_vec();
    let mut found = Vec::new();
    while let Some(schema) = open.pop() {
        if let Some(to) = schema.get("$ref").and_then(Value::as_str) {
            open.push(root.pointer(to.trim_start_matches('#')).unwrap());
        }
        for choice in ["anyOf", "oneOf", "allOf"] {
            open.extend(
                schema
                    .get(choice)
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten(),
            );
        }
        if let Some(condition) = schema.get("if") {
            let keys = condition["required"].as_array().unwrap();
            let holds = keys
                .iter()
                .all(|key| whole.get(key.as_str().unwrap()).is_some());
            open.push(&schema[if holds { "then" } else { "else" }]);
        }
        found.push(schema);
    }
    found
}

/// What a schema says about a member or an element.
fn below<'s>(schema: &'s Value, step: &str) -> Vec<&'s Value> {
    if step.parse::<usize>().is_ok() && schema.get("items").is_some() {
        return vec![&schema["items"]];
    }
    if let Some(known) = schema.get("properties").and_then(|it| it.get(step)) {
        return vec![known];
    }
    let open = schema
        .get("additionalProperties")
        .filter(|it| it.is_object());
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    let patterns = patterns.into_iter().flat_map(|it| it.values());
    open.into_iter().chain(patterns).collect()
}
