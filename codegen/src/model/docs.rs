//! Doc comments of the generated crate: from the schema's words to the lines that are printed.

use std::fmt::Write;

use serde_json::Value;

use super::rust::Presence;
use super::service::Erratum;
use super::types::{Field, Limits};
use super::{Type, Unit};

/// Paragraphs, put together and separated by blank lines.
#[derive(Debug, Default)]
pub(super) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds a paragraph of the schema's words.
    pub(super) fn words(&mut self, text: &str) -> &mut Self {
        self.raw(&markdown(text))
    }

    /// Adds a paragraph that is Markdown already.
    pub(super) fn raw(&mut self, text: &str) -> &mut Self {
        let text = text.trim();
        if text.is_empty() {
            return self;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines
            .extend(text.lines().map(|line| line.trim().to_owned()));
        self
    }

    /// Adds the quirks of a page.
    pub(super) fn errata<'a>(
        &mut self,
        errata: impl IntoIterator<Item = &'a Erratum>,
    ) -> &mut Self {
        for erratum in errata {
            self.raw(&format!(
                "Erratum. The page says: {} In truth: {} {}",
                markdown(&sentence(&erratum.page_says)),
                markdown(&sentence(&erratum.truth)),
                markdown(&sentence(&erratum.why)),
            ));
        }
        self
    }

    pub(super) fn finish(self) -> Vec<String> {
        self.lines
    }
}

/// The doc comment of a member.
pub(super) fn field_docs(field: &Field) -> Vec<String> {
    let mut docs = Docs::new();
    match &field.doc {
        Some(doc) => docs.words(&sentence(doc)),
        None => docs.raw(&format!("`{}`; the page does not describe it.", field.wire)),
    };
    let facts = field_facts(field);
    if !facts.is_empty() {
        docs.raw(&facts.join(" "));
    }
    docs.errata(&field.errata);
    docs.finish()
}

/// What the Rust type does not tell.
fn field_facts(field: &Field) -> Vec<String> {
    let mut facts = Vec::new();
    if field.rust.name.trim_start_matches("r#") != field.wire {
        facts.push(format!("On the wire: `{}`.", field.wire));
    }
    if let Some(constant) = &field.constant {
        facts.push(format!("Always `{constant}`."));
    }
    // A text in a unit, or an integer, has a type that tells; a fraction has not.
    if let (Type::Number, Some(unit)) = (field.ty.core(), field.unit) {
        facts.push(format!("In {}.", unit_noun(unit)));
    }
    facts.extend(limit_sentences(&field.limits));
    if let Some(default) = &field.default {
        facts.push(format!("When left out: `{default}`."));
    }
    if let Some(example) = &field.example {
        facts.push(format!("Example: `{}`.", inline_json(example)));
    }
    if field.rust.presence == Presence::OptionalNullable {
        facts.push("May be absent, and may be null.".to_owned());
    }
    if field.sensitive {
        facts.push("Masked in `Debug`.".to_owned());
    }
    facts
}

/// Limits in sentences.
pub(super) fn limit_sentences(limits: &Limits) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut bounded = |fewest: Option<String>, most: Option<String>, of: &str| {
        let text = match (fewest, most) {
            (Some(low), Some(high)) if low == high => format!("Exactly {low}{of}."),
            (Some(low), Some(high)) => format!("From {low} to {high}{of}."),
            (Some(low), None) => format!("At least {low}{of}."),
            (None, Some(high)) => format!("At most {high}{of}."),
            (None, None) => return,
        };
        sentences.push(text);
    };
    let count = |n: Option<u64>| n.map(|n| n.to_string());
    let number = |n: Option<f64>| n.map(|n| n.to_string());
    bounded(
        count(limits.min_items),
        count(limits.max_items),
        " elements",
    );
    bounded(
        count(limits.min_length),
        count(limits.max_length),
        " characters",
    );
    bounded(number(limits.minimum), number(limits.maximum), "");
    if let Some(pattern) = &limits.pattern {
        sentences.push(format!("Matches `{pattern}`."));
    }
    sentences
}

fn unit_noun(unit: Unit) -> &'static str {
    match unit {
        Unit::UnixSeconds => "seconds since 1970-01-01 UTC",
        Unit::UnixMilliseconds => "milliseconds since 1970-01-01 UTC",
        other => other.word(),
    }
}

fn inline_json(value: &Value) -> String {
    match value {
        Value::String(text) => text.replace('`', "'"),
        other => other.to_string(),
    }
}

/// Words as a sentence: with a full stop at the end.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', ':', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Makes Markdown of words: identifiers become code, links become links, and nothing is markup by accident.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::new();
    for (index, line) in text.trim().lines().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        // Outside and inside of code spans take turns.
        for (turn, part) in line.trim().split('`').enumerate() {
            if turn % 2 == 1 {
                let _ = write!(out, "`{part}`"); // writing to a String cannot fail
            } else {
                for word in part.split_inclusive(' ') {
                    push_word(&mut out, word);
                }
            }
        }
    }
    out
}

fn push_word(out: &mut String, word: &str) {
    let core = word.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '"' | '\'')
    });
    let core = core.trim_end_matches('.');
    let Some(start) = word.find(core).filter(|_| !core.is_empty()) else {
        out.push_str(&escape(word));
        return;
    };
    let (before, after) = (&word[..start], &word[start + core.len()..]);
    out.push_str(&escape(before));
    if core.starts_with("https://") || core.starts_with("http://") {
        let _ = write!(out, "<{core}>");
    } else if is_code(core) {
        let _ = write!(out, "`{core}`");
    } else {
        out.push_str(&escape(core));
    }
    out.push_str(&escape(after));
}

/// Whether a word is an identifier rather than a word of prose: `callStatus`, `max_items`, `taskId`.
fn is_code(word: &str) -> bool {
    let identifier = word
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'));
    let camel = word
        .chars()
        .zip(word.chars().skip(1))
        .any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    identifier && (camel || word.trim_matches('_').contains('_'))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '<' | '>' | '*' | '_' | '\\' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{markdown, sentence};

    #[test]
    fn words_never_become_markup_by_accident() {
        for (words, expected) in [
            (
                "see callStatus, or max_items.",
                "see `callStatus`, or `max_items`.",
            ),
            ("a [list] of <T> *s*", "a \\[list\\] of \\<T\\> \\*s\\*"),
            (
                "at https://example.com/a_b.",
                "at <https://example.com/a_b>.",
            ),
            ("keep `a_b [c]` as is", "keep `a_b [c]` as is"),
            ("one\n  two", "one\ntwo"),
        ] {
            assert_eq!(markdown(words), expected);
        }
        assert_eq!(sentence("Order id"), "Order id.");
    }
}
