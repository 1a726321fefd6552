//! `cargo xtask release`: everything up to publishing, which stays a person's decision.
//!
//! The release is made beside the tree, in a directory of its own. Only when every check of it has passed, and not with
//! `--dry-run`, the files go into the tree.

mod cargo;
mod checks;
mod last;
mod refuse;
mod stage;
mod write;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tablewright::diff::{Bump, Diff, diff};
use tablewright::model::Api;
use tablewright::release::{self, Plan};
use tablewright::text::count;

use crate::commands::generate::default_name;
use crate::steps::Steps;
use crate::{git, report};
use last::Last;
use stage::Stage;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Check everything and show what would be written, but write nothing.
    #[arg(long)]
    dry_run: bool,
    /// The last release: a git revision or a directory of schemas; by default the newest tag `NAME-vVERSION`.
    #[arg(long, value_name = "REV|DIR")]
    since: Option<String>,
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
    /// Where the crate is; by default `generated` in the repository.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Ask no network; what needs one is not checked.
    #[arg(long)]
    offline: bool,
    /// Build the packaged crate with these features only, to check it faster.
    #[arg(long, value_name = "FEATURES")]
    features: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schemas = report::directory(arguments.schemas.as_deref(), "schemas");
    let out = report::directory(arguments.out.as_deref(), "generated");
    let compiled = tablewright::compile(&schemas, &default_name(&out));
    let Some(api) = &compiled.api else {
        report::show(&compiled);
        anstream::eprintln!("the schemas have errors: mend them before a release");
        return Ok(ExitCode::FAILURE);
    };
    refuse::dirty(&schemas)?;
    refuse::drifted(&schemas, &out, api)?;
    let last = last::find(arguments.since.as_deref(), &schemas, &out, api)?;
    let Some(next) = next(api, last.as_ref())? else {
        return Ok(ExitCode::SUCCESS);
    };
    report::print(&next.headline)?;

    let stage = Stage::make(&schemas, &out, &next.version, &next.notes)?;
    report::print(&format!(
        "\nThe changelog ({}):\n\n{}\n",
        stage.told,
        indented(&stage.notes)
    ))?;
    let mut steps = Steps::default();
    checks::run(
        &mut steps,
        &stage,
        last.as_ref(),
        arguments.offline,
        arguments.features.as_deref(),
    );
    report::print(&steps.text())?;
    if !steps.are_good() {
        anstream::eprintln!("\nnot released: nothing was written");
        return Ok(ExitCode::FAILURE);
    }
    let name = &api.package.name;
    if arguments.dry_run {
        report::print(
            "\nDry run: nothing was written. `cargo xtask release` writes the version, the changelog and the crate.\n",
        )?;
    } else {
        let written = write::into_tree(&stage, &schemas, &out)?;
        report::print(&format!(
            "\n{written}{}",
            what_is_left(name, &next.version, &out)
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What is going to be released.
struct Next {
    version: String,
    notes: String,
    headline: String,
}

/// Decides on the version; nothing if there is nothing to release.
fn next(api: &Api, last: Option<&Last>) -> anyhow::Result<Option<Next>> {
    let package = &api.package;
    let (name, version) = (&package.name, &package.version);
    let Some(last) = last else {
        return Ok(Some(Next {
            version: version.clone(),
            notes: release::first_notes(api),
            headline: format!("{name} {version}: the first release\n"),
        }));
    };
    let found = diff(&last.api, api);
    let code_differs = last.code_differs(api);
    let shown = &last.shown;
    match release::plan(&found, code_differs) {
        Plan::Nothing => {
            report::print(&format!(
                "nothing has changed since {shown}: there is nothing to release\n"
            ))?;
            Ok(None)
        }
        Plan::Version(version) => Ok(Some(Next {
            notes: release::notes(&found, code_differs),
            headline: headline(&found, name, &version, code_differs, shown),
            version,
        })),
        Plan::TooSmall { required } => anyhow::bail!(
            "crate.yaml says {version}, but what has changed since {shown} needs {required}:\n{}\n\
             Write `version: {required}` in crate.yaml, or `version: {}` and the release sets the version by itself; \
             then generate and commit",
            reasons(&found),
            found.old_version
        ),
        Plan::Unreadable => anyhow::bail!(
            "the last release, {shown}, has the version `{}`, which is not three numbers: nothing can follow it",
            found.old_version
        ),
    }
}

fn headline(found: &Diff, name: &str, version: &str, code_differs: bool, shown: &str) -> String {
    let bump = match (found.bump(), code_differs) {
        (Bump::None, true) => Bump::Patch,
        (bump, _) => bump,
    };
    let differences = match found.changes.len() {
        0 => "no differences of the schemas".to_owned(),
        number => count(number, "difference"),
    };
    format!(
        "{name} {} -> {version}: {differences} since {shown}, {} bump\n",
        found.old_version,
        bump.word()
    )
}

/// The differences that ask for the largest bump, as a list.
fn reasons(found: &Diff) -> String {
    const MOST: usize = 5;
    let bump = found.bump();
    let mut causes = found.changes.iter().filter(|change| change.bump() == bump);
    let mut out = String::new();
    for change in causes.by_ref().take(MOST) {
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "  {}:{}: {}",
            change.at.file, change.at.line, change.sentence
        );
    }
    let more = causes.count();
    if more > 0 {
        let _ = writeln!(out, "  and {more} more");
    }
    out
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("    {line}"));
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// The commands that remain for a person.
fn what_is_left(name: &str, version: &str, out: &Path) -> String {
    let tag = release::tag(name, version);
    let manifest = git::top(out)
        .ok()
        .and_then(|top| {
            out.canonicalize()
                .ok()?
                .strip_prefix(top)
                .ok()
                .map(Path::to_path_buf)
        })
        .unwrap_or_else(|| out.to_path_buf())
        .join("Cargo.toml");
    format!(
        "\nRead the changelog. Then, to publish:\n\n  \
         git add --all && git commit --message \"{name} {version}\"\n  \
         git tag {tag}\n  \
         cargo publish --manifest-path {}\n  \
         git push origin HEAD {tag}\n",
        manifest.display()
    )
}
