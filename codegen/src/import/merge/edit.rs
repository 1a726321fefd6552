//! Edits of a text, gathered first and applied together.

use std::ops::Range;

pub(super) struct Edits<'a> {
    text: &'a str,
    edits: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            edits: Vec::new(),
        }
    }

    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        &self.text[range]
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The number of the line at an offset, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.text[..at.min(self.text.len())].matches('\n').count() + 1
    }

    pub(super) fn replace(&mut self, range: Range<usize>, text: String) {
        self.edits.push((range, text));
    }

    pub(super) fn insert(&mut self, at: usize, text: String) {
        self.edits.push((at..at, text));
    }

    /// Where the line at an offset begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// Behind the end of the line at an offset.
    pub(super) fn line_end(&self, at: usize) -> usize {
        self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |end| at + end + 1)
    }

    /// How far the key at an offset is from the left; `None` if something else stands before it.
    pub(super) fn indent(&self, at: usize) -> Option<usize> {
        let before = &self.text[self.line_start(at)..at];
        before.bytes().all(|b| b == b' ').then_some(before.len())
    }

    /// The text with the edits; of two that overlap, the first stays.
    pub(super) fn apply(mut self) -> String {
        self.edits
            .sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, text) in self.edits {
            if range.start < at {
                continue;
            }
            out.push_str(&self.text[at..range.start]);
            if range.is_empty() && !out.is_empty() && text.ends_with('\n') && !out.ends_with('\n') {
                // The last line of a file may lack its end.
                out.push('\n');
            }
            out.push_str(&text);
            at = range.end;
        }
        out.push_str(&self.text[at..]);
        out
    }
}

/// The lines of a printed entry, with the comments above it, moved from its indentation to another.
pub(super) fn printed(text: &str, key_start: usize, value_end: usize, indent: usize) -> String {
    let mut start = text[..key_start].rfind('\n').map_or(0, |end| end + 1);
    while let Some(above) = text[..start].strip_suffix('\n') {
        let line_start = above.rfind('\n').map_or(0, |end| end + 1);
        if !text[line_start..start].trim_start().starts_with("# ") || line_start == 0 {
            break;
        }
        start = line_start;
    }
    let end = text[value_end..]
        .find('\n')
        .map_or(text.len(), |end| value_end + end + 1);
    let was = text[start..].len() - text[start..].trim_start_matches(' ').len();
    let mut out = String::new();
    for line in text[start..end].lines() {
        let body = line
            .get(was.min(line.len() - line.trim_start().len())..)
            .unwrap_or_default();
        if !body.trim().is_empty() {
            out.push_str(&" ".repeat(indent));
            out.push_str(body);
        }
        out.push('\n');
    }
    out
}
