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
    let mut count = 0;
    for service in fs::read_dir("../tests/cases").unwrap() {
        let service = service.unwrap();
        if service.file_type().unwrap().is_dir() {
            count += without_one_member(&service.path());
        }
    }
    assert!(count > 300, "only {count} differences were tried");
}

/// Takes one member after the other out of the files of a service; how many differences that made.
fn without_one_member(service: &Path) -> usize {
    let room = tempfile::tempdir().unwrap();
    let copy = room.path().join("service");
    fs::create_dir(&copy).unwrap();
    let files = walk(service);
    for file in &files {
        fs::copy(service.join(file), copy.join(file)).unwrap();
    }
    let whole = compile(room.path());
    let before = emit(&whole);
    let mut count = 0;
    for file in &files {
        let text = fs::read_to_string(service.join(file)).unwrap();
        let original: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        let mut paths = Vec::new();
        collect(&original, &mut Vec::new(), &mut paths);
        // What is inside of an example or a vector is one difference, whatever it is.
        let is_deep = |path: &Vec<String>| {
            let mut steps = path.iter();
            let at = steps.position(|step| matches!(step.as_str(), "value" | "given"));
            at.is_some_and(|at| path.len() > at + 1)
        };
        for path in paths.into_iter().filter(|path| !is_deep(path)) {
            let mut changed = original.clone();
            remove(&mut changed, &path);
            fs::write(copy.join(file), changed.to_string()).unwrap();
            let Some(api) = tablewright::compile(room.path(), "anvils").api else {
                continue;
            };
            if !diff(&whole, &api).changes.is_empty() {
                count += 1;
            } else if emit(&api) != before {
                panic!(
                    "without {path:?} of {file} another crate is generated, and no difference is found"
                );
            }
        }
        fs::copy(service.join(file), copy.join(file)).unwrap();
    }
    count
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

/// Several fixtures in one: all sections of a comment on a pull request.
#[test]
fn other_formats_read_well() {
    let mut found = compare("http-path");
    for fixture in ["field-removed", "field-added", "docs-changed"] {
        found.changes.extend(compare(fixture).changes);
    }
    snapshots().bind(|| {
        let json = format!("{:#}", render::render_json(&compare("field-limits")));
        insta::assert_snapshot!("format-json", json);
        insta::assert_snapshot!("format-markdown", render::render_markdown(&found));
    });
}

/// A name from a schema must not become markup, nor end the table.
#[test]
fn markdown_is_not_injected() {
    let mut found = compare("http-path");
    let change = &mut found.changes[0];
    change.sentence = "<img> **bold** @someone | [x](y) `a|b<i>` \n# head".to_owned();
    change.pages = vec!["<b>".to_owned()];
    let text = render::render_markdown(&found);
    let row = text.lines().find(|line| line.contains("someone")).unwrap();
    assert_eq!(
        row,
        "| &lt;b>: &lt;img> \\*\\*bold\\*\\* &#64;someone \\| \\[x\\](y) `a\\|b<i>`  \\# head \
         | same | breaks | `acme/send_anvil.yaml:1` |"
    );
}
