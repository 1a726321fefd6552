//! What is taken when a field is left out.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;

static DEFAULT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)(?:\bdefaults?(?:\s+(?:value|is|to|as|set to))*|\bby default|默认(?:值|是|为|取)*|缺省(?:值|为)*|default值)(?P<sign>\s*[:：=,，]\s*|\s*)(?:["“'‘`]\s*([^"”'’`]{0,40}?)\s*["”'’`]|(-?[\w][\w.+/-]{0,40}))(?P<rest>[^,.;，。；\n()（）]*)"#,
    )
});

/// The value, if the description names one.
#[must_use]
pub fn read(description: &str) -> Option<String> {
    for found in DEFAULT.captures_iter(description) {
        let quoted = found.get(2).map(|quoted| quoted.as_str().trim());
        let word = quoted.or(found.get(3).map(|word| word.as_str()))?;
        let all = found.get(0).map_or("", |all| all.as_str()).to_lowercase();
        let sign = found.name("sign").map_or("", |sign| sign.as_str()).trim();
        let rest = found
            .name("rest")
            .map_or("", |rest| rest.as_str())
            .trim()
            .to_lowercase();
        let lead: String = all.chars().take(30).collect();
        let spoken = !sign.is_empty()
            || lead.contains(" is")
            || lead.contains(" to ")
            || lead.contains("defaultis")
            || lead.contains("value")
            || lead.starts_with("by ")
            || all.starts_with(['默', '缺']);
        let glued = word
            .strip_prefix("Is")
            .or(word.strip_prefix("is"))
            .filter(|rest| rest.parse::<i64>().is_ok());
        let numeric = word.parse::<f64>().is_ok();
        if word.is_empty()
            || is_filler(word)
            || !(spoken || numeric || glued.is_some() || quoted.is_some())
        {
            continue;
        }
        // A bare clause is no value: "默认开始前15分钟以应用内方式提醒".
        let is_clause = word.chars().filter(|c| !c.is_ascii()).count() > 8;
        if is_clause && sign.is_empty() && quoted.is_none() {
            continue;
        }
        // "the default time is …" and "默认使用 … 签名" say more than a value.
        if !rest.is_empty() && quoted.is_none() && !follows(&rest) {
            continue;
        }
        return Some(
            glued
                .unwrap_or(word)
                .trim_end_matches(['.', '/'])
                .to_owned(),
        );
    }
    None
}

fn is_filler(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "is" | "to"
            | "the"
            | "a"
            | "an"
            | "value"
            | "none"
            | "no"
            | "empty"
            | "null"
            | "it"
            | "all"
            | "not"
            | "and"
            | "if"
            | "when"
            | "as"
            | "this"
            | "be"
    )
}

fn follows(rest: &str) -> bool {
    [
        "if", "when", "in case", "and", "unless", "if left", "for", "表示", "即", "时", "条", "秒",
        "per",
    ]
    .iter()
    .any(|word| rest.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions() {
        for (description, expected) in [
            ("MD5 or SHA256, default to MD5 if left blank", Some("MD5")),
            ("Number shown. Default: nxcloud", Some("nxcloud")),
            ("0=Ascending, 1=Descending; DefaultIs0", Some("0")),
            ("Page size, default is 20.", Some("20")),
            ("Page size (default 20)", Some("20")),
            ("默认值:\nAirudder", Some("Airudder")),
            ("每页条数，默认为10", Some("10")),
            ("默认 1", Some("1")),
            ("Whether to retry, defaults to false", Some("false")),
            ("Unique ID, default UUID", None),
            ("The default expiration time is 1200 seconds", None),
            ("Default is empty", None),
            ("不设置默认提前15分钟用站内信通知所有参加的人", None),
            ("A text", None),
        ] {
            assert_eq!(read(description).as_deref(), expected, "{description}");
        }
    }
}
