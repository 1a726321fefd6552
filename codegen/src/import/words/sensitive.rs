//! What must not be seen in logs, told by name and description, and what should no longer be used.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;

static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)phone|mobile|msisdn|^(?:callee|caller|called|calling)$|(?:callee|caller|called|calling|contact|tel)[_-]?(?:number|no|num|name)$|^tel$|telephone|e-?mail|(?:user|customer|agent|callee|contact|real|nick|full|first|last)[_-]?(?:nick)?name$|password|passwd|^pwd$|secret|^token$|access[_-]?token|auth[_-]?token|private[_-]?key|api[_-]?key|record(?:ing)?[_-]?url|audio[_-]?url|(?:leave|voice)[_-]?(?:msg|mail)[_-]?url|(?:sms|msg|message)[_-]?content|id[_-]?card|passport|birth|^address$|bank[_-]?card|iban",
    )
});
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)phone number|mobile number|(?:callee|caller|called|calling) number|recording (?:url|link|address)|voicemail url|secret key|password|手机号|电话号码|被叫号码|主叫号码|密码|录音(?:地址|链接|url)|身份证|邮箱地址|id card|e-?mail address",
    )
});
static DEPRECATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bdeprecated\b|\bobsolete\b|\bno longer (?:used|supported|maintained|in use)\b|已?(?:废弃|弃用|作废)|不再(?:使用|支持)|已下线|停用字段",
    )
});

/// Whether a field looks like a phone number, a name, a secret, a recording.
#[must_use]
pub fn is_sensitive(name: &str, description: &str) -> bool {
    let first = description
        .split(['.', '。', ';', '；'])
        .next()
        .unwrap_or("");
    NAMES.is_match(name) || WORDS.is_match(first)
}

/// The sentence that calls a field deprecated.
#[must_use]
pub fn deprecated(description: &str) -> Option<String> {
    let found = DEPRECATED.find(description)?;
    let start = description[..found.start()]
        .rfind(['.', '。', '\n', ';', '；'])
        .map_or(0, |at| {
            at + description[at..].chars().next().map_or(1, char::len_utf8)
        });
    let end = description[found.end()..]
        .find(['.', '。', '\n', ';', '；'])
        .map_or(description.len(), |at| found.end() + at);
    let sentence = description[start..end]
        .trim()
        .trim_matches(['(', ')', '[', ']', '（', '）', '【', '】', ' ', ',', '，']);
    Some(sentence.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words() {
        for (name, description) in [
            ("userPhone", ""),
            ("callee", ""),
            ("callingNumber", "Calling number"),
            ("agentName", ""),
            ("appSecret", ""),
            ("recordUrl", ""),
            ("number", "被叫号码"),
            ("to", "Recipient's email address"),
        ] {
            assert!(is_sensitive(name, description), "{name} {description}");
        }
        for (name, description) in [
            ("taskName", "Task name"),
            ("callId", "Call ID"),
            ("status", "Status of the number"),
        ] {
            assert!(!is_sensitive(name, description), "{name} {description}");
        }
    }

    #[test]
    fn deprecated_fields() {
        assert_eq!(
            deprecated("Old id (deprecated, use newId)").as_deref(),
            Some("Old id (deprecated, use newId")
        );
        assert_eq!(
            deprecated("旧字段，已废弃。").as_deref(),
            Some("旧字段，已废弃")
        );
        assert_eq!(deprecated("An id."), None);
    }
}
