//! The words that stand around lists, and what they say of them.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;

/// What leads to a list of all values, at the end of the words before it.
pub(super) static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bwhether [^.\n]{1,60} (?:is|was|are|were|to)|\b(?:one|any|either) of(?: the)?(?: following)?(?: values?| options?)?|\beither|\b(?:possible|allowed|valid|available|accepted|acceptable|supported|optional|permitted|legal|following|enum(?:erated|eration)?)(?: \w+){0,3}|\bvalues?(?: is| are| can| may| must| should| will| be| include| range){0,3}|\boptions?(?: are| include)?|\bchoices?(?: are)?|\benums?|\b(?:choose|select|pick)(?: one)?(?: of| from| between)|\b(?:can|must|may|should|will)(?: only| either)?(?: also)? be(?: set to)?(?: one of| either)?|取值(?:范围|可以)?(?:为|有|是|包括)*|可选(?:值|项|参数)?(?:为|有|是|包括)*|枚举值?(?:为|有|是|包括)*|可用值|可传值|(?:只|仅)(?:能|可|可以|支持)(?:为|是|取|填|传)*|(?:如下|以下)[^\n。:：]{0,8}|分为|有效值|合法值|允许值|值为|giá trị(?: nhận vào)?)\s*(?:is|are)?\s*[:：=]?\s*$",
    )
});
/// What leads to a list as often as to a part of one.
pub(super) static WEAK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bincluding|\bincludes?|\bsupports?(?: only)?|\bcan(?: be)?|\bmay be|\bwith|\bis|\bare|包括|包含|支持|可以?为|可?设(?:置)?为|可传|可填|可以是|有)\s*[:：]?\s*$",
    )
});
/// Labels that say that there are kinds.
pub(super) static KIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:(?:types?|kinds?|directions?|status|states?|modes?|methods?|order|levels?|gender|sex|formats?|channels?|categor(?:y|ies)|strategy|algorithm|priority|role|reason|result|scope|environment|sort(?:ing)? (?:field|key|by))(?: (?:of|for) [a-z ]{2,30})?|类型|方向|状态|模式|方式|级别|等级|性别|渠道|策略|算法|格式|角色|类别|结果)\s*[:：,，.。]?\s*[(（\[]?\s*$",
    )
});
/// What leads to examples.
static EXAMPLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\be\.?g\.?|\bex\.?|\bsuch as|\bexamples?(?: values?)?|\bfor (?:example|instance)|\blike|\bi\.e\.|\b(?:popular|common|typical|recommended|frequent)(?: \w+){0,2}|例如|比如|譬如|诸如|形如|如|例|示例|예)\s*[:：,，.)]?\s*[(（\[【]?\s*$",
    )
});
/// What leads to the value that is taken if none is given.
pub(super) static DEFAULT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:\bdefaults?(?: to| is| value)?|默认(?:值|为|是)*)\s*[:：,，.]?\s*[(（]?\s*$")
});
/// "null unless status is": what follows are values of another field.
pub(super) static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\b(?:unless|only (?:if|when)|if|when)\s+(?:the\s+)?["`“]?[\w.]{1,40}["`”]?\s+(?:is|are|was|equals?)\b\s*(?:either\s+|one of\s+)?["`“]?$"#,
    )
});
/// Examples of several kinds, each after its kind: "the model, such as / for text: a, b".
static AMONG_OTHERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:例如|比如|譬如|[，,]如)\s*[\n:：][^。]{0,80}$"));
/// Words before a range of numbers.
pub(super) static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:\branges?\b|\bbetween\b|\binterval\b|范围|区间)[^,，。;；]{0,12}$")
});
/// The same, behind a list.
pub(super) static DEFAULTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:the\s+)?(?:default|默认)"));
/// What follows a value that is said once more because it is the default.
pub(super) static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W{0,3}(?:by default|is (?:the )?default|is (?:used|taken|assumed|meant)|(?:if|when) (?:it is |it's )?(?:not|left|empty|absent|missing|omitted|unset)|为默认|默认)",
    )
});
/// Words for values that are fixed.
pub(super) static FIXED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bfixed values?\b|\bone of these\b|固定值|固定取值|固定为"));
/// Whether what follows is an example.
pub(super) fn is_example(before: &str) -> bool {
    EXAMPLES.is_match(before) || AMONG_OTHERS.is_match(before)
}

/// Whether a page has run the default together with the words for it: `DefaultIs0`.
pub(super) fn is_default(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["defaultis", "defaultto"]
        .iter()
        .any(|lead| lower.starts_with(lead))
}

/// Whether the words lead to all values.
pub(super) fn leads(before: &str) -> bool {
    LEAD.is_match(near(before)) && !is_example(near(before))
}

/// The end of a text, as much of it as can lead to a list.
pub(super) fn near(text: &str) -> &str {
    const MOST: usize = 120;
    let from = (text.len().saturating_sub(MOST)..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    &text[from..]
}
