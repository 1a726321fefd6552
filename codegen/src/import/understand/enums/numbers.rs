//! Numbers in a description, each followed by its meaning.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::super::words::pattern;
use super::{Meaning, Values};

/// `0: none`, `1 - manual`, `2 for answered`, `3=x`, `4. y`, `(5) z`: a number with what it stands for.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?x)(?P<lead>^|[\s,;:，；：、。.(（\[【/|"“”'`\u{3000}-\u{9fff}])
        (?P<quote>["“'`(（\[]?) (?P<value>-?\d{1,9}) ["”'`)）\]]?
        \s*(?P<sign>=>|->|→|--|[:：=＝\-–—~.、)）]|(?:for|means?|is|indicates?|represents?|denotes?|stands\s+for|refers\s+to|表示|代表|为|是|指)\b|表示|代表|为|是|指|\s)?\s*"#,
    )
});

/// A number that may be a value.
struct Number {
    /// Where it begins, its quote included.
    start: usize,
    /// Where its meaning begins.
    end: usize,
    value: i64,
    sign: String,
    /// A separator stands before it, or its meaning follows without a space.
    is_set_off: bool,
}

/// Numbers, each followed by its meaning.
pub(super) fn numbers(text: &str, integers: bool, line: usize) -> Option<Values> {
    let mut marks: Vec<Number> = Vec::new();
    let mut from = 0;
    while let Some(found) = NUMBER.captures_at(text, from) {
        let (Some(all), Some(value)) = (found.get(0), found.name("value")) else {
            break;
        };
        let mut sign = found
            .name("sign")
            .map_or("", |sign| sign.as_str())
            .trim()
            .to_owned();
        let mut end = all.end();
        // In "0否 1是，" the sign is the meaning.
        let ends = |rest: &str| {
            rest.is_empty() || rest.starts_with([',', ';', '，', '。', '；', ')', '）', '、'])
        };
        if matches!(sign.as_str(), "是" | "为" | "指") && ends(&text[end..]) {
            end = value.end();
            sign.clear();
        }
        let after = &text[end..];
        from = value.end();
        // "1-20", "06:13", "3.5", "1 to 5": no value with a meaning.
        let joins = after.starts_with(|c: char| c.is_ascii_digit())
            && matches!(sign.as_str(), "-" | "–" | "—" | "~" | "." | ":" | "：");
        if joins || after.is_empty() {
            continue;
        }
        if sign.is_empty()
            && !text[value.end()..]
                .starts_with(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '`' | '\''))
            && !after.starts_with(|c: char| {
                ('\u{4e00}'..='\u{9fff}').contains(&c) && !"个位天秒分小年月次条字".contains(c)
            })
        {
            continue;
        }
        let Ok(number) = value.as_str().parse::<i64>() else {
            continue;
        };
        let start = found
            .name("quote")
            .map_or(value.start(), |quote| quote.start());
        let sign_is_none = sign.is_empty();
        let before = text[..start].trim_end_matches(' ');
        marks.push(Number {
            start,
            end,
            value: number,
            sign: if sign == "）" { ")".to_owned() } else { sign },
            is_set_off: sign_is_none && !after.starts_with(' ') && !after.is_ascii()
                || before.is_empty()
                || before.ends_with([
                    ',', ':', ';', '，', '：', '；', '(', '（', '\n', '、', '.', '。', '/', '|',
                ]),
        });
    }
    let (first, sign) = pick(&marks, text)?;
    let kept: Vec<&Number> = marks[first..]
        .iter()
        .filter(|mark| same_sign(&mark.sign, &sign))
        .collect();
    let mut list: Vec<Meaning> = Vec::new();
    for (index, mark) in kept.iter().enumerate() {
        let (end, number) = (mark.end, &mark.value);
        let until = kept.get(index + 1).map_or(text.len(), |next| next.start);
        if until < end {
            continue;
        }
        let meaning = clean(&text[end..until], index + 1 == kept.len());
        if list
            .iter()
            .any(|known| known.value == *number || known.value == Value::String(number.to_string()))
        {
            continue;
        }
        let value = if integers {
            Value::from(*number)
        } else {
            Value::String(number.to_string())
        };
        list.push(Meaning {
            value,
            text: meaning,
            line,
        });
    }
    let numbered = matches!(sign.as_str(), "." | "、" | ")" | "");
    // Numbered remarks are long; values are short. Several sentences after a number are a remark.
    let lengths: Vec<usize> = list.iter().map(|one| one.text.chars().count()).collect();
    let long = lengths
        .iter()
        .filter(|&&length| length > if numbered { 40 } else { 120 })
        .count();
    let empty = lengths.iter().filter(|&&length| length == 0).count();
    if list.len() < 2 || long * 2 > list.len() || empty * 2 > list.len() {
        return None;
    }
    if numbered && !integers && list.len() < 3 && !text.to_lowercase().contains("enum") {
        return None;
    }
    // "0 for success, others for failure" lists one value only, and is passed over above.
    Some(Values { list, unsure: None })
}

/// The first of the marks that follow each other with one sign.
fn pick(marks: &[Number], text: &str) -> Option<(usize, String)> {
    for sign in [":", "=", "-", "=>", ".", "、", ")", "for", ""] {
        let with: Vec<usize> = (0..marks.len())
            .filter(|&at| same_sign(&marks[at].sign, sign))
            .collect();
        let distinct: std::collections::BTreeSet<i64> =
            with.iter().map(|&at| marks[at].value).collect();
        // "State, 0 offline 1 online"
        let is_pair = with.len() == 2
            && marks[with[0]].is_set_off
            && matches!(
                (marks[with[0]].value, marks[with[1]].value),
                (0, 1) | (1, 2)
            )
            && with
                .iter()
                .all(|&at| text[marks[at].end..].starts_with(char::is_alphabetic));
        let needed = if sign.is_empty() && !is_pair && !with.iter().all(|&at| marks[at].is_set_off)
        {
            3
        } else {
            2
        };
        if distinct.len() >= needed {
            if sign.is_empty() {
                // Nothing but a space between: only for numbers that count up.
                let values: Vec<i64> = with.iter().map(|&at| marks[at].value).collect();
                let is_set_off = with.len() > 2 && with.iter().all(|&at| marks[at].is_set_off);
                if !values.windows(2).all(|pair| pair[1] == pair[0] + 1)
                    || values[0] > 1 && !is_set_off
                {
                    continue;
                }
            }
            return with.first().map(|&at| (at, sign.to_owned()));
        }
    }
    None
}

fn same_sign(one: &str, two: &str) -> bool {
    let class = |sign: &str| match sign {
        ":" | "：" => 1,
        "=" | "＝" => 2,
        "-" | "–" | "—" | "--" | "~" => 3,
        "=>" | "->" | "→" => 4,
        "." => 5,
        "、" => 6,
        ")" => 7,
        "" => 9,
        _ => 8,
    };
    class(one) == class(two)
}

/// A meaning without the separators around it; the last one ends with its sentence.
pub(super) fn clean(text: &str, last: bool) -> String {
    let mut text = text.trim();
    if last {
        let end = text
            .char_indices()
            .find(|(at, c)| {
                matches!(c, '。' | '\n' | ';' | '；')
                    || *c == '.' && text[at + 1..].starts_with([' ', '\n'])
            })
            .map_or(text.len(), |(at, _)| at);
        text = &text[..end];
    }
    for word in [", default", "，默认", ",默认", "; default", "；默认"] {
        text = text.split(word).next().unwrap_or(text);
    }
    let mut text = text
        .trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ';'
                        | '，'
                        | '；'
                        | '、'
                        | '|'
                        | '。'
                        | '"'
                        | '“'
                        | '”'
                        | '`'
                        | '\''
                        | '/'
                        | ':'
                        | '：'
                )
        })
        .trim_end_matches(['.', '-', '['])
        .trim();
    for word in [" and", " or", "以及", "或"] {
        text = text
            .strip_suffix(word)
            .unwrap_or(text)
            .trim_end_matches([',', ' ']);
    }
    // A bracket that was opened before the list ends here.
    if text.ends_with([')', '）', ']', '】']) && !text.contains(['(', '（', '[', '【']) {
        text = text.trim_end_matches([')', '）', ']', '】']).trim();
    }
    if text.ends_with(['(', '（']) {
        text = text.trim_end_matches(['(', '（']).trim();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
