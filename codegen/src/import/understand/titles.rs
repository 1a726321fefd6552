//! What a page calls an operation: the words of its heading, or of a line before its address.

use super::super::page::{BlockKind, Page};
use super::super::words::numbering::unnumbered;
use super::super::words::{dates, hints};
use super::address::call;
use super::operations::Part;

/// The title of an operation.
pub(super) fn title(page: &Page, part: &Part, many: bool) -> Option<String> {
    let blocks = &page.blocks[part.blocks.clone()];
    let heading = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading { level, text } if *level <= 2 && is_title(text) => Some(text.as_str()),
        _ => None,
    });
    let before = part
        .address
        .at
        .saturating_sub(part.blocks.start)
        .min(blocks.len());
    let line = || {
        blocks[..before]
            .iter()
            .rev()
            .find_map(|block| match &block.kind {
                BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } if is_title(text) => {
                    Some(text.as_str())
                }
                _ => None,
            })
    };
    let first = || {
        blocks.iter().take(40).find_map(|block| match &block.kind {
            BlockKind::Paragraph(text)
            | BlockKind::Heading { text, .. }
            | BlockKind::Item { text, .. }
                if is_title(text) =>
            {
                Some(text.as_str())
            }
            _ => None,
        })
    };
    // The heading nearest to the address is the operation's own; those above it may be the product's.
    let nearest = || {
        blocks[..before]
            .iter()
            .rev()
            .find_map(|block| match &block.kind {
                BlockKind::Heading { level, text } if *level < 7 && is_title(text) => {
                    Some(text.as_str())
                }
                _ => None,
            })
    };
    // "Create a rule POST /rules": the heading says both.
    let own = || match &page.blocks.get(part.address.at)?.kind {
        BlockKind::Heading { text, .. } => call(text)
            .map(|(title, _, _)| title)
            .filter(|title| is_title(title)),
        _ => None,
    };
    let title = if let Some(own) = own() {
        own
    } else if many {
        line().or(heading).or_else(first)?
    } else {
        nearest()
            .or(heading)
            .or_else(line)
            .or(page.title.as_deref())
            .or_else(first)?
    };
    let mut text = title
        .trim()
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | ' '));
    for method in ["POST ", "GET ", "PUT ", "DELETE ", "PATCH "] {
        text = text.strip_prefix(method).unwrap_or(text);
    }
    if let Some((head, _)) = text.split_once(" · ").or_else(|| text.split_once(" | ")) {
        text = head;
    }
    Some(text.trim().to_owned())
}

fn is_label(lower: &str) -> bool {
    [
        "url",
        "method",
        "content-type",
        "request",
        "请求",
        "接口地址",
        "host",
        "auth",
        "version",
    ]
    .iter()
    .any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| {
            rest.trim_start_matches([' ', 'u', 'r', 'l', 'm', 'e', 't', 'h', 'o', 'd', '*'])
                .starts_with([':', '：'])
        })
    })
}

fn is_title(text: &str) -> bool {
    let text = unnumbered(text.trim());
    let hint = hints::read(text);
    let lower = text.to_lowercase();
    // Two Chinese letters make a title: 建箱.
    let least = if text.is_ascii() { 3 } else { 2 };
    (least..=90).contains(&text.chars().count())
        && !text.ends_with([':', '：', '.', '。', ';', ','])
        && !(hint.place.is_some() || hint.is_example || hint.is_codes || hint.is_history)
        && !(matches!(
            hint.side,
            Some(hints::Side::Request | hints::Side::Response)
        ) && text.split_whitespace().count() < 4)
        && !text.contains("://")
        && !text.starts_with('/')
        && dates::revision(text).is_none()
        && text.contains(char::is_alphabetic)
        && ![
            "brief description",
            "authentication",
            "summary",
            "overview",
            "introduction",
            "notifications",
            "skip to content",
            "forked from",
            "you must be",
            "简要描述",
            "接口描述",
            "说明",
            "接口说明",
            "鉴权",
            "table of contents",
            "description",
            "method",
            "url",
            "version",
            "http request",
            "basic information",
            "api documentation",
            "home",
            "request url",
            "revision",
            "important",
            "tip",
            "warning",
            "remark",
            "remarks",
            "note",
            "notes",
            "备注",
            "接口类型",
            "接口功能",
            "接口约束",
            "接口信息",
            "接口调用说明",
            "基本信息",
            "前提条件",
            "典型场景",
            "应用场景",
            "使用场景",
            "使用说明",
            "使用限制",
            "注意事项",
            "功能介绍",
            "功能说明",
            "功能描述",
        ]
        .iter()
        .any(|word| {
            lower == *word
                || lower.starts_with("forked from")
                || lower.starts_with("you must be")
                || lower.ends_with("revisions")
                || lower.starts_with(&format!("{word} ")) && word.len() > 9
        })
        && !is_label(&lower)
        && !lower.starts_with("n/a")
        && !matches!(text, "POST" | "GET" | "PUT" | "DELETE" | "PATCH")
        && !lower
            .strip_prefix('v')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        && !lower.starts_with("fork ")
}
