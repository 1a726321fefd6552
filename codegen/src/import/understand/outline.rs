//! What stands above a table or a piece of code: the lines before it and the headings over it, nearest first.

use std::sync::LazyLock;

use regex::Regex;

use super::super::page::{Block, BlockKind};
use super::super::words::hints::{self, Hint};
use super::super::words::location::Place;
use super::super::words::pattern;
use super::address::title;

/// A sentence that names the object which comes back, and nothing else.
static RETURNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?i:returns?)\s+(?:(?:an?|the|list|array|of)\s+)*[A-Z]\w*[a-z]\w*[A-Z]\w*\.?$")
});

/// How many blocks are looked back over.
const MAX_BLOCKS: usize = 300;

/// How many captions a block has at most.
const MAX_CAPTIONS: usize = 12;

/// A line above a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Caption<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// What it says.
    pub(super) hint: Hint,
    /// 0 for a line of text, else the level of the heading.
    pub(super) level: u8,
}

/// The nearest heading among captions.
pub(super) fn heading<'c, 'a>(captions: &'c [Caption<'a>]) -> Option<&'c Caption<'a>> {
    captions.iter().find(|caption| caption.level > 0)
}

/// The captions down to the nearest heading, and that.
pub(super) fn to_heading<'c, 'a>(captions: &'c [Caption<'a>]) -> &'c [Caption<'a>] {
    let heading = captions.iter().position(|caption| caption.level > 0);
    &captions[..heading.map_or(captions.len(), |at| at + 1)]
}

/// Whether a line is nothing but a status of HTTP.
fn is_status(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Item { text, .. } => {
            text.len() == 3
                && text.starts_with(['2', '3', '4', '5'])
                && text.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    }
}

/// A heading of parameters of no kind.
static PARAMETERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:param(?:eter)?s?|参数)(?:说明)?\W*$"));

/// A comparison with the request.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:as|like|than|those) (?:in|of|from)? ?(?:the|your) request\b")
});

/// What stands above the block at `at`, down to the block `start`, nearest first.
pub(super) fn captions(blocks: &[Block], start: usize, at: usize) -> Vec<Caption<'_>> {
    let mut found = Vec::new();
    let mut near = true;
    let mut least = 8;
    let first = start.max(at.saturating_sub(MAX_BLOCKS));
    let mut lines = 0;
    for (index, block) in blocks[..at].iter().enumerate().skip(first).rev() {
        // Of tabs that are statuses the first is open: `201`, `400`, `500`.
        if is_status(block) && index > first && is_status(&blocks[index - 1]) {
            continue;
        }
        let (level, text) = match &block.kind {
            BlockKind::Heading { level, text } => {
                near = false;
                if *level >= least && !(least == 7 && *level >= 7 || least == 8) {
                    continue;
                }
                least = least.min((*level).max(1));
                (*level, text.as_str())
            }
            BlockKind::Paragraph(text) | BlockKind::Item { text, .. } => {
                lines += 1;
                if !near || lines > 3 {
                    continue;
                }
                (0, text.lines().last().unwrap_or(""))
            }
            // Headers or a status by themselves stand before the body that they come with.
            BlockKind::Code { text, .. } if found.is_empty() && near && !text.contains('{') => {
                continue;
            }
            BlockKind::Table(_) | BlockKind::Code { .. } => {
                near = false;
                continue;
            }
        };
        // "Returns TrunkInfo." says what comes back, and not what the table below it lists.
        // So does "they come back as in the request".
        let is_aside = RETURNED.is_match(text) || ASIDE.is_match(text);
        let hint = if level == 0 && is_aside {
            Hint::default()
        } else {
            hints::read(if level > 0 { title(text) } else { text })
        };
        // "Headers:" and "Parameters:" stand beside each other where bold lines are headings.
        let is_beside = level == 7
            && hint.place == Some(Place::Header)
            && found
                .iter()
                .any(|one: &Caption<'_>| one.level == 7 && PARAMETERS.is_match(one.text));
        if is_beside {
            continue;
        }
        found.push(Caption { text, hint, level });
        if found.len() >= MAX_CAPTIONS || least == 1 {
            break;
        }
    }
    found
}
