//! The OpenAPI export: a standard validator accepts it, the pages' examples fit it, and it says what the model says.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod examples;
mod same_as_model;

use std::path::{Path, PathBuf};

use roas::v3_1::spec::Spec;
use roas::validation::{Options, Validate};
use serde_json::Value;
use tablewright::model::Api;
use tablewright::openapi::document;

/// The repository's own schemas.
fn own() -> Api {
    compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas"))
}

/// One schema for each feature of the language.
fn cases() -> Api {
    compile(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases"))
}

fn compile(directory: &Path) -> Api {
    tablewright::compile(directory, "test").api.unwrap()
}

/// Each service alone, and all of them.
fn documents(api: &Api) -> Vec<(String, Value)> {
    let each = api.services.iter();
    let mut documents: Vec<(String, Value)> = each
        .map(|service| (service.name.clone(), document(api, Some(&service.name))))
        .collect();
    documents.push(("all".to_owned(), document(api, None)));
    documents
}

#[test]
fn a_standard_validator_accepts_every_document() {
    for api in [own(), cases()] {
        for (name, document) in documents(&api) {
            let spec: Spec =
                serde_json::from_value(document).unwrap_or_else(|error| panic!("{name}: {error}"));
            // Types of webhooks and of other services' operations are all used; an unused one would be a mistake.
            if let Err(error) = spec.validate(Options::empty(), None) {
                panic!("{name}: {error}");
            }
        }
    }
}

#[test]
fn a_validator_finds_what_is_wrong() {
    let api = own();
    let mut broken = document(&api, None);
    let schemas = broken["components"]["schemas"].as_object_mut().unwrap();
    schemas.remove("callbot.StopOrderResponse").unwrap();
    let spec: Spec = serde_json::from_value(broken).unwrap();
    assert!(spec.validate(Options::empty(), None).is_err());
}

#[test]
fn a_small_document_reads_well() {
    let api = cases();
    insta::assert_snapshot!(format!("{:#}", document(&api, Some("plain"))));
}

#[test]
fn the_document_is_the_same_every_time() {
    let twice = [0, 1].map(|_| document(&own(), None).to_string());
    assert_eq!(twice[0], twice[1]);
}
