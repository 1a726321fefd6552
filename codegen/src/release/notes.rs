//! Differences as a section of the changelog, for those who use the crate.

use std::fmt::Write;

use super::words::{advice, is_for_users, is_words};
use crate::diff::{Change, Diff, Rule, Source, Wire};
use crate::model::{Api, Service};

/// What is new, under a heading for each kind of consequence.
///
/// `code_differs` says that the generated crate is another one; where no difference of the models explains that, the
/// section says so.
pub fn notes(found: &Diff, code_differs: bool) -> String {
    let told: Vec<&Change> = found
        .changes
        .iter()
        .filter(|change| is_for_users(change.rule))
        .collect();
    let mut out = String::new();
    let of = |kind: Kind| -> Vec<&Change> {
        let all = told.iter().copied();
        all.filter(|change| self::kind(change) == kind).collect()
    };
    section("Breaking", &of(Kind::Breaking), &mut out);
    section("Added", &of(Kind::Added), &mut out);
    section("Deprecated", &of(Kind::Deprecated), &mut out);
    section("Changed", &of(Kind::Changed), &mut out);
    documentation(&of(Kind::Words), &mut out);
    if out.is_empty() {
        out.push_str(if code_differs {
            "What the crate offers is as before; only its code or its tests have changed.\n"
        } else {
            "Nothing has changed for users of the crate.\n"
        });
    }
    out
}

/// Under which heading a change stands.
#[derive(PartialEq, Eq)]
enum Kind {
    Breaking,
    Added,
    Deprecated,
    Changed,
    /// It is enough to say about what.
    Words,
}

fn kind(change: &Change) -> Kind {
    match change.verdict.source {
        Source::Breaks => Kind::Breaking,
        Source::Adds => Kind::Added,
        Source::Warns if change.rule != Rule::PackageRustVersion => Kind::Deprecated,
        _ if is_words(change.rule) => Kind::Words,
        _ => Kind::Changed,
    }
}

/// What the first version has.
pub fn first_notes(api: &Api) -> String {
    let mut out = String::from("The first release.\n");
    for (i, service) in api.services.iter().enumerate() {
        if i == 0 {
            out.push('\n');
        }
        // Writing to a String cannot fail.
        let _ = writeln!(out, "- `{}`: {}", service.module, contents(service));
    }
    out
}

fn contents(service: &Service) -> String {
    let count = |number: usize, word: &str| match number {
        0 => None,
        1 => Some(format!("1 {word}")),
        many => Some(format!("{many} {word}s")),
    };
    let parts: Vec<String> = [
        count(service.operations.len(), "operation"),
        count(service.webhooks.len(), "webhook"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        service.title.clone()
    } else {
        format!("{}, {}", service.title, parts.join(" and "))
    }
}

fn section(title: &str, changes: &[&Change], out: &mut String) {
    if changes.is_empty() {
        return;
    }
    heading(title, out);
    for change in changes {
        let _ = writeln!(out, "- {}", entry(change));
    }
}

fn heading(title: &str, out: &mut String) {
    let gap = if out.is_empty() { "" } else { "\n" };
    let _ = writeln!(out, "{gap}### {title}\n");
}

/// Where words alone have changed, it is enough to say about what.
fn documentation(changes: &[&Change], out: &mut String) {
    let mut about: Vec<String> = Vec::new();
    for change in changes {
        let whom = whom(change);
        let whom = if whom.is_empty() {
            "the crate".to_owned()
        } else {
            whom
        };
        if !about.contains(&whom) {
            about.push(whom);
        }
    }
    if !about.is_empty() {
        heading("Documentation", out);
        for whom in about {
            let _ = writeln!(out, "- {whom}");
        }
    }
}

/// A sentence with what it is about, and what to do.
fn entry(change: &Change) -> String {
    let whom = whom(change);
    let mut text = if whom.is_empty() {
        upper(&change.sentence)
    } else {
        format!("{whom}: {}", change.sentence)
    };
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    if let Some(advice) = advice(change) {
        text.push(' ');
        text.push_str(advice);
    }
    if change.verdict.wire == Wire::Breaks {
        text.push_str(" Older versions no longer agree with the vendor here.");
    }
    text
}

/// The service and the pages that a change is about.
fn whom(change: &Change) -> String {
    let Some(service) = &change.service else {
        return String::new();
    };
    let pages: Vec<String> = change
        .pages
        .iter()
        .map(|page| format!("`{page}`"))
        .collect();
    match pages.as_slice() {
        [] => format!("**{service}**"),
        [one, two, three, rest @ ..] if !rest.is_empty() => {
            format!(
                "**{service}** {one}, {two}, {three} and {} more",
                rest.len()
            )
        }
        few => format!("**{service}** {}", few.join(", ")),
    }
}

fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
