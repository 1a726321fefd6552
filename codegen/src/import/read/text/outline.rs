//! Headings whose numbers tell their levels, where copying has taken the marks: `2 Messages`, `2.1 Parameters`.

use std::collections::BTreeSet;

use super::super::super::page::{Block, BlockKind};

/// The longest heading that is looked for.
const LONGEST: usize = 40;

/// The blocks, with levels for such headings: where at least two parts have numbered parts of their own.
pub(super) fn levelled(mut blocks: Vec<Block>) -> Vec<Block> {
    let numbers: Vec<Option<Vec<u32>>> = blocks.iter().map(number).collect();
    let parts = numbers.iter().flatten().filter(|number| number.len() == 2);
    let parted: BTreeSet<u32> = parts.map(|number| number[0]).collect();
    let has_parts = |number: &[u32]| parted.contains(&number[0]);
    let mut whole = numbers.iter().flatten().filter(|number| number.len() == 1);
    let first = whole.next().filter(|number| has_parts(number));
    let second = whole.find(|number| has_parts(number));
    // They count up: a list with steps of its own begins again elsewhere.
    let order: Vec<&Vec<u32>> = numbers.iter().flatten().collect();
    let counts_up = order.windows(2).all(|pair| pair[0] < pair[1]);
    if first.is_none() || second.is_none() || !counts_up {
        return blocks;
    }
    for (block, number) in blocks.iter_mut().zip(&numbers) {
        let (Some(number), BlockKind::Paragraph(text) | BlockKind::Heading { text, .. }) =
            (number, &block.kind)
        else {
            continue;
        };
        let level = u8::try_from(number.len() + 1).unwrap_or(6).min(6);
        let text = text.clone();
        block.kind = BlockKind::Heading { level, text };
    }
    blocks
}

/// The number that a short line begins with: `2.1` as 2 and 1.
fn number(block: &Block) -> Option<Vec<u32>> {
    let (BlockKind::Paragraph(text) | BlockKind::Heading { text, .. }) = &block.kind else {
        return None;
    };
    let (number, rest) = text.split_once([' ', '、'])?;
    let is_short = (1..=LONGEST).contains(&rest.trim().chars().count());
    let is_words = rest.trim_start().starts_with(char::is_alphabetic)
        && !rest.contains(['\n', '。', '，', ','])
        && !rest.ends_with(['.', ':', '：', ';', '；']);
    let parts: Option<Vec<u32>> = number
        .trim_end_matches('.')
        .split('.')
        .map(|part| part.parse().ok())
        .collect();
    parts.filter(|parts| is_short && is_words && parts.len() <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(text: &str) -> Vec<u8> {
        let block = |(at, line): (usize, &str)| Block {
            line: at + 1,
            kind: BlockKind::Paragraph(line.to_owned()),
        };
        let blocks = levelled(text.lines().enumerate().map(block).collect());
        let level = |block: &Block| match block.kind {
            BlockKind::Heading { level, .. } => level,
            _ => 0,
        };
        blocks.iter().map(level).collect()
    }

    #[test]
    fn numbers_tell_levels() {
        let page = "1 Send\nWords.\n1.1 Request\n1.2 Answer\n2 Told of it\n2.1 Message";
        assert_eq!(levels(page), [2, 0, 3, 3, 2, 3]);
        for other in [
            "1 Send\n2 Told of it",
            "1 Send\n1.1 Request\n2 Told of it",
            "1 Send\n1.1 Request\n2 Told\n2.1 Message\n1 Again",
            "1 000 calls, or more\n1.1 a\n2 b\n2.1 c",
        ] {
            let all = levels(other);
            assert!(all.iter().all(|level| *level == 0), "{other}");
        }
    }
}
