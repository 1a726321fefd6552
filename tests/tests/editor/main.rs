//! What an editor with yaml-language-server offers: every schema file names the JSON Schema, the JSON Schema is one, it
//! accepts the files, and it gives completions with descriptions.
//!
//! The server itself is asked as well, where it is installed.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod candidates;
mod server;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use candidates::candidates;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema() -> Value {
    let text = fs::read_to_string(root().join("schemas/schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// All schema files of the repository, and what the schema directory of the story has.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join("schemas")];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "yaml") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() > 20, "only {} files", found.len());
    found
}

#[test]
fn the_json_schema_is_one_by_its_own_standard() {
    let schema = schema();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_schema_file_names_the_json_schema_in_its_first_line() {
    let schema = root().join("schemas/schema.json").canonicalize().unwrap();
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let shown = file.display();
        let named = first
            .strip_prefix("# yaml-language-server: $schema=")
            .unwrap_or_else(|| panic!("{shown} begins with `{first}`"));
        assert!(!Path::new(named).is_absolute(), "{shown}: {named}");
        let meant = file.parent().unwrap().join(named).canonicalize();
        assert_eq!(meant.ok().as_ref(), Some(&schema), "{shown}: {named}");
    }
}

#[test]
fn the_json_schema_accepts_the_files_and_marks_what_is_wrong() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for file in files() {
        let document = document(&fs::read_to_string(&file).unwrap());
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", file.display());
    }
    let page = root().join("schemas/callbot/stop_order.yaml");
    let good = document(&fs::read_to_string(page).unwrap());
    for (path, wrong) in [
        ("/effect", Value::from("twice")),
        ("/http", Value::from(1)),
        ("/request/productID/requird", Value::from(true)),
    ] {
        let mut bad = good.clone();
        let (parent, key) = path.rsplit_once('/').unwrap();
        bad.pointer_mut(parent).unwrap()[key] = wrong;
        assert!(!validator.is_valid(&bad), "{path} should be marked");
    }
}

/// A file as the editor reads it: plain YAML, in the compiler's own reading.
fn document(text: &str) -> Value {
    let mut diagnostics = tablewright::diagnostic::Diagnostics::new();
    let mut sources = tablewright::diagnostic::Sources::new();
    let document =
        tablewright::yaml::parse(&mut sources, "file", text.as_bytes(), &mut diagnostics);
    document.unwrap().root.to_json()
}

#[test]
fn keys_are_completed_with_descriptions_where_a_cursor_may_be() {
    let schema = schema();
    let operation = document("operation: sendAnvil\n");
    let service = document("service: acme\n");
    for (place, whole, path, wanted) in [
        (
            "a page",
            &operation,
            "",
            &["http", "effect", "request", "errata"][..],
        ),
        (
            "a row",
            &operation,
            "/request/anvilNo",
            &["type", "required", "doc", "unit", "max_length"],
        ),
        (
            "an enum",
            &operation,
            "/enums/Speed",
            &["of", "doc", "values"],
        ),
        (
            "a value",
            &operation,
            "/enums/Speed/values/1",
            &["name", "doc", "deprecated"],
        ),
        (
            "an example",
            &operation,
            "/examples/0",
            &["of", "name", "value"],
        ),
        (
            "a service",
            &service,
            "",
            &["title", "hosts", "credentials", "signing", "envelope"],
        ),
        (
            "a host",
            &service,
            "/hosts/main",
            &["url", "doc", "default"],
        ),
        (
            "a recipe",
            &service,
            "/signing/request",
            &["message", "digest", "output", "place"],
        ),
        (
            "the crate",
            &document("name: x\n"),
            "",
            &["name", "version", "rust_version"],
        ),
    ] {
        let found = candidates(&schema, whole, path);
        for key in wanted {
            let description = found
                .get(*key)
                .unwrap_or_else(|| panic!("{place} has no `{key}`: {:?}", found.keys()));
            assert!(description.len() > 5, "{place}: `{key}` has no description");
        }
        let mute: Vec<&String> = found
            .iter()
            .filter(|it| it.1.is_empty())
            .map(|it| it.0)
            .collect();
        assert!(mute.is_empty(), "{place}: without descriptions: {mute:?}");
    }
    assert!(!candidates(&schema, &operation, "").contains_key("hosts"));
}

#[test]
fn the_language_server_completes() {
    let Some(mut server) = server::Server::start() else {
        println!("yaml-language-server is not installed: it was not asked");
        return;
    };
    let file = root().join("schemas/callbot/new_page.yaml");
    let text = "# yaml-language-server: $schema=../schema.json\noperation: newPage\nrequest:\n  id: { type: string, req }\n";
    server.open(&file, text);
    let row = server.complete(&file, 3, "  id: { type: string, req".len());
    assert!(row.iter().any(|label| label == "required"), "{row:?}");
    let text = "# yaml-language-server: $schema=../schema.json\noperation: newPage\neff\n";
    server.change(&file, text);
    let keys = server.complete(&file, 2, 3);
    assert!(keys.iter().any(|label| label == "effect"), "{keys:?}");
}
