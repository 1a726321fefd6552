//! The words of an object's name, however they are written: `SmsStatus`, "SMS status object", "array of sms statuses".

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;

/// A name has no more words than this.
const MAX_WORDS: usize = 8;

/// Words around a name that say only that it is one.
const AROUND: [&str; 15] = [
    "object",
    "structure",
    "struct",
    "schema",
    "model",
    "definition",
    "resource",
    "the",
    "a",
    "an",
    "partial",
    "properties",
    "attribute",
    "entity",
    "field",
];

/// Chinese words that say the same.
const AROUND_CHINESE: [&str; 7] = ["数据结构", "结构体", "结构", "对象", "实体", "类型", "说明"];

static LIST_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?is)^(?:json\s+)?(?:arrays?|lists?|collection|数组|列表)\s*(?:of\s+|<|\[|\(|（|:|：)\s*(.+?)[>\])）]*$",
    )
});
static OF_LIST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?is)^(?:\[\]\s*(.+)|\[\s*(.+?)\s*\]|(.+?)(?:\[\]|\s*(?:array|list|数组|列表)))$")
});

/// The name in a type cell, and whether it says a list of such.
pub(in super::super) fn of_cell(cell: &str) -> Option<(Vec<String>, bool)> {
    let cell = cell
        .trim()
        .trim_end_matches(|c: char| matches!(c, '*' | '†' | '‡' | '.' | '。') || c.is_whitespace())
        .trim_start_matches(['?', '`'])
        .trim_end_matches(['?', '`']);
    if cell.is_empty() || cell.chars().count() > 80 {
        return None;
    }
    let inner = LIST_OF
        .captures(cell)
        .or_else(|| OF_LIST.captures(cell))
        .and_then(|found| {
            (1..found.len())
                .find_map(|at| found.get(at))
                .map(|inner| inner.as_str())
        });
    let is_list = inner.is_some();
    let words = name(inner.unwrap_or(cell));
    (!words.is_empty() && words.len() <= MAX_WORDS).then_some((words, is_list))
}

/// The words of a name, without those around it.
pub(super) fn name(text: &str) -> Vec<String> {
    let mut words = words(text);
    let is_around = |word: &String| AROUND.iter().any(|one| singular(one) == *word);
    while words.len() > 1 && words.last().is_some_and(is_around) {
        words.pop();
    }
    while words.len() > 1 && words.first().is_some_and(is_around) {
        words.remove(0);
    }
    words
}

/// Whether the words around a name say that it is an object's.
pub(super) fn says_object(text: &str) -> bool {
    let lower = text.trim().trim_end_matches([':', '：']).to_lowercase();
    [
        "object",
        "structure",
        "struct",
        "schema",
        "data type",
        "model",
    ]
    .iter()
    .any(|word| {
        lower
            .strip_suffix(word)
            .is_some_and(|rest| rest.ends_with(char::is_whitespace))
            || lower
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with([' ', ':', '：']))
    }) || ["结构", "结构体", "对象", "实体"].iter().any(|word| {
        lower
            .strip_suffix(word)
            .is_some_and(|rest| !rest.trim().is_empty())
    })
}

/// The words of a text: at capitals, underscores and spaces, in small letters, in the singular. Chinese stays a piece.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_ascii = c.is_ascii_alphanumeric();
        let is_letter = is_ascii || !c.is_ascii() && c.is_alphanumeric();
        let begins = is_ascii != (before.is_ascii_alphanumeric())
            || c.is_ascii_uppercase()
                && (before.is_ascii_lowercase()
                    || before.is_ascii_uppercase()
                        && chars.peek().is_some_and(char::is_ascii_lowercase));
        if (!is_letter || begins) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if is_letter {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    if !word.is_empty() {
        words.push(word);
    }
    // "3.1 SmsStatus": numbers of sections are no part of a name.
    let numbers = words
        .iter()
        .take_while(|word| word.chars().all(|c| c.is_ascii_digit()))
        .count();
    if numbers < words.len() {
        words.drain(..numbers);
    }
    let mut out: Vec<String> = Vec::new();
    for word in words {
        let mut bare = word.as_str();
        for around in AROUND_CHINESE {
            bare = bare
                .strip_suffix(around)
                .filter(|rest| !rest.is_empty())
                .unwrap_or(bare);
        }
        // A name in both languages is known by the English one.
        out.push(singular(bare));
    }
    if out.iter().any(|word| word.is_ascii()) {
        out.retain(|word| word.is_ascii());
    }
    out
}

/// The singular, as far as an ending tells; what matters is that both forms become the same.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Whether the words are the same, wherever they are cut.
pub(super) fn same(one: &[String], two: &[String]) -> bool {
    !one.is_empty() && one.concat() == two.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_many_spellings() {
        for (text, expected) in [
            ("SmsStatus", "sms statu"),
            ("SMS status object", "sms statu"),
            ("sms_status", "sms statu"),
            ("3.1 SmsStatus", "sms statu"),
            ("短信状态 SmsStatus 数据结构", "sms statu"),
            ("短信状态结构", "短信状态"),
            ("Queue Types", "queue type"),
            ("Queue entries", "queue entry"),
            ("the IVRMenu structure", "ivr menu"),
            ("Object", "object"),
        ] {
            assert_eq!(name(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn type_cells() {
        for (cell, expected, list) in [
            ("Array of PhotoSize", "photo size", true),
            ("array of action objects", "action", true),
            ("PhotoSize[]", "photo size", true),
            ("[]PhotoSize", "photo size", true),
            ("List<PhotoSize>", "photo size", true),
            ("PhotoSize 数组", "photo size", true),
            ("action type", "action type", false),
            ("array of snowflakes *", "snowflake", true),
            ("?queue object", "queue", false),
        ] {
            let (words, is_list) = of_cell(cell).expect("a name");
            assert_eq!(
                (words.join(" ").as_str(), is_list),
                (expected, list),
                "{cell}"
            );
        }
        assert_eq!(of_cell(" * "), None);
        assert!(says_object("Queue Object") && says_object("短信结构") && !says_object("Queue"));
    }
}
