//! A saved page, or HTML within Markdown. The tokenizer is a library's; which elements matter is decided here, without
//! building a tree: pages are read from top to bottom.

mod button;
mod flow;
mod grid;
mod names;
mod properties;
mod tables;

use std::borrow::Cow;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::super::page::{Block, BlockKind};
use super::{spans, text, trim};
use button::{Button, Holds};
use flow::Flow;
use grid::Grid;
pub(super) use names::{InlineTag, inline_tag};

/// How deep elements are followed; deeper ones count as part of the last.
const MAX_DEPTH: usize = 256;
/// How many tables may be open at a time.
const MAX_TABLES: usize = 8;

/// The title and the blocks of a page.
pub(super) fn page(source: &str) -> (Option<String>, Vec<Block>) {
    let mut reader = Reader::new(source, 1);
    reader.run(source);
    let title = reader.title.trim().to_owned();
    ((!title.is_empty()).then_some(title), reader.flow.blocks)
}

/// The blocks of a piece of HTML whose first line has this number.
pub(super) fn fragment(source: &str, first_line: usize) -> Vec<Block> {
    let mut reader = Reader::new(source, first_line);
    reader.run(source);
    reader.flow.blocks
}

struct Reader {
    first_line: usize,
    starts: Vec<usize>,
    /// The elements that are open, by name.
    open: Vec<String>,
    /// How many of `open` there were when an element began that is not shown.
    hidden: Option<usize>,
    in_title: bool,
    title: String,
    flow: Flow,
    tables: Vec<Grid>,
    /// Preformatted text: its line, language and text.
    code: Option<(usize, Option<String>, String)>,
    /// A button, and what is in it.
    button: Option<Button>,
    /// The depth of the element that holds JSON drawn with lists.
    folded: Option<usize>,
    /// The language that an element around preformatted text names.
    language: Option<String>,
}

impl Reader {
    fn new(source: &str, first_line: usize) -> Self {
        Self {
            first_line,
            starts: source.match_indices('\n').map(|(at, _)| at + 1).collect(),
            open: Vec::new(),
            hidden: None,
            in_title: false,
            title: String::new(),
            flow: Flow::default(),
            tables: Vec::new(),
            code: None,
            button: None,
            folded: None,
            language: None,
        }
    }

    fn run(&mut self, source: &str) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(source, emitter) {
            // Reading a string cannot fail.
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => self.start(&tag),
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    self.end(&name);
                }
                Token::String(text) => {
                    let line = self.line(text.span.start);
                    let text = String::from_utf8_lossy(&text.value).into_owned();
                    self.text(&text, line);
                }
                _ => {}
            }
        }
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_code();
        self.flow.finish();
    }

    fn line(&self, offset: usize) -> usize {
        self.first_line + self.starts.partition_point(|&start| start <= offset)
    }

    fn text(&mut self, text: &str, line: usize) {
        if self.in_title {
            self.title.push_str(text);
        } else if self.hidden.is_some() {
        } else if let Some(button) = &mut self.button {
            button.text(text);
        } else if let Some((.., code)) = &mut self.code {
            code.push_str(text);
        } else {
            let is_code = self
                .open
                .iter()
                .rev()
                .take(2)
                .any(|open| names::is_code(open));
            let text = if is_code && !text.trim().is_empty() {
                Cow::Owned(spans::marked(text))
            } else {
                Cow::Borrowed(text)
            };
            match self.tables.last_mut() {
                Some(table) => table.text(&text),
                None => self.flow.text(&text, line, self.open.len()),
            }
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let line = self.line(tag.span.start);
        let attribute = |key: &str| attribute(tag, key);
        if names::is_literal(&name) && tag.attributes.is_empty() {
            // A type such as `List<String>` that nobody escaped.
            self.text(&format!("<{name}>"), line);
            return;
        }
        match name.as_str() {
            "title" if !self.open.iter().any(|open| open == "svg") && self.title.is_empty() => {
                self.in_title = true;
            }
            "br" => return self.line_break(line),
            "hr" => return self.flow.flush(),
            _ if names::is_void(&name) => return,
            _ => {}
        }
        let class = class(tag);
        let hides = names::is_hidden(
            &name,
            &class,
            &attribute("id").unwrap_or_default(),
            &attribute("role").unwrap_or_default(),
        );
        self.close_implied(&name);
        if self.hidden.is_none() && hides && !tag.self_closing {
            self.hidden = Some(self.open.len());
        }
        if tag.self_closing && names::is_foreign(&name) {
            return;
        }
        if self.open.len() < MAX_DEPTH {
            self.open.push(name.clone());
        }
        if self.hidden.is_some() {
            return;
        }
        if let Some(button) = &mut self.button {
            button.text(" ");
            return;
        }
        if name == "button" {
            let is_open = attribute("aria-expanded").is_some_and(|value| value == "true");
            self.button = Some(Button::new(line, self.open.len(), is_open));
            return;
        }
        if let Some(language) = names::language(&class) {
            self.language = Some(language);
        }
        let span = |key: &str| {
            attribute(key)
                .and_then(|n| n.trim().parse().ok())
                .unwrap_or(1)
        };
        match name.as_str() {
            "pre" | "textarea" if self.code.is_none() => {
                if self.tables.is_empty() {
                    self.flow.flush();
                    self.code = Some((line, None, String::new()));
                }
            }
            // JSON that folds is drawn with lists.
            _ if names::is_json(&class) && self.code.is_none() && self.tables.is_empty() => {
                self.flow.flush();
                self.code = Some((line, None, String::new()));
                self.folded = Some(self.open.len());
            }
            "table" if self.code.is_none() => {
                if self.tables.is_empty() {
                    self.flow.flush();
                }
                if self.tables.len() < MAX_TABLES {
                    self.tables.push(Grid::new(line));
                }
            }
            _ if !self.tables.is_empty() => {
                if let Some(table) = self.tables.last_mut() {
                    match name.as_str() {
                        "caption" => table.caption(true),
                        "tr" => table.row(line),
                        "td" | "th" => {
                            table.cell(line, name == "th", span("colspan"), span("rowspan"));
                        }
                        _ if names::is_block(&name) => table.text("\n"),
                        _ => {}
                    }
                    let moved = attribute("style").map_or(0, |style| names::indent(&style));
                    table.indent(moved);
                }
            }
            _ if self.code.is_some() => {
                if let (Some((.., code)), true) = (&mut self.code, names::is_block(&name))
                    && !code.is_empty()
                    && !code.ends_with('\n')
                {
                    code.push('\n');
                }
            }
            _ => self.flow.start(&name, &class, self.open.len()),
        }
    }

    fn line_break(&mut self, line: usize) {
        if self.hidden.is_some() {
        } else if let Some(button) = &mut self.button {
            button.text(" ");
        } else if let Some((.., code)) = &mut self.code {
            code.push('\n');
        } else if let Some(table) = self.tables.last_mut() {
            table.line_break();
        } else {
            self.flow.line_break(line, self.open.len());
        }
    }

    /// Ends what the start of `name` ends by itself: a cell before a cell, an item before an item.
    fn close_implied(&mut self, name: &str) {
        let (ends, until): (&[&str], &[&str]) = match name {
            "td" | "th" => (&["td", "th"], &["table"]),
            "tr" => (&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "li" => (&["li"], &["ul", "ol", "table", "td"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td"]),
            _ if names::is_block(name) => (&["p"], &["div", "td", "li", "table", "dd", "section"]),
            _ => return,
        };
        let found = (self.open.iter().rev())
            .take_while(|open| !until.contains(&open.as_str()))
            .position(|open| ends.contains(&open.as_str()));
        if let Some(back) = found {
            self.pop(self.open.len() - 1 - back);
        }
    }

    fn end(&mut self, name: &str) {
        if name == "title" {
            self.in_title = false;
        }
        if name == "br" {
            return;
        }
        let found = (self.open.iter().rev())
            .take_while(|open| name == "table" || *open != "table")
            .position(|open| open == name);
        match found {
            Some(back) => self.pop(self.open.len() - 1 - back),
            None if name == "p" => self.flow.flush(),
            None => {}
        }
    }

    /// Ends the elements from `depth` on.
    fn pop(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(name) = self.open.pop() else { break };
            if let Some(hidden) = self.hidden {
                if self.open.len() <= hidden {
                    self.hidden = None;
                }
                continue;
            }
            if self.button.is_some() {
                self.end_button();
                continue;
            }
            if self
                .folded
                .take_if(|depth| self.open.len() < *depth)
                .is_some()
            {
                self.end_code();
                continue;
            }
            match name.as_str() {
                "pre" | "textarea" => self.end_code(),
                "table" => self.end_table(),
                "caption" => {
                    if let Some(table) = self.tables.last_mut() {
                        table.caption(false);
                    }
                }
                "tr" | "td" | "th" => {
                    if let Some(table) = self.tables.last_mut() {
                        table.end(&name);
                    }
                }
                _ if self.code.is_some() => {}
                _ => match self.tables.last_mut() {
                    Some(table) => {
                        if names::is_block(&name) {
                            table.text("\n");
                        }
                    }
                    None => self.flow.end(&name),
                },
            }
        }
    }

    /// Ends the button, if nothing is open in it any more.
    fn end_button(&mut self) {
        let Some(button) = self.button.take_if(|button| self.open.len() < button.depth) else {
            return;
        };
        let (line, depth) = (button.line, button.depth);
        match (button.holds(), self.tables.last_mut()) {
            _ if self.code.is_some() => {}
            (Holds::Text(text), Some(table)) => table.button(text),
            (_, Some(_)) => {}
            (Holds::Call(text, title), None) => {
                if let Some(title) = title {
                    self.flow.line(title, line);
                }
                self.flow.line(text, line);
            }
            (Holds::Status(text), None) => self.flow.status(text, line),
            (Holds::Text(text), None) => self.flow.button(text, line, depth),
        }
    }

    fn end_code(&mut self) {
        if let Some((line, language, text)) = self.code.take() {
            let language = language.or(self.language.take());
            let text = text.trim_end().trim_start_matches('\n').to_owned();
            if !text.is_empty() {
                self.flow.push(Block {
                    line,
                    kind: BlockKind::Code { language, text },
                });
            }
        }
    }
}

/// The classes, and which part of a component it is: that says as much.
fn class(tag: &StartTag<usize>) -> String {
    let class = attribute(tag, "class").unwrap_or_default();
    match attribute(tag, "data-component-part") {
        Some(part) => format!("{class} {part}"),
        None => class,
    }
}

fn attribute(tag: &StartTag<usize>, key: &str) -> Option<String> {
    let value = tag.attributes.get(key.as_bytes())?;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}
