//! Columns in which an `x` is a tick, or in which a circle says yes and a cross no.

use super::super::super::words::columns::Column;
use super::super::super::words::required::Required;
use super::Grid;

/// The column in which `x` is a tick: it has nothing but these and empty cells. Beside other marks an `x` says no.
pub(super) fn ticked(grid: &Grid<'_>) -> Option<Column> {
    [Column::Required, Column::Optional]
        .into_iter()
        .find(|role| {
            let Some(at) = grid.column(*role) else {
                return false;
            };
            let cells = || {
                let rows = grid.rows.iter();
                rows.map(|row| row.cells.get(at).map_or("", |cell| cell.trim()))
            };
            cells().all(|cell| cell.is_empty() || is_tick(cell))
                && cells().any(str::is_empty)
                && cells().any(is_tick)
        })
}

/// The column of circles and crosses, drawn with letters: `O` and `X`, both of them and nothing else.
pub(super) fn circled(grid: &Grid<'_>) -> bool {
    // Below `M/O` an O is no circle.
    let names_letters = |at: usize| grid.header.get(at).is_some_and(|head| head.contains('/'));
    let Some(at) = grid
        .column(Column::Required)
        .filter(|at| !names_letters(*at))
    else {
        return false;
    };
    let cells = || {
        let rows = grid.rows.iter();
        rows.map(|row| row.cells.get(at).map_or("", |cell| cell.trim()))
    };
    cells().all(|cell| is_circle(cell) || is_tick(cell) || matches!(cell, "" | "-"))
        && cells().any(is_circle)
}

/// What a circle in this row says: what stands for "optional" elsewhere means yes there.
pub(super) fn circle(
    circled: bool,
    grid: &Grid<'_>,
    cells: &[&str],
    columns: &[Option<usize>],
) -> Option<Required> {
    let at = (*columns.get(grid.column(Column::Required)?)?)?;
    let cell = cells.get(at)?.trim();
    (circled && is_circle(cell)).then_some(Required::Always)
}

fn is_circle(cell: &str) -> bool {
    cell.eq_ignore_ascii_case("o")
}

fn is_tick(cell: &str) -> bool {
    cell.trim().eq_ignore_ascii_case("x")
}

/// What a tick in this row says.
pub(super) fn required(
    ticked: Option<Column>,
    grid: &Grid<'_>,
    cells: &[&str],
    columns: &[Option<usize>],
) -> Option<Required> {
    let role = ticked?;
    let at = (*columns.get(grid.column(role)?)?)?;
    let said = if role == Column::Required {
        Required::Always
    } else {
        Required::Never
    };
    is_tick(cells.get(at)?).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::super::super::super::page::{Row, Table};
    use super::super::{grids, lines};
    use super::*;

    fn required(head: &str, cells: &[&str]) -> Vec<Option<Required>> {
        let row = |cells: [&str; 4]| Row {
            line: 1,
            cells: cells.map(str::to_owned).to_vec(),
        };
        let mut table = Table {
            has_header: true,
            rows: vec![row(["Name", "Type", head, "Description"])],
        };
        for (at, cell) in cells.iter().enumerate() {
            let name = format!("field{at}");
            table.rows.push(row([&name, "string", cell, "A text"]));
        }
        let grids = grids(&table, 1);
        lines(&grids[0])
            .lines
            .into_iter()
            .map(|line| line.required)
            .collect()
    }

    #[test]
    fn an_x_is_a_tick_where_nothing_else_stands() {
        use Required::{Always, Never};
        for (head, cells, expected) in [
            (
                "Required",
                ["x", "", "X"],
                [Some(Always), None, Some(Always)],
            ),
            ("Optional", ["x", "", ""], [Some(Never), None, None]),
            (
                "Required",
                ["x", "✓", ""],
                [Some(Never), Some(Always), None],
            ),
            ("Required", ["x", "x", "x"], [Some(Never); 3]),
            (
                "Required",
                ["O", "X", "-"],
                [Some(Always), Some(Never), None],
            ),
            ("M/O", ["O", "O", "O"], [Some(Never); 3]),
            (
                "Required",
                ["O", "M", ""],
                [Some(Never), Some(Always), None],
            ),
        ] {
            assert_eq!(required(head, &cells), expected, "{head} {cells:?}");
        }
    }
}
