//! Where an operation begins, given the address of it and of the one before.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::page::{Block, BlockKind};
use super::super::words::hints;
use super::address::{self, call};
use super::operations::Part;

/// Where the operation with the address at `at` begins.
pub(super) fn begin(blocks: &[Block], last: &Part, at: usize) -> usize {
    below(blocks, last, at)
        .or_else(|| beside(blocks, last, at))
        .unwrap_or_else(|| start(blocks, last.address.at + 1, at))
}

/// Where the operation after `last` begins if its heading is on the level of the one of `last`, whatever is between it and its
/// address: some pages have the examples first.
fn below(blocks: &[Block], last: &Part, at: usize) -> Option<usize> {
    let level = |index: usize| match &blocks[index].kind {
        BlockKind::Heading { level, text } if *level < 7 && !is_part(text) => Some(*level),
        _ => None,
    };
    let is_code = |block: &Block| matches!(&block.kind, BlockKind::Code { .. });
    // The heading above the address of the last one, with nothing but examples and words between.
    let (own, index) = (last.blocks.start..last.address.at)
        .rev()
        .take_while(|&index| !matches!(blocks[index].kind, BlockKind::Table(_)))
        .find_map(|index| level(index).map(|level| (level, index)))?;
    if !blocks[index..last.address.at].iter().any(is_code) {
        return None;
    }
    let next = (last.address.at + 1..at)
        .rev()
        .find(|&index| level(index).is_some_and(|level| level <= own))?;
    level(next).filter(|level| *level == own).map(|_| next)
}

/// Where the operation after `last` begins if addresses stand behind the tables, as in pages of two columns: at the next
/// heading on the level of the one over the tables of `last`.
fn beside(blocks: &[Block], last: &Part, at: usize) -> Option<usize> {
    let level = |index: usize| match &blocks[index].kind {
        BlockKind::Heading { level, text } if *level < 7 && !is_part(text) => Some(*level),
        _ => None,
    };
    let own = last.blocks.start..last.address.at;
    let has_table = |mut range: Range<usize>| {
        range.any(|index| matches!(blocks[index].kind, BlockKind::Table(_)))
    };
    let levels: BTreeSet<u8> = own.clone().filter_map(level).collect();
    levels.into_iter().find_map(|wanted| {
        let is_one = |index: &usize| level(*index) == Some(wanted);
        let own = own.clone().rev().find(is_one)?;
        let next = (last.address.at + 1..at).rev().find(is_one)?;
        let is_behind = has_table(own..last.address.at) && !has_table(last.address.at..next);
        is_behind.then_some(next)
    })
}

/// Where the operation with the address at `at` begins: at its highest heading after the last table or code.
pub(super) fn start(blocks: &[Block], from: usize, at: usize) -> usize {
    let from = (from..at)
        .rev()
        .find(|&index| {
            matches!(
                blocks[index].kind,
                BlockKind::Table(_) | BlockKind::Code { .. }
            )
        })
        .map_or(from, |index| index + 1);
    let level = |index: usize| match &blocks[index].kind {
        BlockKind::Heading { level, text } if *level < 7 && !is_part(text) => Some(*level),
        BlockKind::Heading { level: 7, .. } => Some(7),
        _ => None,
    };
    let own = matches!(&blocks[at].kind, BlockKind::Heading { text, .. } if call(text).is_some());
    let end = if own { at + 1 } else { at };
    (from..end)
        .filter_map(|index| level(index).map(|level| (level, index)))
        .min()
        .map_or(from, |(_, index)| index)
}

/// A heading inside of an operation rather than above it.
pub(super) fn is_part(text: &str) -> bool {
    let hint = hints::read(address::title(text));
    hint.is_example
        || hint.is_codes
        || hint.place.is_some()
        || hint.side.is_some()
            && text.split_whitespace().count() < 3
            && !matches!(hint.side, Some(hints::Side::Webhook))
}
