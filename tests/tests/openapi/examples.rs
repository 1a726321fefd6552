//! The pages' examples against the schemas of the document, and what is made wrong in them on purpose.

use jsonschema::error::ValidationErrorKind;
use serde_json::{Value, json};
use tablewright::openapi::document;

use super::{cases, own};

/// A schema of a document as a JSON Schema that stands by itself.
fn validator(document: &Value, schema: &Value) -> jsonschema::Validator {
    let mut whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": document["components"],
    });
    for (name, value) in schema.as_object().unwrap() {
        whole[name] = value.clone();
    }
    jsonschema::validator_for(&whole).unwrap()
}

/// Every media type of a document that has examples, with where it stands.
fn media_with_examples(document: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), document)];
    while let Some((path, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                if members.contains_key("schema") && members.contains_key("examples") {
                    found.push((path.clone(), value.clone()));
                }
                open.extend(
                    members
                        .iter()
                        .map(|(name, inner)| (format!("{path}/{name}"), inner)),
                );
            }
            Value::Array(elements) => {
                let inner = elements.iter().enumerate();
                open.extend(inner.map(|(index, inner)| (format!("{path}/{index}"), inner)));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_example_of_every_page_fits_its_schema() {
    let mut count = 0;
    for api in [own(), cases()] {
        let document = document(&api, None);
        for (path, media) in media_with_examples(&document) {
            for (name, example) in media["examples"].as_object().unwrap() {
                let schema = &media["schema"];
                // Of the two alternatives, the one that the example is meant for: its errors say more.
                let schema = match schema.get("anyOf") {
                    Some(either) if name.starts_with("failure") => &either[1],
                    Some(either) => &either[0],
                    None => schema,
                };
                let errors: Vec<String> = validator(&document, schema)
                    .iter_errors(&example["value"])
                    // Pages shorten their examples: `{}` stands for an object that is explained elsewhere.
                    .filter(|error| !matches!(error.kind(), ValidationErrorKind::Required { .. }))
                    .map(|error| format!("{}: {error}", error.instance_path()))
                    .collect();
                assert!(errors.is_empty(), "{path} {name}: {errors:#?}");
                count += 1;
            }
        }
    }
    assert!(count >= 11, "only {count} examples were found");
}

/// A request and what makes it wrong.
fn refused(operation: &str, request: &Value) -> bool {
    let api = own();
    let document = document(&api, None);
    let paths = document["paths"].as_object().unwrap();
    let found = paths
        .values()
        .flat_map(|item| item.as_object().unwrap().values())
        .find(|it| it["operationId"] == operation)
        .unwrap();
    let schema = &found["requestBody"]["content"]["application/json"]["schema"];
    !validator(&document, schema).is_valid(request)
}

#[test]
fn what_a_page_forbids_does_not_fit() {
    let request =
        |ids: Value| json!({ "productID": "callbot", "userTaskID": "t", "orderList": ids });
    let operation = "callbot_listOrderDetail";
    assert!(
        !refused(operation, &request(json!(["a"]))),
        "a right one fits"
    );
    assert!(refused(operation, &request(json!("a"))), "text for a list");
    assert!(
        refused(operation, &request(json!([1]))),
        "a number for text"
    );
    assert!(refused(operation, &request(Value::Null)), "null");
    let many: Vec<String> = (0..501).map(|index| index.to_string()).collect();
    assert!(refused(operation, &request(json!(many))), "over the limit");
    let mut missing = request(json!(["a"]));
    missing.as_object_mut().unwrap().remove("userTaskID");
    assert!(refused(operation, &missing), "a required member is missing");
    let mut other = request(json!(["a"]));
    other["productID"] = "other".into();
    assert!(refused(operation, &other), "another constant");
}
