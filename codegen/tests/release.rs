//! What users of the generated crate are told of each kind of difference, with the fixtures of `tests/diff`.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use tablewright::diff::{Diff, Rule, diff};
use tablewright::emit::emit;
use tablewright::model::Api;
use tablewright::release::{first_notes, notes};

const FIXTURES: &str = "tests/diff";

fn compile(directory: &Path) -> Api {
    tablewright::compile(directory, "anvils").api.unwrap()
}

fn compare(fixture: &str) -> Diff {
    let directory = Path::new(FIXTURES).join(fixture);
    diff(
        &compile(&directory.join("before")),
        &compile(&directory.join("after")),
    )
}

#[test]
fn each_kind_of_difference_is_told_in_words_for_users() {
    let entries = fs::read_dir(FIXTURES).unwrap().map(|entry| entry.unwrap());
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    let fixtures: BTreeSet<String> = names.filter(|name| name != "snapshots").collect();
    let mut text = String::new();
    for fixture in &fixtures {
        let told = notes(&compare(fixture), true);
        for rule in Rule::ALL {
            assert!(!told.contains(rule.id()), "{fixture} names a rule:\n{told}");
        }
        writeln!(text, "==== {fixture}\n\n{told}").unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_first_release_tells_what_there_is() {
    let api = compile(&Path::new(FIXTURES).join("webhook-added/after"));
    insta::assert_snapshot!(first_notes(&api));
}

/// The changelog of the crate has the sections of the one beside the schemas, whatever stands above them.
#[test]
fn the_crates_changelog_is_made_of_the_one_beside_the_schemas() {
    let mut api = compile(&Path::new(FIXTURES).join("field-added/after"));
    let changelog = |api: &Api| {
        let mut files = emit(api).into_iter();
        files.find(|it| it.path == "CHANGELOG.md").unwrap().contents
    };
    assert!(changelog(&api).ends_with("\n## 0.1.0\n\nNot released yet.\n"));
    api.package.history = Some("About this file.\n\n## 0.1.0\n\nThe first.\n".to_owned());
    let first = changelog(&api);
    assert!(first.starts_with("<!-- @generated "), "{first}");
    assert!(first.ends_with("\n\n## 0.1.0\n\nThe first.\n"), "{first}");
    assert!(!first.contains("About this file") && !first.contains("Not released"));
    api.package.version = "0.2.0".to_owned();
    let next = changelog(&api);
    assert!(
        next.ends_with("## 0.2.0\n\nNot released yet.\n\n## 0.1.0\n\nThe first.\n"),
        "{next}"
    );
}
