//! Cuts a page into tables, HTML tables, widgets, components and the rest, with an eye on code.

use std::ops::Range;

use super::super::pipes;
use super::{components, gitbook, widgets, yfm};

/// A part of the page, as a range of its lines.
pub(super) enum Segment {
    Text(Range<usize>),
    Table(Range<usize>),
    Html(Range<usize>),
    Widget(Range<usize>),
    Fields(Range<usize>),
    Yfm(Range<usize>),
    GitBook(Range<usize>),
}

/// The widget, the components or the table with marks of its own that begins at `at`, and the index after it.
fn special(lines: &[&str], at: usize) -> Option<(Segment, usize)> {
    if let Some(range) = widgets::range(lines, at) {
        let end = range.end;
        return Some((Segment::Widget(range), end));
    }
    if let Some(range) = gitbook::range(lines, at) {
        let end = range.end;
        return Some((Segment::GitBook(range), end));
    }
    if let Some(range) = yfm::range(lines, at) {
        let end = range.end;
        return Some((Segment::Yfm(range), end));
    }
    let range = components::range(lines, at)?;
    let end = range.end;
    Some((Segment::Fields(range), end))
}

pub(super) fn segments(lines: &[&str]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut fence: Option<(char, usize)> = None;
    while at < lines.len() {
        let line = lines[at].trim_start();
        if let Some((mark, length)) = fence {
            if run(line, mark) >= length && line.trim_end().chars().all(|c| c == mark) {
                fence = None;
            }
            at += 1;
        } else if let Some(mark) = ['`', '~'].into_iter().find(|&mark| run(line, mark) >= 3) {
            let length = run(line, mark);
            // Text between backticks on one line is code within a line.
            if mark == '~' || !line[length..].contains('`') {
                fence = Some((mark, length));
            }
            at += 1;
        } else if let Some((segment, next)) = special(lines, at) {
            segments.push(Segment::Text(start..at));
            segments.push(segment);
            (start, at) = (next, next);
        } else if pipes::begins(lines, at) {
            let (_, next) = pipes::table(lines, at, 1, |_| String::new());
            segments.push(Segment::Text(start..at));
            segments.push(Segment::Table(at..next));
            (start, at) = (next, next);
        } else if starts_table(line) {
            let next = html_end(lines, at);
            segments.push(Segment::Text(start..at));
            segments.push(Segment::Html(at..next));
            (start, at) = (next, next);
        } else {
            at += 1;
        }
    }
    segments.push(Segment::Text(start..lines.len()));
    segments
}

fn run(line: &str, mark: char) -> usize {
    line.chars().take_while(|&c| c == mark).count()
}

fn starts_table(line: &str) -> bool {
    line.get(..6)
        .is_some_and(|head| head.eq_ignore_ascii_case("<table"))
}

/// The line after the end of the HTML table that begins at `at`; a table that nothing closes goes to the page's end.
fn html_end(lines: &[&str], at: usize) -> usize {
    let mut open = 0_usize;
    for (index, line) in lines.iter().enumerate().skip(at) {
        let small = line.to_ascii_lowercase();
        open += small.matches("<table").count();
        open = open.saturating_sub(small.matches("</table").count());
        if open == 0 {
            return index + 1;
        }
    }
    lines.len()
}
