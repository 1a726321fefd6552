//! Cargo, run on the crate of a release.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use anyhow::Context;

use crate::report;

/// Where cargo builds: the repository's own target directory, where the dependencies are built already.
pub(super) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| report::root().join("target"), PathBuf::from)
}

/// Puts the versions that the repository has resolved beside a crate, so that nothing has to be fetched.
pub(super) fn lock(krate: &Path) -> anyhow::Result<()> {
    let known = report::root().join("Cargo.lock");
    if known.is_file() {
        fs::copy(&known, krate.join("Cargo.lock")).context("`Cargo.lock` cannot be copied")?;
    }
    Ok(())
}

/// A cargo command in the directory of a crate.
pub(super) fn cargo(krate: &Path, offline: bool) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    command(program, krate, offline)
}

/// Any program that runs cargo, in the directory of a crate.
pub(super) fn command(
    program: impl AsRef<std::ffi::OsStr>,
    krate: &Path,
    offline: bool,
) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(krate)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_TERM_COLOR", "never")
        // As in the workspace: what is built alike is not built again.
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        // A network that is not there should say so soon.
        .env("CARGO_NET_RETRY", "1")
        .env("CARGO_HTTP_TIMEOUT", "20");
    if offline {
        command.env("CARGO_NET_OFFLINE", "true");
    }
    command
}

/// Runs it; what it wrote to both of its outputs.
pub(super) fn run(command: &mut Command) -> anyhow::Result<(bool, String)> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output: Output = command
        .output()
        .with_context(|| format!("`{program}` cannot be run"))?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    Ok((output.status.success(), text))
}

/// The lines of cargo that say what is wrong, without its progress.
pub(super) fn complaints(text: &str) -> String {
    let start = text
        .lines()
        .position(|line| line.starts_with("error") || line.starts_with("warning"));
    let lines: Vec<&str> = text.lines().skip(start.unwrap_or(0)).collect();
    lines[..lines.len().min(20)].join("\n")
}
