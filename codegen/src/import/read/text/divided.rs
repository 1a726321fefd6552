//! Tables that were copied with an empty line between all cells. A cell that is empty leaves two lines more, and one that
//! goes over lines has none within.

use super::super::super::page::Table;
use super::super::super::words::columns::{Column, column};
use super::super::cells;
use super::row;

/// How many parts of the last cell an empty line may divide.
const MAX_PARTS: usize = 3;

/// How many lines a cell may go over.
const MAX_LINES: usize = 60;

/// A cell, and the index of the line after it.
struct Cell {
    line: usize,
    text: String,
    end: usize,
}

/// The table that begins at `at`, and the index after it. The lines of its rows are indexes.
pub(super) fn divided(lines: &[&str], at: usize) -> Option<(Table, usize)> {
    // A head, and an empty line below it.
    if !lines.get(at + 1)?.trim().is_empty() {
        return None;
    }
    column(lines[at].trim())?;
    let mut next = at;
    let mut columns: Vec<Column> = Vec::new();
    let mut heads: Vec<Cell> = Vec::new();
    while let Some(cell) = cell(lines, next) {
        let Some(found) = column(&cell.text).filter(|found| !columns.contains(found)) else {
            break;
        };
        columns.push(found);
        next = cell.end;
        heads.push(cell);
    }
    // The first name may be a word that heads columns elsewhere: `Code`.
    let width = (3..=columns.len()).rev().find(|&width| {
        let first = cells_of(lines, heads[width - 1].end, width);
        first.is_some_and(|first| is_row(&first, &columns[..width]))
    })?;
    columns.truncate(width);
    heads.truncate(width);
    next = heads[width - 1].end;
    let is_headed = columns[0] == Column::Name && columns.contains(&Column::Type);
    if !is_headed {
        return None;
    }
    let mut table = Table {
        has_header: true,
        rows: vec![row(at, heads.iter().map(|head| &head.text))],
    };
    let mut more = 0;
    while let Some(cells) = cells_of(lines, next, columns.len()) {
        if is_row(&cells, &columns) {
            next = cells.last()?.end;
            table
                .rows
                .push(row(cells[0].line, cells.iter().map(|cell| &cell.text)));
            more = 0;
            continue;
        }
        // A paragraph more of the last cell, if another row follows.
        more += 1;
        let part = &cells[0];
        let follows =
            cells_of(lines, part.end, columns.len()).is_some_and(|cells| is_row(&cells, &columns));
        let last = table.rows.last_mut();
        let Some(last) = last.filter(|_| more <= MAX_PARTS && follows) else {
            break;
        };
        if let Some(cell) = last.cells.last_mut() {
            cell.push('\n');
            cell.push_str(&part.text);
        }
        next = part.end;
    }
    (table.rows.len() > 1).then_some((table, next))
}

/// The cell that begins at `at` or behind the empty line there.
fn cell(lines: &[&str], at: usize) -> Option<Cell> {
    let is_empty = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
    let start = if is_empty(at) { at + 1 } else { at };
    lines.get(start)?;
    // Two empty lines in a row hold an empty cell.
    if is_empty(start) {
        return Some(Cell {
            line: start,
            text: String::new(),
            end: start,
        });
    }
    let last = lines.len().min(start + MAX_LINES);
    let end = (start..last).find(|&at| is_empty(at)).unwrap_or(last);
    let text: Vec<&str> = lines[start..end].iter().map(|line| line.trim()).collect();
    Some(Cell {
        line: start,
        text: text.join("\n"),
        end,
    })
}

fn cells_of(lines: &[&str], at: usize, count: usize) -> Option<Vec<Cell>> {
    let mut cells: Vec<Cell> = Vec::with_capacity(count);
    let mut next = at;
    for _ in 0..count {
        let cell = cell(lines, next)?;
        next = if cell.text.is_empty() {
            cell.end + 1
        } else {
            cell.end
        };
        cells.push(Cell { end: next, ..cell });
    }
    Some(cells)
}

/// Whether the cells are a row of these columns.
fn is_row(cells: &[Cell], columns: &[Column]) -> bool {
    columns
        .iter()
        .zip(cells)
        .all(|(column, cell)| match column {
            Column::Name => cells::is_name(&cell.text),
            Column::Type => is_type(&cell.text),
            Column::Required => cell.text.is_empty() || cells::is_required(&cell.text),
            _ => true,
        })
}

/// Whether it is a type, or names one: `Array of Template`.
fn is_type(text: &str) -> bool {
    let named = text.rsplit(' ').next().unwrap_or(text);
    let is_list = text.to_lowercase().starts_with("array of");
    cells::is_type(text) || is_list && cells::is_object_name(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Option<(Vec<String>, usize)> {
        let lines: Vec<&str> = text.lines().collect();
        let (table, end) = divided(&lines, 0)?;
        let rows = table.rows.iter().skip(1);
        Some((rows.map(|row| row.cells.join("|")).collect(), end))
    }

    #[test]
    fn cells_between_empty_lines() {
        let text = "Name\n\nType\n\nExample\n\nDescription\n\n\
            kind\n\nString\n\nsmall\n\nThe kind:\nsmall\nlarge\n\n\
            box\n\nObject\n\n\n\nWhat it is in\n\n\
            size\n\nInteger\n\n1\n\nThe size\n\nMore on it.\n\n\
            open\n\nBoolean\n\ntrue\n\nWhether it is open\n\nThe end\n\nof\n\nit\n\nall";
        let (rows, end) = rows(text).expect("a table");
        assert_eq!(
            rows,
            [
                "kind|String|small|The kind:\nsmall\nlarge",
                "box|Object||What it is in",
                "size|Integer|1|The size\nMore on it.",
                "open|Boolean|true|Whether it is open",
            ]
        );
        assert_eq!(text.lines().nth(end + 1), Some("The end"));
    }

    #[test]
    fn other_lines() {
        for other in [
            "",
            "Name\nType\nDescription\nkind\nString\nThe kind",
            "Name\n\nType\n\nDescription\n\nNothing is here",
            "Name\n\nkind\n\nString",
        ] {
            assert_eq!(rows(other), None, "{other}");
        }
    }
}
