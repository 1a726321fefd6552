//! `cargo xtask ci`: what a pull request has to pass, all of it in one run, with one summary.

mod base;
mod publish;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::Context;
use tablewright::diff::{Bump, Diff, diff, render};
use tablewright::text::count;

use crate::steps::{Outcome, Steps};
use crate::{models, report};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What to compare with; by default the branch that the pull request goes into, or else `main`.
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// Also write the summary and the differences to this file, as Markdown.
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
    /// Where the crate is; by default `generated` in the repository.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What to run as tests.
    #[arg(long, value_name = "COMMAND", default_value = "cargo test --workspace")]
    test: String,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let on_github = env::var("GITHUB_ACTIONS").is_ok_and(|it| it == "true");
    let mut places: Vec<String> = Vec::new();
    for (flag, value) in [("--schemas", &arguments.schemas), ("--out", &arguments.out)] {
        if let Some(value) = value {
            places.extend([flag.to_owned(), value.display().to_string()]);
        }
    }
    // `lint` has no `--out`, and of both flags `--schemas` comes first.
    let schemas_only = &places[..if arguments.schemas.is_some() { 2 } else { 0 }];

    let mut steps = Steps::default();
    steps.run("lint", || {
        let format = if on_github { "github" } else { "text" };
        let own = ["lint", "--format", format].map(str::to_owned);
        let done = ourselves(&[&own, schemas_only].concat(), "lint")?;
        Ok(outcome(done, "mend what is marked as an error above"))
    });
    steps.run("generate --check", || {
        let own = ["generate", "--check"].map(str::to_owned);
        let done = ourselves(&[&own[..], &places].concat(), "generate --check")?;
        Ok(outcome(
            done,
            "run `cargo xtask generate` and commit what it writes",
        ))
    });
    let mut found = None;
    steps.run("diff", || {
        let schemas = report::directory(arguments.schemas.as_deref(), "schemas");
        let (outcome, diff) = compare(arguments.base.as_deref(), &schemas)?;
        found = diff;
        Ok(outcome)
    });
    steps.run("tests", || {
        heading(&arguments.test);
        let mut words = arguments.test.split_whitespace();
        let program = words.next().context("`--test` names no command")?;
        let status = Command::new(program)
            .args(words)
            .current_dir(report::root())
            .env("INSTA_UPDATE", "no")
            .status()
            .with_context(|| format!("`{program}` cannot be run"))?;
        let advice = format!("run `{}` and read the first failure", arguments.test);
        Ok(outcome(status.success(), &advice))
    });

    anstream::eprintln!("\n==> summary");
    report::print(&steps.text())?;
    let markdown = publish::markdown(&steps, found.as_ref());
    if let Some(file) = &arguments.markdown {
        std::fs::write(file, &markdown)
            .with_context(|| format!("cannot write `{}`", file.display()))?;
    }
    if on_github {
        publish::annotate(&steps)?;
    }
    publish::append_to_step_summary(&markdown)?;
    Ok(if steps.are_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs another command of this program; whether it succeeded.
fn ourselves(arguments: &[String], shown: &str) -> anyhow::Result<bool> {
    heading(&format!("cargo xtask {shown}"));
    let program = env::current_exe().context("this program does not know where it is")?;
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("`{shown}` cannot be run"))?;
    Ok(status.success())
}

fn heading(what: &str) {
    anstream::eprintln!("\n==> {what}");
}

fn outcome(good: bool, advice: &str) -> Outcome {
    if good {
        Outcome::Passed(String::new())
    } else {
        Outcome::Failed(advice.to_owned())
    }
}

/// Compares with the base. What a change needs is for reviewers to weigh: a break is no failure.
fn compare(given: Option<&str>, schemas: &Path) -> anyhow::Result<(Outcome, Option<Diff>)> {
    let base = match base::find(given, schemas) {
        Ok(base) => base,
        Err(_) if given.is_none() => {
            return Ok((
                Outcome::Skipped(
                    "no branch to compare with: name one with `--base REV`".to_owned(),
                ),
                None,
            ));
        }
        Err(error) => return Err(error),
    };
    heading(&format!("cargo xtask diff --against {}", base.shown));
    let old = models::at(&base.commit, schemas)?;
    let new = models::of(schemas, &schemas.display().to_string())?;
    let found = diff(&old, &new);
    report::print(&render::render_text(&found))?;
    let differences = match found.changes.len() {
        0 => "no differences".to_owned(),
        number => count(number, "difference"),
    };
    let about = match found.bump() {
        Bump::None => format!("{differences} from {}, no new version needed", base.shown),
        bump => format!("{differences} from {}, {} bump", base.shown, bump.word()),
    };
    Ok((Outcome::Passed(about), Some(found)))
}
