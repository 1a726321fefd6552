//! The text of a copied page: headings, bars and code fences are gone, tables stand without a blank line before them.

mod code;
mod columns;
mod divided;
mod extras;
mod heads;
mod lists;
mod outline;
mod parameters;
mod tabs;

use super::super::page::{Block, BlockKind, Row, Table};
use super::entries::{self, Piece};
use super::pipes;
use super::trim;
pub(super) use heads::is_section;

/// The blocks of a page.
pub(super) fn blocks(source: &str) -> Vec<Block> {
    outline::levelled(of_lines(&lines(source)))
}

/// The blocks of a text that stands on one line of the page, whatever breaks it has.
pub(super) fn blocks_at(source: &str, line: usize) -> Vec<Block> {
    let mut pieces = lines(source);
    for piece in &mut pieces {
        piece.line = line;
    }
    of_lines(&pieces)
}

fn of_lines(pieces: &[Piece]) -> Vec<Block> {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let mut runs = entries::runs(pieces, "", &mut 0).into_iter().peekable();
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    while at < texts.len() {
        let line = pieces[at].line;
        while runs.next_if(|(range, _)| range.start < at).is_some() {}
        let (kind, next) = if texts[at].trim().is_empty() {
            at += 1;
            continue;
        } else if let Some(next) = code::end(&texts, at) {
            let text = texts[at..next].join("\n");
            (
                BlockKind::Code {
                    language: None,
                    text,
                },
                next,
            )
        } else if let Some((mut table, next)) = table(&texts, at) {
            for row in &mut table.rows {
                row.line = pieces[row.line].line;
            }
            (BlockKind::Table(table), next)
        } else if let Some((range, table)) = runs.next_if(|(range, _)| range.start == at) {
            (BlockKind::Table(extras::with_columns(table)), range.end)
        } else {
            line_of_text(&texts, at)
        };
        blocks.push(Block { line, kind });
        at = next;
    }
    blocks
}

/// The table that begins at `at`. The lines of its rows are indexes.
fn table(texts: &[&str], at: usize) -> Option<(Table, usize)> {
    if pipes::begins(texts, at) {
        return Some(pipes::table(texts, at, 0, std::borrow::ToOwned::to_owned));
    }
    pipes::stacked(texts, at, 0)
        .or_else(|| pipes::bare(texts, at))
        .or_else(|| tabs::tabbed(texts, at))
        .or_else(|| columns::aligned(texts, at))
        .or_else(|| columns::spaced(texts, at))
        .or_else(|| lists::stacked(texts, at))
        .or_else(|| divided::divided(texts, at))
}

fn line_of_text(texts: &[&str], at: usize) -> (BlockKind, usize) {
    let line = texts[at];
    let text = line.trim();
    if let Some(rest) = text
        .strip_prefix(['•', '·', '●', '◦'])
        .or_else(|| text.strip_prefix("- "))
        .or_else(|| text.strip_prefix("* "))
    {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let mut text = rest.trim().to_owned();
        let mut next = at + 1;
        // The value of `- URL:` went to a line of its own.
        if let Some(value) = texts.get(next).map(|value| value.trim()) {
            let begins_other = value.is_empty()
                || value.starts_with(['-', '•', '|', '{', '[', '*'])
                || is_section(value)
                || table(texts, next).is_some();
            if text.ends_with([':', '：']) && !begins_other {
                text.push(' ');
                text.push_str(value);
                next += 1;
            }
        }
        return (BlockKind::Item { depth, text }, next);
    }
    if is_section(text) || heads::introduces(texts, at) {
        let text = text.trim_start_matches('#').trim().to_owned();
        return (BlockKind::Heading { level: 7, text }, at + 1);
    }
    (BlockKind::Paragraph(text.to_owned()), at + 1)
}

/// The lines, where the end of code and the row after it were run together (`}| Name | Type |`) as two.
fn lines(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, text) in source.split('\n').enumerate() {
        let line = index + 1;
        let mut push = |text: &str| {
            pieces.push(Piece {
                line,
                text: text.to_owned(),
                ..Piece::default()
            });
        };
        let head = text.trim_start();
        let closing = head.len() - head.trim_start_matches(['}', ']']).len();
        if closing > 0 && head[closing..].trim_start().starts_with('|') {
            push(&head[..closing]);
            push(head[closing..].trim_start());
        } else {
            push(text.trim_end().trim_matches(['\u{200b}', '\u{feff}']));
        }
    }
    parameters::tidy(&pieces)
}

/// A row of cells at an index.
fn row(index: usize, cells: impl IntoIterator<Item = impl AsRef<str>>) -> Row {
    let cells = cells
        .into_iter()
        .map(|cell| trim(cell.as_ref()).to_owned())
        .collect();
    Row { line: index, cells }
}
