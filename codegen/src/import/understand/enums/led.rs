//! Values below words that lead to all of them, each on a line of its own, or between bars: `Allowed values:` and what
//! follows. There a value may be any word, and between bars it may be several.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::columns::{Column, column};
use super::super::super::words::{hints, pattern};
use super::Values;
use super::known::{Known, clean};
use super::leads::{KIND, leads};

/// `vc: an icon`, `"vc" - an icon`, `vc`
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:[-•*·]\s+)?(?:["“`']([^"”`']{1,64})["”`']|([^\s:：=,，;；"“(（]{1,64}))\s*(?:(?:[:：=＝(（]|->|→|[-–—]\s)\s*(\S.*?))?\s*[,，;；.。]?$"#,
    )
});

/// `BUSY 占线`: the letters tell the value from its meaning.
static CODED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:[-•*·]\s+)?(?:([A-Za-z0-9_][\w.-]{0,63})\s+(\p{Han}.*)|"([\w.-]{1,64})"\s+(\w.*))$"#,
    )
});

/// What stands below values and is none.
const REMARKS: [&str; 12] = [
    "默认值",
    "默认",
    "示例值",
    "示例",
    "备注",
    "说明",
    "注意",
    "注",
    "Note",
    "Default",
    "Example",
    "Examples",
];

/// The values below the words, or in their line between bars.
pub(super) fn led(text: &str, known: Known<'_>) -> Option<Values> {
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if let Some(values) = between_bars(line, known)
            .or_else(|| in_quotes(line, known))
            .or_else(|| in_words(line, known))
        {
            return Some(values);
        }
        if let Some(values) = tabled(line, lines.clone(), known) {
            return Some(values);
        }
        if line.ends_with([':', '：']) && !leads(line) && KIND.is_match(line) {
            // "Type of it:" leads to values, or to remarks on it.
            let below = lines.clone().filter(|line| !line.is_empty());
            if let Some(values) = phrases(below, known).filter(|values| known.has_one(values)) {
                return Some(values);
            }
        }
        // "Possible enum values" may stand without a colon.
        let is_label = line.len() <= 30
            && !line.contains([':', '：', '.', '。'])
            && hints::read(line).is_values;
        if line.ends_with([':', '：']) && leads(line) || is_label {
            let below = lines.clone().filter(|line| !line.is_empty());
            let values = (below.clone().next().and_then(|line| bracketed(line, known)))
                .or_else(|| in_turn(below.clone(), known))
                .or_else(|| each(below.clone(), known))
                .or_else(|| phrases(below.clone(), known))
                .or_else(|| worded(below, known));
            if values.is_some() {
                return values;
            }
        }
    }
    None
}

/// Lines, the first aside, that all begin with a word in quotation marks, with a meaning or without.
pub(super) fn quoted(text: &str, known: Known<'_>) -> Option<Values> {
    let below = || (text.lines().skip(1).map(str::trim)).filter(|line| !line.is_empty());
    let all = below().all(|line| {
        line.trim_start_matches(['-', '•', '*', ' '])
            .starts_with('"')
    });
    let values = each(below(), known).filter(|_| all && !known.integers)?;
    let is_whole = values.list.len() == below().count();
    (is_whole && (values.list.len() > 2 || known.has_one(&values))).then_some(values)
}

/// `[ 0, 1, "-1" ]`
fn bracketed(line: &str, known: Known<'_>) -> Option<Values> {
    let list = line.strip_prefix('[')?.strip_suffix(']')?;
    let mut values = Values::default();
    for part in list.split(',') {
        let part = part.trim().trim_matches(['"', '\'', '`']);
        let is_value = (1..=60).contains(&part.len()) && !part.contains(['[', '{', ':']);
        values.add(known.meaning(part, String::new()).filter(|_| is_value)?);
    }
    values.several()
}

/// The lines that are values, until one is not.
fn each<'t>(lines: impl Iterator<Item = &'t str>, known: Known<'_>) -> Option<Values> {
    let mut values = Values::default();
    for line in lines {
        // Signs may be values, too: `>=`.
        if (1..=2).contains(&line.len()) && line.chars().all(|c| matches!(c, '<' | '>' | '=' | '!'))
        {
            values.add(known.meaning(line, String::new())?);
            continue;
        }
        let (word, meaning) = if let Some(found) = CODED.captures(line) {
            (
                found.get(1).or_else(|| found.get(3)),
                found.get(2).or_else(|| found.get(4)),
            )
        } else if let Some(found) = LINE.captures(line) {
            (found.get(1).or_else(|| found.get(2)), found.get(3))
        } else {
            break;
        };
        let word = word?.as_str();
        let meaning = meaning.map_or("", |meaning| meaning.as_str());
        // "Default: asc" speaks of a value that is known.
        let is_known = values
            .list
            .iter()
            .any(|one| one.value.as_str() == Some(meaning.trim_matches(['"', '`', '.', '。'])));
        if is_known || REMARKS.contains(&word) {
            break;
        }
        let Some(one) = known.meaning(word, clean(meaning, true)) else {
            break;
        };
        values.add(one);
    }
    values.several()
}

/// Lines that are values and what they mean in turn, down to the last: `pending`, "Not handed over yet."
fn in_turn<'t>(mut lines: impl Iterator<Item = &'t str>, known: Known<'_>) -> Option<Values> {
    let mut values = Values::default();
    while let Some(value) = lines.next() {
        let meaning = lines.next()?;
        let is_meaning = meaning.contains([' ', '.', '。']) && !meaning.contains(['"', '`']);
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/');
        let is_value = value.chars().all(is_word);
        values.add(
            known
                .meaning(value, clean(meaning, true))
                .filter(|_| is_value && is_meaning)?,
        );
    }
    values.several()
}

/// Lines that each have a word and, after nothing but a space, what it means: `created Saved, but not started`.
fn worded<'t>(lines: impl Iterator<Item = &'t str>, known: Known<'_>) -> Option<Values> {
    let mut values = Values::default();
    let mut are_told_apart = true;
    for line in lines {
        let (word, meaning) = line.split_once(' ')?;
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if !word.chars().all(is_word) {
            return None;
        }
        are_told_apart &= word.starts_with(|c: char| !c.is_ascii_uppercase())
            && meaning.starts_with(|c: char| !c.is_ascii_lowercase());
        values.add(known.meaning(word, clean(meaning, true))?);
    }
    values
        .several()
        .filter(|values| are_told_apart || known.has_one(values))
}

/// Lines that are all short, down to the last: values of several words.
fn phrases<'t>(lines: impl Iterator<Item = &'t str>, known: Known<'_>) -> Option<Values> {
    let mut values = Values::default();
    for line in lines {
        let is_short = line.chars().count() <= 60
            && line.split_whitespace().count() <= 5
            && line.starts_with(char::is_alphabetic)
            && !line.contains([':', '：', '.', '。', ';', ',', '，']);
        let one = known.meaning(line, String::new()).filter(|_| is_short)?;
        values.add(one);
    }
    (values.list.len() > 2).then_some(values)
}

/// `Enum: "queued" "ringing" "answered"`: a line of nothing else.
fn in_quotes(line: &str, known: Known<'_>) -> Option<Values> {
    let (lead, list) = line.split_once([':', '：'])?;
    if lead.chars().count() > 30 || !leads(&format!("{lead}:")) {
        return None;
    }
    let mut values = Values::default();
    let mut rest = list.trim();
    while let Some(quoted) = rest.strip_prefix('"') {
        let (value, after) = quoted.split_once('"')?;
        values.add(known.meaning(value, String::new())?);
        rest = after.trim_start_matches([' ', ',', '|', '、']);
    }
    values.several().filter(|_| rest.is_empty())
}

/// `Possible values are: Not required, In progress, Complete`: words that the text ends with, one of which an example has.
fn in_words(line: &str, known: Known<'_>) -> Option<Values> {
    let (lead, list) = line.rsplit_once([':', '：'])?;
    if known.integers || !list.contains(' ') || !leads(&format!("{lead}:")) {
        return None;
    }
    let list = list.trim_end_matches(['.', '。', ' ']);
    // The last two have a word between them: "a, b, c or d".
    let (list, last) = match list.rsplit_once(" or ") {
        Some((list, last)) if list.contains(',') && !last.contains(' ') => (list, Some(last)),
        _ => (list, None),
    };
    let mut values = Values::default();
    for part in list.split([',', '，', ';']).chain(last) {
        let part = part.trim();
        let part = part.strip_prefix("or ").unwrap_or(part);
        let is_value = (1..=40).contains(&part.chars().count())
            && part.split_whitespace().count() <= 4
            && part.starts_with(char::is_alphanumeric)
            && !part.contains(['.', '(', '"']);
        values.add(known.meaning(part, String::new()).filter(|_| is_value)?);
    }
    values.several().filter(|values| known.has_one(values))
}

/// A table that copying has left as lines with tabs: `Value`, `Description`, and the rows below.
fn tabled<'t>(
    line: &str,
    below: impl Iterator<Item = &'t str>,
    known: Known<'_>,
) -> Option<Values> {
    let (head, text) = line.split_once('\t')?;
    let is_text = column(text.trim()) == Some(Column::Description);
    if column(head.trim()) != Some(Column::Value) || !is_text {
        return None;
    }
    let mut values = Values::default();
    for (value, meaning) in below.map_while(|line| line.split_once('\t')) {
        values.add(known.meaning(value.trim(), clean(meaning, true))?);
    }
    values.several()
}

/// `Allowed values: Phone Call | Incoming Fax | Park`
fn between_bars(line: &str, known: Known<'_>) -> Option<Values> {
    let (lead, list) = line.split_once([':', '：'])?;
    if !list.contains('|') || !leads(&format!("{lead}:")) {
        return None;
    }
    let mut values = Values::default();
    for part in list.trim_end_matches(['.', '。', ' ']).split('|') {
        let part = part.trim().trim_matches(['"', '`', '“', '”']);
        let is_value = (1..=40).contains(&part.chars().count())
            && part.split_whitespace().count() <= 5
            && !part.contains([':', '：', ',', '，']);
        let one = known.meaning(part, String::new()).filter(|_| is_value)?;
        values.add(one);
    }
    values.several()
}
