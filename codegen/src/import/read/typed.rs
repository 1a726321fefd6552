//! Parameters whose type stands right below the name, behind a label: `channel`, `Type: enum<string>`, `required`, and then
//! the words on it. In the copied text of a reference each of these is a line.

use std::ops::Range;

use super::super::page::{Block, BlockKind, Row, Table};
use super::super::words::types;
use super::cells;
use super::entries::is_value;
use super::labelled::{labelled, name_of};

/// How many lines the words on one parameter may take.
const MAX_LINES: usize = 40;

/// The blocks, with runs of such parameters as tables.
pub(super) fn tables(blocks: Vec<Block>) -> Vec<Block> {
    let runs = runs(&blocks);
    super::labelled::replaced(blocks, runs)
}

fn runs(blocks: &[Block]) -> Vec<(Range<usize>, Block)> {
    let starts: Vec<usize> = (0..blocks.len())
        .filter(|&at| begins(blocks, at).is_some())
        .collect();
    // One of them alone may be anything.
    if starts.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<(Range<usize>, Block)> = Vec::new();
    for at in starts {
        let Some((row, end)) = parameter(blocks, at) else {
            continue;
        };
        match found.last_mut() {
            Some((range, table)) if range.end == at => {
                range.end = end;
                if let BlockKind::Table(table) = &mut table.kind {
                    table.rows.push(row);
                }
            }
            _ => {
                let line = blocks[at].line;
                let header = ["Name", "Type", "Required", "Description"];
                let kind = BlockKind::Table(Table::headed(line, &header, [row]));
                found.push((at..end, Block { line, kind }));
            }
        }
    }
    found
}

/// Name, type and "required", if a parameter begins at `at`.
fn begins(blocks: &[Block], at: usize) -> Option<(&str, &str, &str)> {
    let line = |at: usize| match &blocks.get(at)?.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { level: 3.., text } => Some(text.trim()),
        _ => None,
    };
    let name = name_of(line(at)?)?;
    let ty = labelled(line(at + 1)?, "type").filter(|text| types::read(text).is_some())?;
    let required = line(at + 2).filter(|text| cells::is_required(text))?;
    Some((name, ty, required))
}

/// The parameter that begins at `at`, and the index after it.
fn parameter(blocks: &[Block], at: usize) -> Option<(Row, usize)> {
    let (name, ty, required) = begins(blocks, at)?;
    let mut words: Vec<&str> = Vec::new();
    let mut end = at + 3;
    while end < blocks.len() && end - at <= MAX_LINES && begins(blocks, end).is_none() {
        let BlockKind::Paragraph(text) = &blocks[end].kind else {
            break;
        };
        let text = text.trim();
        let below_label = words
            .last()
            .is_some_and(|last| last.ends_with([':', '：']) || is_value(last));
        if !(is_sentence(text) || is_labelled(text) || below_label && is_value(text)) {
            break;
        }
        // Whether it is personal data is no word on what it is.
        if !is_privacy(text) {
            words.push(text);
        }
        end += 1;
    }
    let cells = vec![
        name.to_owned(),
        ty.to_owned(),
        required.to_owned(),
        words.join("\n"),
    ];
    let line = blocks[at].line;
    Some((Row { line, cells }, end))
}

fn is_privacy(text: &str) -> bool {
    text == "Not PII" || text.starts_with("PII")
}

/// `Min length: 34`, `Possible values:`
fn is_labelled(text: &str) -> bool {
    let label = text.split_once([':', '：']).map(|(label, _)| label);
    is_privacy(text)
        || label.is_some_and(|label| label.split(' ').count() <= 3 && label.len() <= 30)
            && !text.contains("://")
}

/// Words that end as sentences do: titles and addresses are none.
fn is_sentence(text: &str) -> bool {
    text.contains(' ') && text.ends_with(['.', '。', ')', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[&str]) -> Vec<String> {
        let blocks = lines.iter().enumerate().map(|(at, text)| Block {
            line: at + 1,
            kind: BlockKind::Paragraph((*text).to_owned()),
        });
        let blocks = tables(blocks.collect());
        blocks
            .into_iter()
            .map(|block| match block.kind {
                BlockKind::Table(table) => {
                    let rows: Vec<String> =
                        table.rows.iter().map(|row| row.cells.join("|")).collect();
                    rows.join(" / ")
                }
                BlockKind::Paragraph(text) => text,
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn types_below_names() {
        let lines = [
            "Description",
            "Child properties",
            "size",
            "Type: integer",
            "Optional",
            "Not PII",
            "How big it is.",
            "Max: 3",
            "kind",
            "Type: enum<string>",
            "required",
            "What it is.",
            "Possible values:",
            "box",
            "bag",
            "Create a thing",
            "POST https://api.example.com/things",
        ];
        assert_eq!(
            shown(&lines),
            [
                "Description",
                "Child properties",
                "Name|Type|Required|Description / size|integer|Optional|How big it is.\nMax: 3 / \
                 kind|enum<string>|required|What it is.\nPossible values:\nbox\nbag",
                "Create a thing",
                "POST https://api.example.com/things",
            ]
        );
    }

    #[test]
    fn one_alone_is_none() {
        let lines = ["size", "Type: integer", "Optional", "How big it is."];
        assert_eq!(shown(&lines), lines);
    }
}
