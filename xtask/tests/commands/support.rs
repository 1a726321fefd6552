//! Runs the commands as a person does, on copies of the repository's schemas.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A small service.
pub(crate) const SERVICE: &str = "service: acme\ntitle: Acme\nsummary: Anvils by mail.\n";
/// Its only page.
pub(crate) const PAGE: &str = "operation: sendAnvil\nsummary: Send an anvil.\npage: sendAnvil\nhttp: POST /sendAnvil\n\
                    effect: once\nrequest:\n  id: { type: string }\n";

/// What a command did.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// `cargo xtask …`, without cargo.
pub(crate) fn xtask<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Ran {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .output()
        .unwrap();
    Ran {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// `cargo xtask import … --service … --schemas … --write`.
pub(crate) fn import_into(service: &str, page: &Path, schemas: &Path) -> Ran {
    xtask(&[
        "import".as_ref(),
        page.as_os_str(),
        "--service".as_ref(),
        service.as_ref(),
        "--write".as_ref(),
        "--schemas".as_ref(),
        schemas.as_os_str(),
    ])
}

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// A directory outside the repository with a copy of its schemas in `schemas`.
pub(crate) fn elsewhere() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    copy(&root().join("schemas"), &directory.path().join("schemas"));
    directory
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Everything below a directory: path and bytes.
pub(crate) fn contents(directory: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![directory.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path();
                found.push((
                    path.strip_prefix(directory).unwrap().to_path_buf(),
                    fs::read(path).unwrap(),
                ));
            }
        }
    }
    found.sort();
    found
}

/// Writes the small service with this page.
pub(crate) fn put(schemas: &Path, page: &str) {
    fs::create_dir_all(schemas.join("acme")).unwrap();
    fs::write(schemas.join("acme/service.yaml"), SERVICE).unwrap();
    fs::write(schemas.join("acme/send_anvil.yaml"), page).unwrap();
}

/// Runs git in a directory; what it printed.
pub(crate) fn git(directory: &Path, arguments: &[&str]) -> String {
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
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}
