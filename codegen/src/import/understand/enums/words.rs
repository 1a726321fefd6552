//! Words in a description, each followed by its meaning.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::super::words::pattern;
use super::numbers::clean;
use super::{Meaning, Values};

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:[-•*]\s*)?["“'`‘]?(?P<value>[A-Za-z][A-Za-z0-9_.-]{0,40})["”'`’]?\s*(?P<sign>[:：=＝]|=>|->|→|\s[-–—]+\s|[(（]|\s*(?:表示|代表|means?\s|indicates?\s|for\s|stands for\s))\s*(?P<text>\S.*?)$"#,
    )
});

/// Words, each followed by its meaning: `YES: passed; NO: not passed`.
pub(super) fn words(text: &str, integers: bool, line: usize) -> Option<Values> {
    if integers {
        return None;
    }
    for separators in [
        &['\n'][..],
        &[';', '；'][..],
        &[',', '，', '、'][..],
        &[';', '；', ',', '，', '\n', '、'][..],
        &[' '][..],
    ] {
        let parts: Vec<&str> = text
            .split(|c| separators.contains(&c))
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let mut list: Vec<Meaning> = Vec::new();
        let mut misses = 0;
        // Spaces stand between values only where these are run together with their meanings.
        let by_spaces = separators == [' '];
        for (index, part) in parts.iter().enumerate().filter(|_| !by_spaces) {
            // What leads to the list stands before its first value.
            let tails: Vec<&str> = if list.is_empty() {
                tails(part)
            } else {
                vec![part]
            };
            let found = tails.iter().find_map(|tail| WORD.captures(tail));
            match found {
                Some(found) if is_value(&found["value"]) => {
                    let meaning = clean(&found["text"], index + 1 == parts.len());
                    let value =
                        Value::String(found["value"].trim_end_matches(['.', '-']).to_owned());
                    if !list.iter().any(|known| known.value == value) {
                        list.push(Meaning {
                            value,
                            text: meaning,
                            line,
                        });
                    }
                }
                _ if list.is_empty() => {}
                // The last of them speaks for itself.
                _ if list.len() > 1 && index + 1 == parts.len() && is_bare(part) => {
                    list.push(Meaning {
                        value: Value::String(part.trim_matches(['`', '"', '.']).to_owned()),
                        text: String::new(),
                        line,
                    });
                }
                _ => misses += 1,
            }
        }
        let long = list
            .iter()
            .filter(|one| one.text.chars().count() > 80)
            .count();
        let lead = list.first().is_some_and(|first| {
            first.value.as_str().is_some_and(|value| {
                matches!(
                    value.to_lowercase().as_str(),
                    "format"
                        | "example"
                        | "default"
                        | "note"
                        | "e.g"
                        | "http"
                        | "https"
                        | "unit"
                        | "time"
                )
            })
        });
        if list.is_empty() {
            list = spoken(&parts, line);
            misses = 0;
        }
        if list.len() >= 2 && misses * 2 <= list.len() && long * 2 <= list.len() && !lead {
            return Some(Values { list, unsure: None });
        }
    }
    None
}

static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[^:：(（]*[:：(（])?\s*(?P<value>[A-Za-z][A-Za-z0-9_-]{0,40})(?P<gap>\s*)(?P<text>[\u{4e00}-\u{9fff}].*)$",
    )
});

/// Latin words, each followed by its meaning in Chinese: `IDLE 空闲，BUSY 通话中`. All parts have to be such.
fn spoken(parts: &[&str], line: usize) -> Vec<Meaning> {
    // Without a space the word may be a part of the text: "AI机器人".
    let is_set_off = |found: &regex::Captures<'_>| !found["gap"].is_empty() || parts.len() > 2;
    let found: Vec<Meaning> = parts
        .iter()
        .filter_map(|part| SPOKEN.captures(part))
        .filter(is_set_off)
        .map(|found| Meaning {
            value: Value::String(found["value"].trim_end_matches(['-', '_']).to_owned()),
            text: clean(&found["text"], true),
            line,
        })
        .collect();
    let distinct: std::collections::BTreeSet<&str> =
        found.iter().filter_map(|one| one.value.as_str()).collect();
    if found.len() == parts.len() && distinct.len() == found.len() {
        found
    } else {
        Vec::new()
    }
}

/// The part itself, and what follows each of its sentence ends and colons.
fn tails(part: &str) -> Vec<&str> {
    let mut tails: Vec<&str> = Vec::new();
    for (at, c) in part.char_indices() {
        let next = at + c.len_utf8();
        if matches!(
            c,
            '.' | ':' | '：' | '。' | '\n' | '(' | '（' | ',' | '，' | '?' | '？'
        ) {
            let tail = part[next..].trim_start();
            if tail.contains([':', '：', '=', '-', '–', '—', '→', '(', '（', '＝'])
                || tail.contains("表示")
            {
                tails.push(tail);
            }
        }
        if tails.len() > 20 {
            break;
        }
    }
    tails.retain(|tail| WORD.is_match(tail));
    if tails.is_empty()
        && WORD
            .captures(part)
            .is_some_and(|found| !found["value"].contains(' '))
    {
        tails.push(part);
    }
    tails
}

/// A single word that is a value rather than one of a sentence.
fn is_bare(part: &str) -> bool {
    let word = part.trim_matches(['`', '"', '.']);
    is_value(word)
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && (word.chars()).all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

fn is_value(word: &str) -> bool {
    let lower = word.to_lowercase();
    !matches!(
        lower.as_str(),
        "note"
            | "default"
            | "format"
            | "example"
            | "e.g"
            | "eg"
            | "i.e"
            | "ie"
            | "http"
            | "https"
            | "unit"
            | "type"
            | "remark"
            | "maximum"
            | "minimum"
            | "max"
            | "min"
            | "length"
            | "the"
            | "see"
            | "for"
            | "is"
            | "of"
            | "in"
            | "and"
            | "or"
            | "if"
            | "such"
            | "time"
            | "which"
            | "when"
            | "it"
    )
}
