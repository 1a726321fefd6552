//! Differences as output: text for a terminal, Markdown for a pull request, JSON for machines.

mod json;
mod markdown;
mod text;

pub use json::render_json;
pub use markdown::render_markdown;
pub use text::render_text;

use super::{Bump, Change, Diff};

/// What the differences ask of the version, as a sentence without a full stop.
fn version_line(diff: &Diff) -> String {
    let bump = diff.bump();
    if bump == Bump::None {
        return format!("no new version is needed after {}", diff.old_version);
    }
    let Some(required) = diff.required_version() else {
        return format!(
            "{} bump, but the old version `{}` cannot be read",
            bump.word(),
            diff.old_version
        );
    };
    let (old, new) = (&diff.old_version, &diff.new_version);
    let now = if diff.is_version_sufficient() {
        format!("crate.yaml says {new}")
    } else {
        format!("crate.yaml still says {new}")
    };
    format!(
        "{} bump, from {old} to {required} or later; {now}",
        bump.word()
    )
}

/// `callbot/stop_order.yaml:12`, and whether that line is in the old schemas.
fn place(change: &Change) -> String {
    let old = if change.at.side == super::Side::Old {
        " (old)"
    } else {
        ""
    };
    format!("{}:{}{old}", change.at.file, change.at.line)
}

/// The operations and webhooks, where there are not too many to name.
fn pages(change: &Change) -> String {
    match change.pages.as_slice() {
        [] => String::new(),
        [one, two, three, rest @ ..] if !rest.is_empty() => {
            format!("{one}, {two}, {three} and {} more", rest.len())
        }
        few => few.join(", "),
    }
}
