//! One small schema for each feature of the language: what is emitted for it, and that it compiles.
//!
//! `cases/` holds schemas: `features` has a file for each feature of types and messages, the other services one each for
//! a way of signing. A new file is a new case, with its own snapshot.

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

/// Every Rust file below `src`, without the runtime.
#[test]
fn each_feature_is_emitted_as_reviewed() {
    let files = emitted();
    let mut paths = Vec::new();
    for file in &files {
        let Some(path) = file.path.strip_prefix("src/") else {
            continue;
        };
        if path.starts_with("runtime/") || path == "lib.rs" {
            continue;
        }
        paths.push(path);
        let name = path.trim_end_matches(".rs").replace('/', "_");
        insta::assert_snapshot!(name, file.contents);
    }
    for schema in schemas() {
        let file = match schema.strip_suffix("/service") {
            Some(service) => format!("{service}/mod.rs"),
            None => format!("{schema}.rs"),
        };
        assert!(
            paths.contains(&file.as_str()),
            "nothing is emitted for {schema}"
        );
    }
}

/// The schemas of the cases, as `service/file` without `.yaml`.
fn schemas() -> Vec<String> {
    let mut found = Vec::new();
    for service in fs::read_dir(cases()).unwrap() {
        let service = service.unwrap();
        if !service.file_type().unwrap().is_dir() {
            continue;
        }
        for file in fs::read_dir(service.path()).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let service = service.file_name().into_string().unwrap();
            found.push(format!("{service}/{}", name.trim_end_matches(".yaml")));
        }
    }
    found
}

/// The emitted crate is checked by the compiler and by clippy, with every warning an error.
#[test]
fn what_is_emitted_compiles_without_warnings_and_passes_its_tests() {
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
    let cargo = |arguments: &[&str]| {
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .current_dir(&package)
            .env("CARGO_TARGET_DIR", target.join("feature-cases-target"))
            .output()
            .unwrap();
        let [out, err] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(output.status.success(), "{out}{err}");
        out
    };
    cargo(&[
        "clippy",
        "--offline",
        "--all-targets",
        // With both clients, but without TLS, which takes long to build and has nothing to do with schemas.
        "--no-default-features",
        "--features=features,keyed,listed,plain,reqwest,blocking,tracing",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]);
    // The vectors of the recipes, and the examples of the pages.
    let out = cargo(&[
        "test",
        "--offline",
        "--no-default-features",
        "--features=features,keyed,listed,plain",
    ]);
    for vector in ["request_with_a_body", "request_as_it_is", "notice_short"] {
        assert!(out.contains(&format!("{vector} ... ok")), "{vector}\n{out}");
    }
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
