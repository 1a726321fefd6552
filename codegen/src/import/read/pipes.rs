//! Tables drawn with bars, line by line. The Markdown parser drops the cells of a row that is longer than its header and
//! wants a blank line before the table, so the rows are cut here; what is in a cell is left to the caller.

use super::super::page::{Row, Table};
use super::super::words::columns::column;
use super::trim;

/// How many lines one row may go over.
const MAX_ROW_LINES: usize = 40;

/// The number of columns that an alignment row (`|:--|--|`) makes; `None` for any other line.
pub(super) fn delimiter(line: &str) -> Option<usize> {
    let line = line.trim().trim_start_matches(['>', ' ']);
    let only_marks = line
        .chars()
        .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '—'));
    if !only_marks || !line.contains('|') || !line.contains(['-', '—']) {
        return None;
    }
    Some(split(line).len())
}

/// The cells of a row, without the bars at its ends.
pub(super) fn split(line: &str) -> Vec<String> {
    let line = line.trim_end().trim_start_matches([' ', '\t', '>']);
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut escaped = false;
    for c in line.chars() {
        match c {
            '|' if escaped => {
                cell.pop();
                cell.push('|');
            }
            '|' => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    if !cell.trim().is_empty() || cells.is_empty() || !line.ends_with('|') {
        cells.push(cell);
    }
    for cell in &mut cells {
        *cell = trim(cell).to_owned();
    }
    cells
}

/// Whether a table with an alignment row begins at `index`.
pub(super) fn begins(lines: &[&str], index: usize) -> bool {
    index + 1 < lines.len()
        && lines[index].contains('|')
        && delimiter(lines[index]).is_none()
        && delimiter(lines[index + 1]).is_some()
}

/// The table that [`begins`] at `index`, with the text of each cell, and the index after it. `first_line` is the number of
/// the first of `lines`.
pub(super) fn table(
    lines: &[&str],
    index: usize,
    first_line: usize,
    mut text: impl FnMut(&str) -> String,
) -> (Table, usize) {
    let mut table = Table {
        has_header: true,
        rows: Vec::new(),
    };
    let width = delimiter(lines[index + 1]).unwrap_or(1);
    let framed =
        lines[index].trim_start().starts_with('|') && lines[index].trim_end().ends_with('|');
    let mut at = index;
    while at < lines.len() {
        if at == index + 1
            || (at > index && delimiter(lines[at]).is_some() && !begins_anew(lines, at))
        {
            at += 1;
            continue;
        }
        if at > index + 1 && begins(lines, at) && lines[at].matches('|').count() >= 2 {
            // Another header: the next table follows without a blank line.
            break;
        }
        // The header is a row whatever it begins with (`# | Name`): a table is never empty.
        if at > index
            && (!lines[at].contains('|')
                || lines[at].trim_start().starts_with('#')
                || lines[at].trim_start().starts_with("```"))
        {
            break;
        }
        let (joined, next) = row(lines, at, width, framed);
        table.rows.push(Row {
            line: first_line + at,
            cells: split(&joined).iter().map(|cell| text(cell)).collect(),
        });
        at = next;
    }
    (table, at)
}

/// A table without an alignment row: a line of nothing but words that head columns, and the lines with bars below it.
/// The lines of its rows are indexes.
pub(super) fn bare(lines: &[&str], index: usize) -> Option<(Table, usize)> {
    let heads = split(lines[index]);
    if heads.len() < 3 || !heads.iter().all(|cell| column(cell).is_some()) {
        return None;
    }
    let end = (index + 1..lines.len())
        .find(|&at| !lines[at].contains('|'))
        .unwrap_or(lines.len());
    let rows = (index..end).map(|at| Row {
        line: at,
        cells: split(lines[at]),
    });
    (end > index + 1).then(|| {
        let table = Table {
            has_header: true,
            rows: rows.collect(),
        };
        (table, end)
    })
}

fn begins_anew(lines: &[&str], at: usize) -> bool {
    at > 0 && begins(lines, at - 1)
}

/// The text of the row at `at`; a row that its last bar does not close goes on over the next lines.
fn row(lines: &[&str], at: usize, width: usize, framed: bool) -> (String, usize) {
    let mut joined = lines[at].to_owned();
    let mut next = at + 1;
    while framed
        && joined.trim_start().starts_with('|')
        && (!joined.trim_end().ends_with('|') || split(&joined).len() < width)
        && next < lines.len()
        && next - at < MAX_ROW_LINES
        && (lines[next].trim() == "|"
            || !lines[next].trim_start().starts_with(['|', '#', '`', '{']))
        && closes(lines, next)
    {
        if !lines[next].trim().is_empty() {
            joined.push('\n');
            joined.push_str(lines[next].trim());
        }
        next += 1;
    }
    (joined, next)
}

/// Whether one of the lines from `at` on ends with a bar before the next row begins: a paragraph or a list of the cell,
/// whose items may stand between empty lines.
fn closes(lines: &[&str], at: usize) -> bool {
    let is_blank = |line: &str| line.trim().is_empty();
    let ends = |line: &str| line.trim_start().starts_with(['|', '#', '`']);
    let mut was_blank = false;
    for line in lines[at..].iter().take(MAX_ROW_LINES) {
        // After an empty line only a list goes on with the cell.
        let is_item = line.trim_start().starts_with(['-', '*', '•', '+', '1'])
            || line.starts_with([' ', '\t']);
        // A bar on a line of its own closes the row, whatever was left between.
        if line.trim() == "|" {
            return true;
        }
        if ends(line) || was_blank && !is_blank(line) && !is_item {
            return false;
        }
        if line.trim_end().ends_with('|') {
            return true;
        }
        was_blank = is_blank(line);
    }
    false
}

/// A table whose cells stand one to a line (`| name |`, `Type |`, …) and that has no alignment row.
pub(super) fn stacked(lines: &[&str], index: usize, first_line: usize) -> Option<(Table, usize)> {
    let opens = |line: &str| {
        let line = line.trim();
        line.starts_with('|') && line.ends_with('|') && line.len() > 1
    };
    let first = lines.get(index)?;
    if !opens(first) {
        return None;
    }
    let mut table = Table {
        has_header: true,
        rows: Vec::new(),
    };
    let mut at = index;
    while at < lines.len() && opens(lines[at]) && delimiter(lines[at]).is_none() {
        let mut cells = split(lines[at]);
        let line = first_line + at;
        at += 1;
        while at < lines.len()
            && lines[at].trim_end().ends_with('|')
            && !lines[at].trim_start().starts_with('|')
            || at < lines.len() && lines[at].trim() == "|"
        {
            cells.extend(split(lines[at].trim_start()));
            at += 1;
        }
        table.rows.push(Row { line, cells });
    }
    (table.rows.len() > 1).then_some((table, at))
}
