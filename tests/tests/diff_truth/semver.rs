//! What `cargo semver-checks` says about the same crates, where it is installed.
//!
//! It knows fewer kinds of breaks than the compiler, and none of those that are about types. What it does find must
//! have been claimed.

use std::process::Command;

use tablewright::diff::Source;

use super::Case;
use super::workspace::Workspace;

/// Fails if the tool finds a break in a crate that is said not to break.
pub(crate) fn confirm(before: &Workspace, after: &Workspace, cases: &[Case]) {
    let is_there = Command::new("cargo-semver-checks")
        .arg("--version")
        .output();
    if !is_there.is_ok_and(|output| output.status.success()) {
        println!("cargo-semver-checks is not installed: it was not asked");
        return;
    }
    let output = Command::new("cargo-semver-checks")
        .args([
            "semver-checks",
            "--color=never",
            "--release-type=minor",
            "--baseline-root",
        ])
        .arg(before.subject())
        .arg("--manifest-path")
        .arg(after.subject().join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", after.target())
        .env("CARGO_NET_OFFLINE", "true")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.contains("--- failure"),
        "cargo-semver-checks failed\n{text}\n{words}"
    );
    let found: Vec<&Case> = cases
        .iter()
        .filter(|case| {
            text.contains(&format!("subject/src/{}/", case.module))
                || text.contains(&format!("subject::{}::", case.module))
        })
        .collect();
    let unclaimed: Vec<&str> = found
        .iter()
        .filter(|case| case.verdict != Source::Breaks)
        .map(|case| case.module.as_str())
        .collect();
    assert!(
        unclaimed.is_empty(),
        "these break, says cargo-semver-checks: {unclaimed:?}\n{text}"
    );
    println!(
        "cargo-semver-checks confirms {} breaks of {} fixtures",
        found.len(),
        cases.len()
    );
    assert!(found.len() > 5, "it found almost nothing\n{text}");
}
