//! Tables that were copied with one cell to a line: a run of heads tells the columns, the kinds of the lines tell where
//! rows begin when a cell is empty.

use super::super::super::page::Table;
use super::super::super::words::columns::{Column, column};
use super::super::cells;
use super::{code, is_section, row};

/// How many lines the last text of a row may go on for.
const MAX_LINES: usize = 12;

pub(super) fn stacked(lines: &[&str], at: usize) -> Option<(Table, usize)> {
    let mut columns = Vec::new();
    while let Some(found) = lines.get(at + columns.len()).and_then(|line| column(line)) {
        if columns.contains(&found) || columns.len() == 10 {
            break;
        }
        columns.push(found);
    }
    // `Body 参数application/json` heads parameters that no table has.
    if lines[at].contains("application/") || lines[at].contains("form-data") {
        return None;
    }
    let keyed = matches!(
        columns.first(),
        Some(Column::Name | Column::Code | Column::Value | Column::Number)
    );
    if !keyed {
        return None;
    }
    // The first name may be a word that heads columns too, such as `code`.
    let widths = || (2..=columns.len()).rev();
    let width = widths()
        .find(|&width| is_whole(lines, at + width, &columns[..width]))
        .or_else(|| widths().find(|&width| begins(lines, at + width, &columns[..width])))?;
    columns.truncate(width);
    let mut table = Table {
        has_header: true,
        rows: vec![row(at, &lines[at..at + width])],
    };
    let first_row = at + width;
    let mut next = first_row;
    while next < lines.len() {
        if !begins(lines, next, &columns) {
            break;
        }
        let (cells, end) = cut(lines, next, &columns);
        table.rows.push(row(next, cells));
        next = end;
        // Blank lines between rows, not behind the last.
        let blank = lines[next..]
            .iter()
            .take_while(|line| line.trim().is_empty())
            .count();
        if blank > 0 && next + blank < lines.len() && begins(lines, next + blank, &columns) {
            next += blank;
        }
    }
    (next > first_row).then_some((table, next))
}

/// What must look like something for a line to be a cell of this column.
fn fits(kind: Column, text: &str) -> Option<bool> {
    match kind {
        Column::Name => Some(cells::is_name(text)),
        Column::Type => Some(cells::is_type(text)),
        Column::Required | Column::Optional | Column::Nullable => Some(cells::is_required(text)),
        Column::Location => Some(cells::is_location(text)),
        Column::Code | Column::Number => Some(cells::is_code(text)),
        _ => None,
    }
}

/// Whether a row begins here that has all its cells, of which some are told by their kind.
fn is_whole(lines: &[&str], at: usize, columns: &[Column]) -> bool {
    let fit = |(ahead, kind): (usize, &Column)| {
        let line = lines.get(at + ahead)?;
        fits(*kind, line.trim())
    };
    let cells: Vec<bool> = columns.iter().enumerate().filter_map(fit).collect();
    cells.len() > 1 && cells.iter().all(|fits| *fits) && begins(lines, at, columns)
}

/// Whether a row begins here: the first cell fits, and so does the next that can be told by its kind.
fn begins(lines: &[&str], at: usize, columns: &[Column]) -> bool {
    let Some(text) = lines.get(at).map(|line| line.trim()) else {
        return false;
    };
    if text.is_empty() || fits(columns[0], text) == Some(false) || code::end(lines, at).is_some() {
        return false;
    }
    let heads = |ahead: usize| {
        lines
            .get(at + ahead)
            .is_some_and(|line| column(line).is_some())
    };
    if heads(0) && heads(1) {
        return false;
    }
    let Some((strong, kind)) = columns
        .iter()
        .enumerate()
        .skip(1)
        .find(|(_, kind)| fits(**kind, "").is_some())
    else {
        // What stands above the heads of the next table is its caption.
        return !(is_section(text) || heads(1) && heads(2));
    };
    // Cells between the two may be empty and left out.
    (1..=strong).any(|ahead| {
        lines
            .get(at + ahead)
            .is_some_and(|line| fits(*kind, line) == Some(true))
    }) || columns
        .iter()
        .enumerate()
        .skip(strong + 1)
        .any(|(later, kind)| {
            fits(*kind, "").is_some()
                && (1..later).any(|ahead| {
                    lines
                        .get(at + ahead)
                        .is_some_and(|line| fits(*kind, line) == Some(true))
                })
        })
}

/// The cells of the row at `at`, and the index after it.
fn cut(lines: &[&str], at: usize, columns: &[Column]) -> (Vec<String>, usize) {
    let strong = columns.iter().skip(1).any(|kind| fits(*kind, "").is_some());
    let mut cells = vec![String::new(); columns.len()];
    lines[at].trim().clone_into(&mut cells[0]);
    let mut next = at + 1;
    for (index, &kind) in columns.iter().enumerate().skip(1) {
        let Some(line) = lines.get(next).map(|line| line.trim()) else {
            break;
        };
        match fits(kind, line) {
            Some(false) => {}
            Some(true) => {
                line.clone_into(&mut cells[index]);
                next += 1;
            }
            None => {
                // Left out: what stands here belongs to a later column, or begins the next row.
                let later = columns
                    .iter()
                    .skip(index + 1)
                    .any(|kind| fits(*kind, line) == Some(true) && !line.is_empty());
                let over = strong && begins(lines, next, columns)
                    || is_section(line)
                    || line.starts_with(['{', '[']) && code::end(lines, next).is_some();
                if over {
                    break;
                }
                if later {
                    continue;
                }
                line.clone_into(&mut cells[index]);
                next += 1;
            }
        }
    }
    // The description may go on, when the next row can be told from it.
    if strong {
        let last = cells.len() - 1;
        let more = (next..lines.len().min(next + MAX_LINES))
            .find(|&ahead| begins(lines, ahead, columns))
            .filter(|&ahead| {
                lines[next..ahead].iter().all(|line| {
                    !line.trim().is_empty()
                        && !is_section(line)
                        && column(line).is_none()
                        && !line.trim().starts_with(['{', '|'])
                })
            });
        if let Some(end) = more {
            for line in &lines[next..end] {
                if !cells[last].is_empty() {
                    cells[last].push('\n');
                }
                cells[last].push_str(line.trim());
            }
            next = end;
        }
    }
    (cells, next)
}
