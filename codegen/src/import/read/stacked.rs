//! Cells that hold what two columns would, one below the other: under a head of the same shape, `Name` above `Type`; what
//! Swagger UI has below the names of parameters, `integer($int32)` and `(query)`; and types above the words on members, as
//! Swagger UI's models and Google's references have them.

use super::super::page::{Block, BlockKind, Row, Table};
use super::super::words::columns::{Column, column};
use super::super::words::location;
use super::cells;

/// The blocks, with such columns as two.
pub(super) fn apart(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        let BlockKind::Table(table) = &mut block.kind else {
            continue;
        };
        if let Some(at) = stacked(table) {
            for row in table.rows.iter_mut().filter(|row| at < row.cells.len()) {
                part(row, at);
            }
        } else if has_places(table) {
            placed(table);
        } else if has_types(table) {
            typed(table);
        }
    }
    blocks
}

/// The column whose head has two lines that head different columns.
fn stacked(table: &Table) -> Option<usize> {
    let head = table.rows.first()?;
    head.cells.iter().position(|cell| {
        let parts = cell.split_once('\n');
        parts.is_some_and(|(above, below)| {
            let heads = (column(above), column(below));
            matches!(heads, (Some(above), Some(below)) if above != below)
        })
    })
}

/// Whether a table without a header has names, and types with words below them: a model.
fn has_types(table: &Table) -> bool {
    let is_row = |row: &&Row| match &row.cells[..] {
        [name, text] => {
            let first = text.lines().next().unwrap_or("");
            cells::is_name(name.trim_end_matches(['*', '\u{a0}', ' ']))
                && (cells::is_type(first) || drawn(text).is_some())
        }
        _ => false,
    };
    let count = table.rows.iter().filter(is_row).count();
    // `Fields`, and nothing above the types.
    let is_headed = table.has_header && table.rows.first().is_some_and(is_half_headed);
    let least = if is_headed { 0 } else { 2 };
    let rows = table.rows.len() - usize::from(is_headed);
    (is_headed || !table.has_header) && count > least && count * 4 >= rows * 3
}

/// Whether a row heads names and leaves what is beside them without a head.
fn is_half_headed(row: &Row) -> bool {
    matches!(&row.cells[..], [name, rest] if column(name) == Some(Column::Name) && rest.trim().is_empty())
}

/// The type in words and what is said below it, where brackets draw it: `{}`, `[{}]`, or `[` and `string]`.
fn drawn(text: &str) -> Option<String> {
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let ty = match first.trim() {
        "{}" => "object".to_owned(),
        "[{}]" => "array[object]".to_owned(),
        "[" => {
            let (words, last) = below.rsplit_once('\n').unwrap_or(("", below));
            let of = last
                .trim()
                .strip_suffix(']')
                .filter(|of| cells::is_type(of))?;
            return Some(format!("array[{of}]\n{words}"));
        }
        _ => return None,
    };
    Some(format!("{ty}\n{below}"))
}

/// Makes columns of types and words.
fn typed(table: &mut Table) {
    // What is said of the whole model, and the half of a head.
    table
        .rows
        .retain(|row| row.cells[0] != "description:" && !is_half_headed(row));
    for row in &mut table.rows {
        if row.cells.len() == 2 {
            if let Some(text) = drawn(&row.cells[1]) {
                row.cells[1] = text;
            }
            part(row, 1);
        }
    }
    let line = table.rows.first().map_or(1, |row| row.line);
    let rows = std::mem::take(&mut table.rows);
    *table = Table::headed(line, &["Name", "Type", "Description"], rows);
}

/// Whether the names have types and places below them.
fn has_places(table: &Table) -> bool {
    let heads = |at: usize| {
        let cell = table.rows.first().and_then(|row| row.cells.get(at));
        cell.and_then(|cell| column(cell))
    };
    let has = |row: &&Row| row.cells.first().is_some_and(|cell| place(cell).is_some());
    let count = table.rows.iter().skip(1).filter(has).count();
    heads(0) == Some(Column::Name) && count > 0 && count + 1 == table.rows.len()
}

/// The name, the type and the place of such a cell.
fn place(cell: &str) -> Option<[&str; 3]> {
    let mut lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    let (name, ty) = (lines.next()?, lines.next()?);
    let place = lines.next_back()?;
    let place = place.strip_prefix('(')?.strip_suffix(')')?;
    location::read(place)?;
    Some([name, ty, place])
}

/// Makes columns of them.
fn placed(table: &mut Table) {
    for (at, row) in table.rows.iter_mut().enumerate() {
        if at == 0 {
            let heads = ["Type", "Location"].map(str::to_owned);
            row.cells.splice(1..1, heads);
        } else if let Some(parts) = row.cells.first().and_then(|cell| place(cell)) {
            let parts = parts.map(str::to_owned);
            row.cells.splice(0..1, parts);
        }
    }
}

fn part(row: &mut Row, at: usize) {
    let below = match row.cells[at].split_once('\n') {
        Some((above, below)) => {
            let (above, below) = (above.trim_end().to_owned(), below.trim().to_owned());
            row.cells[at] = above;
            below
        }
        None => String::new(),
    };
    row.cells.insert(at + 1, below);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(rows: &[&[&str]]) -> Vec<Vec<String>> {
        let row = |cells: &&[&str]| Row {
            line: 1,
            cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        };
        let table = Table {
            has_header: true,
            rows: rows.iter().map(row).collect(),
        };
        let kind = BlockKind::Table(table);
        let blocks = super::apart(vec![Block { line: 1, kind }]);
        let BlockKind::Table(table) = &blocks[0].kind else {
            panic!("a table");
        };
        table.rows.iter().map(|row| row.cells.clone()).collect()
    }

    #[test]
    fn places_below_names() {
        let name = "size\u{a0}*\ninteger($int32)\n(query)";
        assert_eq!(
            apart(&[&["Name", "Description"], &[name, "How large"]]),
            [
                &["Name", "Type", "Location", "Description"][..],
                &["size\u{a0}*", "integer($int32)", "query", "How large"],
            ]
        );
        let other = apart(&[&["Name", "Description"], &["size\nof it", "How large"]]);
        assert_eq!(other[0].len(), 2);
    }

    #[test]
    fn types_above_words() {
        let mut table = Table {
            has_header: false,
            rows: Vec::new(),
        };
        for cells in [
            ["size", "integer($int32)\nHow large"],
            ["open", "boolean"],
            ["name", "string\nIts name"],
        ] {
            let cells = cells.map(str::to_owned).to_vec();
            table.rows.push(Row { line: 7, cells });
        }
        let kind = BlockKind::Table(table);
        let blocks = super::apart(vec![Block { line: 7, kind }]);
        let BlockKind::Table(table) = &blocks[0].kind else {
            panic!("a table");
        };
        let rows: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(
            rows,
            [
                "Name|Type|Description",
                "size|integer($int32)|How large",
                "open|boolean|",
                "name|string|Its name"
            ]
        );
    }

    #[test]
    fn two_columns_in_one() {
        assert_eq!(
            apart(&[
                &["Name\nType", "Description"],
                &["size*\ninteger", "How large"],
                &["mark"],
                &[],
            ]),
            [
                &["Name", "Type", "Description"][..],
                &["size*", "integer", "How large"],
                &["mark", ""],
                &[],
            ]
        );
        for kept in [&["Name", "Type"][..], &["Name\nof it", "Type"], &[]] {
            assert_eq!(apart(&[kept, &["a\nb", "c"]])[0], kept);
        }
    }
}
