//! Parameters that no table holds: a name, its type, whether it is required, then words on it, each on a line of its own.
//! References that are rendered with blocks rather than tables look like that, and so does their copied text.

use std::ops::Range;

use super::super::page::{Row, Table};
use super::{cells, text};

/// A line of text, or a part of one that the markup sets apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) line: usize,
    /// How many elements it stands in; 0 where there is no markup.
    pub(super) depth: usize,
    pub(super) text: String,
}

/// How many lines may follow a name, its type and its "required".
const MAX_WORDS: usize = 30;

/// The runs of parameters among the pieces, as tables of name, type, required and description.
pub(super) fn runs(pieces: &[Piece]) -> Vec<(Range<usize>, Table)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match starts(pieces, at) {
            Some(_) => {
                let (range, table) = run(pieces, at);
                at = range.end;
                // One name and type alone may be running text, unless it says "required".
                if table.rows.len() > 2
                    || table
                        .rows
                        .iter()
                        .skip(1)
                        .any(|row| !row.cells[2].is_empty())
                {
                    found.push((range, table));
                }
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a parameter begins here: the index of its type.
fn starts(pieces: &[Piece], at: usize) -> Option<usize> {
    let name = &pieces[at].text;
    if !cells::is_name(name) {
        return None;
    }
    let next = pieces.get(at + 1)?;
    if cells::is_type(&next.text) && (!cells::is_type(name) || follows(pieces, at)) {
        return Some(at + 1);
    }
    // "required" may stand before the type.
    if cells::is_required(&next.text)
        && next.text.trim().len() > 3
        && !cells::is_required(name)
        && pieces
            .get(at + 2)
            .is_some_and(|piece| cells::is_type(&piece.text))
    {
        return Some(at + 2);
    }
    None
}

/// Whether a type or a "required" follows the second piece, so that the first is a name although it looks like a type.
fn follows(pieces: &[Piece], at: usize) -> bool {
    pieces
        .get(at + 2)
        .is_some_and(|piece| cells::is_required(&piece.text))
}

fn run(pieces: &[Piece], start: usize) -> (Range<usize>, Table) {
    let header = ["Name", "Type", "Required", "Description"]
        .map(str::to_owned)
        .to_vec();
    let mut table = Table {
        has_header: true,
        rows: vec![Row {
            line: pieces[start].line,
            cells: header,
        }],
    };
    let mut depths: Vec<usize> = Vec::new();
    let mut at = start;
    while at < pieces.len() {
        let Some(ty) = starts(pieces, at) else { break };
        let depth = pieces[at].depth;
        while depths.last().is_some_and(|&last| last > depth) {
            depths.pop();
        }
        if depths.last() != Some(&depth) {
            depths.push(depth);
        }
        let mut name = "»".repeat(depths.len() - 1);
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(pieces[at].text.trim());
        let mut next = ty + 1;
        let mut required = if ty == at + 2 {
            pieces[at + 1].text.trim().to_owned()
        } else {
            String::new()
        };
        let mut words = Vec::new();
        while next < pieces.len() && next - ty <= MAX_WORDS {
            let text = pieces[next].text.trim();
            // Markup that stands further out than the name does not belong to it.
            // A title may be a word that heads sections elsewhere, when "required" follows it.
            let is_title = words.is_empty()
                && pieces
                    .get(next + 1)
                    .is_some_and(|piece| cells::is_required(&piece.text));
            if pieces[next].depth + 1 < depth
                || starts(pieces, next).is_some()
                || text::is_section(text) && !is_title
                || text.starts_with(['{', '['])
            {
                break;
            }
            // A title may stand between the type and a word that says nothing else.
            let is_sure = [
                "required", "optional", "必需", "必填", "必选", "可选", "选填",
            ]
            .contains(&text.to_lowercase().as_str());
            if required.is_empty()
                && (words.is_empty() || words.len() < 3 && is_sure)
                && cells::is_required(text)
            {
                text.clone_into(&mut required);
            } else if !text.is_empty() {
                words.push(text);
            }
            next += 1;
        }
        table.rows.push(Row {
            line: pieces[at].line,
            cells: vec![
                name,
                pieces[ty].text.trim().to_owned(),
                required,
                words.join("\n"),
            ],
        });
        at = next;
    }
    (start..at, table)
}
