//! Values in a description, in the spellings that are in use.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::super::draft::DraftType;
use super::super::super::words::pattern;
use super::numbers::numbers;
use super::words::words;
use super::{Meaning, Values, listed, runs};

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
        DraftType::Integer | DraftType::Number => true,
        DraftType::String | DraftType::Any => false,
        DraftType::List(inner) if matches!(**inner, DraftType::Integer | DraftType::String) => {
            **inner == DraftType::Integer
        }
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
                "How it dials: 0 - none, 2 - tested first, 1 - by ratio",
                "0=none|2=tested first|1=by ratio",
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
            ("State, 0 offline 1 online", "0=offline|1=online"),
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
