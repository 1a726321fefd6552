//! Values without meanings: "one of A, B", "including: HEADER, BODY", `asc|desc`. A list of words may be anything; what
//! stands around it tells whether it lists the values.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;
use super::Values;
use super::explained::is_coded;
use super::known::Known;
use super::leads::{is_example, leads, near};
use super::lists::{Item, Run, is_item, runs, values};
use super::tokens::{Kind, Token, is_chinese};
use super::weigh::weigh;

/// A text that holds several of the values is none of them.
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bcomma[ -]?separated|\bseparated (?:by|with)|\b(?:joined|concatenated) (?:by|with)|\bdelimited\b|逗号(?:分|隔)|分隔|隔开|分割",
    )
});

/// Whether a text says that the field holds several values as one text.
pub(in super::super) fn is_joined(description: &str) -> bool {
    JOINED.is_match(description)
}

/// The points that a list needs.
const ENOUGH: i32 = 3;

/// The list that most likely is that of the values.
pub(super) fn listed<'t>(text: &'t str, tokens: &[Token<'t>], known: Known<'_>) -> Option<Values> {
    let is_joined = !known.integers && is_joined(text);
    let mut best: Option<(i32, Values)> = None;
    for run in runs(text, tokens, known.integers) {
        let Some(values) = values(&run, known) else {
            continue;
        };
        let points = if is_joined && !run.dividers.contains(&Kind::Bar) {
            0
        } else {
            weigh(text, tokens, &run, &values, known)
        };
        if points >= ENOUGH && best.as_ref().is_none_or(|(most, _)| points > *most) {
            best = Some((points, values));
        }
    }
    best.map(|(_, values)| without_label(values, known))
        .or_else(|| spaced(text, tokens, known))
        .or_else(|| chinese(text, known))
}

/// The pair at the end, without what stands before it: "If billed, Yes or No". An example may show that it is a value.
fn without_label(mut values: Values, known: Known<'_>) -> Values {
    let words: Vec<String> = (values.list.iter())
        .filter_map(|one| one.value.as_str().map(str::to_lowercase))
        .collect();
    let is_shown = |word: &String| {
        let mut samples = known.samples.iter();
        samples.any(|sample| sample.eq_ignore_ascii_case(word))
    };
    if words.len() == 3 && words[1..] == ["yes", "no"] && !is_shown(&words[0]) {
        values.list.remove(0);
    }
    values
}

/// A cell that is nothing but a list.
pub(super) fn whole<'t>(cell: &'t str, tokens: &[Token<'t>], known: Known<'_>) -> Option<Values> {
    let last = tokens.iter().rposition(|token| token.kind != Kind::Stop)? + 1;
    let is_open = tokens.first().is_some_and(|first| first.kind == Kind::Open);
    let inner = usize::from(is_open);
    let run = runs(cell, tokens, known.integers)
        .into_iter()
        .find(|run| run.first == inner && run.end + inner == last)?;
    values(&run, known)
}

/// Words in Chinese that are sent as they are: only where an example has one of them.
fn chinese(text: &str, known: Known<'_>) -> Option<Values> {
    const LONGEST: usize = 12;
    let mut before = 0;
    text.split(['(', '（', ')', '）', ':', '：', '。', '\n'])
        .find_map(|part| {
            let start = before;
            before += part.len();
            before += text[before..].chars().next().map_or(0, char::len_utf8);
            // "如：意向、关注点"
            if is_example(near(&text[..start])) {
                return None;
            }
            let words: Vec<&str> = part
                .split(['、', '，', ',', '/', '|', ';', '；'])
                .map(|word| word.trim_matches([' ', '"', '“', '”']))
                .collect();
            let are_words = words.len() > 1
                && words
                    .iter()
                    .all(|word| word.starts_with(is_chinese) && word.chars().count() <= LONGEST);
            let is_seen = words.iter().any(|word| known.supports(word));
            if !(are_words && is_seen) || known.integers {
                return None;
            }
            let mut values = Values::default();
            for word in words {
                let one = known.meaning(word, String::new())?;
                values.add(one);
            }
            values.several()
        })
}

/// Values with nothing but spaces between, because the page set each in a box: `GET POST`.
fn spaced(text: &str, tokens: &[Token<'_>], known: Known<'_>) -> Option<Values> {
    let is_plain = |token: &Token<'_>| {
        is_item(token, known.integers)
            && (known.is_enum
                || token.kind == Kind::Quoted
                || is_coded(token.text)
                || token.text.contains('-'))
    };
    (0..tokens.len()).find_map(|first| {
        // A colon leads to them, so that no part of a list is looked at twice.
        let mut before = tokens[..first].iter().rev().take(3);
        let last = before.find(|before| before.kind != Kind::Line && before.kind != Kind::Open);
        let is_led = last.is_some_and(|before| before.kind == Kind::Colon);
        // Nothing but boxes on a line of their own.
        let is_line = tokens[first].kind == Kind::Quoted
            && (first == 0 || tokens[first - 1].kind == Kind::Line);
        // `Enum "a" "b"`, "One of `a` `b`"
        let is_said = tokens[first].kind == Kind::Quoted
            && last.is_some_and(|before| before.kind == Kind::Word)
            && leads(&text[..tokens[first].start]);
        // Nothing but words on a line of its own, where the page says that there are values.
        let is_bare = known.is_enum
            && (first == 0 || tokens[first - 1].kind == Kind::Line)
            && tokens[first].kind == Kind::Word;
        if !is_led && !is_line && !is_said && !is_bare {
            return None;
        }
        // All of them are set in quotation marks, or none is.
        let is_quoted = tokens[first].kind == Kind::Quoted;
        let line = || {
            tokens[first..].iter().take_while(|token| {
                is_item(token, known.integers) && (token.kind == Kind::Quoted) == is_quoted
            })
        };
        // One code among small words is enough: a sentence has none.
        let are_codes = line().any(is_plain)
            && line().all(|token| {
                is_plain(token) || !token.text.starts_with(|c: char| c.is_ascii_uppercase())
            });
        let length = if are_codes { line().count() } else { 0 };
        let after = tokens.get(first + length);
        let is_shown = is_bare
            && tokens[first..first + length]
                .iter()
                .any(|token| known.supports(token.text));
        let is_list = length > 1
            && after.is_none_or(|after| matches!(after.kind, Kind::Stop | Kind::Line))
            && (is_shown
                || leads(&text[..tokens[first].start])
                || is_line
                    && tokens[first..first + length]
                        .iter()
                        .all(|token| token.kind == Kind::Quoted));
        let run = Run {
            items: tokens[first..first + length]
                .iter()
                .map(|token| Item {
                    token: *token,
                    meaning: "",
                })
                .collect(),
            first,
            end: first + length,
            dividers: Vec::new(),
            joiner: None,
        };
        if is_list { values(&run, known) } else { None }
    })
}
