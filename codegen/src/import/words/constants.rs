//! Descriptions that fix a value.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::pattern;

/// What a description says on the only value of its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// This one.
    Value(String),
    /// This one, if an example has it: a list of one may be cut short.
    Likely(String),
    /// There is only one, but the description does not say which.
    Unnamed,
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?ix)(?P<claim>
            \b(?:fixed|constant|const|literal(?:ly)?|hard-?coded)(?:\s+(?:value|string|text|as|to|at|parameter))*(?:\s+(?:is|of|as|to))?
          | \balways(?:\s+(?:has\s+the\s+value|is|be|equals?|set\s+to|equal\s+to|pass|filled\s+with))?
          | \b(?:must|has\s+to|needs\s+to)\s+(?:always\s+)?(?:be|equal|have\s+the\s+value)(?:\s+(?:set\s+to|equal\s+to|filled\s+with|the\s+(?:string|value|literal)))?
          | \bset\s+(?:it\s+|this\s+)?to\s+the\s+fixed\s+value
          | \b(?:should\s+(?:always\s+)?be(?:\s+set\s+to)?|only(?:\s+(?:be|is|supported|supports?|accepts?|allowed|allows?|valid|possible|one|option|value)\b){0,3})
          | \b(?:the\s+)?value\s+is(?:\s+always)?
          | \b(?:is\s+)?equals?\s+to
          | 固定(?:取?值|填写|填|传值|传|写|赋值)?(?:为|是|填|传)? | (?:取?值|取值)固定(?:为|是)? | 本接口取值(?:为|是)? | 必须(?:为|是|填|传) | 恒为 | 默认固定为 | 写死(?:为)? | 始终为 | 常量
          | (?:只能|只可|仅可|仅能)(?:为|是|填|传|取) | (?:目前|当前|暂时|暂)?(?:仅|只)支持 | 统一(?:为|是) | 可选值(?:为|是) | (?:请|此处|这里|统一)?(?:填写|填|传入|传)(?:固定值)?)
        \s*[:：=,，]?\s*
        (?: ["“”'‘’`「【]\s*(?P<quoted>[^"“”'‘’`」】]{1,60}?)\s*["“”'‘’`」】] | (?P<word>[\w./+-]{1,60}(?:;\s*charset=[\w-]{1,20}|(?:[\x20,]\s?\w{1,20}="[^"]{0,40}"){1,6})?) )\s*(?P<rest>[^,.;，。；\n)]*)"#,
    )
});
/// The value in front: "application/json, fixed value".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)(?:^|[:：,，为]\s*)["“`]?([A-Za-z0-9_./+;=-]{1,60}?)["”`]?\s*[,，(（]\s*(?:固定值|固定|fixed value|fixed|constant)\s*[)）.。]?\s*$"#,
    )
});
/// Words before "value is" that make it a bound.
static BOUND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:max(?:imum)?|min(?:imum)?|default|initial|example|largest|smallest|upper|lower)\s*$",
    )
});
/// Words that make what follows a case among others.
static CASE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:if|when|e\.g|for|in case)\b|例如|比如|如果|如需|若|则|当"));
/// Another value behind the one that is named: "must be `1` for yes or `0` for no".
static OTHERWISE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?i)(?:\bor|或者?)\s*["“`'‘]"#));
/// A list of one: `Possible values: ["fax"]`.
static SINGLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)(?:(?:\b(?:possible|allowed|valid|available|accepted|supported)\s+values?|\benum)(?:\s+(?:is|are))?\s*[:：]|(?:^|\n)value\s*[:：]?)\s*\[?\s*["“`]([^"”`]{1,60})["”`]\s*\]?\s*(?:$|\n|[.;。；])"#,
    )
});
/// `取值：SendSms。`, `取值范围：fee：what it means`
static ONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?:(?:取值范围|取值)[:：]|\b[Ss]et (?:the|this) (?:value|parameter) to|当前\s*API\s*的(?:名称|版本)为)\x20*["“`]?([A-Za-z0-9_][\w.-]{0,59})["”`]?\s*(?:[.]?\s*$|。|[:：（(]\s*[^:：,，、;；/|\n]{1,60}$)"#,
    )
});
static UNNAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bfixed value\b|\bconstant value\b|固定值|常量值"));

/// Words that may follow "must be" and are no values.
const NO_VALUES: &str = "a|an|the|in|unique|at|less|greater|more|not|between|one|used|provided|passed|filled|sent|set|empty|equal|of|valid|\
     within|consistent|same|numeric|integer|string|positive|longer|shorter|specified|included|present|required|greater|smaller|\
     larger|to|for|from|by|be|is|as|number|numbers|digits|letters|on|and|or|ascii|english|utf-8|url|https|configured|created|added|bound|encoded|\
     encrypted|signed|returned|written|different|lowercase|uppercase|converted|separated|url-encoded|urlencoded|\
     excluded|verified|confirmed|known|removed|avoided|omitted|unset|enabled|registered|approved|paused|after|before|format|length|size|with|if|when|only|value|available|supported|it|this|that|stored|kept|true|json|xml|jsonarray|jsonobject|base64|uuid";

/// Whether the words in front of a value are not only said of values that are fixed.
fn is_loose(spoken: &str) -> bool {
    const FIXED: [&str; 13] = [
        "fixed",
        "const",
        "literal",
        "hard",
        "set",
        "固定",
        "取值固定",
        "值固定",
        "本接口",
        "恒",
        "默认",
        "写死",
        "常量",
    ];
    !FIXED.iter().any(|word| spoken.starts_with(word))
}

/// What a type of content begins with: `image/png`.
pub(in super::super) const MEDIA: [&str; 7] = [
    "application",
    "text",
    "image",
    "audio",
    "video",
    "multipart",
    "font",
];

/// What the description says.
#[must_use]
pub fn read(description: &str) -> Option<Constant> {
    for found in NAMED.captures_iter(description) {
        let Some(all) = found.get(0) else { continue };
        let before = &description[..all.start()];
        // `"always", "never"`: the word is a value itself.
        if before.ends_with(['"', '“', '`', '\'']) {
            continue;
        }
        let rest = found.name("rest").map_or("", |rest| rest.as_str()).trim();
        if let Some(quoted) = found.name("quoted") {
            let claims = found.name("claim").map_or("", |claim| claim.as_str());
            // `must be "a" or "b"` fixes nothing, and "see the value is `a` if …" fixes it now and then.
            let sentence = before.rsplit(['.', '。', '\n']).next().unwrap_or("");
            let is_bound = is_weak(&claims.to_lowercase())
                && (is_conditional(rest) || CASE.is_match(sentence) || BOUND.is_match(before));
            // "Only “x” messages can be …" is about some of them.
            let is_some = claims.to_lowercase().starts_with("only") && !rest.is_empty();
            if !is_bound
                && !is_some
                && !lists_more(rest)
                && !OTHERWISE.is_match(rest)
                && !quoted.as_str().trim().is_empty()
            {
                return Some(Constant::Value(quoted.as_str().trim().to_owned()));
            }
            continue;
        }
        let Some(word) = found.name("word") else {
            continue;
        };
        let value = word.as_str().trim_end_matches(['.', '/', '-']);
        // "Only wav/mp3" names two.
        let is_media = |head: &str| MEDIA.contains(&head);
        if value
            .split_once('/')
            .is_some_and(|(head, _)| !is_media(head))
        {
            continue;
        }
        let claims = &description[all.start()..word.start()];
        let spoken = claims.to_lowercase();
        // "one of fixed, mobile": the word is a value itself.
        if spoken.trim_end().ends_with([',', '，'])
            && !spoken.trim_end_matches([',', '，', ' ']).contains(' ')
        {
            continue;
        }
        let loose = is_loose(&spoken);
        // Weaker words fix a value only if it looks like one.
        let is_weak = is_weak(&spoken);
        let is_code = value.contains(|c: char| c.is_ascii_digit() || c == '_')
            || value.starts_with("application/")
            || value.len() > 1 && !value.contains(|c: char| c.is_ascii_lowercase());
        if is_weak && BOUND.is_match(before) {
            continue;
        }
        let goes_on = description[all.end()..].starts_with([',', '，']);
        // "只支持sms" names it without a doubt, "only sms" does not.
        let is_named = [
            "支持",
            "统一为",
            "统一是",
            "只能",
            "只可",
            "仅可",
            "仅能",
            "ed value is",
        ]
        .iter()
        .any(|word| spoken.contains(word));
        let is_clear = value.is_ascii() && (is_named || is_code && !goes_on);
        if is_weak && !is_clear {
            continue;
        }
        let is_word = value.chars().all(|c| c.is_ascii_alphabetic());
        if value.is_empty()
            || NO_VALUES
                .split('|')
                .any(|word| word == value.to_lowercase())
                && !(is_closed(claims) && rest.is_empty() && !loose)
            || loose && !rest.is_empty() && !(is_named && rest.starts_with(['：', ':']))
            || is_word && !is_closed(claims) && !rest.is_empty() && !is_named
            || !value.is_ascii() && (loose || !is_closed(claims))
            || lists_more(rest)
        {
            continue;
        }
        // "when a call has to be traced": what is done with it, or a state that it has.
        let is_done = loose && is_word && !is_closed(claims) && value.ends_with("ed");
        return Some(if is_done {
            Constant::Likely(value.to_owned())
        } else {
            Constant::Value(value.to_owned())
        });
    }
    if let Some(found) = (BEFORE.captures(description)).or_else(|| single(description)) {
        return Some(Constant::Value(found[1].to_owned()));
    }
    if UNNAMED.is_match(description) {
        return Some(Constant::Unnamed);
    }
    ONE.captures(description)
        .map(|found| Constant::Likely(found[1].trim_end_matches('.').to_owned()))
}

/// A list of one, unless more of them may follow, each on a line of its own.
fn single(description: &str) -> Option<Captures<'_>> {
    let found = SINGLE.captures(description)?;
    let rest = &description[found.get(0).map_or(0, |all| all.end())..];
    let next = rest.trim_start().lines().next().unwrap_or("");
    let goes_on =
        next.starts_with(['-', '*', '•', '"', '“', '`']) || !next.is_empty() && !next.contains(' ');
    (!goes_on).then_some(found)
}

/// Whether the words fix values less often than not.
fn is_weak(claims: &str) -> bool {
    [
        "should",
        "only",
        "the value",
        "value is",
        "填",
        "传",
        "请",
        "此处",
        "这里",
        "统一",
        "仅支持",
        "只支持",
        "目前",
        "当前",
        "暂",
    ]
    .iter()
    .any(|word| claims.starts_with(word))
}

/// Whether what follows says when the value is taken.
fn is_conditional(rest: &str) -> bool {
    let rest = rest.trim_start().to_lowercase();
    ["if", "when", "for", "in ", "to ", "时", "，则", "表示"]
        .iter()
        .any(|word| rest.starts_with(word))
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
            ("The only supported value is \"plain\".", Some("plain")),
            ("The only supported value is plain.", Some("plain")),
            ("Always has the value \"plain\".", Some("plain")),
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
            ("类型，请填 application/json。", Some("application/json")),
            ("One of \"always\", \"never\"", None),
            ("Always admin.\nValue \"admin\"", Some("admin")),
            ("Message type, only \"template\"", Some("template")),
            ("Currently only supports \"zh\".", Some("zh")),
            ("Only V2", Some("V2")),
            ("Has to be \"application\".", Some("application")),
            ("Must be the string \"event\"", Some("event")),
            ("The value is always \"call\"", Some("call")),
            ("This field is fixed at 1", Some("1")),
            ("目前仅支持 1", Some("1")),
            ("日历的ID，统一为primary，表示主日历。", Some("primary")),
            (
                "提醒方式，当前只支持dingtalk：钉钉内提醒。",
                Some("dingtalk"),
            ),
            ("Possible values: [\"fax\"]", Some("fax")),
            ("Must have the value \"dice\".", Some("dice")),
            ("Value: \"PHONE\"\nType of the endpoint.", Some("PHONE")),
            (
                "接收格式：application/json，固定值",
                Some("application/json"),
            ),
            (
                "固定为application/json;charset=UTF-8。",
                Some("application/json;charset=UTF-8"),
            ),
            ("只能为“cc”", Some("cc")),
            ("取值固定为 3", Some("3")),
            ("反垃圾，可选值为 0。", Some("0")),
            (
                "固定填写为 AKSK realm=\"S\",type=\"A\"。",
                Some("AKSK realm=\"S\",type=\"A\""),
            ),
            (
                "固定填写为application/x-www-form-urlencoded。",
                Some("application/x-www-form-urlencoded"),
            ),
        ] {
            assert_eq!(
                read(description),
                expected.map(|value| Constant::Value(value.to_owned())),
                "{description}"
            );
        }
    }

    #[test]
    fn what_fixes_nothing() {
        for description in [
            "Sender, must be in email address format",
            "Must be unique",
            "must be between 1 and 5",
            "must be \"a\" or \"b\"",
            "Value must be \"1\" for yes or \"0\" for no.",
            "Spaces must be excluded.",
            "Only \"TASK\" contacts can be started so.",
            "must be the same",
            "Number A, the codes must be the same",
            "must be 4 digits",
            "The order id",
            "one of fixed, mobile, voip",
            "Always returned",
            "Only digits",
            "必须是 JSON，不能超过 2k 字符",
            "The zone. The default value is 'Etc/GMT'",
            "可选值为 0、1",
            "Lines shown, the maximum value is 1000, the default value is 500",
            "Valid values:\n\"a\"\n\"b\"",
            "For hidden callers, the value is \"anonymous\".",
            "Possible values: \"a\", \"b\"",
            "比如按了“1”，则填写“1”",
            "Only 1, 5 and 10 take effect",
            "Only supports \"a\" or \"b\"",
            "The value is \"a\" if it rings",
            "仅支持 mp3、wav",
            "必须为数字",
            "只能为中文",
            "请填写手机号",
            "Only admins may set it",
            "Should be unique",
        ] {
            assert_eq!(read(description), None, "{description}");
        }
        for (description, expected) in [
            ("系统规定参数。取值：ListTask。", Some("ListTask")),
            ("类型。\n取值范围：fee：话单事件", Some("fee")),
            ("取值：a、b", None),
            ("Set the value to ListTask.", Some("ListTask")),
            (
                "Unique ID, to be given when a call has to be traced",
                Some("traced"),
            ),
            ("取值范围：1：开，2：关", None),
            ("取值范围：1~50", None),
        ] {
            let expected = expected.map(|value| Constant::Likely(value.to_owned()));
            assert_eq!(read(description), expected, "{description}");
        }
        assert_eq!(
            read("Fixed value used to identify the product"),
            Some(Constant::Unnamed)
        );
    }
}
