//! One small schema for each feature of the language: what is emitted for it, and that it compiles.
//!
//! `cases/` holds schemas: `features` has a file for each feature of types and messages, the other services one each for
//! a way of signing. A new file is a new case, with its own snapshot.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use tablewright::emit::{OutputFile, emit};
use tablewright_mock::{Mock, Running, Verdict};

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
    fs::write(&manifest, format!("{text}{MORE}")).unwrap();
    fs::create_dir_all(package.join("tests")).unwrap();
    fs::write(
        package.join("tests/lists.rs"),
        include_str!("features/lists.rs"),
    )
    .unwrap();
    // The versions that the workspace has resolved are there already, so nothing is fetched.
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let server = listed();
    let cargo = |arguments: &[&str]| {
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .current_dir(&package)
            .env("CARGO_TARGET_DIR", target.join("feature-cases-target"))
            .env("LISTED_URL", server.base_url())
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
    // The vectors of the recipes, the examples of the pages, and lists in pages and batches.
    let out = cargo(&[
        "test",
        "--offline",
        "--no-default-features",
        "--features=features,keyed,listed,plain,reqwest,blocking",
    ]);
    for test in [
        "request_with_a_body",
        "request_as_it_is",
        "notice_short",
        "both_clients_walk_and_split",
    ] {
        assert!(out.contains(&format!("{test} ... ok")), "{test}\n{out}");
    }
    // Once for each of the two clients: no page is fetched twice, none too many.
    let counts = [
        ("listCalls", 2 * 3),
        ("listAgents", 2 * 3),
        ("listRates", 2 * (3 + 1)),
        ("findCalls", 2 * 3),
        ("addCalls", 3 + 1 + 3),
    ];
    for (operation, count) in counts {
        let requests = server.requests_for(operation);
        assert_eq!(requests.len(), count, "{operation}");
        for request in requests {
            assert_eq!(request.verdict, Verdict::Accepted, "{request}");
        }
    }
}

/// What the package needs besides its own manifest.
const MORE: &str = "
[dev-dependencies]
tokio = { version = \"1\", features = [\"net\", \"rt\", \"time\"] }

[workspace]
";

/// Plays the service with lists. The second page of rates fails once for each client, and so does one part of the calls
/// that are added by the first of them.
fn listed() -> Running {
    let api = tablewright::compile(&cases(), "feature-cases").api.unwrap();
    let mut builder = Mock::builder(api);
    for listing in ["listCalls=25", "listAgents=45", "listRates=120"] {
        builder = builder.listing(listing.parse().unwrap());
    }
    let good = "delay:0ms";
    for fault in [
        format!("listRates={good}*1"),
        "listRates=code:9*1".to_owned(),
        format!("listRates={good}*3"),
        "listRates=code:9*1".to_owned(),
        format!("addCalls={good}*1"),
        "addCalls=code:9*1".to_owned(),
    ] {
        builder = builder.fault(fault.parse().unwrap());
    }
    builder.start().unwrap()
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
