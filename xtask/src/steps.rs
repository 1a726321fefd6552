//! Steps of a longer command: each is carried out whatever became of the others, and all of them are summed up.

use std::fmt::Write;
use std::time::{Duration, Instant};

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well; what is worth knowing.
    Passed(String),
    /// Something is wrong; what to do about it.
    Failed(String),
    /// It could not be carried out; why, and what would help.
    Skipped(String),
}

/// A step that was carried out.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) name: String,
    pub(crate) outcome: Outcome,
    pub(crate) took: Duration,
}

/// All steps so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Steps(Vec<Step>);

impl Steps {
    /// Carries out a step; that it cannot be is a failure of this step alone.
    pub(crate) fn run(&mut self, name: &str, step: impl FnOnce() -> anyhow::Result<Outcome>) {
        let start = Instant::now();
        let outcome = step().unwrap_or_else(|error| Outcome::Failed(format!("{error:#}")));
        self.0.push(Step {
            name: name.to_owned(),
            outcome,
            took: start.elapsed(),
        });
    }

    /// Whether no step failed.
    pub(crate) fn are_good(&self) -> bool {
        self.failed().next().is_none()
    }

    /// The steps that failed, with what to do.
    pub(crate) fn failed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|step| match &step.outcome {
            Outcome::Failed(what) => Some((step.name.as_str(), what.as_str())),
            _ => None,
        })
    }

    /// A line for each step, for a terminal.
    pub(crate) fn text(&self) -> String {
        let width = self.0.iter().map(|step| step.name.len()).max().unwrap_or(0);
        let mut out = String::new();
        for step in &self.0 {
            let (word, more) = words(&step.outcome);
            let seconds = step.took.as_secs_f32();
            let mut lines = more.lines();
            let first = lines.next().unwrap_or_default();
            let line = format!("{word:<8} {:<width$} {seconds:>6.1} s  {first}", step.name);
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{}", line.trim_end());
            for line in lines {
                let _ = writeln!(out, "{:indent$}{line}", "", indent = width + 20);
            }
        }
        out
    }

    /// A table of the steps.
    pub(crate) fn markdown(&self) -> String {
        let mut out =
            String::from("| Step | Result | Seconds | What to do |\n| --- | --- | --- | --- |\n");
        for step in &self.0 {
            let (word, more) = words(&step.outcome);
            let mark = match step.outcome {
                Outcome::Passed(_) => ":white_check_mark:",
                Outcome::Failed(_) => ":x:",
                Outcome::Skipped(_) => ":heavy_minus_sign:",
            };
            let cell = more.replace('|', "\\|").replace('\n', "<br>");
            let _ = writeln!(
                out,
                "| {} | {mark} {} | {:.1} | {cell} |",
                step.name,
                word.to_lowercase(),
                step.took.as_secs_f32(),
            );
        }
        out
    }
}

/// Failures stand out.
fn words(outcome: &Outcome) -> (&'static str, &str) {
    match outcome {
        Outcome::Passed(more) => ("passed", more),
        Outcome::Failed(more) => ("FAILED", more),
        Outcome::Skipped(more) => ("skipped", more),
    }
}
