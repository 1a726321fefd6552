//! Parameters whose facts stand below their names on lines with labels: `Channel`, then words on it, then `Type: String`
//! and `Required: Yes`, as in Amazon's references.

use std::ops::Range;

use super::super::page::{Block, BlockKind, Row, Table};
use super::super::words::types;
use super::cells;

/// How many blocks the words on one parameter may take.
const MAX_BLOCKS: usize = 24;

/// The blocks, with runs of such parameters as tables.
pub(super) fn tables(blocks: Vec<Block>) -> Vec<Block> {
    let runs = runs(&blocks);
    replaced(blocks, runs)
}

/// The blocks, with these in the place of those that they were made of.
pub(super) fn replaced(blocks: Vec<Block>, runs: Vec<(Range<usize>, Block)>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let (mut at, mut rest) = (0, blocks.into_iter());
    for (range, table) in runs {
        out.extend(rest.by_ref().take(range.start - at));
        rest.by_ref().take(range.len()).for_each(drop);
        out.push(table);
        at = range.end;
    }
    out.extend(rest);
    out
}

/// Where two such parameters or more follow each other, and the table that they make.
fn runs(blocks: &[Block]) -> Vec<(Range<usize>, Block)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let mut rows: Vec<Row> = Vec::new();
        let mut next = at;
        while let Some((row, end)) = parameter(blocks, next) {
            rows.push(row);
            next = end;
        }
        // One of them alone may be anything.
        if rows.len() < 2 {
            at += 1;
            continue;
        }
        let line = blocks[at].line;
        let header = ["Name", "Type", "Required", "Description"];
        let kind = BlockKind::Table(Table::headed(line, &header, rows));
        found.push((at..next, Block { line, kind }));
        at = next;
    }
    found
}

/// The parameter that begins at `at`, and the index after it.
fn parameter(blocks: &[Block], at: usize) -> Option<(Row, usize)> {
    let (name, below) = name(blocks.get(at)?)?;
    let (mut ty, mut required) = (None, "");
    let mut words: Vec<&str> = Vec::new();
    let mut end = at + 1;
    let mut lines: Vec<&str> = below;
    loop {
        for line in lines {
            if let Some(found) = labelled(line, "type").filter(|text| types::read(text).is_some()) {
                ty.get_or_insert(found);
            } else if let Some(found) =
                labelled(line, "required").filter(|text| cells::is_required(text))
            {
                required = found;
            } else if !line.is_empty() {
                words.push(line);
            }
        }
        let next = blocks.get(end).filter(|_| end - at <= MAX_BLOCKS);
        let is_whole = !required.is_empty() && ty.is_some();
        let begins = next.is_none_or(|next| ty.is_some() && name_of_block(next).is_some());
        if is_whole || begins {
            break;
        }
        lines = match next.map(|next| &next.kind) {
            Some(BlockKind::Paragraph(text) | BlockKind::Item { text, .. }) => {
                text.lines().map(str::trim).collect()
            }
            // "Important", and what else heads a remark.
            Some(BlockKind::Heading { level: 6.., text }) if is_remark(text) => Vec::new(),
            _ => break,
        };
        end += 1;
    }
    let cells = vec![
        name.to_owned(),
        ty?.to_owned(),
        required.to_owned(),
        words.join("\n"),
    ];
    let line = blocks[at].line;
    Some((Row { line, cells }, end))
}

/// The name that a block begins with on a line of its own, and the lines below it.
fn name(block: &Block) -> Option<(&str, Vec<&str>)> {
    let (BlockKind::Heading { level: 3.., text } | BlockKind::Paragraph(text)) = &block.kind else {
        return None;
    };
    let mut lines = text.lines().map(str::trim);
    let name = name_of(lines.next()?)?;
    Some((name, lines.collect()))
}

fn name_of_block(block: &Block) -> Option<&str> {
    name(block).map(|(name, _)| name)
}

pub(super) fn name_of(text: &str) -> Option<&str> {
    let text = text.trim_matches(['*', ' ']);
    (cells::is_name(text) && !is_remark(text)).then_some(text)
}

fn is_remark(text: &str) -> bool {
    ["important", "note", "tip", "warning", "caution"]
        .contains(&text.trim().to_lowercase().as_str())
}

/// What stands behind a label: `Type: String`.
pub(super) fn labelled<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let (head, rest) = text.split_once(':')?;
    head.trim().eq_ignore_ascii_case(label).then(|| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(lines: &[&str]) -> Vec<Block> {
        let block = |(at, text): (usize, &&str)| {
            let kind = match text.strip_prefix("# ") {
                Some(text) => BlockKind::Heading {
                    level: 7,
                    text: text.to_owned(),
                },
                None => BlockKind::Paragraph((*text).to_owned()),
            };
            Block { line: at + 1, kind }
        };
        lines.iter().enumerate().map(block).collect()
    }

    #[test]
    fn labels_below_names() {
        let found = tables(blocks(&[
            "# Size",
            "How big.",
            "# Important",
            "No more than 3.",
            "Type: Integer",
            "Required: Yes",
            "# Kind",
            "Type: String",
            "Valid Values: A | B",
            "Required: No",
            "The end.",
        ]));
        let [table, end] = &found[..] else {
            panic!("{found:?}");
        };
        let BlockKind::Table(table) = &table.kind else {
            panic!("{table:?}");
        };
        let rows: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(
            rows,
            [
                "Name|Type|Required|Description",
                "Size|Integer|Yes|How big.\nNo more than 3.",
                "Kind|String|No|Valid Values: A | B"
            ]
        );
        assert!(matches!(&end.kind, BlockKind::Paragraph(text) if text == "The end."));
    }

    #[test]
    fn labels_in_one_paragraph() {
        let found = tables(blocks(&[
            "** Size **\nHow big.\nType: Integer\nRequired: Yes",
            "** Kind **\nOne of:",
            "A",
            "Type: String\nRequired: No",
        ]));
        let [
            Block {
                kind: BlockKind::Table(table),
                ..
            },
        ] = &found[..]
        else {
            panic!("{found:?}");
        };
        assert_eq!(table.rows[1].cells, ["Size", "Integer", "Yes", "How big."]);
        assert_eq!(table.rows[2].cells, ["Kind", "String", "No", "One of:\nA"]);
    }

    #[test]
    fn what_is_none() {
        for lines in [
            &["# Size", "Type: Integer"][..],
            &["# Size", "# Kind", "Type: a of b"],
            &["Type: Integer", "Required: Yes"],
        ] {
            let before = blocks(lines);
            assert_eq!(tables(before.clone()), before);
        }
    }
}
