//! Cells that hold what two columns would, one below the other, under a head of the same shape: `Name` above `Type`.

use super::super::page::{Block, BlockKind, Row, Table};
use super::super::words::columns::column;

/// The blocks, with such columns as two.
pub(super) fn apart(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        if let BlockKind::Table(table) = &mut block.kind
            && let Some(at) = stacked(table)
        {
            for row in table.rows.iter_mut().filter(|row| at < row.cells.len()) {
                part(row, at);
            }
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
