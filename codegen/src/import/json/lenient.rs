//! A JSON reader that forgives what people do to JSON when they write documentation.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::super::words::pattern;

/// A member of an object that stands by itself.
static MEMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^\s*"[^"\n]{1,60}"\s*:\s*[\[{]"#));

/// Objects and lists nested deeper than this are cut off.
const MAX_DEPTH: usize = 64;

/// A value found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The value, without comments and dots.
    pub value: Value,
    /// The line at which it begins, counted from 0 at the start of the text.
    pub line: usize,
    /// The remarks beside its members.
    pub comments: Vec<Comment>,
    /// The first thing that is no JSON and had to be forgiven, in words.
    pub forgiven: Option<&'static str>,
}

/// A remark beside a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The wire names that lead to the member; lists are passed through.
    pub path: Vec<String>,
    /// The remark.
    pub text: String,
}

/// The objects and lists of a text, whatever stands around them.
#[must_use]
pub fn values(text: &str) -> Vec<Found> {
    // A member by itself: `"list": [ … ]`.
    if MEMBER.is_match(text) {
        return values(&format!("{{{text}}}"));
    }
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    let mut line = 0;
    while at < chars.len() {
        match chars[at] {
            '\n' => line += 1,
            '{' | '[' => {
                let mut reader = Reader::new(&chars, at);
                if let Some(value) = reader.value(0)
                    && reader.at > at
                    && is_message(&value, &reader)
                {
                    found.push(Found {
                        value,
                        line,
                        comments: reader.comments,
                        forgiven: reader.forgiven,
                    });
                    line += chars[at..reader.at].iter().filter(|&&c| c == '\n').count();
                    at = reader.at;
                    continue;
                }
                // Whatever was tried is passed over as a whole, so that no text is read more than twice.
                let end = reader.at.max(at + 1);
                line += chars[at..end].iter().filter(|&&c| c == '\n').count();
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// `{id}` in a path, `[1]` in a sentence and code in braces are no messages.
fn is_message(value: &Value, reader: &Reader<'_>) -> bool {
    match value {
        Value::Object(map) => !map.is_empty() || reader.forgiven.is_none() && reader.junk == 0,
        Value::Array(list) => {
            reader.junk == 0 && (list.iter().any(Value::is_object) || list.is_empty())
        }
        _ => false,
    }
}

/// A place in a text, and what was met on the way.
pub(super) struct Reader<'a> {
    pub(super) chars: &'a [char],
    pub(super) at: usize,
    path: Vec<String>,
    comments: Vec<Comment>,
    forgiven: Option<&'static str>,
    /// How many words could not be read as a value.
    pub(super) junk: usize,
    /// How many lists are open.
    lists: usize,
}

impl<'a> Reader<'a> {
    fn new(chars: &'a [char], at: usize) -> Self {
        Self {
            chars,
            at,
            path: Vec::new(),
            comments: Vec::new(),
            forgiven: None,
            junk: 0,
            lists: 0,
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    pub(super) fn next_is(&self, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(i, c)| self.chars.get(self.at + i) == Some(&c))
    }

    pub(super) fn forgive(&mut self, what: &'static str) {
        self.forgiven.get_or_insert(what);
    }

    /// Passes over space, comments and dots; comments are kept for the member at hand.
    fn space(&mut self) {
        loop {
            match self.peek() {
                Some(c) if c.is_whitespace() || c == '\u{feff}' => self.at += 1,
                Some('/') if self.next_is("//") => {
                    self.at += 2;
                    let text = self.until("\n");
                    self.comment(&text);
                }
                Some('#') => {
                    self.at += 1;
                    let text = self.until("\n");
                    self.comment(&text);
                }
                Some('/') if self.next_is("/*") => {
                    self.at += 2;
                    let text = self.until("*/");
                    self.at = (self.at + 2).min(self.chars.len());
                    self.comment(&text);
                }
                Some('…') => {
                    self.at += 1;
                    self.forgive("dots for what is left out");
                }
                Some('.') if self.next_is("..") => {
                    while self.peek() == Some('.') {
                        self.at += 1;
                    }
                    self.forgive("dots for what is left out");
                }
                _ => return,
            }
        }
    }

    fn until(&mut self, end: &str) -> String {
        let start = self.at;
        while self.at < self.chars.len() && !self.next_is(end) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn comment(&mut self, text: &str) {
        self.forgive("comments");
        let text = text.trim().trim_matches('*').trim();
        if !text.is_empty() && !self.path.is_empty() {
            self.comments.push(Comment {
                path: self.path.clone(),
                text: text.to_owned(),
            });
        }
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        if depth > MAX_DEPTH {
            return None;
        }
        match self.peek()? {
            '{' => self.object(depth),
            '[' => self.list(depth),
            '"' | '“' | '”' | '\'' | '‘' => self.string().map(Value::String),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut map = Map::new();
        let mut shown = false;
        loop {
            self.space();
            match self.peek() {
                None => {
                    self.forgive("an end that is missing");
                    return shown.then_some(Value::Object(map));
                }
                Some('}') => {
                    self.at += 1;
                    return Some(Value::Object(map));
                }
                Some(']') => {
                    self.forgive("brackets that do not match");
                    self.at += 1;
                    return Some(Value::Object(map));
                }
                Some(',' | ';' | '，') => {
                    self.at += 1;
                    // A comment after the comma is still about the member before it.
                    self.line_end();
                    self.path_pop_to(depth);
                    continue;
                }
                _ => {}
            }
            self.path_pop_to(depth);
            let start = self.at;
            let key = self.key()?;
            self.space();
            if !matches!(self.peek(), Some(':' | '：' | '=')) {
                self.junk += 1;
                self.forgive("words that are no members");
                if self.at == start || self.junk > 20 {
                    return None;
                }
                continue;
            }
            self.at += 1;
            self.path.push(key.clone());
            let value = self.member(depth + 1)?;
            shown = true;
            if let Some(first) = map.get(&key) {
                self.forgive("a member that stands there twice");
                if !first.is_null() && !is_empty(first) {
                    continue;
                }
            }
            map.insert(key, value);
        }
    }

    /// The value after a colon; one that is left out is null.
    fn member(&mut self, depth: usize) -> Option<Value> {
        self.space();
        match self.peek() {
            Some(',' | '}') => {
                self.forgive("members without a value");
                Some(Value::Null)
            }
            _ => self.value(depth),
        }
    }

    /// A comment on the same line.
    fn line_end(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\u{a0}')) {
            self.at += 1;
        }
        if self.next_is("//") || self.next_is("/*") || self.peek() == Some('#') {
            self.space();
        }
    }

    fn path_pop_to(&mut self, depth: usize) {
        // Lists add no step to the path, so that it may be shorter than the depth.
        let own = self.steps(depth);
        self.path.truncate(own);
    }

    fn steps(&self, depth: usize) -> usize {
        depth.min(self.path.len())
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut list = Vec::new();
        loop {
            self.space();
            match self.peek() {
                None => {
                    self.forgive("an end that is missing");
                    return (!list.is_empty()).then_some(Value::Array(list));
                }
                Some(']') => {
                    self.at += 1;
                    return Some(Value::Array(list));
                }
                Some('}') => {
                    self.forgive("brackets that do not match");
                    return Some(Value::Array(list));
                }
                Some(',' | '，') => self.at += 1,
                Some(_) => {
                    let start = self.at;
                    // Objects in a list are as deep as the list: the path holds names only.
                    list.push(self.element(depth)?);
                    if self.at == start {
                        return None;
                    }
                }
            }
        }
    }

    fn element(&mut self, depth: usize) -> Option<Value> {
        self.lists += 1;
        let value = (self.lists <= MAX_DEPTH)
            .then(|| self.value(depth))
            .flatten();
        self.lists -= 1;
        value
    }

    /// Whether a remark begins within a line.
    pub(super) fn is_remark(&self) -> bool {
        self.next_is("//")
            && self
                .at
                .checked_sub(1)
                .is_none_or(|last| self.chars[last] != ':')
            || self.next_is("/*")
            || self.next_is(" #")
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
