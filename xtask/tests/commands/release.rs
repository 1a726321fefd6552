//! `cargo xtask release` where it refuses. What it does otherwise is told by the story.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::{PAGE, Ran, git, put, xtask};

/// A repository whose release 0.1.0 has a tag.
fn released() -> Option<TempDir> {
    if Command::new("git").arg("--version").output().is_err() {
        println!("git is not installed: nothing was tested");
        return None;
    }
    let repository = tempfile::tempdir().unwrap();
    let root = repository.path();
    git(root, &["init", "--quiet", "--initial-branch=main"]);
    fs::create_dir(root.join("schemas")).unwrap();
    set_version(root, "0.1.0");
    put(&root.join("schemas"), PAGE);
    commit(root);
    git(root, &["tag", "anvils-v0.1.0"]);
    Some(repository)
}

fn set_version(root: &Path, version: &str) {
    let text = format!("name: anvils\nversion: {version}\n");
    fs::write(root.join("schemas/crate.yaml"), text).unwrap();
}

fn places(root: &Path) -> [String; 4] {
    let place = |name: &str| root.join(name).display().to_string();
    [
        "--schemas".to_owned(),
        place("schemas"),
        "--out".to_owned(),
        place("generated"),
    ]
}

fn commit(root: &Path) {
    let done = xtask(&[&["generate".to_owned()][..], &places(root)].concat());
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "-m", "more"]);
}

fn release(root: &Path, more: &[&str]) -> Ran {
    let own = ["release", "--dry-run", "--offline"];
    let words = own.iter().chain(more).map(|word| (*word).to_owned());
    let words: Vec<String> = words.chain(places(root)).collect();
    xtask(&words)
}

fn assert_refused(done: &Ran, words: &[&str]) {
    assert_eq!(done.code, Some(1), "{}{}", done.stdout, done.stderr);
    for words in words {
        assert!(done.stderr.contains(words), "{words}:\n{}", done.stderr);
    }
    assert_eq!(done.stdout, "");
}

#[test]
fn what_is_not_in_the_repository_is_not_released() {
    let Some(repository) = released() else {
        return;
    };
    let root = repository.path();
    let done = release(root, &[]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert_eq!(
        done.stdout,
        "nothing has changed since anvils-v0.1.0: there is nothing to release\n"
    );

    fs::write(root.join("notes.txt"), "mine").unwrap();
    assert_refused(
        &release(root, &[]),
        &["not committed:\n  ?? notes.txt\nCommit them"],
    );
    fs::remove_file(root.join("notes.txt")).unwrap();

    let crate_root = root.join("generated/src/lib.rs");
    let text = fs::read_to_string(&crate_root).unwrap() + "\n// by hand\n";
    fs::write(&crate_root, text).unwrap();
    git(root, &["commit", "--quiet", "--all", "-m", "by hand"]);
    assert_refused(
        &release(root, &[]),
        &[
            "1 file is not what the schemas give",
            "lib.rs",
            "Run `cargo xtask generate`",
        ],
    );
}

#[test]
fn a_version_that_is_too_small_is_refused_with_the_reasons() {
    let Some(repository) = released() else {
        return;
    };
    let root = repository.path();
    set_version(root, "0.1.1");
    put(
        &root.join("schemas"),
        &PAGE.replace("string }", "string, required: true }"),
    );
    commit(root);
    assert_refused(
        &release(root, &[]),
        &[
            "crate.yaml says 0.1.1, but what has changed since anvils-v0.1.0 needs 0.2.0",
            "acme/send_anvil.yaml:7: `request.id` is now required",
            "Write `version: 0.2.0`",
        ],
    );

    git(root, &["tag", "--delete", "anvils-v0.1.0"]);
    let done = release(root, &["--since", "HEAD~1"]);
    assert_refused(&done, &["since HEAD~1 needs 0.2.0"]);
    assert_refused(
        &release(root, &["--since", "nowhere"]),
        &["`nowhere` is neither a directory nor a revision"],
    );
    let old = tempfile::tempdir().unwrap();
    put(&old.path().join("schemas"), PAGE);
    fs::write(
        old.path().join("schemas/crate.yaml"),
        "name: anvils\nversion: 0.1.0\n",
    )
    .unwrap();
    let old = old.path().join("schemas").display().to_string();
    assert_refused(&release(root, &["--since", &old]), &["needs 0.2.0"]);
}

#[test]
fn places_without_a_history_are_refused() {
    let Some(repository) = released() else {
        return;
    };
    let root = repository.path();
    set_version(root, "0.1.1");
    commit(root);
    let room = tempfile::tempdir().unwrap();
    let url = format!("file://{}", root.display());
    git(
        room.path(),
        &["clone", "--quiet", "--depth=1", "--no-tags", &url, "clone"],
    );
    assert_refused(
        &release(&room.path().join("clone"), &[]),
        &[
            "a clone without its history",
            "git fetch --unshallow --tags",
        ],
    );

    let bare = tempfile::tempdir().unwrap();
    put(&bare.path().join("schemas"), PAGE);
    assert_refused(&release(bare.path(), &[]), &["is in no git repository"]);

    put(&root.join("schemas"), &PAGE.replace("string", "strng"));
    assert_refused(&release(root, &[]), &["mend them before a release"]);
}
