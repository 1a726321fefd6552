//! Tables of Yandex-flavored Markdown: `#|`, rows between `||` whose cells go over several lines, `|#`.

use std::ops::Range;

use super::super::super::page::{Row, Table};
use super::inline;

/// The lines of the table that begins at `at`, its marks included.
pub(super) fn range(lines: &[&str], at: usize) -> Option<Range<usize>> {
    (lines[at].trim() == "#|").then_some(())?;
    let ends = |at: &usize| matches!(lines[*at].trim(), "|#" | "#|");
    let end = (at + 1..lines.len()).find(ends)?;
    (lines[end].trim() == "|#").then_some(at..end + 1)
}

/// What the lines of a [`range`] hold. Nothing but emphasis says which row is the header.
pub(super) fn table(lines: &[&str], first_line: usize) -> Table {
    let mut rows: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (at, line) in lines.iter().enumerate() {
        let begins = line.trim_start().strip_prefix("||").filter(|_| !is_open);
        if let Some(rest) = begins {
            rows.push((first_line + at, String::new()));
            is_open = true;
            add(&mut rows, rest, &mut is_open);
        } else if is_open {
            add(&mut rows, line, &mut is_open);
        }
    }
    let is_strong = |cell: &str| cell.trim_start().starts_with("**");
    let cells = |text: &str| -> Vec<String> {
        let cells = split(text).into_iter();
        cells.map(|cell| inline::cell(cell.trim())).collect()
    };
    Table {
        has_header: rows
            .first()
            .is_some_and(|(_, text)| split(text).iter().all(|cell| is_strong(cell))),
        rows: rows
            .iter()
            .map(|(line, text)| Row {
                line: *line,
                cells: cells(text),
            })
            .collect(),
    }
}

/// The line, which may close its row, as part of the last one.
fn add(rows: &mut [(usize, String)], line: &str, is_open: &mut bool) {
    let (text, is_last) = match line.trim_end().strip_suffix("||") {
        Some(text) => (text, true),
        None => (line, false),
    };
    if let Some((_, row)) = rows.last_mut() {
        row.push_str(text);
        row.push('\n');
    }
    *is_open = !is_last;
}

/// The cells of a row: bars in code are text.
fn split(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut in_code = false;
    for c in row.chars() {
        match c {
            '|' if !in_code => cells.push(String::new()),
            c => {
                in_code ^= c == '`';
                in_code &= c != '\n';
                if let Some(cell) = cells.last_mut() {
                    cell.push(c);
                }
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_cells_over_several_lines() {
        let page = "#|\n|| **Name**\n`type` | **Description** ||\n|| **size***\n[`integer`](types.md) | How large:\n- `1|2` — small\n\n- `3` — large\n||\n|| one || \n|#\ntext";
        let lines: Vec<&str> = page.lines().collect();
        let found = range(&lines, 0).expect("a table");
        assert_eq!(found, 0..11);
        let table = table(&lines[found], 5);
        assert!(table.has_header);
        let cells: Vec<_> = table.rows.iter().map(|row| &row.cells).collect();
        assert_eq!(cells[0], &["Name\ntype", "Description"]);
        assert_eq!(table.rows[1].line, 8);
        assert_eq!(cells[1][0], "size*\ninteger");
        assert!(cells[1][1].contains("1|2"), "{cells:?}");
        assert_eq!(cells[2], &["one"]);
        for none in ["#|\n|| a ||", "#|\n#|\n|#", "text\n|#"] {
            let lines: Vec<&str> = none.lines().collect();
            assert_eq!(range(&lines, 0), None, "{none}");
        }
        assert_eq!(super::table(&["#|", "|#"], 1).rows, []);
    }
}
