//! `diff`: against a revision and a directory, with its exit codes.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{PAGE, Ran, git, put, xtask};

fn compare(arguments: &[&str], schemas: &Path) -> Ran {
    let schemas = ["--schemas", schemas.to_str().unwrap()];
    xtask(&[&["diff", "--against"], arguments, &schemas].concat())
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

    let done = compare(&["good"], &schemas);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert!(
        done.stdout
            .contains("[field-required] `request.id` is now required"),
        "{}",
        done.stdout
    );
    assert_eq!(git(root, &["status", "--porcelain"]), before);

    for (revision, words) in [
        ("HEAD", "HEAD:acme/send_anvil.yaml:7:"),
        ("bare", "has no directory `deep/schemas`"),
        ("nowhere", "neither a directory nor a revision"),
        ("good:README", "neither a directory nor a revision"),
    ] {
        let done = compare(&[revision], &schemas);
        assert_eq!(done.code, Some(2), "{revision}");
        assert!(done.stderr.contains(words), "{revision}: {}", done.stderr);
        assert_eq!(done.stdout, "");
    }
}

#[test]
fn directories_are_compared_and_the_exit_code_says_what_was_asked() {
    let room = tempfile::tempdir().unwrap();
    let (old, new) = (room.path().join("old"), room.path().join("new"));
    put(&old, PAGE);
    put(&new, &PAGE.replace("POST /send", "PUT /send"));
    let against = [old.to_str().unwrap()];
    for (more, code) in [
        (&[][..], 0),
        (&["--fail-on", "source"], 0),
        (&["--fail-on", "wire"], 1),
        (&["--fail-on", "source", "--fail-on", "version"], 1),
        (&["--format", "yaml"], 2),
    ] {
        let done = compare(&[&against, more].concat(), &new);
        assert_eq!(done.code, Some(code), "{more:?}: {}", done.stderr);
    }
    let json = compare(&[&against[..], &["--format", "json"]].concat(), &new);
    let json: serde_json::Value = serde_json::from_slice(json.stdout.as_bytes()).unwrap();
    assert_eq!(json["bump"], "patch");
    assert_eq!(json["changes"][0]["rule"], "http-method");

    fs::write(new.join("crate.yaml"), "version: 0.1.1\n").unwrap();
    let done = compare(&[&against[..], &["--fail-on", "version"]].concat(), &new);
    assert_eq!(done.code, Some(0), "{}", done.stdout);

    let done = compare(&against, &room.path().join("none"));
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.contains("there is no directory"));
}
