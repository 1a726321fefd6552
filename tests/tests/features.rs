//! One small schema for each feature of the language: what is emitted for it, and that it compiles.
//!
//! `cases/features/` is a schema directory; a new file in it is a new case, with its own snapshot.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use tablewright::emit::{OutputFile, emit};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

fn emitted() -> Vec<OutputFile> {
    let compiled = tablewright::compile(&cases(), "feature-cases");
    let diagnostics = compiled.diagnostics.sorted(&compiled.sources);
    let api = compiled.api.unwrap_or_else(|| {
        panic!(
            "{}",
            tablewright::diagnostic::render_text(&diagnostics, &compiled.sources, false)
        )
    });
    emit(&api)
}

#[test]
fn each_feature_is_emitted_as_reviewed() {
    let files = emitted();
    for file in &files {
        let Some(name) = file.path.strip_prefix("src/features/") else {
            continue;
        };
        insta::assert_snapshot!(
            name.trim_end_matches(".rs").replace('/', "_"),
            file.contents
        );
    }
    let snapshots = files
        .iter()
        .filter(|file| file.path.starts_with("src/features/"))
        .count();
    let schemas = fs::read_dir(cases().join("features")).unwrap().count();
    assert_eq!(snapshots, schemas + 1, "a file for each schema, and mod.rs");
}

/// The emitted crate is checked by the compiler and by clippy, with every warning an error.
#[test]
fn what_is_emitted_compiles_without_warnings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let package = target.join("feature-cases");
    let _ = fs::remove_dir_all(&package);
    for file in emitted() {
        let path = package.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.contents).unwrap();
    }
    let manifest = package.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, format!("{text}\n[workspace]\n")).unwrap();
    // The versions that the workspace has resolved are there already, so nothing is fetched.
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "clippy",
            "--offline",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", target.join("feature-cases-target"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn emitting_twice_gives_the_same_bytes() {
    let (once, twice) = (emitted(), emitted());
    assert_eq!(once.len(), twice.len());
    for (a, b) in once.iter().zip(&twice) {
        assert_eq!(a.path, b.path);
        assert_eq!(a.contents, b.contents, "{}", a.path);
    }
}
