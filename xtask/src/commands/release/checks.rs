//! What a release has to pass. Tools and toolchains that are not there are said to be missing.

use std::path::Path;
use std::process::Command;

use super::cargo::{cargo, command, complaints, lock, run as run_cargo, target};
use super::last::Last;
use super::stage::Stage;
use crate::steps::{Outcome, Steps};

/// Words by which cargo says that it cannot reach the registry.
const NO_NETWORK: [&str; 6] = [
    "spurious network error",
    "Could not resolve host",
    "Couldn't resolve host",
    "failed to download",
    "failed to query replaced source",
    "Couldn't connect to server",
];

/// Runs all of them.
pub(super) fn run(
    steps: &mut Steps,
    stage: &Stage,
    last: Option<&Last>,
    offline: bool,
    features: Option<&str>,
) {
    let krate = stage.krate();
    let rust = &stage.api.package.rust_version;
    steps.run("package contents", || {
        lock(&krate)?;
        contents(&krate, stage)
    });
    steps.run("cargo package", || {
        package(&krate, stage, offline, features)
    });
    steps.run(&format!("Rust {rust}"), || {
        supported_rust(&krate, rust, offline, features)
    });
    steps.run("cargo-semver-checks", || semver(&krate, last, offline));
    steps.run("cargo publish --dry-run", || publish(&krate, offline));
}

/// What users and docs.rs look for is in the package.
fn contents(krate: &Path, stage: &Stage) -> anyhow::Result<Outcome> {
    let list = ["package", "--list", "--allow-dirty", "--offline"];
    let (good, text) = run_cargo(cargo(krate, true).args(list))?;
    if !good {
        return Ok(Outcome::Failed(complaints(&text)));
    }
    let mut wanted = vec!["README.md", "CHANGELOG.md", "src/lib.rs"];
    let licences = stage.files.iter().map(|file| file.path.as_str());
    wanted.extend(licences.filter(|path| path.starts_with("LICENSE")));
    let missing: Vec<&str> = (wanted.iter())
        .filter(|file| !text.lines().any(|line| line == **file))
        .copied()
        .collect();
    if !missing.is_empty() {
        return Ok(Outcome::Failed(format!(
            "the package has no {}",
            missing.join(", ")
        )));
    }
    if !wanted.iter().any(|path| path.starts_with("LICENSE")) {
        return Ok(Outcome::Failed(
            "the package has no text of its licence: `license` in crate.yaml is none whose text is known".to_owned(),
        ));
    }
    let has_docs = stage.files.iter().any(|file| {
        file.path == "Cargo.toml" && file.contents.contains("[package.metadata.docs.rs]")
    });
    if !has_docs {
        return Ok(Outcome::Failed(
            "Cargo.toml says nothing to docs.rs".to_owned(),
        ));
    }
    let mut about = format!("{}, settings for docs.rs", wanted.join(", "));
    if stage.api.package.repository.is_none() {
        about.push_str("\ncrate.yaml names no `repository`: users would look for one");
    }
    Ok(Outcome::Passed(about))
}

/// The package builds by itself, as users get it.
fn package(
    krate: &Path,
    stage: &Stage,
    offline: bool,
    features: Option<&str>,
) -> anyhow::Result<Outcome> {
    let mut cargo = cargo(krate, offline);
    cargo.args(["package", "--allow-dirty"]);
    restrict(&mut cargo, features);
    let (good, text) = run_cargo(&mut cargo)?;
    if !good {
        return Ok(if is_no_network(&text) {
            Outcome::Failed(
                "the registry cannot be reached; with `--offline` what was fetched before is used"
                    .to_owned(),
            )
        } else {
            Outcome::Failed(complaints(&text))
        });
    }
    let warnings: Vec<&str> = text
        .lines()
        .filter(|line| {
            line.starts_with("warning")
                && !line.contains("no documentation, homepage or repository")
        })
        .collect();
    if !warnings.is_empty() {
        return Ok(Outcome::Failed(complaints(&warnings.join("\n"))));
    }
    let package = &stage.api.package;
    let file = format!("{}-{}.crate", package.name, package.version);
    let path = target().join("package").join(&file);
    let size = std::fs::metadata(&path).map_or(0, |about| about.len().div_ceil(1024));
    Ok(Outcome::Passed(format!("{file}, {size} KiB, builds")))
}

/// It builds with the oldest Rust that it promises.
fn supported_rust(
    krate: &Path,
    rust: &str,
    offline: bool,
    features: Option<&str>,
) -> anyhow::Result<Outcome> {
    let installed = Command::new("rustup").args(["toolchain", "list"]).output();
    let installed = installed.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).into_owned(),
    );
    let toolchain = installed.lines().filter_map(|line| line.split(' ').next());
    let is_wanted = |name: &&str| {
        name.strip_prefix(rust)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
    };
    let mut wanted = toolchain.filter(is_wanted);
    let Some(toolchain) = wanted.next() else {
        return Ok(Outcome::Skipped(format!(
            "not installed; `rustup toolchain install {rust} --profile minimal`"
        )));
    };
    let mut cargo = command("rustup", krate, offline);
    cargo.args(["run", toolchain, "cargo", "check"]);
    restrict(&mut cargo, features);
    let (good, text) = run_cargo(&mut cargo)?;
    Ok(if good {
        Outcome::Passed(toolchain.to_owned())
    } else {
        Outcome::Failed(format!(
            "{}\nraise `rust_version` in crate.yaml if this is meant",
            complaints(&text)
        ))
    })
}

/// A second opinion on the version.
fn semver(krate: &Path, last: Option<&Last>, offline: bool) -> anyhow::Result<Outcome> {
    let Some(last) = last else {
        return Ok(Outcome::Skipped(
            "there is no release to compare with".to_owned(),
        ));
    };
    let version = Command::new("cargo-semver-checks")
        .arg("--version")
        .output();
    if !version.is_ok_and(|output| output.status.success()) {
        return Ok(Outcome::Skipped(
            "not installed; `cargo install cargo-semver-checks --locked`".to_owned(),
        ));
    }
    lock(last.krate())?;
    let mut tool = command("cargo-semver-checks", krate, offline);
    tool.args(["semver-checks", "--color=never", "--default-features"])
        .args(["--features", "blocking,tracing", "--baseline-root"])
        .arg(last.krate())
        .arg("--manifest-path")
        .arg(krate.join("Cargo.toml"));
    let (good, text) = run_cargo(&mut tool)?;
    if good {
        return Ok(Outcome::Passed(format!(
            "agrees, compared with {}",
            last.shown
        )));
    }
    let found: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("--- failure"))
        .take(20)
        .collect();
    Ok(if found.is_empty() && offline {
        Outcome::Skipped("could not be run without a network".to_owned())
    } else if found.is_empty() {
        Outcome::Failed(complaints(&text))
    } else {
        Outcome::Failed(format!(
            "the version is too small for what it finds; set a larger one in crate.yaml\n{}",
            found.join("\n")
        ))
    })
}

/// The registry would take it.
fn publish(krate: &Path, offline: bool) -> anyhow::Result<Outcome> {
    if offline {
        return Ok(Outcome::Skipped(
            "needs the registry's index; run this again without `--offline`".to_owned(),
        ));
    }
    let arguments = ["publish", "--dry-run", "--no-verify", "--allow-dirty"];
    let (good, text) = run_cargo(cargo(krate, false).args(arguments))?;
    Ok(if good {
        Outcome::Passed(String::new())
    } else if is_no_network(&text) {
        Outcome::Skipped(
            "the registry's index cannot be reached; run this again with a network".to_owned(),
        )
    } else {
        Outcome::Failed(complaints(&text))
    })
}

fn restrict(cargo: &mut Command, features: Option<&str>) {
    if let Some(features) = features {
        cargo.args(["--no-default-features", "--features", features]);
    }
}

fn is_no_network(text: &str) -> bool {
    NO_NETWORK.iter().any(|words| text.contains(words))
}
