//! The text of a paragraph, a heading or a cell, without its markup.

use pulldown_cmark::{Event, Options, Parser};

use super::super::{html, spans, trim};

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

    /// Words set as code.
    pub(super) fn code(&mut self, text: &str, number: usize) {
        self.text(&spans::marked(text), number);
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
        spans::settled(texts.join("\n").trim()).into_owned()
    }

    /// The lines that are bold as headings, and the paragraphs between them.
    pub(super) fn parts(&self) -> Vec<(usize, bool, String)> {
        let mut parts: Vec<(usize, bool, String)> = Vec::new();
        for line in self
            .lines
            .iter()
            .filter(|line| !line.text.trim().is_empty())
        {
            let text = &*spans::settled(trim(&line.text));
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

/// The text of a table's cell.
pub(super) fn cell(source: &str) -> String {
    if !source.contains(['*', '_', '`', '<', '[', '\\', '&', '~', '!', '\n']) {
        return source.to_owned();
    }
    // Behind the dot nothing begins a list, a heading or code: a cell is running text from its first letter.
    let dotted = format!(".{}", source.replace('\n', "<br>"));
    let mut inline = Inline::default();
    for event in Parser::new_ext(&dotted, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) => inline.text(&text, 0),
            Event::Code(text) => inline.code(&text, 0),
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
    let joined = spans::settled(&joined);
    trim(joined.strip_prefix('.').unwrap_or(&joined)).to_owned()
}
