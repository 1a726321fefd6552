//! Differences for a comment on a pull request: short, with what is harmless folded away.

use std::fmt::Write;

use super::{pages, place, version_line};
use crate::diff::{Change, Diff, Source, Wire};

/// How many rows a section has at most; a comment has a limit of its own.
const MOST: usize = 100;

/// A heading with the version, what breaks in the open, the rest folded.
pub fn render_markdown(diff: &Diff) -> String {
    let mut out = String::from("### Schema changes\n\n");
    let warning = if diff.is_version_sufficient() {
        ""
    } else {
        " :warning:"
    };
    // Writing to a String cannot fail.
    let _ = writeln!(out, "**Version:** {}{warning}", version_line(diff));
    let (dangerous, rest): (Vec<&Change>, Vec<&Change>) =
        diff.changes.iter().partition(|change| is_dangerous(change));
    let (visible, words): (Vec<&Change>, Vec<&Change>) =
        rest.into_iter().partition(|change| !is_words(change));
    section("Breaks something", &dangerous, false, &mut out);
    section("Breaks nothing", &visible, true, &mut out);
    section("Documentation and marks", &words, true, &mut out);
    out
}

fn is_dangerous(change: &Change) -> bool {
    change.verdict.source == Source::Breaks || change.verdict.wire >= Wire::MayBreak
}

fn is_words(change: &Change) -> bool {
    change.verdict.source == Source::Same && change.verdict.wire == Wire::Same
}

fn section(title: &str, changes: &[&Change], is_folded: bool, out: &mut String) {
    if changes.is_empty() {
        return;
    }
    let count = changes.len();
    if is_folded {
        let _ = writeln!(
            out,
            "\n<details><summary>{title} ({count})</summary>\n\n| Change | Callers | Wire | Where |\n| --- | --- | --- | --- |"
        );
    } else {
        let _ = writeln!(
            out,
            "\n**{title} ({count})**\n\n| Change | Callers | Wire | Where |\n| --- | --- | --- | --- |"
        );
    }
    for change in changes.iter().take(MOST) {
        let pages = pages(change);
        let about = if pages.is_empty() {
            String::new()
        } else {
            format!("{}: ", cell(&pages))
        };
        let _ = writeln!(
            out,
            "| {about}{} | {} | {} | `{}` |",
            cell(&change.sentence),
            change.verdict.source.word(),
            change.verdict.wire.word(),
            place(change).replace('`', "'").replace('|', "\\|")
        );
    }
    if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
        let _ = writeln!(
            out,
            "\nand {more} more: run `cargo xtask diff` to see them."
        );
    }
    if is_folded {
        out.push_str("\n</details>\n");
    }
}

/// Text in a cell of a table. A word in backticks stays code; nothing else may become markup.
fn cell(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    for c in text.chars() {
        match c {
            '`' => {
                in_code = !in_code;
                out.push('`');
            }
            '|' => out.push_str("\\|"),
            '\n' | '\r' => out.push(' '),
            '<' if !in_code => out.push_str("&lt;"),
            '@' if !in_code => out.push_str("&#64;"),
            '*' | '_' | '[' | ']' | '#' | '!' | '\\' | '~' if !in_code => {
                out.push('\\');
                out.push(c);
            }
            other => out.push(other),
        }
    }
    out
}
