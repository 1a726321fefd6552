//! What the README shows is real: its schema fragment, and the Rust that it says comes of it.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use tablewright::model::Example;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// The first block of the README in the given language.
fn block(readme: &str, language: &str) -> String {
    let start = readme.find(&format!("```{language}\n")).unwrap() + language.len() + 4;
    let end = readme[start..].find("```").unwrap();
    readme[start..start + end].to_owned()
}

/// Every passage between lines of dots must stand in the file word for word.
fn assert_excerpt(excerpt: &str, whole: &str) {
    let passages: Vec<&str> = excerpt
        .split("// …\n")
        .filter(|passage| !passage.trim().is_empty())
        .collect();
    assert!(!passages.is_empty());
    for passage in passages {
        assert!(
            whole.contains(passage.trim_matches('\n')),
            "not in the file:\n{passage}"
        );
    }
}

#[test]
fn the_schema_fragment_is_real() {
    let readme = read("README.md");
    let schema = read("schemas/callbot/stop_order.yaml") + &read("schemas/callbot/service.yaml");
    for passage in block(&readme, "yaml").split("\n\n") {
        assert!(
            schema.contains(passage.trim_matches('\n')),
            "not in the schema:\n{passage}"
        );
    }
}

#[test]
fn the_rust_is_real() {
    assert_excerpt(
        &block(&read("README.md"), "rust"),
        &(read("generated/src/callbot/stop_order.rs") + &read("generated/src/callbot/shared.rs")),
    );
}

/// The reference of the schema language shows every key that the JSON Schema knows, in an example.
#[test]
fn every_key_of_the_language_has_an_example() {
    let schema: serde_json::Value = serde_json::from_str(&read("schemas/schema.json")).unwrap();
    let reference = read("schemas/README.md");
    let mut open = vec![&schema];
    let mut keys = 0;
    while let Some(value) = open.pop() {
        if let Some(properties) = value.get("properties").and_then(|it| it.as_object()) {
            for key in properties.keys() {
                let shown = reference.lines().any(|line| {
                    line.match_indices(&format!("{key}:")).any(|(at, _)| {
                        let before = line[..at].chars().next_back();
                        before.is_none_or(|c| matches!(c, ' ' | '{' | '`' | '('))
                    })
                });
                assert!(shown, "schemas/README.md has no example of `{key}`");
                keys += 1;
            }
        }
        match value {
            serde_json::Value::Object(members) => open.extend(members.values()),
            serde_json::Value::Array(elements) => open.extend(elements),
            _ => {}
        }
    }
    assert!(keys > 90, "only {keys} keys were found");
}

/// Every operation and webhook of the model, how much of its page was seen, and what its tests are made of.
#[test]
fn the_table_of_services_is_the_model() {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    let api = tablewright::compile(&schemas, "dialcraft").api.unwrap();
    let mut table =
        "| Service | Operation or webhook | Page seen | Tested |\n| --- | --- | --- | --- |\n"
            .to_owned();
    for service in &api.services {
        let operations = service.operations.iter().map(|it| {
            let how = "both clients with the mock server";
            (&it.name, it.missing.is_some(), how, &it.examples)
        });
        let webhooks = service.webhooks.iter().map(|it| {
            let how = "receiver with the mock server";
            (&it.name, it.missing.is_some(), how, &it.examples)
        });
        for (name, is_partial, how, examples) in operations.chain(webhooks) {
            let seen = if is_partial { "in part" } else { "in full" };
            let printed = printed(examples);
            writeln!(
                table,
                "| `{}` | `{name}` | {seen} | {how}{printed} |",
                service.name
            )
            .unwrap();
        }
    }
    let readme = read("README.md");
    assert!(readme.contains(&table), "the README should have:\n{table}");
}

/// The kinds of messages that the page prints; other examples are named for being made of the types.
fn printed(examples: &[Example]) -> String {
    let printed = examples.iter().filter(|it| {
        let made = |name: &String| name.starts_with("made of the types");
        !it.name.as_ref().is_some_and(made)
    });
    let mut kinds: Vec<String> = printed
        .map(|it| format!("{:?}", it.kind).to_lowercase())
        .collect();
    kinds.dedup();
    if kinds.is_empty() {
        return String::new();
    }
    format!("; the page's JSON: {}", kinds.join(", "))
}

#[test]
fn the_batches_are_real() {
    let readme = read("README.md");
    let (_, batches) = readme.split_once("may be longer than one message").unwrap();
    assert_excerpt(
        &block(batches, "rust"),
        &read("tests/examples/look_up_orders.rs"),
    );
}

#[test]
fn the_client_is_real() {
    let readme = read("README.md");
    let (_, clients) = readme.split_once("## Clients").unwrap();
    assert_excerpt(
        &block(clients, "rust"),
        &read("tests/examples/stop_orders.rs"),
    );
}
