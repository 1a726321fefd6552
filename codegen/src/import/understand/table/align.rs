//! Rows one cell short or long: each cell goes to the column that it fits.

use super::super::super::words::columns::Column;
use super::super::super::words::{location, required, types};
use super::marks::is_name;

/// How a row stands in its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Each cell stands below its heading.
    Straight(Vec<Option<usize>>),
    /// The cells were moved: for each column its cell.
    Moved(Vec<Option<usize>>),
    /// The cells are those of another table.
    Stray,
}

/// For each column the index of its cell.
pub(super) fn fit(roles: &[Option<Column>], cells: &[&str]) -> Fit {
    let straight: Vec<Option<usize>> = (0..roles.len())
        .map(|at| (at < cells.len()).then_some(at))
        .collect();
    let wrong: Vec<Column> = roles
        .iter()
        .zip(cells)
        .filter(|(role, cell)| role.is_some_and(|role| score(Some(role), cell) < -2))
        .filter_map(|(role, _)| *role)
        .collect();
    if cells.len() == roles.len() {
        if wrong.is_empty() {
            return Fit::Straight(straight);
        }
        let at = |role| roles.iter().position(|one| *one == Some(role));
        if wrong == [Column::Type, Column::Required] || wrong == [Column::Required, Column::Type] {
            // Type and Required the wrong way round.
            if let (Some(ty), Some(required)) = (at(Column::Type), at(Column::Required))
                && score(Some(Column::Type), cells[required]) > 2
                && score(Some(Column::Required), cells[ty]) > 2
            {
                let mut moved = straight;
                moved.swap(ty, required);
                return Fit::Moved(moved);
            }
        }
        if wrong.len() >= 2 {
            return Fit::Stray;
        }
        // One odd word in a typed column: an unknown type, a remark. An empty cell elsewhere tells that it has moved.
        if cells.iter().any(|cell| cell.trim().is_empty()) {
            let best = best(roles, cells);
            if total(roles, cells, &best) > total(roles, cells, &straight) + 4 {
                return Fit::Moved(best);
            }
        }
        return Fit::Straight(straight);
    }
    if cells.len() < roles.len() && wrong.is_empty() {
        let best = best(roles, cells);
        if total(roles, cells, &best) <= total(roles, cells, &straight) {
            return Fit::Straight(straight);
        }
        return Fit::Moved(best);
    }
    if cells.len() > roles.len() && wrong.is_empty() {
        // Surplus cells at the end: a bar inside of the description.
        return Fit::Straight(straight);
    }
    Fit::Moved(best(roles, cells))
}

fn total(roles: &[Option<Column>], cells: &[&str], fit: &[Option<usize>]) -> i32 {
    let placed: i32 = roles
        .iter()
        .zip(fit)
        .filter_map(|(role, cell)| cell.map(|cell| score(*role, cells[cell])))
        .sum();
    let lost = (0..cells.len())
        .filter(|at| !cells[*at].trim().is_empty() && !fit.contains(&Some(*at)))
        .count();
    placed - 3 * i32::try_from(lost).unwrap_or(100)
}

/// The best way to spread the cells over the columns, in order.
fn best(roles: &[Option<Column>], cells: &[&str]) -> Vec<Option<usize>> {
    let (rows, columns) = (cells.len().min(64), roles.len());
    // value[i][j]: the best for the cells from i on and the columns from j on.
    let mut value = vec![vec![0_i32; columns + 1]; rows + 1];
    for i in (0..=rows).rev() {
        for j in (0..=columns).rev() {
            if i == rows {
                continue;
            }
            let skip_cell = if cells[i].trim().is_empty() { 0 } else { -3 } + value[i + 1][j];
            let mut best = skip_cell;
            if j < columns {
                best = best
                    .max(value[i][j + 1])
                    .max(score(roles[j], cells[i]) + value[i + 1][j + 1]);
            }
            value[i][j] = best;
        }
    }
    let mut fit = vec![None; columns];
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        if value[i][j] == score(roles[j], cells[i]) + value[i + 1][j + 1] {
            fit[j] = Some(i);
            i += 1;
            j += 1;
        } else if value[i][j] == value[i][j + 1] {
            j += 1;
        } else {
            i += 1;
        }
    }
    fit
}

/// How well a cell fits a column.
fn score(role: Option<Column>, cell: &str) -> i32 {
    let cell = cell.trim();
    if cell.is_empty() {
        return 0;
    }
    let blank = matches!(
        cell.to_lowercase().as_str(),
        "-" | "--" | "/" | "none" | "n/a" | "无" | "na" | "null"
    );
    let strict = |fits: bool| {
        if fits {
            4
        } else if blank {
            0
        } else {
            -4
        }
    };
    let words = cell.split_whitespace().count();
    match role {
        Some(Column::Name) => {
            if is_name(cell) {
                4
            } else {
                -1
            }
        }
        Some(Column::Type) => {
            if types::read(cell).is_none() && types::named(cell).is_some() {
                1
            } else {
                strict(types::read(cell).is_some())
            }
        }
        Some(Column::Required | Column::Optional | Column::Nullable) => {
            // A sentence that begins with the word is still an answer.
            strict(
                required::read(cell).is_some()
                    || required::read(cell.split([' ', ',', '，']).next().unwrap_or("")).is_some(),
            )
        }
        Some(Column::Location) => strict(location::read(cell).is_some()),
        Some(Column::Length) => {
            if cell.contains(|c: char| c.is_ascii_digit()) || blank {
                2
            } else {
                -1
            }
        }
        Some(Column::Example | Column::Default | Column::Value) => {
            if words > 4 && !cell.contains(['{', '[', '"']) {
                -1
            } else {
                1
            }
        }
        Some(Column::Constraint | Column::Values) => i32::from(blank),
        Some(Column::Description) => {
            if words > 1 || !cell.is_ascii() {
                3
            } else {
                1
            }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Option<Column>; 5] = [
        Some(Column::Name),
        Some(Column::Type),
        Some(Column::Required),
        Some(Column::Example),
        Some(Column::Description),
    ];

    #[test]
    fn short_and_long_rows() {
        let straight = Fit::Straight(vec![Some(0), Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(
            fit(&ROLES, &["id", "Integer", "Y", "144", "Team id"]),
            straight
        );
        assert_eq!(
            fit(
                &ROLES,
                &["id", "string", "N", "Order id, chosen by the customer"]
            ),
            Fit::Moved(vec![Some(0), Some(1), Some(2), None, Some(3)])
        );
        assert_eq!(
            fit(&ROLES, &["id", "Y", "144", "The team"]),
            Fit::Moved(vec![Some(0), None, Some(1), Some(2), Some(3)])
        );
        assert_eq!(
            fit(&ROLES, &["id", "", "string", "Y", "a", "The team"]),
            Fit::Moved(vec![Some(0), Some(2), Some(3), Some(4), Some(5)])
        );
    }

    #[test]
    fn swapped_and_stray_rows() {
        assert_eq!(
            fit(&ROLES, &["id", "Y", "Integer", "144", "The team"]),
            Fit::Moved(vec![Some(0), Some(2), Some(1), Some(3), Some(4)])
        );
        let roles = [
            Some(Column::Name),
            Some(Column::Location),
            Some(Column::Type),
            Some(Column::Required),
            Some(Column::Description),
        ];
        assert_eq!(
            fit(&roles, &["»»» line", "string", "true", "none", "The line"]),
            Fit::Stray
        );
    }
}
