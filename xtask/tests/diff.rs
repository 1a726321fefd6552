//! `cargo xtask diff` as a person runs it: against a revision and a directory, with its exit codes.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SERVICE: &str = "service: acme\ntitle: Acme\nsummary: Anvils by mail.\n";
const PAGE: &str = "operation: sendAnvil\nsummary: Send an anvil.\npage: sendAnvil\nhttp: POST /sendAnvil\n\
                    effect: once\nrequest:\n  id: { type: string }\n";

fn xtask(arguments: &[&str], schemas: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).arg("--schemas").arg(schemas);
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn put(schemas: &Path, page: &str) {
    fs::create_dir_all(schemas.join("acme")).unwrap();
    fs::write(schemas.join("acme/service.yaml"), SERVICE).unwrap();
    fs::write(schemas.join("acme/send_anvil.yaml"), page).unwrap();
}

fn git(directory: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .arg("-C")
        .arg(directory)
        .args(["-c", "user.name=t", "-c", "user.email=t@example.invalid"])
        .args([
            "-c",
            "commit.gpgsign=false",
            "-c",
            "core.hooksPath=/dev/null",
        ])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", err(&output));
    out(&output)
}

#[test]
fn a_revision_is_compared_and_the_tree_stays_as_it_is() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("git is not installed: nothing was tested");
        return;
    }
    let repository = tempfile::tempdir().unwrap();
    let root = repository.path();
    let schemas = root.join("deep/schemas");
    git(root, &["init", "--quiet"]);
    fs::write(root.join("README"), "before there were schemas").unwrap();
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "nothing"]);
    git(root, &["tag", "bare"]);
    put(&schemas, PAGE);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "one"]);
    git(root, &["tag", "good"]);
    put(&schemas, &PAGE.replace("string", "strng"));
    git(root, &["commit", "--quiet", "-a", "-m", "two"]);
    put(
        &schemas,
        &PAGE.replace("string }", "string, required: true }"),
    );
    fs::write(schemas.join("acme/untracked.txt"), "mine").unwrap();
    let before = git(root, &["status", "--porcelain"]);

    let done = xtask(&["diff", "--against", "good"], &schemas);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(
        out(&done).contains("[field-required] `request.id` is now required"),
        "{}",
        out(&done)
    );
    assert_eq!(git(root, &["status", "--porcelain"]), before);

    for (revision, words) in [
        (
            "HEAD",
            "there is no type `strng`\n  --> HEAD:acme/send_anvil.yaml:7",
        ),
        ("bare", "has no directory `deep/schemas`"),
        ("nowhere", "neither a directory nor a revision"),
        ("good:README", "neither a directory nor a revision"),
    ] {
        let done = xtask(&["diff", "--against", revision], &schemas);
        assert_eq!(done.status.code(), Some(2), "{revision}");
        assert!(err(&done).contains(words), "{revision}: {}", err(&done));
        assert_eq!(out(&done), "");
    }
}

#[test]
fn directories_are_compared_and_the_exit_code_says_what_was_asked() {
    let room = tempfile::tempdir().unwrap();
    let (old, new) = (room.path().join("old"), room.path().join("new"));
    put(&old, PAGE);
    put(&new, &PAGE.replace("POST /send", "PUT /send"));
    let against = ["diff", "--against", old.to_str().unwrap()];
    for (more, code) in [
        (&[][..], 0),
        (&["--fail-on", "source"], 0),
        (&["--fail-on", "wire"], 1),
        (&["--fail-on", "source", "--fail-on", "version"], 1),
        (&["--format", "yaml"], 2),
    ] {
        let done = xtask(&[&against, more].concat(), &new);
        assert_eq!(done.status.code(), Some(code), "{more:?}: {}", err(&done));
    }
    let json = xtask(&[&against[..], &["--format", "json"]].concat(), &new);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["bump"], "patch");
    assert_eq!(json["changes"][0]["rule"], "http-method");

    fs::write(new.join("crate.yaml"), "version: 0.1.1\n").unwrap();
    let done = xtask(&[&against[..], &["--fail-on", "version"]].concat(), &new);
    assert_eq!(done.status.code(), Some(0), "{}", out(&done));

    let done = xtask(&against, &room.path().join("none"));
    assert_eq!(done.status.code(), Some(2));
    assert!(err(&done).contains("there is no directory"));
}
