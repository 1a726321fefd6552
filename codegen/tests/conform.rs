//! Recordings against a schema: what is found, what is proposed, and that nothing personal is shown.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::fs;
use std::path::Path;

use tablewright::conform::{Part, Patch, Report, Subject, conform, propose, read, render};
use tablewright::model::Api;

const FIXTURES: &str = "tests/conform";

fn api() -> Api {
    tablewright::compile(&Path::new(FIXTURES).join("schemas"), "anvils")
        .api
        .unwrap()
}

fn subject(api: &Api, part: Part) -> Subject<'_> {
    let service = &api.services[0];
    match part {
        Part::Payload => Subject::of_webhook(service, &service.webhooks[0], part),
        _ => Subject::of_operation(service, &service.operations[0], part),
    }
    .unwrap()
}

fn report(file: &str, part: Part) -> Report {
    let api = api();
    let subject = subject(&api, part);
    let text = fs::read_to_string(Path::new(FIXTURES).join("recordings").join(file)).unwrap();
    conform(&subject, &read(&text, &subject).unwrap().messages)
}

/// Edits, each tried on a copy of the schemas.
fn patch(report: &Report) -> Patch {
    let schemas = Path::new(FIXTURES).join("schemas");
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("acme")).unwrap();
    for file in ["service.yaml", "list_calls.yaml", "call_ended.yaml"] {
        let file = Path::new("acme").join(file);
        fs::copy(schemas.join(&file), copy.path().join(&file)).unwrap();
    }
    propose(report, &schemas, |file, text| {
        fs::write(copy.path().join(file), text)?;
        Ok(tablewright::compile(copy.path(), "anvils").api.is_some())
    })
    .unwrap()
}

fn check(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("conform/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn deviations_are_counted_by_their_path() {
    let report = report("calls.jsonl", Part::Response);
    check("calls-text", &render::render_text(&report));
    check("calls-json", &format!("{:#}", render::render_json(&report)));
}

#[test]
fn a_patch_is_proposed_that_makes_the_schema_agree() {
    let report = report("calls.jsonl", Part::Response);
    let patch = patch(&report);
    check(
        "calls-patch",
        &format!("{}by hand:\n{}\n", patch.diff, patch.left.join("\n")),
    );
}

#[test]
fn nothing_personal_is_shown() {
    let report = report("calls.jsonl", Part::Response);
    let patch = patch(&report);
    let all = [
        render::render_text(&report),
        render::render_json(&report).to_string(),
        patch.diff,
        patch.left.join("\n"),
        format!("{report:?}"),
    ];
    for shown in all {
        for data in [
            "Jane",
            "15112345",
            "wild",
            "2024",
            "11,00",
            "unknown\"",
            "a1",
        ] {
            assert!(!shown.contains(data), "{data} is in {shown}");
        }
    }
}

#[test]
fn an_archive_is_searched_by_method_and_path() {
    let api = api();
    let text = fs::read_to_string(Path::new(FIXTURES).join("recordings/browser.har")).unwrap();
    for (part, messages, skipped) in [
        (Part::Request, 2, 0),
        (Part::Response, 1, 1),
        // The webhook may come to any path, so its method alone has to do.
        (Part::Payload, 2, 0),
    ] {
        let found = read(&text, &subject(&api, part)).unwrap();
        assert_eq!(
            (found.messages.len(), found.skipped),
            (messages, skipped),
            "{part:?}"
        );
    }
    check(
        "archive-request",
        &render::render_text(&report("browser.har", Part::Request)),
    );
}

#[test]
fn what_is_no_json_is_said_with_its_place_and_without_its_text() {
    let api = api();
    let subject = subject(&api, Part::Response);
    for (text, said) in [
        (
            "",
            "1:1: the file is empty; JSON, JSON lines or a HAR is expected",
        ),
        (
            "{}\n{\"phone\": Jane}",
            "2:11: this is no JSON: a value must stand here: text in double quotes, a number, true, false, null, or what begins with { or [",
        ),
        (
            "nothing",
            "1:2: this is no JSON: a value must stand here: text in double quotes, a number, true, false, null, or what begins with { or [",
        ),
        (
            "[1, 2",
            "1:5: this is no JSON: it ends in the middle of a value; the file may be cut",
        ),
        (
            "{\"a\": 1, b: 2}",
            "1:10: this is no JSON: the name of a member must stand in double quotes",
        ),
    ] {
        assert_eq!(read(text, &subject).unwrap_err().to_string(), said);
    }
    let deep = "[".repeat(100_000);
    assert!(read(&deep, &subject).is_err());
}

#[test]
fn messages_that_are_no_objects_are_deviations_too() {
    let api = api();
    let subject = subject(&api, Part::Payload);
    let messages = read("[1, \"Jane\", null, {\"id\": \"a\"}]", &subject)
        .unwrap()
        .messages;
    let report = conform(&subject, &messages);
    let found: Vec<(&str, usize)> = report
        .findings
        .iter()
        .map(|it| (it.problem.id(), it.count))
        .collect();
    assert_eq!(
        found,
        [("other-kind", 1), ("other-kind", 1), ("other-kind", 1)]
    );
    assert_eq!(report.messages, 4);
    assert!(conform(&subject, &messages[3..]).is_conformant());
}
