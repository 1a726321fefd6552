//! YAML in the style of the project's schemas: leaf rows on one line as far as it goes, comments above.

use std::fmt::Write;

use serde_json::Value;

/// The widest line.
const WIDTH: usize = 120;

/// A value to be printed.
#[derive(Clone, Debug)]
pub(super) enum Yaml {
    /// A scalar or a short list, as it is written.
    Plain(String),
    /// A mapping; `true` if it stands on one line where it fits.
    Map(Vec<Entry>, bool),
    /// A list, one item below the other.
    List(Vec<Yaml>),
    /// An example, as JSON.
    Json(Value),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) value: Yaml,
    /// Printed above the key.
    pub(super) comments: Vec<String>,
}

impl Entry {
    pub(super) fn new(key: &str, value: Yaml) -> Self {
        Self {
            key: key.to_owned(),
            value,
            comments: Vec::new(),
        }
    }

    /// Whether its key, without quotes, is this one.
    pub(super) fn is(&self, key: &str) -> bool {
        self.key == key
            || self.key.starts_with('"')
                && serde_json::from_str::<String>(&self.key).is_ok_and(|own| own == key)
    }

    pub(super) fn text(key: &str, text: &str) -> Self {
        Self::new(key, Yaml::Plain(string(text)))
    }
}

impl Yaml {
    /// The value at a path of keys and indexes.
    pub(super) fn at(&mut self, path: &[String]) -> Option<&mut Self> {
        let Some((first, rest)) = path.split_first() else {
            return Some(self);
        };
        match self {
            Self::Map(entries, _) => entries
                .iter_mut()
                .find(|entry| entry.is(first))?
                .value
                .at(rest),
            Self::List(items) => items.get_mut(first.parse::<usize>().ok()?)?.at(rest),
            _ => None,
        }
    }

    /// Takes what is at a path away; whether it was there.
    pub(super) fn remove(&mut self, path: &[String]) -> bool {
        let Some((last, above)) = path.split_last() else {
            return false;
        };
        match self.at(above) {
            Some(Self::Map(entries, _)) => {
                let before = entries.len();
                entries.retain(|entry| !entry.is(last));
                entries.len() < before
            }
            Some(Self::List(items)) => match last.parse::<usize>() {
                Ok(index) if index < items.len() => {
                    items.remove(index);
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }
}

/// Text as a scalar: plain where YAML reads it as the same text, otherwise between quotes.
pub(super) fn string(text: &str) -> String {
    let plain = !text.is_empty()
        && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ' '))
        && !text.ends_with(' ')
        && !reserved(text);
    if plain { text.to_owned() } else { quoted(text) }
}

/// Text between quotes, as `doc` has it within a line.
pub(super) fn quoted(text: &str) -> String {
    escaped(&Value::from(text).to_string())
}

/// JSON with escapes for characters that are not to be seen, which a schema file must not hold.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unseen(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

fn is_unseen(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(u32::from(c), 0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff | 0xfff0..=0xffff)
}

pub(super) fn reserved(text: &str) -> bool {
    [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
    ]
    .iter()
    .any(|word| text.eq_ignore_ascii_case(word))
}

/// A key; `as_text` if it must not be read as a number.
pub(super) fn key(text: &str, as_text: bool) -> String {
    let plain = !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && !reserved(text);
    let number = !as_text
        && text
            .parse::<i64>()
            .is_ok_and(|number| number.to_string() == text);
    if plain || number {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A JSON scalar, or a short list of such, on one line.
pub(super) fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => string(text),
        other => other.to_string(),
    }
}

// Writing to a String cannot fail, so what `writeln!` gives is dropped here.

/// The text of a mapping's entries, `indent` spaces from the left.
pub(super) fn block(entries: &[Entry], indent: usize, out: &mut String) {
    let margin = " ".repeat(indent);
    for entry in entries {
        for comment in &entry.comments {
            let comment: String = comment.chars().filter(|c| !is_unseen(*c)).collect();
            for line in wrap(&comment, WIDTH.saturating_sub(indent + 2).max(40)) {
                let _ = writeln!(out, "{margin}# {line}");
            }
        }
        value(&entry.key, &entry.value, &margin, indent, out);
    }
}

fn value(key: &str, of: &Yaml, margin: &str, indent: usize, out: &mut String) {
    match of {
        Yaml::Plain(text) => {
            let _ = writeln!(out, "{margin}{key}: {text}");
        }
        Yaml::Map(entries, flow) => {
            if *flow
                && let Some(line) = flow_line(entries)
                && indent + key.chars().count() + 2 + line.chars().count() <= WIDTH
            {
                let _ = writeln!(out, "{margin}{key}: {line}");
                return;
            }
            let _ = writeln!(out, "{margin}{key}:");
            block(entries, indent + 2, out);
        }
        Yaml::List(items) => {
            let _ = writeln!(out, "{margin}{key}:");
            for item in items {
                let mut text = String::new();
                match item {
                    Yaml::Map(entries, _) => block(entries, indent + 4, &mut text),
                    Yaml::Plain(plain) => text = format!("{margin}    {plain}\n"),
                    _ => {}
                }
                // The dash takes the place of two spaces before the first key.
                let at = indent + 2;
                if text.len() > at {
                    text.replace_range(at..=at, "-");
                }
                out.push_str(&text);
            }
        }
        Yaml::Json(json) => {
            let _ = writeln!(out, "{margin}{key}:");
            for line in escaped(&format!("{json:#}")).lines() {
                let _ = writeln!(out, "{margin}  {line}");
            }
        }
    }
}

/// A mapping on one line, if every value in it is plain and nothing is to be said above.
fn flow_line(entries: &[Entry]) -> Option<String> {
    let mut parts = Vec::new();
    for entry in entries {
        let Yaml::Plain(text) = &entry.value else {
            return None;
        };
        if !entry.comments.is_empty() {
            return None;
        }
        parts.push(format!("{}: {text}", entry.key));
    }
    Some(if parts.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{ {} }}", parts.join(", "))
    })
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("one line is always there");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
