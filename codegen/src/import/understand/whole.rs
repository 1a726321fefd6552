//! Types that the page leaves open and that its examples settle: `Number` where fractions have words of their own, and fields
//! without a type that only an example cell shows.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::DraftType;
use super::super::words::{pattern, sensitive};
use super::node::{Node, core};

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)price|cost|fee|rate|ratio|score|amount|balance|percent|charge|latitude|longitude|average|avg|money|discount|decimal|金额|费|价|率|分数|余额|比例|小数|平均",
    )
});

/// Whether a page has other words for fractions (`Decimal`, `float`) and none for integers, so that `Number` is for these.
pub(super) fn number_is_integer<'n>(nodes: impl Iterator<Item = &'n Node>) -> bool {
    fn note(node: &Node, integers: &mut bool, fractions: &mut bool) {
        if node.typed {
            *integers |= *core(&node.ty) == DraftType::Integer;
            *fractions |= *core(&node.ty) == DraftType::Number && !node.words.is_loose;
        }
        for child in &node.children {
            note(child, integers, fractions);
        }
    }
    let (mut integers, mut fractions) = (false, false);
    for node in nodes {
        note(node, &mut integers, &mut fractions);
    }
    fractions && !integers
}

/// Numbers that are whole wherever they are shown become integers. `seen` gives the scalars at a path.
pub(super) fn settle<'v>(
    nodes: &mut [Node],
    seen: &dyn Fn(&str) -> &'v [Value],
    path: &mut Vec<String>,
) {
    for node in nodes {
        path.push(node.name.clone());
        let is_number = node.typed && node.words.is_loose && node.ty == DraftType::Number;
        if is_number && !AMOUNT.is_match(&node.name) && !AMOUNT.is_match(&node.description) {
            let cell = node.example.trim().trim_matches(['"', '`']);
            let shown = seen(&path.join("."));
            let whole =
                shown.iter().all(Value::is_i64) && (cell.is_empty() || cell.parse::<i64>().is_ok());
            if whole && !(shown.is_empty() && cell.is_empty()) {
                node.ty = DraftType::Integer;
                node.unsure.push(
                    "the page calls it a number; it is whole in the example, and fractions have words of their own"
                        .to_owned(),
                );
            }
        }
        settle(&mut node.children, seen, path);
        path.pop();
    }
}

/// Fields without a type, which no message shows with a value, are what their example cell is. Where the messages have
/// numbers as texts, so has the cell.
pub(super) fn by_cells(nodes: &mut [Node]) {
    let numeric = |node: &Node| node.example.trim().parse::<f64>().is_ok();
    let texts = nodes
        .iter()
        .any(|node| !node.typed && node.ty == DraftType::String && numeric(node));
    for node in nodes.iter_mut() {
        by_cells(&mut node.children);
        let cell = node.example.trim();
        if node.typed
            || node.ty != DraftType::Any
            || node.words.is_enum
            || !node.children.is_empty()
            || cell.is_empty()
            || matches!(cell, "-" | "--" | "/" | "null" | "无" | "N/A" | "none")
            || cell.starts_with(['{', '['])
        {
            continue;
        }
        node.ty = match cell {
            "true" | "false" => DraftType::Boolean,
            _ if is_dialled(node) => DraftType::String,
            _ if !texts && cell.parse::<i64>().is_ok() => DraftType::Integer,
            _ if !texts && numeric(node) => DraftType::Number,
            _ => DraftType::String,
        };
        node.unsure
            .push("the page names no type; it is that of the example cell".to_owned());
    }
}

/// Whether the digits of the example cell are a telephone number, or keys that were pressed: texts, whatever they look like.
fn is_dialled(node: &Node) -> bool {
    static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:phone|mobile|calling|called|caller|callee|virtual)\b|\bnumber\b.{0,20}\bcall|号码|手机|主叫|被叫",
        )
    });
    static KEYS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:dtmf|digits?|key_?press(?:ed)?)$"));
    let cell = node.example.trim();
    let is_long = (8..=15).contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit());
    is_long && (NUMBERS.is_match(&node.description) || sensitive::is_sensitive(&node.name, ""))
        || KEYS.is_match(&node.name)
}
