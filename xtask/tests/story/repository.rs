//! A temporary git repository with the schemas of one small service, its crate, and a first release.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use tempfile::TempDir;

use crate::text::settled;

pub(crate) struct Repository(TempDir);

pub(crate) fn has_git() -> bool {
    Command::new("git").arg("--version").output().is_ok()
}

impl Repository {
    /// With a tag for version 0.1.0, and a newer page of the vendor.
    pub(crate) fn with_a_release() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/story/parcels");
        copy(&fixture, repository.path());
        fs::write(repository.path().join(".gitignore"), "Cargo.lock\n").unwrap();
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.run("cargo xtask generate", 0);
        // The versions that this repository has resolved are there already.
        let lock = root().join("Cargo.lock");
        fs::copy(lock, repository.path().join("generated/Cargo.lock")).unwrap();
        repository.commit("Parcels");
        repository.run("cargo xtask release", 0);
        repository.commit("parcelpost 0.1.0");
        repository.tag("parcelpost-v0.1.0");
        repository
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs a command as it is told; gives what it printed, first what went to standard output.
    pub(crate) fn run(&self, command: &str, code: i32) -> String {
        let words: Vec<&str> = command.split(' ').collect();
        let output = match words.as_slice() {
            ["cargo", "xtask", name, rest @ ..] => self.xtask(name, rest),
            ["cargo", rest @ ..] => self.cargo(rest),
            other => panic!("{other:?}"),
        };
        let stdout = String::from_utf8(output.stdout).unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            output.status.code(),
            Some(code),
            "{command}\n{stdout}{stderr}"
        );
        let mut text = stdout;
        if words[1] == "test" {
            // Of cargo's words, those on the results.
            let is_result =
                |line: &&str| line.starts_with("test ") && !line.contains(" 0 passed; 0 failed");
            text = text
                .lines()
                .filter(is_result)
                .collect::<Vec<_>>()
                .join("\n");
        } else {
            text.push_str(&stderr);
        }
        settled(&text)
    }

    fn xtask(&self, name: &str, rest: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg(name).args(rest).args(["--schemas", "schemas"]);
        if matches!(name, "generate" | "release") {
            command.args(["--out", "generated"]);
        }
        if name == "release" {
            command.args(["--offline", "--features", "parcels"]);
        }
        // Tools and toolchains that this machine may have are not part of the story.
        let tools = env::var_os("PATH").unwrap_or_default();
        let without = env::split_paths(&tools)
            .filter(|directory| !directory.join("cargo-semver-checks").exists());
        let path = std::iter::once(self.without_toolchains()).chain(without);
        command.env("PATH", env::join_paths(path).unwrap());
        command.current_dir(self.path()).output().unwrap()
    }

    /// A directory with a `rustup` that knows of none, where a script can be one.
    fn without_toolchains(&self) -> PathBuf {
        let directory = self.path().join(".git").join("tools");
        fs::create_dir_all(&directory).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let script = directory.join("rustup");
            if !script.exists() {
                fs::write(&script, "#!/bin/sh\n").unwrap();
                fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
            }
        }
        directory
    }

    fn cargo(&self, rest: &[&str]) -> Output {
        Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(rest)
            .args([
                "--offline",
                "--no-default-features",
                "--features",
                "parcels",
            ])
            .current_dir(self.path())
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
            .env("CARGO_TERM_COLOR", "never")
            // So that they end in the same order every time.
            .env("RUST_TEST_THREADS", "1")
            .output()
            .unwrap()
    }

    /// Replaces a passage that is there once.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) {
        let path = self.path().join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{text}");
        fs::write(path, text.replace(old, new)).unwrap();
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
    }

    pub(crate) fn tag(&self, name: &str) {
        self.git(&["tag", name]);
    }

    /// The commit, and what differs from it.
    pub(crate) fn state(&self) -> String {
        self.git(&["rev-parse", "HEAD"]) + &self.git(&["status", "--porcelain", "--ignored"])
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .arg("-C")
            .arg(self.path())
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
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {words}");
        String::from_utf8(output.stdout).unwrap()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// Shared with everything else that is built here.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
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
