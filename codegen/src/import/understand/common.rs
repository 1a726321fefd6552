//! What one part of a page says for several operations: headers that are "the same as" those of another, and tables of
//! values that stand below all of them or that fields of another send to.

use std::sync::LazyLock;

use regex::Regex;

use super::super::page::{BlockKind, Page};
use super::super::words::hints;
use super::super::words::location::Place;
use super::super::words::pattern;
use super::assemble::ValueTable;
use super::attach::refers;
use super::draft::Found;
use super::node::Node;
use super::outline::{self, captions};
use super::spot::Spot;

/// Words for what is not said again.
static SAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bsame (?:headers? )?as\b|\b(?:as|see) above\b|\bidentical (?:to|with)\b|同上|同\s?\d|(?:与|和|同)[^。]{1,30}(?:相同|一致)|见上",
    )
});

/// What says that a line is about headers, whatever stands beside it.
static HEADERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:request )?headers?\b|^\W*headers?\p{Han}|请求头"));

/// What says that headers are those of all operations.
static COMMON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:common|public|general|shared)\b.{0,20}\bheaders?\b|\bheaders?\b.{0,30}\b(?:all|both|every) (?:operations?|calls?|requests?|endpoints?|interfaces?)|(?:公共|通用)(?:请求头|header|请求参数)|(?:所有|本页|以下)接口.{0,12}请求头",
    )
});

/// Gives operations the headers that their parts say are the same as those of an earlier one.
pub(super) fn headers(page: &Page, found: &mut [Found<'_>]) {
    let are_common = found.first().is_some_and(|first| says_common(page, first));
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let one = &mut rest[0];
        if !one.part.is_event && !are_common && !says_same(page, one) {
            continue;
        }
        let known = before.iter().rev().find_map(|other| {
            let nodes = other.assembled.fields.get(&Spot::RequestHeaders)?;
            (!nodes.is_empty()).then_some(nodes)
        });
        let Some(known) = known else { continue };
        let own = one
            .assembled
            .fields
            .remove(&Spot::RequestHeaders)
            .unwrap_or_default();
        let is_own = |node: &&Node| {
            let name = &node.name;
            !own.iter().any(|own| own.name.eq_ignore_ascii_case(name))
        };
        let mut nodes: Vec<Node> = known.iter().filter(is_own).cloned().collect();
        nodes.extend(own);
        one.assembled.fields.insert(Spot::RequestHeaders, nodes);
    }
}

/// Whether a line of the first part says that its headers are those of all.
fn says_common(page: &Page, first: &Found<'_>) -> bool {
    page.blocks[first.part.blocks.clone()]
        .iter()
        .any(|block| match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => {
                text.chars().count() <= 120 && COMMON.is_match(text)
            }
            _ => false,
        })
}

/// Whether a line of the part says that its headers are those of another.
fn says_same(page: &Page, found: &Found<'_>) -> bool {
    let range = found.part.blocks.clone();
    range.clone().any(|at| match &page.blocks[at].kind {
        BlockKind::Paragraph(text) | BlockKind::Item { text, .. } => {
            let is_short = text.chars().count() <= 120;
            let own = hints::read(text).place;
            let above = || {
                let above = captions(&page.blocks, range.start, at);
                outline::heading(&above).and_then(|heading| heading.hint.place)
            };
            is_short
                && SAME.is_match(text)
                && (HEADERS.is_match(text) || own.or_else(above) == Some(Place::Header))
        }
        _ => false,
    })
}

/// Takes out the tables of values that are for all operations, and gives those of one to others whose fields send to them.
pub(super) fn tables<'a>(found: &mut [Found<'a>]) -> Vec<ValueTable<'a>> {
    let mut common = Vec::new();
    // Tables below a heading that is no part of an operation are for all of them.
    for one in found.iter_mut() {
        let level = one.part.level;
        let (own, others): (Vec<_>, Vec<_>) = std::mem::take(&mut one.assembled.values)
            .into_iter()
            .partition(|table| {
                let heading = outline::heading(&table.captions).map_or(7, |caption| caption.level);
                let is_own = level == 0 || heading > level || level >= 7;
                is_own && !is_appendix(table)
            });
        one.assembled.values = own;
        common.extend(others);
    }
    for at in 0..found.len() {
        let tables: Vec<ValueTable<'a>> = (found.iter().enumerate())
            .filter(|(other, _)| *other != at)
            .flat_map(|(_, other)| &other.assembled.values)
            .filter(|table| sends_to(&found[at], table))
            .cloned()
            .collect();
        found[at].assembled.values.extend(tables);
    }
    common
}

/// Whether a field's words send to the table.
fn sends_to(found: &Found<'_>, table: &ValueTable<'_>) -> bool {
    fn sends(nodes: &[Node], caption: &str) -> bool {
        nodes
            .iter()
            .any(|node| refers(&node.description, caption) || sends(&node.children, caption))
    }
    let caption = table.captions.first().map_or("", |caption| caption.text);
    !caption.is_empty()
        && found
            .assembled
            .fields
            .values()
            .any(|nodes| sends(nodes, caption))
}

/// Whether a line above the table says that it stands behind all operations.
fn is_appendix(table: &ValueTable<'_>) -> bool {
    let mut near = table.captions.iter().take(2);
    near.any(|caption| {
        let text = caption.text.trim().to_lowercase();
        ["appendix", "annex", "附录", "附表"]
            .iter()
            .any(|word| text.starts_with(word))
    })
}
