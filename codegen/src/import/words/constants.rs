//! Descriptions that fix a value.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;

/// What a description says on the only value of its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// This one.
    Value(String),
    /// There is only one, but the description does not say which.
    Unnamed,
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?ix)(?: \b(?:fixed|constant|const)(?:\s+(?:value|string|text|as|to|at|parameter))*(?:\s+(?:is|of|as|to))? | \balways(?:\s+(?:is|be|set\s+to|equal\s+to|pass|filled\s+with))? | \bmust\s+be(?:\s+(?:set\s+to|equal\s+to|filled\s+with))? | \bset\s+to\s+the\s+fixed\s+value | 固定(?:值|传|填|填写|传值|写|取值)?(?:为|是)? | 本接口取值(?:为|是)? | 必须(?:为|是|填) | 恒为 | 默认固定为 | 写死)
        \s*[:：=,，]?\s*
        (?: ["“”'‘’`「【]\s*([^"“”'‘’`」】]{1,60}?)\s*["“”'‘’`」】] | ([\w./+-]{1,60}) )\s*(?P<rest>[^,.;，。；\n)]*)"#,
    )
});
static UNNAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bfixed value\b|\bconstant value\b|固定值|常量值"));

/// Words that may follow "must be" and are no values.
const NO_VALUES: &str = "a|an|the|in|unique|at|less|greater|more|not|between|one|used|provided|passed|filled|sent|set|empty|equal|of|valid|\
     within|consistent|same|numeric|integer|string|positive|longer|shorter|specified|included|present|required|greater|smaller|\
     larger|to|for|from|by|be|is|as|number|numbers|digits|letters|on|and|or|ascii|english|utf-8|url|https|configured|created|added|bound|encoded|\
     encrypted|signed|returned|written|different|lowercase|uppercase|converted|separated|url-encoded|urlencoded|\
     enabled|registered|approved|paused|after|before|format|length|size|with|if|when|only|value|available|supported|it|this|that|stored|kept|true";

/// What the description says.
#[must_use]
pub fn read(description: &str) -> Option<Constant> {
    for found in NAMED.captures_iter(description) {
        if let Some(quoted) = found.get(1) {
            let after = found.name("rest").map_or("", |rest| rest.as_str());
            // `must be "a" or "b"` fixes nothing.
            if !lists_more(after) && !quoted.as_str().trim().is_empty() {
                return Some(Constant::Value(quoted.as_str().trim().to_owned()));
            }
            continue;
        }
        let Some(word) = found.get(2) else { continue };
        let value = word.as_str().trim_end_matches(['.', '/', '-']);
        let rest = found.name("rest").map_or("", |rest| rest.as_str()).trim();
        let claims = &description[found.get(0).map_or(0, |all| all.start())..word.start()];
        let spoken = claims.to_lowercase();
        // "one of fixed, mobile": the word is a value itself.
        if spoken.trim_end().ends_with([',', '，'])
            && !spoken.trim_end_matches([',', '，', ' ']).contains(' ')
        {
            continue;
        }
        let loose = spoken.starts_with("must")
            || spoken.starts_with("always")
            || spoken.starts_with("必须");
        let is_word = value.chars().all(|c| c.is_ascii_alphabetic());
        if value.is_empty()
            || NO_VALUES
                .split('|')
                .any(|word| word == value.to_lowercase())
                && !(is_closed(claims) && rest.is_empty())
            || loose && !rest.is_empty()
            || is_word && !is_closed(claims) && !rest.is_empty()
            || !value.is_ascii() && !is_closed(claims)
            || lists_more(rest)
        {
            continue;
        }
        return Some(Constant::Value(value.to_owned()));
    }
    UNNAMED.is_match(description).then_some(Constant::Unnamed)
}

/// Whether a colon or an equals sign leads to the value.
fn is_closed(claims: &str) -> bool {
    claims.trim_end().ends_with([':', '：', '=', '为', '是'])
}

fn lists_more(rest: &str) -> bool {
    let rest = rest.trim_start().to_lowercase();
    ["or ", "and ", "或", "和", "/", "|", "、", "to ", "~"]
        .iter()
        .any(|word| rest.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions() {
        for (description, expected) in [
            ("Business type, fixed value \"8\"", Some("8")),
            ("Constant value: \"callbot\"", Some("callbot")),
            ("Fixed value \"callbot\"", Some("callbot")),
            ("Business operation, fixed value “cc”", Some("cc")),
            (
                "Channel, must be \"whatsapp\" for messages",
                Some("whatsapp"),
            ),
            ("Fixed to 3", Some("3")),
            ("Always 1.", Some("1")),
            ("Fixed value: send", Some("send")),
            ("constant `text`", Some("text")),
            ("业务类型，固定值：sms", Some("sms")),
            ("固定为 2", Some("2")),
            ("固定传\"v1\"", Some("v1")),
            ("公共参数，本接口取值：SendSms。", Some("SendSms")),
        ] {
            assert_eq!(
                read(description),
                expected.map(|value| Constant::Value(value.to_owned())),
                "{description}"
            );
        }
        for description in [
            "Sender, must be in email address format",
            "Must be unique",
            "must be between 1 and 5",
            "must be \"a\" or \"b\"",
            "must be the same",
            "Number A, the codes must be the same",
            "must be 4 digits",
            "The order id",
            "one of fixed, mobile, voip",
            "Always returned",
        ] {
            assert_eq!(read(description), None, "{description}");
        }
        assert_eq!(
            read("Fixed value used to identify the product"),
            Some(Constant::Unnamed)
        );
    }
}
