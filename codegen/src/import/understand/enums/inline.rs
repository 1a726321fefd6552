//! Values in a description, in the spellings that are in use.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::super::draft::DraftType;
use super::super::super::words::pattern;
use super::{Meaning, Values, listed, runs};

/// `0: none`, `1 - manual`, `2 for answered`, `3=x`, `4. y`, `(5) z`: a number with what it stands for.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?x)(?P<lead>^|[\s,;:，；：、。.(（\[【/|"“”'`\u{3000}-\u{9fff}])
        (?P<quote>["“'`(（\[]?) (?P<value>-?\d{1,9}) ["”'`)）\]]?
        \s*(?P<sign>=>|->|→|--|[:：=＝\-–—~.、)）]|(?:for|means?|is|indicates?|represents?|denotes?|stands\s+for|refers\s+to|表示|代表|为|是|指)\b|表示|代表|为|是|指|\s)?\s*"#,
    )
});

/// The values, if the description lists at least two of them.
pub(in super::super) fn read(
    ty: &DraftType,
    description: &str,
    cell: Option<&str>,
    is_enum: bool,
    samples: &[&str],
    line: usize,
) -> Option<Values> {
    let integers = match ty {
        DraftType::Integer => true,
        DraftType::String | DraftType::Any => false,
        DraftType::List(inner) if matches!(**inner, DraftType::Integer | DraftType::String) => {
            **inner == DraftType::Integer
        }
        DraftType::Number if is_enum => true,
        _ => return None,
    };
    if description.len() > 20_000 {
        return None;
    }
    if let Some(cell) = cell.filter(|cell| !cell.trim().is_empty()) {
        let found = numbers(cell, integers, line)
            .or_else(|| words(cell, integers, line))
            .or_else(|| listed::bare(cell, integers, line));
        if found.is_some() {
            return found;
        }
    }
    numbers(description, integers, line)
        .or_else(|| reversed(description, integers, line))
        .or_else(|| words(description, integers, line))
        .or_else(|| listed::listed(description, integers, is_enum, samples, line))
        .or_else(|| runs::run(description, integers, samples, line))
}

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
fn numbers(text: &str, integers: bool, line: usize) -> Option<Values> {
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
    let (first, sign) = pick(&marks)?;
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
        if list.iter().any(|known| {
            known.value == Value::from(*number) || known.value == Value::String(number.to_string())
        }) {
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
fn pick(marks: &[Number]) -> Option<(usize, String)> {
    for sign in [":", "=", "-", "=>", ".", "、", ")", "for", ""] {
        let with: Vec<usize> = (0..marks.len())
            .filter(|&at| same_sign(&marks[at].sign, sign))
            .collect();
        let distinct: std::collections::BTreeSet<i64> =
            with.iter().map(|&at| marks[at].value).collect();
        let needed = if sign.is_empty() && !with.iter().all(|&at| marks[at].is_set_off) {
            3
        } else {
            2
        };
        if distinct.len() >= needed {
            if sign.is_empty() {
                // Nothing but a space between: only for numbers that count up.
                let values: Vec<i64> = with.iter().map(|&at| marks[at].value).collect();
                if !values.windows(2).all(|pair| pair[1] == pair[0] + 1) || values[0] > 1 {
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
fn clean(text: &str, last: bool) -> String {
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

static REVERSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([A-Za-z\u{4e00}-\u{9fff}][A-Za-z \u{4e00}-\u{9fff}/-]{0,40}?)\s*(?:[(（=＝]|[:：]\s?)\s*(-?\d{1,6})\s*[)）]?\s*(?:[,;，；、/|\n.。]|$|\band\b|\bor\b)",
    )
});

/// `none(0), delete(1)` and `male=1, female=2`: the meaning first.
fn reversed(text: &str, integers: bool, line: usize) -> Option<Values> {
    if !integers {
        return None;
    }
    let list: Vec<Meaning> = REVERSED
        .captures_iter(text)
        .filter_map(|found| {
            let number = found[2].parse::<i64>().ok()?;
            let words = found[1]
                .rsplit(['.', ':'])
                .next()
                .unwrap_or("")
                .trim()
                .to_owned();
            let limits = [
                "default", "max", "maximum", "min", "minimum", "length", "size", "默认", "最大",
                "范围", "version",
            ];
            (!limits
                .iter()
                .any(|word| words.to_lowercase().ends_with(word)))
            .then_some(Meaning {
                value: Value::from(number),
                text: words,
                line,
            })
        })
        .collect();
    let distinct: std::collections::BTreeSet<i64> =
        list.iter().filter_map(|one| one.value.as_i64()).collect();
    (list.len() > 1 && distinct.len() == list.len()).then_some(Values { list, unsure: None })
}

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:[-•*]\s*)?["“'`‘]?(?P<value>[A-Za-z][A-Za-z0-9_.-]{0,40})["”'`’]?\s*(?P<sign>[:：=＝]|=>|->|→|\s[-–—]+\s|[(（]|\s*(?:表示|代表|means?\s|indicates?\s|for\s|stands for\s))\s*(?P<text>\S.*?)$"#,
    )
});

/// Words, each followed by its meaning: `YES: passed; NO: not passed`.
fn words(text: &str, integers: bool, line: usize) -> Option<Values> {
    if integers {
        return None;
    }
    for separators in [
        &['\n'][..],
        &[';', '；'][..],
        &[',', '，', '、'][..],
        &[';', '；', ',', '，', '\n', '、'][..],
    ] {
        let parts: Vec<&str> = text
            .split(|c| separators.contains(&c))
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let mut list: Vec<Meaning> = Vec::new();
        let mut misses = 0;
        for (index, part) in parts.iter().enumerate() {
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
        if list.len() >= 2 && misses * 2 <= list.len() && long * 2 <= list.len() && !lead {
            return Some(Values { list, unsure: None });
        }
    }
    None
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
            if tail.contains([':', '：', '=', '-', '→', '(', '（', '＝']) || tail.contains("表示")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ty: &DraftType, text: &str) -> String {
        read(ty, text, None, false, &[], 1).map_or_else(String::new, |values| {
            let parts: Vec<String> = values
                .list
                .iter()
                .map(|one| {
                    let value = one
                        .value
                        .as_str()
                        .map_or_else(|| one.value.to_string(), str::to_owned);
                    if one.text.is_empty() {
                        value
                    } else {
                        format!("{value}={}", one.text)
                    }
                })
                .collect();
            parts.join("|")
        })
    }

    #[test]
    fn numbers_in_many_spellings() {
        for (text, expected) in [
            (
                "Whether to delete, 0: none, 1: delete (use with caution)",
                "0=none|1=delete (use with caution)",
            ),
            (
                "Outbound type: 0 - none, 2 - pre-test outbound, 1 - proportional",
                "0=none|2=pre-test outbound|1=proportional",
            ),
            (
                "Answered: 0 for all, 1 for unanswered, 2 for answered",
                "0=all|1=unanswered|2=answered",
            ),
            (
                "Number type.\n0: Other types\n1: Fixed-line number\n2: Mobile",
                "0=Other types|1=Fixed-line number|2=Mobile",
            ),
            (
                "Check type: 1: Basic; 4: Call; 5: HLR",
                "1=Basic|4=Call|5=HLR",
            ),
            ("1. start\n2. stop\n3. pause", "1=start|2=stop|3=pause"),
            (
                "SortType: 0=Ascending，1=Descending；DefaultIs0",
                "0=Ascending|1=Descending",
            ),
            (
                "Who hung up 0: none, 1: Agent, 2: User",
                "0=none|1=Agent|2=User",
            ),
            ("状态：1-成功，2-失败", "1=成功|2=失败"),
            ("是否重拨 0否 1是，默认0", "0=否|1=是"),
            ("状态 0未开始 1进行中 2已完成", "0=未开始|1=进行中|2=已完成"),
            ("0 means off, 1 means on", "0=off|1=on"),
            ("1 表示男，2 表示女", "1=男|2=女"),
            ("Status (1=open, 2=closed)", "1=open|2=closed"),
            ("1 -> open, 2 -> closed", "1=open|2=closed"),
            ("none(0), delete(1)", "0=none|1=delete"),
            ("male=1, female=2", "1=male|2=female"),
            ("-1: error, 0: ok", "-1=error|0=ok"),
            ("Status ID: 0 for success, 1-10000 for failure", ""),
            ("0 for success, others for failure", ""),
            ("Kind: 1 agent, 2 robot", "1=agent|2=robot"),
            ("Between 1 and 20", ""),
            ("Wait 1 second, then 2 seconds", ""),
            ("A value from 1-20", ""),
            ("Start at 06:13, end at 07:15", ""),
            ("Default 10, maximum 100", ""),
        ] {
            assert_eq!(shown(&DraftType::Integer, text), expected, "{text}");
        }
    }

    #[test]
    fn words_with_meanings() {
        for (text, expected) in [
            (
                "Whether it passed. YES: Passed; NO: Not passed",
                "YES=Passed|NO=Not passed",
            ),
            (
                "Whether valid. \"YES\": Yes; \"NO\": No; \"UNKNOWN\": Unknown",
                "YES=Yes|NO=No|UNKNOWN=Unknown",
            ),
            (
                "Response status.\nbell: Ringing\nno_response: No response from user",
                "bell=Ringing|no_response=No response from user",
            ),
            (
                "Status: \"ok\": reserved; \"taken\": not free",
                "ok=reserved|taken=not free",
            ),
            (
                "Load: low - less than half; mid - up to nine tenths; high - more",
                "low=less than half|mid=up to nine tenths|high=more",
            ),
            ("Kind: retail, trade or staff", "retail|trade|staff"),
            ("A day, for example: 2020-01-01", ""),
            ("Format: yyyy-MM-dd, zone: UTC", ""),
            ("Title of the task", ""),
            ("Sender's name, see: https://a.example/b", ""),
        ] {
            assert_eq!(shown(&DraftType::String, text), expected, "{text}");
        }
    }
}
