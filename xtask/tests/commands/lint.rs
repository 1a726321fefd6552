//! `cargo xtask lint`, from the outside.

use std::fs;

use super::support::{Ran, elsewhere, xtask};
use tempfile::TempDir;

/// Schemas with an unknown key, and an enum that lists a value twice.
fn broken() -> TempDir {
    let directory = elsewhere();
    let path = directory.path().join("schemas/callbot/stop_order.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}efect: once\n")).unwrap();
    directory
}

fn lint(directory: &TempDir, format: &str) -> Ran {
    let schemas = directory.path().join("schemas");
    xtask(&[
        "lint",
        "--schemas",
        schemas.to_str().unwrap(),
        "--format",
        format,
    ])
}

#[test]
fn good_schemas_pass() {
    for format in ["text", "json", "github"] {
        let ran = lint(&elsewhere(), format);
        assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn text_shows_the_line_and_what_to_do() {
    let ran = lint(&broken(), "text");
    assert_eq!(ran.code, Some(1));
    let said = ran.stdout + &ran.stderr;
    assert!(said.contains("error[unknown-key]"), "{said}");
    assert!(said.contains("efect: once"), "{said}");
    assert!(said.contains("did you mean `effect`?"), "{said}");
}

#[test]
fn json_has_the_place() {
    let ran = lint(&broken(), "json");
    assert_eq!(ran.code, Some(1));
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let text = report.to_string();
    assert!(text.contains("unknown-key"), "{text}");
    assert!(text.contains("stop_order.yaml"), "{text}");
    assert!(text.contains("\"line\""), "{text}");
}

#[test]
fn github_gets_workflow_commands() {
    let ran = lint(&broken(), "github");
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.starts_with("::error file="), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("stop_order.yaml,line="),
        "{}",
        ran.stdout
    );
}
