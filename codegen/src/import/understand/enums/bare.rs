//! Values without meanings: "one of A, B", "including: HEADER, BODY", `asc|desc`. A list of words may be anything; what
//! stands around it tells whether it lists the values.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;
use super::Values;
use super::explained::is_coded;
use super::known::Known;
use super::lists::{Item, Run, in_speech, is_item, runs, values};
use super::tokens::{Kind, Token, tokens};

/// What leads to a list of all values, at the end of the words before it.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bwhether [^.\n]{1,60} (?:is|was|are|were|to)|\b(?:one|any|either) of(?: the)?(?: following)?(?: values?| options?)?|\beither|\b(?:possible|allowed|valid|available|accepted|acceptable|supported|optional|permitted|legal|following|enum(?:erated|eration)?)(?: \w+){0,3}|\bvalues?(?: is| are| can| may| must| should| will| be| include| range){0,3}|\boptions?(?: are| include)?|\bchoices?(?: are)?|\benums?|\b(?:choose|select|pick)(?: one)?(?: of| from| between)|\b(?:can|must|may|should|will)(?: only| either)?(?: also)? be(?: set to)?(?: one of| either)?|取值(?:范围|可以)?(?:为|有|是|包括)*|可选(?:值|项|参数)?(?:为|有|是|包括)*|枚举值?(?:为|有|是|包括)*|可用值|(?:只|仅)(?:能|可|可以|支持)(?:为|是|取|填|传)*|(?:如下|以下)[^\n。:：]{0,8}|分为|有效值|合法值|允许值|值为)\s*(?:is|are)?\s*[:：=]?\s*$",
    )
});
/// What leads to a list as often as to a part of one.
static WEAK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bincluding|\bincludes?|\bsupports?(?: only)?|\bcan(?: be)?|\bmay be|\bwith|\bis|\bare|包括|包含|支持|可以?为|可?设(?:置)?为|可传|可填|可以是|有)\s*[:：]?\s*$",
    )
});
/// Labels that say that there are kinds.
static KIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\b(?:types?|kinds?|directions?|status|states?|modes?|methods?|order|levels?|gender|sex|formats?|channels?|categor(?:y|ies)|strategy|algorithm|priority|role|reason|result|scope|environment)(?: (?:of|for) [a-z ]{2,30})?|类型|方向|状态|模式|方式|级别|等级|性别|渠道|策略|算法|格式|角色|类别|结果)\s*[:：,，.。]?\s*[(（\[]?\s*$",
    )
});
/// What leads to examples.
static EXAMPLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\be\.?g\.?|\bsuch as|\bexamples?(?: values?)?|\bfor (?:example|instance)|\blike|\bi\.e\.|例如|比如|譬如|诸如|形如|如|例|示例)\s*[:：,，.]?\s*[(（\[【]?\s*$",
    )
});
/// What leads to the value that is taken if none is given.
static DEFAULT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:\bdefaults?(?: to| is| value)?|默认(?:值|为|是)*)\s*[:：,，.]?\s*[(（]?\s*$")
});
/// Examples of several kinds, each after its kind: "the model, such as / for text: a, b".
static AMONG_OTHERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:例如|比如|譬如|[，,]如)\s*[\n:：][^。]{0,80}$"));
/// Words before a range of numbers.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:\branges?\b|\bbetween\b|\binterval\b|范围|区间)[^,，。;；]{0,12}$")
});
/// Words for values that are fixed.
static FIXED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bfixed values?\b|\bone of these\b|固定值|固定取值|固定为"));
/// A text that holds several of the values is none of them.
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bcomma[ -]?separated|\bseparated (?:by|with)|\bdelimited\b|逗号(?:分|隔)|分隔|隔开|分割",
    )
});

/// The points that a list needs.
const ENOUGH: i32 = 3;

/// The list that most likely is that of the values.
pub(super) fn listed(text: &str, known: Known<'_>) -> Option<Values> {
    let is_joined = !known.integers && JOINED.is_match(text);
    let tokens = tokens(text);
    let mut best: Option<(i32, Values)> = None;
    for run in runs(text, &tokens, known.integers) {
        let Some(values) = values(&run, known) else {
            continue;
        };
        let points = if is_joined && !run.dividers.contains(&Kind::Bar) {
            0
        } else {
            weigh(text, &tokens, &run, &values, known)
        };
        if points >= ENOUGH && best.as_ref().is_none_or(|(most, _)| points > *most) {
            best = Some((points, values));
        }
    }
    best.map(|(_, values)| values)
        .or_else(|| spaced(text, &tokens, known))
}

/// A cell that is nothing but a list.
pub(super) fn whole(cell: &str, known: Known<'_>) -> Option<Values> {
    let tokens = tokens(cell);
    let last = tokens.iter().rposition(|token| token.kind != Kind::Stop)? + 1;
    let is_open = tokens.first().is_some_and(|first| first.kind == Kind::Open);
    let inner = usize::from(is_open);
    let run = runs(cell, &tokens, known.integers)
        .into_iter()
        .find(|run| run.first == inner && run.end + inner == last)?;
    values(&run, known)
}

/// How much speaks for the run being the list of values.
fn weigh(
    text: &str,
    tokens: &[Token<'_>],
    run: &Run<'_>,
    values: &Values,
    known: Known<'_>,
) -> i32 {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '·');
    let before = near(&text[..tokens[run.first].start]).trim_end_matches(is_mark);
    let prev = run.first.checked_sub(1).map(|at| tokens[at]);
    let next = tokens.get(run.end);
    let outer = before.trim_end().trim_end_matches(['(', '（', '[', '【']);
    // "[1, 500]" after such words has only its ends.
    let is_range = known.integers && run.items.len() == 2 && RANGE.is_match(outer);
    if is_example(before) || DEFAULT.is_match(before) || is_range {
        return 0;
    }
    let words = || values.list.iter().filter_map(|one| one.value.as_str());
    let all = |test: fn(&str) -> bool| words().all(test);
    let is_start = before.trim().is_empty();
    let is_bracketed = prev.is_some_and(|prev| prev.kind == Kind::Open)
        && next.is_some_and(|next| next.kind == Kind::Close);
    let is_end = next.is_none_or(|next| next.kind == Kind::Stop && tokens.len() == run.end + 1);
    let is_closed = next.is_none_or(|next| {
        !matches!(
            next.kind,
            Kind::Word
                | Kind::Chinese
                | Kind::Number
                | Kind::Quoted
                | Kind::Colon
                | Kind::Equals
                | Kind::Dash
        )
    });
    let label_ends = before.trim_end().ends_with([':', '：']);
    let has_lead = LEAD.is_match(before) || LEAD.is_match(outer);
    let has_weak = WEAK.is_match(before);
    let is_in_speech = prev.as_ref().is_some_and(in_speech);
    let are_quoted = (run.items.iter()).all(|item| item.token.kind == Kind::Quoted);
    let is_choice = run
        .joiner
        .is_some_and(|joiner| matches!(joiner, "or" | "或" | "或者"));
    let mut points = 0;
    let mut add = |condition: bool, by: i32| points += if condition { by } else { 0 };
    add(has_lead, 4);
    add(has_weak && !has_lead, 2);
    // "pass “a”, “b” or “c”"
    let is_chosen = are_quoted && is_choice && values.list.len() > 2;
    add(
        is_in_speech && !has_lead && !has_weak,
        if is_chosen { -1 } else { -4 },
    );
    add(!is_closed, if has_lead { -2 } else { -4 });
    add(are_quoted, 3);
    add(known.is_enum && (is_start || label_ends || is_bracketed), 3);
    add(
        values.list.iter().any(|one| {
            one.value
                .as_str()
                .is_some_and(|value| known.supports(value))
        }),
        3,
    );
    add(run.dividers.contains(&Kind::Bar), 3);
    add(run.dividers.contains(&Kind::Slash), 1);
    add(values.list.len() > 2, 1);
    add(values.list.len() > 4, 1);
    add(is_start && is_end, 2);
    add(
        label_ends && is_end,
        if values.list.len() > 2 { 2 } else { 1 },
    );
    add(
        (label_ends
            || is_bracketed
            || prev.is_some_and(|prev| matches!(prev.kind, Kind::Comma | Kind::Stop)))
            && KIND.is_match(before),
        2,
    );
    add(is_bracketed, 1);
    add(
        run.joiner
            .is_some_and(|joiner| matches!(joiner, "and" | "和" | "与" | "及"))
            && values.list.len() == 2,
        -1,
    );
    let told = run
        .items
        .iter()
        .filter(|item| !item.meaning.is_empty())
        .count();
    let are_codes = all(is_coded) || values.list.len() > 2;
    add(told > 1 && (are_codes || known.integers), 2);
    add(values.list.len() == 2 && is_pair(values), 2);
    if known.integers {
        add(is_start && is_end || is_bracketed || label_ends, 1);
        add(is_closed && !is_in_speech && FIXED.is_match(text), 3);
        // "Cents an hour, 100 or 200"
        add(is_choice && is_end && !is_start && !is_in_speech, 3);
    } else {
        add(all(is_coded), 1);
        let is_mixed = !all(|word| !word.contains(|c: char| c.is_ascii_uppercase()))
            && !all(|word| !word.contains(|c: char| c.is_ascii_lowercase()));
        add(is_mixed, -1);
    }
    points
}

/// Words that are the only two of their kind.
fn is_pair(values: &Values) -> bool {
    const PAIRS: [[&str; 2]; 8] = [
        ["on", "off"],
        ["yes", "no"],
        ["asc", "desc"],
        ["in", "out"],
        ["inbound", "outbound"],
        ["incoming", "outgoing"],
        ["enabled", "disabled"],
        ["male", "female"],
    ];
    let has = |word: &&str| {
        let mut texts = values.list.iter().filter_map(|one| one.value.as_str());
        texts.any(|text| text.eq_ignore_ascii_case(word))
    };
    PAIRS.iter().any(|pair| pair.iter().all(has))
}

/// Whether what follows is an example.
pub(super) fn is_example(before: &str) -> bool {
    EXAMPLES.is_match(before) || AMONG_OTHERS.is_match(before)
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

/// Values with nothing but spaces between, because the page set each in a box: `GET POST`.
fn spaced(text: &str, tokens: &[Token<'_>], known: Known<'_>) -> Option<Values> {
    let is_plain = |token: &Token<'_>| {
        is_item(token, known.integers)
            && (known.is_enum
                || token.kind == Kind::Quoted
                || is_coded(token.text)
                || token.text.contains('-'))
    };
    (0..tokens.len()).find_map(|first| {
        // A colon leads to them, so that no part of a list is looked at twice.
        let mut before = tokens[..first].iter().rev().take(3);
        let leads = before.find(|before| before.kind != Kind::Line && before.kind != Kind::Open);
        if leads.is_none_or(|before| before.kind != Kind::Colon) {
            return None;
        }
        let line = || {
            tokens[first..]
                .iter()
                .take_while(|token| is_item(token, known.integers))
        };
        // One code among small words is enough: a sentence has none.
        let are_codes = line().any(is_plain)
            && line().all(|token| {
                is_plain(token) || !token.text.starts_with(|c: char| c.is_ascii_uppercase())
            });
        let length = if are_codes { line().count() } else { 0 };
        let after = tokens.get(first + length);
        let is_list = length > 1
            && after.is_none_or(|after| matches!(after.kind, Kind::Stop | Kind::Line))
            && LEAD.is_match(near(&text[..tokens[first].start]));
        let run = Run {
            items: tokens[first..first + length]
                .iter()
                .map(|token| Item {
                    token: *token,
                    meaning: "",
                })
                .collect(),
            first,
            end: first + length,
            dividers: Vec::new(),
            joiner: None,
        };
        if is_list { values(&run, known) } else { None }
    })
}
