//! The text of a paragraph, a heading or a cell, without its markup.

use std::borrow::Cow;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser};
use regex::Regex;

use super::super::super::words::pattern;
use super::super::{html, trim};

/// A line of running text.
#[derive(Default)]
struct Line {
    number: usize,
    text: String,
    /// Letters inside and outside of bold text.
    strong: usize,
    plain: usize,
}

/// Running text as it is read, line by line.
#[derive(Default)]
pub(super) struct Inline {
    lines: Vec<Line>,
    broken: bool,
    pub(super) strong: usize,
}

impl Inline {
    pub(super) fn text(&mut self, text: &str, number: usize) {
        if self.lines.is_empty() || self.broken {
            self.lines.push(Line {
                number,
                ..Line::default()
            });
            self.broken = false;
        }
        let strong = self.strong > 0;
        if let Some(line) = self.lines.last_mut() {
            let letters = text
                .chars()
                .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：' | '*'))
                .count();
            *(if strong {
                &mut line.strong
            } else {
                &mut line.plain
            }) += letters;
            line.text.push_str(text);
        }
    }

    pub(super) fn html(&mut self, tag: &str, number: usize) {
        match html::inline_tag(tag) {
            html::InlineTag::Break => self.line_break(),
            html::InlineTag::Markup => {}
            html::InlineTag::Text => self.text(tag, number),
        }
    }

    pub(super) fn line_break(&mut self) {
        self.broken = true;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.text.trim().is_empty())
    }

    pub(super) fn line(&self) -> usize {
        self.lines.first().map_or(1, |line| line.number)
    }

    pub(super) fn joined(&self) -> String {
        let texts: Vec<&str> = self.lines.iter().map(|line| trim(&line.text)).collect();
        texts.join("\n").trim().to_owned()
    }

    /// The lines that are bold as headings, and the paragraphs between them.
    pub(super) fn parts(&self) -> Vec<(usize, bool, String)> {
        let mut parts: Vec<(usize, bool, String)> = Vec::new();
        for line in self
            .lines
            .iter()
            .filter(|line| !line.text.trim().is_empty())
        {
            let text = trim(&line.text);
            let is_heading = line.strong > 0 && line.plain == 0 && text.chars().count() <= 120;
            match parts.last_mut() {
                Some((_, false, before)) if !is_heading => {
                    before.push('\n');
                    before.push_str(text);
                }
                _ => parts.push((line.number, is_heading, text.to_owned())),
            }
        }
        parts
    }
}

/// Words set as code with nothing but the marks of a list between: `` `GET`, `PUT` or `POST` ``.
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"`[\w.-]{1,40}`(?:\s*(?:[,，、/|]\s*(?:or\s+|and\s+)?|or\s+|and\s+|或)\s*`[\w.-]{1,40}`)+",
    )
});

/// The source with quotation marks around words that are listed as code, since that tells values from running text.
pub(super) fn with_quoted_lists(source: &str) -> Cow<'_, str> {
    if source.matches('`').count() < 4 {
        return Cow::Borrowed(source);
    }
    LISTED.replace_all(source, |found: &regex::Captures<'_>| {
        found[0].replace('`', "\"")
    })
}

/// The text of a table's cell.
pub(super) fn cell(source: &str) -> String {
    let source = &*with_quoted_lists(source);
    if !source.contains(['*', '_', '`', '<', '[', '\\', '&', '~', '!', '\n']) {
        return source.to_owned();
    }
    // Behind the dot nothing begins a list, a heading or code: a cell is running text from its first letter.
    let dotted = format!(".{}", source.replace('\n', "<br>"));
    let mut inline = Inline::default();
    for event in Parser::new_ext(&dotted, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => inline.text(&text, 0),
            Event::InlineHtml(tag) | Event::Html(tag) => inline.html(&tag, 0),
            Event::SoftBreak | Event::HardBreak => inline.line_break(),
            _ => {}
        }
    }
    let joined = inline
        .lines
        .iter()
        .map(|line| trim(&line.text))
        .collect::<Vec<_>>()
        .join("\n");
    trim(joined.strip_prefix('.').unwrap_or(&joined)).to_owned()
}
