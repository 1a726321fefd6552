//! The story that CONTRIBUTING.md tells: a vendor changes a page, and a person goes from the new page to a packaged
//! crate. Every command is run as it is told, and what it prints is what the story shows.
//!
//! The repository is a temporary one with a service of its own, so that the crate is small. Nothing is fetched.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod repository;
mod text;

use std::fs;
use std::path::Path;

use repository::Repository;

/// One step of the story: the command as it is told, and what it printed.
struct Told {
    command: &'static str,
    output: String,
}

#[test]
fn from_a_changed_page_to_a_packaged_crate() {
    if !repository::has_git() {
        println!("git is not installed: nothing was tested");
        return;
    }
    let repository = Repository::with_a_release();
    let page = "schemas/parcels/send_parcel.yaml";
    let mut story = Vec::new();
    let mut tell = |command: &'static str, code: i32| {
        let output = repository.run(command, code);
        insta::assert_snapshot!(format!("{:02}", story.len() + 1), output, command);
        story.push(Told { command, output });
    };

    tell(
        "cargo xtask import send_parcel.md --service parcels --write",
        0,
    );
    tell("cargo xtask lint", 0);
    // What only a person can do: say what the new field is, and believe the page that a value is gone.
    repository.edit(
        page,
        "insured: { type: boolean }",
        "insured: { type: boolean, doc: \"Whether loss is paid for.\" }",
    );
    repository.edit(page, "      3: { name: Express, doc: \"By plane.\" }\n", "");
    tell("cargo xtask lint", 0);
    tell("cargo xtask diff --against main", 0);
    tell("cargo xtask generate", 0);
    tell("cargo test --manifest-path generated/Cargo.toml", 0);
    tell("cargo xtask release --dry-run", 1);
    repository.commit("Parcels: the page of September");
    let before = repository.state();
    tell("cargo xtask release --dry-run", 0);
    assert_eq!(repository.state(), before, "a dry run changed the tree");
    tell("cargo xtask release", 0);

    let read = |path: &str| fs::read_to_string(repository.path().join(path)).unwrap();
    assert!(read("schemas/crate.yaml").contains("version: 0.2.0 # set by"));
    assert!(read("generated/Cargo.toml").contains("version = \"0.2.0\""));
    let changelog = read("generated/CHANGELOG.md");
    let (new, old) = (changelog.find("## 0.2.0"), changelog.find("## 0.1.0"));
    assert!(new.is_some() && new < old, "{changelog}");
    // What was written is what the schemas give, and a release of it would be the same.
    repository.run("cargo xtask generate --check", 0);
    repository.commit("parcelpost 0.2.0");
    let again = repository.run("cargo xtask release", 0);
    assert!(again.contains("everything was written already"), "{again}");
    repository.tag("parcelpost-v0.2.0");
    let nothing = repository.run("cargo xtask release", 0);
    assert!(nothing.contains("there is nothing to release"), "{nothing}");

    contributing_tells(&story);
}

/// The story in CONTRIBUTING.md has these commands in this order, with what they print.
fn contributing_tells(story: &[Told]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../CONTRIBUTING.md");
    let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let mut rest = text.as_str();
    for told in story {
        let block = format!(
            "```console\n$ {}\n{}\n```\n",
            told.command,
            told.output.trim_end()
        );
        let Some((_, after)) = rest.split_once(&block) else {
            panic!("CONTRIBUTING.md should go on with:\n{block}");
        };
        rest = after;
    }
}
