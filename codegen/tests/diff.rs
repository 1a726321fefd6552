//! Every kind of difference: two schema directories that show it, and what is printed for them.
//!
//! A directory `diff/RULE` or `diff/RULE.CASE` is a fixture. What is printed is in `diff/snapshots`. Whether the
//! verdicts on callers are true is tested by `diff_truth` in the crate `tablewright-tests`.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tablewright::diff::{Diff, Rule, diff, render};
use tablewright::emit::emit;
use tablewright::model::Api;

/// Below the package, where tests run: so that no path of this machine gets into a snapshot.
const FIXTURES: &str = "tests/diff";

fn fixtures() -> BTreeSet<String> {
    let entries = fs::read_dir(FIXTURES).unwrap().map(|entry| entry.unwrap());
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names.filter(|name| name != "snapshots").collect()
}

fn rule_of(fixture: &str) -> &str {
    fixture.split('.').next().unwrap()
}

fn compile(directory: &Path) -> Api {
    let compiled = tablewright::compile(directory, "anvils");
    let found = compiled.diagnostics.sorted(&compiled.sources);
    let text = tablewright::diagnostic::render_text(&found, &compiled.sources, false);
    compiled.api.unwrap_or_else(|| panic!("{text}"))
}

fn both(fixture: &str) -> (Api, Api) {
    let directory = Path::new(FIXTURES).join(fixture);
    (
        compile(&directory.join("before")),
        compile(&directory.join("after")),
    )
}

fn compare(fixture: &str) -> Diff {
    let (before, after) = both(fixture);
    diff(&before, &after)
}

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("diff/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn every_fixture_is_reported_as_in_its_snapshot() {
    for fixture in fixtures() {
        let found = compare(&fixture);
        let text = render::render_text(&found);
        let rule = rule_of(&fixture);
        assert!(
            found.changes.iter().any(|change| change.rule.id() == rule),
            "{fixture} does not show {rule}:\n{text}"
        );
        snapshots().bind(|| insta::assert_snapshot!(fixture.clone(), text));
    }
}

#[test]
fn every_rule_has_a_fixture() {
    let rules: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    let fixtures = fixtures();
    let shown: BTreeSet<&str> = fixtures.iter().map(|fixture| rule_of(fixture)).collect();
    assert_eq!(rules, shown);
    assert_eq!(rules.len(), Rule::ALL.len(), "an id is there twice");
}

#[test]
fn a_model_does_not_differ_from_itself() {
    for fixture in fixtures() {
        let (before, after) = both(&fixture);
        for api in [before, after] {
            let found = diff(&api, &api);
            assert_eq!(found.changes, [], "{fixture}");
            assert_eq!(found.required_version().as_deref(), Some("0.1.0"));
        }
    }
}

#[test]
fn both_directions_of_a_difference_are_found() {
    for fixture in fixtures() {
        let (before, after) = both(&fixture);
        let back = diff(&after, &before);
        assert!(!back.changes.is_empty(), "{fixture}");
    }
}

/// Everything that shows in the generated crate has a rule that sees it.
#[test]
fn crates_that_differ_come_from_models_that_differ() {
    let cases = Path::new("../tests/cases");
    let whole = compile(cases);
    let before = emit(&whole);
    let copy = tempfile::tempdir().unwrap();
    let mut count = 0;
    for entry in walk(cases) {
        let text = fs::read_to_string(cases.join(&entry)).unwrap();
        let original: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        let mut paths = Vec::new();
        collect(&original, &mut Vec::new(), &mut paths);
        for path in paths {
            for other in &walk(cases) {
                let to = copy.path().join(other);
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                fs::copy(cases.join(other), to).unwrap();
            }
            let mut changed = original.clone();
            remove(&mut changed, &path);
            fs::write(copy.path().join(&entry), changed.to_string()).unwrap();
            let Some(api) = tablewright::compile(copy.path(), "feature-cases").api else {
                continue;
            };
            let found = diff(&whole, &api);
            if found.changes.is_empty() {
                assert!(
                    emit(&api) == before,
                    "without {path:?} of {entry} another crate is generated, and no difference is found",
                );
            } else {
                count += 1;
            }
        }
    }
    assert!(count > 100, "only {count} changes were tried");
}

/// The files of a schema directory, as paths below it.
fn walk(root: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            files.extend(
                walk(&entry.path())
                    .into_iter()
                    .map(|file| format!("{name}/{file}")),
            );
        } else {
            files.push(name);
        }
    }
    files.sort();
    files
}

/// The paths of all members and elements.
fn collect(value: &serde_json::Value, at: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let inner: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        serde_json::Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (key, value) in inner {
        at.push(key);
        paths.push(at.clone());
        collect(value, at, paths);
        at.pop();
    }
}

fn remove(value: &mut serde_json::Value, path: &[String]) {
    let (last, way) = path.split_last().unwrap();
    let mut holder = value;
    for step in way {
        holder = match holder {
            serde_json::Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
            other => &mut other[step.as_str()],
        };
    }
    match holder {
        serde_json::Value::Array(items) => {
            items.remove(last.parse().unwrap());
        }
        other => {
            other.as_object_mut().unwrap().shift_remove(last);
        }
    }
}

/// All fixtures in one: what a large change looks like for people and for machines.
#[test]
fn a_large_change_reads_well() {
    let fixture = "field-limits";
    let found = compare(fixture);
    snapshots().bind(|| {
        insta::assert_snapshot!("format-json", format!("{:#}", render::render_json(&found)));
        insta::assert_snapshot!(
            "format-markdown",
            render::render_markdown(&compare("field-removed"))
        );
    });
}
