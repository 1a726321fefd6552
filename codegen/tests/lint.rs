//! Every rule over schemas: a schema directory that breaks it, and what is printed then.
//!
//! A directory `lint/RULE` is a fixture. What is printed for it is in `lint/snapshots/RULE.snap`.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tablewright::diagnostic::{Severity, render_text};
use tablewright::{check, compile, compile_on, yaml};

/// Below the package, where tests run: so that no path of this machine gets into a snapshot.
const FIXTURES: &str = "tests/lint";

fn fixtures() -> BTreeSet<String> {
    let entries = fs::read_dir(FIXTURES).unwrap().map(|entry| entry.unwrap());
    let directories = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let names = directories.map(|entry| entry.file_name().into_string().unwrap());
    names.filter(|name| name != "snapshots").collect()
}

/// What the operating system says about a file is its own affair.
fn without_reasons(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| match line.split_once("cannot be read: ") {
            Some((before, reason)) if reason.contains("os error") => {
                format!("{before}cannot be read: [reason]\n")
            }
            _ => format!("{line}\n"),
        });
    lines.collect()
}

#[test]
fn every_fixture_is_reported_as_in_its_snapshot() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("lint/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for rule in fixtures() {
        let compiled = compile_on(
            Some("2026-01-01"),
            &Path::new(FIXTURES).join(&rule),
            "fixture",
        );
        let found = compiled.diagnostics.sorted(&compiled.sources);
        let text = without_reasons(&render_text(&found, &compiled.sources, false));
        assert!(
            found.iter().any(|it| it.rule == rule),
            "{rule} is not reported:\n{text}"
        );
        assert_eq!(
            compiled.api.is_none(),
            compiled.diagnostics.has_errors(),
            "{rule}"
        );
        settings.bind(|| insta::assert_snapshot!(rule.clone(), text));
    }
}

#[test]
fn every_rule_has_a_fixture() {
    // The rules of the YAML reader have theirs in `yaml_rules.rs`.
    let read = |rule: &str| yaml::RULES.iter().any(|(id, _)| *id == rule);
    let rules = check::rules().into_iter().map(|(rule, _)| rule);
    let rules: BTreeSet<String> = rules
        .filter(|rule| !read(rule))
        .map(str::to_owned)
        .collect();
    assert_eq!(rules, fixtures());
}

#[test]
fn every_rule_is_listed_once_and_explained() {
    let rules = check::rules();
    let ids: BTreeSet<&str> = rules.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(ids.len(), rules.len());
    for (rule, meaning) in rules {
        let kebab = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        assert!(rule.bytes().all(kebab), "{rule}");
        assert!(!meaning.is_empty(), "{rule}");
    }
}

#[test]
fn the_schemas_of_this_repository_break_no_rule() {
    let compiled = compile(Path::new("../schemas"), "dialcraft");
    let found = compiled.diagnostics.sorted(&compiled.sources);
    let text = render_text(&found, &compiled.sources, false);
    assert_eq!(text, "");
    assert!(compiled.api.is_some());
}

/// What is a warning may be weighed by a service; what is an error is not for choice.
#[test]
fn every_warning_can_be_weighed_and_no_error() {
    let mut weighed = 0;
    for rule in fixtures() {
        let service = Path::new(FIXTURES).join(&rule).join("acme/service.yaml");
        let Ok(text) = fs::read_to_string(&service) else {
            continue;
        };
        let found = compile(&Path::new(FIXTURES).join(&rule), "fixture").diagnostics;
        let Some(severity) = found
            .iter()
            .find(|it| it.rule == rule)
            .map(|it| it.severity)
        else {
            continue; // the age of pages needs a day
        };
        if text.contains("lints:") || rule.starts_with("unused-allow") {
            continue;
        }
        let copy = tempfile::tempdir().unwrap();
        fs::create_dir(copy.path().join("acme")).unwrap();
        for entry in fs::read_dir(service.parent().unwrap()).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                fs::copy(
                    entry.path(),
                    copy.path().join("acme").join(entry.file_name()),
                )
                .unwrap();
            }
        }
        let off = format!("{text}\nlints: {{ {rule}: off }}\n");
        fs::write(copy.path().join("acme/service.yaml"), off).unwrap();
        let without = compile(copy.path(), "fixture").diagnostics;
        let is_there = |wanted: &str| without.iter().any(|it| it.rule == wanted);
        if severity == Severity::Error {
            assert!(is_there("bad-lint") || without.has_errors(), "{rule}");
            assert!(is_there(&rule) || is_there("bad-lint"), "{rule}");
        } else {
            assert!(!is_there(&rule) && !is_there("bad-lint"), "{rule}");
            weighed += 1;
        }
    }
    assert!(weighed >= 5, "only {weighed} warnings were weighed");
}
