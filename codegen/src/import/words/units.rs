//! What a number counts and how a text is written, from the words of a description and the look of an example.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::pattern;
use crate::import::draft::DraftType;
use crate::schema::language::Unit;

static TEXT_FORMS: LazyLock<[(Regex, Unit); 4]> = LazyLock::new(|| {
    [
        (
            pattern(r"(?i)yyyy-mm-dd\s*'?t'?\s*hh:mm:ss|iso[ -]?8601|rfc[ -]?3339|utc format"),
            Unit::Rfc3339,
        ),
        (
            pattern(r"(?i)yyyy-mm-dd\s+(?:hh|24hh?):(?:mm|mi):ss"),
            Unit::LocalDatetime,
        ),
        (pattern(r"(?i)yyyy-mm-dd"), Unit::Date),
        (pattern(r"(?i)\bhh:mm:ss\b"), Unit::Clock),
    ]
});
static TEXT_LOOKS: LazyLock<[(Regex, Unit); 4]> = LazyLock::new(|| {
    [
        (
            pattern(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$"),
            Unit::Rfc3339,
        ),
        (
            pattern(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"),
            Unit::LocalDatetime,
        ),
        (pattern(r"^\d{4}-\d\d-\d\d$"), Unit::Date),
        (pattern(r"^\d\d:\d\d:\d\d$"), Unit::Clock),
    ]
});
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)time\s?-?stamp|时间戳|unix\s?time|epoch|10[ -]?digits?|13[ -]?digits?|1[03]\s*位")
});
static MILLIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)milli-?\s?seconds?|毫秒|13[ -]?digits?|13\s*位|[(（\s:：]ms\b"));
static SECONDS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bseconds?\b|seconds?[- ]level|秒|10[ -]?digits?|10\s*位"));
static DURATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bin|\bunit(?: is|s)?|\bmeasured in|\bnumber of|[(（]|,\s*|，\s*|单位(?:为|是)?|unit of|counted in)\s*[:：]?\s*(?:the\s+)?(milli-?\s?seconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|毫秒|秒|分钟|小时|天)(?:[)）.,，。;；\s]|$)",
    )
});

/// The unit, if words or looks are clear enough.
#[must_use]
pub fn unit(ty: &DraftType, name: &str, description: &str, examples: &[&Value]) -> Option<Unit> {
    match ty {
        DraftType::String => text_unit(name, description, examples),
        DraftType::Integer | DraftType::Number => number_unit(name, description, examples),
        DraftType::List(inner) if !matches!(**inner, DraftType::List(_)) => {
            unit(inner, name, description, &[])
        }
        _ => None,
    }
}

fn text_unit(name: &str, description: &str, examples: &[&Value]) -> Option<Unit> {
    let texts: Vec<&str> = (examples.iter())
        .filter_map(|value| value.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    let looks = TEXT_LOOKS
        .iter()
        .find(|(look, _)| !texts.is_empty() && texts.iter().all(|text| look.is_match(text)))
        .map(|(_, unit)| *unit);
    if looks.is_some() {
        return looks;
    }
    if texts
        .iter()
        .any(|text| *text != "string" && text.contains(|c: char| c.is_ascii_digit()))
        && is_amount(name, description)
    {
        let decimal = |text: &&&str| text.contains('.') && text.parse::<f64>().is_ok();
        return (texts.iter().filter(decimal).count() == texts.len()).then_some(Unit::Decimal);
    }
    let form = TEXT_FORMS
        .iter()
        .find_map(|(form, unit)| form.find(description).map(|at| (at, *unit)));
    // A format that only says where a day ends ("from yyyy-MM-dd") may belong to a longer one: the longest goes first.
    form.filter(|_| {
        texts.is_empty()
            || texts
                .iter()
                .all(|text| *text == "string" || text.contains(['-', ':']))
    })
    .map(|(_, unit)| unit)
}

fn is_amount(name: &str, description: &str) -> bool {
    let text = format!("{name} {description}").to_lowercase();
    [
        "amount", "price", "cost", "fee", "balance", "rate", "money", "金额", "价格", "费用",
        "余额",
    ]
    .iter()
    .any(|word| text.contains(word))
}

fn number_unit(name: &str, description: &str, examples: &[&Value]) -> Option<Unit> {
    let magnitude = instant(examples);
    let lower = name.to_lowercase();
    let time_word = STAMP.is_match(description) || lower.contains("timestamp");
    let named_time = time_word
        || lower.ends_with("time")
        || lower.ends_with("ts")
        || lower.ends_with("_at")
        || lower.ends_with("at")
        || lower.contains("date");
    if time_word || (named_time && magnitude.is_some()) {
        let by_word = if MILLIS.is_match(description) {
            Some(Unit::UnixMilliseconds)
        } else if SECONDS.is_match(description) {
            Some(Unit::UnixSeconds)
        } else {
            None
        };
        return by_word.or(magnitude);
    }
    let found = DURATION.captures(description)?;
    let word = found[1].to_lowercase();
    if magnitude.is_some() {
        return magnitude;
    }
    Some(match word.chars().next()? {
        'm' if word.starts_with("mi") && !word.starts_with("mil") => Unit::Minutes,
        'm' | '毫' => Unit::Milliseconds,
        's' | '秒' => Unit::Seconds,
        '分' => Unit::Minutes,
        'h' | '小' => Unit::Hours,
        _ => Unit::Days,
    })
}

/// Whether the numbers are instants of this century.
fn instant(examples: &[&Value]) -> Option<Unit> {
    let mut unit = None;
    for value in examples {
        let number = value
            .as_i64()
            .or_else(|| value.as_str().and_then(|text| text.parse().ok()))?;
        let one = match number {
            0 => continue,
            1_000_000_000..=4_102_444_800 => Unit::UnixSeconds,
            1_000_000_000_000..=4_102_444_800_000 => Unit::UnixMilliseconds,
            _ => return None,
        };
        if unit.is_some_and(|unit| unit != one) {
            return None;
        }
        unit = Some(one);
    }
    unit
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers() {
        for (name, description, example, expected) in [
            (
                "callDuration",
                "Call duration (in seconds)",
                json!(5),
                Some(Unit::Seconds),
            ),
            ("callDuration", "Call duration", json!(5), None),
            (
                "endTime",
                "End (timestamp in milliseconds)",
                json!(0),
                Some(Unit::UnixMilliseconds),
            ),
            (
                "endTime",
                "End (timestamp in seconds)",
                json!(0),
                Some(Unit::UnixSeconds),
            ),
            (
                "startTime",
                "开始时间戳，毫秒",
                json!(null),
                Some(Unit::UnixMilliseconds),
            ),
            (
                "startTime",
                "Start time",
                json!(1_690_442_498_901_i64),
                Some(Unit::UnixMilliseconds),
            ),
            ("startTs", "Call Start Timestamp", json!(0), None),
            (
                "expire",
                "Expiration time in seconds, 0 for none",
                json!(60),
                Some(Unit::Seconds),
            ),
            (
                "ttl",
                "存活时间，单位：分钟",
                json!(null),
                Some(Unit::Minutes),
            ),
            (
                "delay",
                "Delay, unit: ms",
                json!(null),
                Some(Unit::Milliseconds),
            ),
            ("keep", "Retention in days.", json!(null), Some(Unit::Days)),
            (
                "count",
                "Number of orders sent within 60 seconds",
                json!(3),
                None,
            ),
        ] {
            let examples = if example.is_null() {
                vec![]
            } else {
                vec![&example]
            };
            assert_eq!(
                unit(&DraftType::Integer, name, description, &examples),
                expected,
                "{description}"
            );
        }
    }

    #[test]
    fn texts() {
        for (description, example, expected) in [
            ("Format: yyyy-MM-dd HH:mm:ss", "", Some(Unit::LocalDatetime)),
            ("Date in the format yyyy-MM-dd", "", Some(Unit::Date)),
            ("When it began", "2023-10-19T06:13:17Z", Some(Unit::Rfc3339)),
            (
                "When it began",
                "2023-10-19 06:13:17",
                Some(Unit::LocalDatetime),
            ),
            ("ISO 8601", "", Some(Unit::Rfc3339)),
            ("The amount", "11.00", Some(Unit::Decimal)),
            ("Date(yyyyMMdd)", "20230202", None),
            ("Timestamp in milliseconds", "1655710885431", None),
            ("Version", "1.20", None),
        ] {
            let example = json!(example);
            assert_eq!(
                unit(&DraftType::String, "x", description, &[&example]),
                expected,
                "{description}"
            );
        }
    }
}
