//! How long, how many, how large.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use crate::import::draft::DraftType;

/// The limits that a description names, in terms of the field's type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// Fewest elements.
    pub min_items: Option<u64>,
    /// Most elements.
    pub max_items: Option<u64>,
    /// Fewest characters.
    pub min_length: Option<u64>,
    /// Most characters.
    pub max_length: Option<u64>,
    /// Smallest number.
    pub minimum: Option<f64>,
    /// Largest number.
    pub maximum: Option<f64>,
}

static MOST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?P<word>\bmax(?:imum|imal)?(?:\s+(?:of|is|length|size|value|number|limit|supported|allowed))*|\bup to|\bat most|\bno more than|\bnot (?:to )?exceed(?:ing)?|\bcannot exceed|\bmust not exceed|\blimited to(?: a maximum of)?|\bwithin|\bless than or equal to|<=|≤|最多|最大(?:值|长度|支持|为|不超过)*|不超过|不能超过|不大于|上限(?:为)?|长度(?:不超过|最大|限制)?|\blength(?:\s+(?:is|of|limit|within|up to|not exceeding))*)\s*[:：]?\s*(?P<number>\d[\d,]*)\s*(?P<after>[^\d]{0,24})",
    )
});
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?P<before>[^\d]{0,30}?)(?P<low>\d+)\s*(?:-|–|~|～|to|and|至|到)\s*(?P<high>\d[\d,]*)\s*(?P<after>[^\d]{0,20})",
    )
});
static LEAST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bstart(?:ing|s)? (?:from|at|with)|\bmin(?:imum)?(?: (?:of|is|value))*|\bat least|>=|≥|最小(?:值|为)*|从|至少)\s*[:：]?\s*(?P<number>\d+)\s*(?P<after>[^\d]{0,16})",
    )
});
static LETTERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)character|chars?\b|\bletters?\b|length|\bdigits?\b|\bbytes?\b|字符|字节|长度|个字|字以|位|字数",
    )
});
static LESS_THAN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)less than\s*(?P<number>\d+)\s*(?P<after>[^\d]{0,16})"));

/// The limits of a field of this type.
#[must_use]
pub fn read(ty: &DraftType, description: &str) -> Limits {
    let mut limits = Limits::default();
    let lower = description;
    if let Some(found) = RANGE.captures(lower) {
        let before = found.name("before").map_or("", |part| part.as_str());
        let after = found.name("after").map_or("", |part| part.as_str());
        let (low, high) = (number(&found["low"]), number(&found["high"]));
        let words = format!("{before} {after}");
        if let (Some(low), Some(high)) = (low, high)
            && low < high
        {
            match ty {
                DraftType::String if LETTERS.is_match(&words) && high < 100_000 => {
                    limits.min_length = Some(low);
                    limits.max_length = Some(high);
                }
                DraftType::Integer | DraftType::Number if speaks_of_range(&words) => {
                    limits.minimum = Some(as_float(low));
                    limits.maximum = Some(as_float(high));
                }
                _ => {}
            }
        }
    }
    let mut from = 0;
    while let Some(found) = MOST.captures_at(lower, from) {
        // What stands behind a number may lead to the next one.
        from = found.name("number").map_or(lower.len(), |part| part.end());
        let after = found.name("after").map_or("", |part| part.as_str());
        let Some(value) = number(&found["number"]) else {
            continue;
        };
        let word = found["word"].to_lowercase();
        let by_length = word.contains("length") || word.contains("长度");
        match ty {
            DraftType::List(_) if !by_length || !is_other_unit(after) => {
                limits.max_items.get_or_insert(value);
            }
            DraftType::String if by_length && !is_other_unit(after) || LETTERS.is_match(after) => {
                // Of several, each for a kind, the greatest: none that is valid may be refused.
                limits.max_length = limits.max_length.max(Some(value));
            }
            DraftType::Integer | DraftType::Number
                if !by_length
                    && !word.contains("within")
                    && !is_other_unit(after)
                    && !LETTERS.is_match(after) =>
            {
                limits.maximum.get_or_insert(as_float(value));
            }
            _ => {}
        }
    }
    if matches!(ty, DraftType::Integer | DraftType::Number) {
        if let Some(found) = LEAST.captures(lower)
            && let Some(value) = number(&found["number"])
            && !is_other_unit(&found["after"])
        {
            limits.minimum.get_or_insert(as_float(value));
        }
        if let Some(found) = LESS_THAN.captures(lower)
            && let Some(value) = number(&found["number"])
            && *ty == DraftType::Integer
            && value > 0
            && !is_other_unit(&found["after"])
        {
            limits.maximum.get_or_insert(as_float(value - 1));
        }
    }
    if limits
        .minimum
        .zip(limits.maximum)
        .is_some_and(|(low, high)| low > high)
    {
        limits.minimum = None;
        limits.maximum = None;
    }
    limits
}

fn number(text: &str) -> Option<u64> {
    text.replace(',', "")
        .parse()
        .ok()
        .filter(|&value| value <= 1_000_000_000)
}

#[allow(clippy::cast_precision_loss, reason = "limits are below 10⁹")]
fn as_float(value: u64) -> f64 {
    value as f64
}

/// Whether the number counts something that is not the field itself.
fn is_other_unit(after: &str) -> bool {
    let after = after.trim_start().to_lowercase();
    [
        "second", "ms", "milli", "minute", "hour", "day", "month", "year", "mb", "kb", "gb", "%",
        "times", "秒", "分钟", "小时", "天", "个月", "年", "次", "m ", "k ",
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

fn speaks_of_range(words: &str) -> bool {
    let words = words.to_lowercase();
    [
        "range", "between", "from", "范围", "value", "取值", "介于", "within",
    ]
    .iter()
    .any(|word| words.contains(word))
        && !words.contains("failure")
        && !LETTERS.is_match(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ty: &DraftType, text: &str) -> String {
        let limits = read(ty, text);
        let parts = [
            ("min_items", limits.min_items.map(|value| value.to_string())),
            ("max_items", limits.max_items.map(|value| value.to_string())),
            (
                "min_length",
                limits.min_length.map(|value| value.to_string()),
            ),
            (
                "max_length",
                limits.max_length.map(|value| value.to_string()),
            ),
            ("minimum", limits.minimum.map(|value| value.to_string())),
            ("maximum", limits.maximum.map(|value| value.to_string())),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| format!("{name} {value}")))
            .collect();
        parts.join(", ")
    }

    #[test]
    fn descriptions() {
        let list = DraftType::List(Box::new(DraftType::String));
        for (ty, description, expected) in [
            (
                &list,
                "Parcels to track, limited to a maximum of 500",
                "max_items 500",
            ),
            (&list, "最多 500 个", "max_items 500"),
            (
                &DraftType::String,
                "SMS: up to 90 bytes, MMS: up to 2000 bytes",
                "max_length 2000",
            ),
            (&list, "Up to 20 numbers", "max_items 20"),
            (
                &DraftType::String,
                "Message ID, maximum length of 64 characters",
                "max_length 64",
            ),
            (
                &DraftType::String,
                "1-20 characters",
                "min_length 1, max_length 20",
            ),
            (
                &DraftType::String,
                "Length should be between 4 and 32, letters only",
                "min_length 4, max_length 32",
            ),
            (&DraftType::String, "名称，不超过30个字符", "max_length 30"),
            (&DraftType::String, "Off by at most 60 seconds", ""),
            (&DraftType::String, "can query up to 14 days", ""),
            (
                &DraftType::Integer,
                "Page size (maximum 100)",
                "maximum 100",
            ),
            (
                &DraftType::Integer,
                "Page size, no more than 1,000",
                "maximum 1000",
            ),
            (
                &DraftType::Integer,
                "Page number (starting from 1)",
                "minimum 1",
            ),
            (
                &DraftType::Integer,
                "Value range: 1-100",
                "minimum 1, maximum 100",
            ),
            (
                &DraftType::Integer,
                "0 for success, 1-10000 for failure",
                "",
            ),
            (&DraftType::Integer, "A number", ""),
        ] {
            assert_eq!(shown(ty, description), expected, "{description}");
        }
    }
}
