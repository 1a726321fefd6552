//! Tables that were copied with one row to a line: between the cells stand wide gaps, or single spaces only. `tabs`
//! has those with tabs.

use super::super::super::page::Table;
use super::super::super::words::columns::{Column, column};
use super::super::{cells, pipes};
use super::{code, is_section, row};

/// Columns that stand under each other.
pub(super) fn aligned(lines: &[&str], at: usize) -> Option<(Table, usize)> {
    let head = chunks(lines[at]);
    if head.len() < 2
        || head
            .iter()
            .filter(|(_, cell)| column(cell).is_some())
            .count()
            * 2
            <= head.len()
    {
        return None;
    }
    let starts: Vec<usize> = head.iter().map(|(start, _)| *start).collect();
    let mut table = Table {
        has_header: true,
        rows: vec![row(at, head.iter().map(|(_, cell)| cell))],
    };
    let mut next = at + 1;
    while let Some(line) = lines.get(next).filter(|line| !line.trim().is_empty()) {
        if line
            .trim()
            .chars()
            .all(|c| matches!(c, '-' | '=' | ' ' | '+'))
        {
            next += 1;
            continue;
        }
        let found = chunks(line);
        if found.len() < 2 && found.first().is_none_or(|(start, _)| *start < starts[1]) {
            break;
        }
        let mut cells = vec![String::new(); starts.len()];
        for (start, text) in found {
            let place = starts
                .partition_point(|&head| head <= start + 1)
                .saturating_sub(1);
            if !cells[place].is_empty() {
                cells[place].push(' ');
            } else if place == 0 && start > starts[0] {
                cells[0].push_str(&"\u{a0}".repeat(start - starts[0]));
            }
            cells[place].push_str(text);
        }
        // A line with nothing under the first column goes on with the row above.
        match table.rows.last_mut() {
            Some(above) if cells[0].is_empty() && table.has_header && above.line != at => {
                for (cell, more) in above
                    .cells
                    .iter_mut()
                    .zip(cells)
                    .filter(|(_, more)| !more.is_empty())
                {
                    cell.push('\n');
                    cell.push_str(&more);
                }
            }
            _ => table.rows.push(row(next, cells)),
        }
        next += 1;
    }
    (table.rows.len() > 1).then_some((table, next))
}

/// The texts between gaps of two spaces and more, with the column of the screen at which each begins.
fn chunks(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (mut column, mut start, mut gap) = (0, None, 0);
    for (at, c) in line.char_indices() {
        if c == ' ' {
            gap += 1;
        } else {
            match start {
                Some((from, begin)) if gap >= 2 => {
                    found.push((from, line[begin..at].trim_end()));
                    start = Some((column, at));
                }
                None => start = Some((column, at)),
                Some(_) => {}
            }
            gap = 0;
        }
        column += if u32::from(c) >= 0x1100 { 2 } else { 1 };
    }
    found.extend(start.map(|(from, begin)| (from, line[begin..].trim_end())));
    found
}

/// Cells with one space between them: the words of the head make the columns, the kinds of the words the cells.
pub(super) fn spaced(lines: &[&str], at: usize) -> Option<(Table, usize)> {
    let (head, columns) = heads(lines[at])?;
    let mut table = Table {
        has_header: true,
        rows: vec![row(at, head)],
    };
    let mut next = at + 1;
    while let Some(line) = lines.get(next).map(|line| line.trim()) {
        let ends = line.is_empty()
            || is_section(line)
            || heads(line).is_some()
            || line.contains('|') && pipes::begins(lines, next)
            || code::end(lines, next).is_some();
        if ends {
            break;
        }
        let Some(cells) = cut(line, &columns) else {
            break;
        };
        table.rows.push(row(next, cells));
        next += 1;
    }
    (table.rows.len() > 1).then_some((table, next))
}

/// Whether a line is nothing but heads of columns.
pub(super) fn is_header(line: &str) -> bool {
    heads(line).is_some()
}

/// The heads that a line consists of, each as long as it can be, with what they head.
fn heads(line: &str) -> Option<(Vec<String>, Vec<Column>)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if !(2..=16).contains(&words.len()) {
        return None;
    }
    // `Value Description` alone on its line are two heads, although one head may be called so.
    if let [first @ ("Value" | "值"), second] = words[..]
        && let (Some(value), Some(text)) = (column(first), column(second))
        && text == Column::Description
    {
        return Some((vec![first.to_owned(), second.to_owned()], vec![value, text]));
    }
    let (mut texts, mut columns) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < words.len() {
        let (length, found) = (1..=4.min(words.len() - at)).rev().find_map(|length| {
            let text = words[at..at + length].join(" ");
            // `Type Description` are two heads although `Parameter Type` is one.
            column(&text).map(|found| (length, found))
        })?;
        texts.push(words[at..at + length].join(" "));
        columns.push(found);
        at += length;
    }
    let keyed = matches!(
        columns[0],
        Column::Name
            | Column::Code
            | Column::Value
            | Column::Number
            | Column::Required
            | Column::Type
    );
    let distinct = columns
        .iter()
        .enumerate()
        .all(|(at, column)| !columns[..at].contains(column));
    (columns.len() >= 2 && keyed && distinct).then_some((texts, columns))
}

/// Cuts a row into the cells of its columns; `None` if it is no row of them.
fn cut(line: &str, columns: &[Column]) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut cells = Vec::new();
    let mut at = 0;
    for (index, &kind) in columns.iter().enumerate() {
        let rest = &words[at..];
        let is_last = index + 1 == columns.len();
        let length = match kind {
            Column::Name => {
                let marks = rest
                    .iter()
                    .take_while(|word| !word.chars().any(char::is_alphanumeric))
                    .count();
                let name = rest.get(marks)?;
                if !cells::is_name(name) {
                    return None;
                }
                marks + 1
            }
            Column::Code | Column::Value | Column::Number => 1,
            Column::Type => longest(rest, cells::is_type),
            Column::Required | Column::Optional | Column::Nullable => {
                longest(rest, cells::is_required)
            }
            Column::Location => longest(rest, cells::is_location),
            _ if is_last => rest.len(),
            Column::Example | Column::Default => example(rest),
            _ => phrase(rest),
        };
        let length = if is_last {
            rest.len()
        } else {
            length.min(rest.len())
        };
        cells.push(rest[..length].join(" "));
        at += length;
    }
    // A strong column that nothing fits, twice, is no row but text.
    let strong: Vec<bool> = (columns.iter().zip(&cells))
        .filter(|(kind, _)| matches!(kind, Column::Type | Column::Required | Column::Location))
        .map(|(_, cell)| !cell.is_empty())
        .collect();
    if matches!(columns[0], Column::Code) && !cells::is_code(&cells[0]) {
        return None;
    }
    (strong.is_empty() || strong.contains(&true)).then_some(cells)
}

/// How many words make the longest cell of a kind.
fn longest(words: &[&str], fits: fn(&str) -> bool) -> usize {
    (1..=4.min(words.len()))
        .rev()
        .find(|&length| fits(&words[..length].join(" ")))
        .unwrap_or(0)
}

/// How many words an example takes, where the words of a description follow.
fn example(words: &[&str]) -> usize {
    let Some(first) = words.first() else { return 0 };
    if let Some(quote) = first
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '“' | '\'' | '[' | '{'))
    {
        let close = match quote {
            '“' => '”',
            '[' => ']',
            '{' => '}',
            same => same,
        };
        let end = words
            .iter()
            .take(12)
            .position(|word| word.ends_with(close) && word.len() > 1);
        return end.map_or(1, |end| end + 1);
    }
    let is_value = first.chars().any(|c| c.is_ascii_digit())
        || first.starts_with(char::is_lowercase)
            && words
                .get(1)
                .is_none_or(|next| next.starts_with(char::is_uppercase));
    usize::from(is_value)
}

/// How many words make the first of two texts: to the next word with a capital.
fn phrase(words: &[&str]) -> usize {
    let capital = (words.iter().enumerate().skip(1)).find(|(at, word)| {
        word.starts_with(|c: char| c.is_uppercase() && c.is_ascii())
            && word.chars().any(char::is_lowercase)
            && words[at - 1].chars().all(|c| !c.is_uppercase())
    });
    capital.map_or(words.len(), |(at, _)| at)
}
