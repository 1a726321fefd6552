//! A JSON reader that forgives what people do to JSON when they write documentation.

use serde_json::{Map, Number, Value};

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

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    path: Vec<String>,
    comments: Vec<Comment>,
    forgiven: Option<&'static str>,
    /// How many words could not be read as a value.
    junk: usize,
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

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next_is(&self, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(i, c)| self.chars.get(self.at + i) == Some(&c))
    }

    fn forgive(&mut self, what: &'static str) {
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
    fn is_remark(&self) -> bool {
        self.next_is("//")
            && self
                .at
                .checked_sub(1)
                .is_none_or(|last| self.chars[last] != ':')
            || self.next_is("/*")
            || self.next_is(" #")
    }

    fn key(&mut self) -> Option<String> {
        if matches!(self.peek(), Some('"' | '“' | '”' | '\'' | '‘')) {
            return self.string().map(|key| key.trim().to_owned());
        }
        let start = self.at;
        while self
            .peek()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | '*'))
        {
            self.at += 1;
        }
        if self.at == start {
            return None;
        }
        self.forgive("names without quotes");
        Some(self.chars[start..self.at].iter().collect())
    }

    fn string(&mut self) -> Option<String> {
        let open = self.peek()?;
        let straight = matches!(open, '"' | '\'');
        if open != '"' {
            self.forgive("quotes that are not JSON's");
        }
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            match c {
                '\\' => self.escape(&mut text),
                c if straight && c == open || !straight && matches!(c, '”' | '“' | '’' | '"') =>
                {
                    return Some(text);
                }
                // A quote that is never closed takes its line only.
                '\n' if !self.closes_later(open) => {
                    self.forgive("quotes that are not closed");
                    let text = text.trim_end().trim_end_matches(',').to_owned();
                    return Some(text);
                }
                c => text.push(c),
            }
        }
        self.forgive("quotes that are not closed");
        Some(text)
    }

    fn closes_later(&self, open: char) -> bool {
        self.chars[self.at..]
            .iter()
            .take(400)
            .take_while(|&&c| c != ':')
            .any(|&c| c == open)
    }

    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.peek() else { return };
        self.at += 1;
        match c {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' | 'f' => {}
            'u' => {
                let digits: String = self.chars[self.at..].iter().take(4).collect();
                if let Ok(code) = u32::from_str_radix(&digits, 16) {
                    self.at += digits.chars().count();
                    text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                }
            }
            c => text.push(c),
        }
    }

    /// A number, true, false, null, or a word that stands for a value.
    fn word(&mut self) -> Option<Value> {
        let start = self.at;
        while self.peek().is_some_and(|c| {
            !matches!(c, ',' | '}' | ']' | '\n' | '，' | '{' | '[') && !self.is_remark()
        }) {
            self.at += 1;
        }
        let word: String = self.chars[start..self.at].iter().collect();
        let word = word.trim();
        if word.is_empty() {
            return None;
        }
        Some(match word.to_lowercase().as_str() {
            "null" | "none" | "nil" | "undefined" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => match number(word) {
                Some(number) => Value::Number(number),
                None => {
                    self.junk += 1;
                    self.forgive("values without quotes");
                    Value::String(word.trim_matches('"').to_owned())
                }
            },
        })
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

/// A number as JSON has it, an integer if it can be.
fn number(word: &str) -> Option<Number> {
    if let Ok(integer) = word.parse::<i64>() {
        // `007` is a text that has lost its quotes.
        let digits = word.trim_start_matches('-');
        return (digits.len() == 1 || !digits.starts_with('0')).then(|| integer.into());
    }
    if !word.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return None;
    }
    word.parse::<f64>().ok().and_then(Number::from_f64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn only(text: &str) -> Value {
        let mut found = values(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0).value
    }

    #[test]
    fn json_is_read_as_it_stands() {
        assert_eq!(
            only(r#"{"a": [1, 2.5, -3, true, null, "x\"\u4e2d\n"], "b": {}}"#),
            json!({"a": [1, 2.5, -3, true, null, "x\"中\n"], "b": {}})
        );
    }

    #[test]
    fn what_people_do_to_json_is_forgiven() {
        for (text, value) in [
            ("{\"a\": 1,}", json!({"a": 1})),
            ("{\"a\": 1 // one\n}", json!({"a": 1})),
            ("{\"a\": 1, /* one */ \"b\": 2}", json!({"a": 1, "b": 2})),
            ("{\"a\": 1 # one\n}", json!({"a": 1})),
            ("{a: 1, 'b': 'c'}", json!({"a": 1, "b": "c"})),
            ("{“a”: “b”}", json!({"a": "b"})),
            ("{\"a\": [1, 2, ...]}", json!({"a": [1, 2]})),
            ("{\"a\": 1, ...}", json!({"a": 1})),
            (
                "{\"a\": {\"b\": 1, ……}, \"c\": []}",
                json!({"a": {"b": 1}, "c": []}),
            ),
            ("{\"a\": 1\n\"b\": 2}", json!({"a": 1, "b": 2})),
            ("{\"a\": , \"b\": 2}", json!({"a": null, "b": 2})),
            ("{\"a\": {\"b\": [1, 2", json!({"a": {"b": [1, 2]}})),
            ("{\"phone\": 861xxx}", json!({"phone": "861xxx"})),
            ("{\"a\": None, \"b\": True}", json!({"a": null, "b": true})),
        ] {
            assert_eq!(only(text), value, "{text}");
        }
    }

    #[test]
    fn several_values_in_one_text() {
        let found = values("// ok\n{\"a\": 1}\nor\n{\"a\": 2}{\"a\": 3}");
        let values: Vec<_> = found.iter().map(|one| &one.value).collect();
        assert_eq!(
            values,
            [&json!({"a": 1}), &json!({"a": 2}), &json!({"a": 3})]
        );
        assert_eq!(
            found.iter().map(|one| one.line).collect::<Vec<_>>(),
            [1, 3, 3]
        );
    }

    #[test]
    fn other_braces_are_no_messages() {
        for text in [
            "/tasks/{taskId}/calls",
            "see [1] and [note]",
            "for (int i = 0; i < 3; i++) { x++; }",
            "{{template}}",
            "",
        ] {
            assert_eq!(values(text), [], "{text}");
        }
    }

    #[test]
    fn remarks_belong_to_their_member() {
        let text = "{\n\"a\": 1, // the a\n\"list\": [{\n\"b\": 2 // the b\n}]\n}";
        let comments = values(text).remove(0).comments;
        let read: Vec<_> = (comments.iter())
            .map(|comment| (comment.path.join("."), comment.text.as_str()))
            .collect();
        assert_eq!(
            read,
            [("a".to_owned(), "the a"), ("list.b".to_owned(), "the b")]
        );
    }

    #[test]
    fn depth_is_limited() {
        let deep = "[ ".repeat(100_000);
        assert_eq!(values(&deep), []);
        let deep = "{\"a\":".repeat(100_000);
        let _ = values(&deep);
    }
}
