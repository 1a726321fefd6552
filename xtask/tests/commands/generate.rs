//! `cargo xtask generate`, from the outside.

use std::fs;
use std::path::Path;

use super::support::{Ran, contents, elsewhere, root, xtask};
use tempfile::TempDir;

fn generate(directory: &TempDir, more: &[&str]) -> Ran {
    let schemas = directory.path().join("schemas");
    let out = directory.path().join("out");
    let mut arguments = vec![
        "generate",
        "--schemas",
        schemas.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ];
    arguments.extend(more);
    xtask(&arguments)
}

/// A directory outside the repository in which the crate was generated.
fn generated() -> TempDir {
    let directory = elsewhere();
    let ran = generate(&directory, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    directory
}

fn append(path: &Path, text: &str) {
    let old = fs::read_to_string(path).unwrap();
    fs::write(path, old + text).unwrap();
}

/// Drift between `schemas/` and `generated/` fails plain `cargo test`.
#[test]
fn the_repository_is_up_to_date() {
    let ran = xtask(&["generate", "--check"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_new_directory_gets_the_bytes_of_the_repository() {
    let directory = generated();
    let mut committed = contents(&root().join("generated"));
    committed.retain(|(path, _)| !path.starts_with("target") && path != Path::new("Cargo.lock"));
    let out = directory.path().join("out");
    assert!(contents(&out) == committed, "the bytes differ");

    fs::remove_dir_all(&out).unwrap();
    generate(&directory, &[]);
    assert!(contents(&out) == committed, "the second time they differ");
}

#[test]
fn check_finds_a_byte_a_missing_file_and_a_stray_one_and_names_the_remedy() {
    let directory = generated();
    let out = directory.path().join("out");
    assert_eq!(generate(&directory, &["--check"]).code, Some(0));

    append(&out.join("src/lib.rs"), "\n");
    fs::remove_file(out.join("README.md")).unwrap();
    fs::write(out.join("src/extra.rs"), "").unwrap();
    let before = contents(&out);
    let ran = generate(&directory, &["--check"]);
    assert_eq!(ran.code, Some(1));
    let said = |kind: &str, path: &str| {
        let line = format!("{kind}: {}", out.join(path).display());
        assert!(ran.stdout.contains(&line), "{line}\n{}", ran.stdout);
    };
    said("differs", "src/lib.rs");
    said("missing", "README.md");
    said("stray", "src/extra.rs");
    assert!(ran.stderr.contains("3 files differ: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("cargo xtask generate --schemas "));
    assert!(contents(&out) == before, "--check changes nothing");

    let ran = generate(&directory, &[]);
    assert!(
        ran.stderr.contains("2 written, 1 removed"),
        "{}",
        ran.stderr
    );
    assert_eq!(generate(&directory, &["--check"]).code, Some(0));
}

#[test]
fn check_finds_an_old_json_schema() {
    let directory = generated();
    append(&directory.path().join("schemas/schema.json"), "\n");
    let ran = generate(&directory, &["--check"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("schema.json"), "{}", ran.stdout);
    assert!(ran.stderr.contains("1 file differs: "), "{}", ran.stderr);
    let ran = generate(&directory, &[]);
    assert!(
        ran.stderr.contains(": 1 written, 0 removed, "),
        "{}",
        ran.stderr
    );
}

/// The JSON Schema is counted by both.
#[test]
fn generate_and_check_count_the_same_files() {
    let directory = elsewhere();
    let number = |ran: &Ran| {
        let digits = ran.stderr.split(|c: char| !c.is_ascii_digit());
        let mut numbers = digits.filter_map(|digits| digits.parse::<usize>().ok());
        numbers.next().unwrap()
    };
    let ran = generate(&directory, &[]);
    let files = contents(&directory.path().join("out")).len() + 1;
    assert_eq!(number(&ran), files, "{}", ran.stderr);
    assert_eq!(number(&generate(&directory, &["--check"])), files);
}

#[test]
fn a_mistake_in_a_schema_leaves_the_output_as_it_was() {
    let directory = generated();
    let out = directory.path().join("out");
    let before = contents(&out);
    append(
        &directory.path().join("schemas/callbot/stop_order.yaml"),
        "efect: once\n",
    );
    append(
        &directory.path().join("schemas/nxcc/create_and_call.yaml"),
        "\tx: 1\n",
    );
    let ran = generate(&directory, &[]);
    assert_eq!(ran.code, Some(1));
    for said in [
        "stop_order.yaml:",
        "did you mean `effect`?",
        "create_and_call.yaml:",
        "nothing was written",
    ] {
        assert!(ran.stderr.contains(said), "{said}\n{}", ran.stderr);
    }
    assert!(contents(&out) == before, "the output has changed");
}

#[test]
fn a_page_that_goes_takes_its_files_with_it() {
    let directory = generated();
    fs::remove_file(directory.path().join("schemas/callbot/stop_order.yaml")).unwrap();
    let ran = generate(&directory, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        !directory
            .path()
            .join("out/src/callbot/stop_order.rs")
            .exists()
    );
}

#[test]
fn a_directory_that_was_not_generated_is_refused() {
    let directory = elsewhere();
    let out = directory.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("main.rs"), "fn main() {}").unwrap();
    let ran = generate(&directory, &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("not generated"), "{}", ran.stderr);
    assert_eq!(contents(&out).len(), 1);
}

#[test]
fn a_directory_without_schemas_is_an_error() {
    let directory = tempfile::tempdir().unwrap();
    for schemas in [
        directory.path().to_path_buf(),
        directory.path().join("none"),
    ] {
        let out = directory.path().join("out");
        let ran = xtask(&[
            "generate".as_ref(),
            "--schemas".as_ref(),
            schemas.as_os_str(),
            "--out".as_ref(),
            out.as_os_str(),
        ]);
        assert_eq!(ran.code, Some(1), "{}", ran.stderr);
        assert!(!ran.stderr.is_empty());
        assert!(!out.exists());
    }
}
