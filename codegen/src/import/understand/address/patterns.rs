//! How pages write addresses, methods, and the words before them.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;

pub(super) static METHOD_PATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s:：`*>\[(])(GET|POST|PUT|DELETE|PATCH)\b[\])`*\s:：|]{0,4}((?:https?://|\{\{?\w+\}?\}|/)[^\s`*，。）)]+)",
    )
});
/// `GET / HTTP/1.1`: what is called is a parameter.
pub(super) static ROOT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(GET|POST|PUT|DELETE|PATCH) / HTTP/\d"));
pub(super) static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W{0,4}(?:(?:request|api|http|https|interface|access|service|call|endpoint|test|production|online)[\s_-]*){0,3}(?:url|uri|address|endpoint|path|api|route|请求地址|请求url|接入点|请求uri|访问uri|访问url|请求路径|接口地址|接口路径|接口url|调用地址|地址|url地址)\W*?\s*(?:[:：\t]\s*(.*)|$)",
    )
});
pub(super) static LABELLED_PATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[^:：/]{1,24}[:：]\s*[`*]{0,3}(/[\w.-]+/[\w./{}:<>$-]{2,200})[`*]{0,3}$")
});
pub(super) static METHOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W{0,4}(?:(?:request|http|https|submission|call|api)[\s_-]*){0,2}(?:methods?|type|mode|verb|请求方式|请求方法|方式|方法|调用方式|请求类型|提交方式|http方法)\W*?\s*[:：]?\s*\W?\b(GET|POST|PUT|DELETE|PATCH)\b",
    )
});
/// `HTTP Method 请求方式: GET`: other words between the label and its value.
pub(super) static LABELLED_METHOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^:：]{0,30}(?:method|方式|方法)[^:：\w]{0,6}(?:[\u{4e00}-\u{9fff}]{1,6}\W{0,3})?[:：]\W{0,4}(?:https?\W{1,3})?(GET|POST|PUT|DELETE|PATCH)\b",
    )
});
pub(super) static BARE_METHOD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\W{0,3}(GET|POST|PUT|DELETE|PATCH)\W{0,3}(?:$|[,，;；(（])"));
/// `Title [/path]`, `Title [GET]`, `Title [GET /path]`.
pub(super) static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\[(?:(GET|POST|PUT|DELETE|PATCH)(?:\s+(/[^\]\s]*))?|(/[^\]\s]*))\]\s*$")
});
pub(super) static ALSO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)/\S+\s.*?(?:methods?|方式|方法)\W{0,6}(GET|POST|PUT|DELETE|PATCH)\b")
});
pub(super) static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:to [\w\s,]{3,60}, )?(?:make|send|issue|perform|use)\s+(?:an?\s+|the\s+)?(?:https?\s+)?(GET|POST|PUT|DELETE|PATCH)\s+requests?\s+to\b",
    )
});
pub(super) static SPOKEN_IN_CHINESE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:以|使用|采用|通过|用|仅支持|只支持|支持)\s*(?:https?\s*)?(?:的\s*)?(GET|POST|PUT|DELETE|PATCH)\s*(?:方式|方法|请求)",
    )
});
/// Either of two methods: what has a body is sent with the one that has.
pub(super) static EITHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:GET\s*(?:or|and|[/,，、|]|或|和)\s*POST|POST\s*(?:or|and|[/,，、|]|或|和)\s*GET)\b",
    )
});
/// "the address given in statusUrl": the name of what holds an address of the receiver's.
pub(super) static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)([A-Za-z][A-Za-z0-9_]*(?i:url|uri|address|callback|webhook)[A-Za-z0-9_]*)`?(?:参数|字段)?\s*(?:中|里|所)?(?:设置|指定|配置|填写|传入|携带)|(?i:(?-u:\b)(?:given|set|passed|specified|provided|configured) (?:in|as|by|with|for) )(?:the )?`?([A-Za-z][A-Za-z0-9_]*(?i:url|uri|address|callback|webhook))",
    )
});
pub(super) static SUCH_AS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:例如|比如|如|such as|e\.g\.|for example|example)\W{0,3}$"));
pub(super) static URL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?i)https?://[^\s`"'<>，。；)）|\\]+"#));
