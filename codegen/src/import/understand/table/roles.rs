//! What the columns of a table hold: by the words above them, then by what is in them.

use super::super::super::page::{Row, Table};
use super::super::super::words::columns::{Column, column};
use super::super::super::words::{location, required, types};
use super::marks::is_name;

/// The index of the header row: among the first rows the one with the most words that head columns.
pub(super) fn header_row(table: &Table) -> Option<usize> {
    let count = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| column(cell).is_some())
            .count()
    };
    let best = table
        .rows
        .iter()
        .take(3)
        .enumerate()
        .map(|(at, row)| (count(row), at))
        .max_by_key(|(count, at)| (*count, std::cmp::Reverse(*at)));
    match best {
        Some((count, at)) if count >= 2 => Some(at),
        Some((1, at)) if table.rows[at].cells.len() < 4 && at == 0 => Some(0),
        _ => table.has_header.then_some(0),
    }
}

/// Whether a row inside of a table heads the rows below it.
pub(super) fn is_header(row: &Row) -> bool {
    let cells: Vec<&str> = row
        .cells
        .iter()
        .map(String::as_str)
        .filter(|cell| !cell.trim().is_empty())
        .collect();
    let found: Vec<Column> = cells.iter().filter_map(|cell| column(cell)).collect();
    let distinct: std::collections::BTreeSet<Column> = found.iter().copied().collect();
    cells.len() >= 2
        && found.len() == cells.len()
        && distinct.len() >= 2
        && (distinct.contains(&Column::Type) && distinct.contains(&Column::Name)
            || distinct.contains(&Column::Description) && distinct.len() >= 3)
        && types::read(cells[1]).is_none()
}

/// A row that is only a caption: one text in the first cell that is no name, in a table of several columns.
pub(super) fn caption(row: &Row, width: usize) -> Option<&str> {
    let first = row.cells.first()?.trim();
    let alone = row
        .cells
        .iter()
        .skip(1)
        .all(|cell| cell.trim().is_empty() || cell.trim() == first);
    (alone && width > 2 && !first.is_empty() && !is_name(first) && first.chars().count() <= 80)
        .then_some(first)
}

/// The roles that the header's words give.
pub(super) fn of_header(header: &[&str]) -> Vec<Option<Column>> {
    header.iter().take(64).map(|cell| column(cell)).collect()
}

/// Roles that the cells give to columns whose heading says nothing, and doubts that the cells settle.
pub(super) fn with_content(mut roles: Vec<Option<Column>>, rows: &[&Row]) -> Vec<Option<Column>> {
    let columns: Vec<Vec<&str>> = (0..roles.len())
        .map(|at| {
            rows.iter()
                .take(60)
                .filter_map(|row| row.cells.get(at))
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty() && *cell != "-")
                .collect()
        })
        .collect();
    let most = |at: usize, is: &dyn Fn(&str) -> bool| {
        let cells: &Vec<&str> = &columns[at];
        !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 3 >= cells.len() * 2
    };
    values_that_explain(&mut roles, &columns);
    options_that_are_names(&mut roles, &columns);
    let is_type = |cell: &str| {
        types::read(cell).is_some() || cell.ends_with(" object") && types::named(cell).is_some()
    };
    let is_required = |cell: &str| required::read(cell).is_some() && cell.parse::<i64>().is_err();
    let is_place = |cell: &str| location::read(cell).is_some();
    let has = |roles: &[Option<Column>], role| roles.contains(&Some(role));

    one_of_names(&mut roles, &columns, rows);
    places_and_schemas(&mut roles, &|at| most(at, &is_place) && !most(at, &is_type));
    for at in 0..roles.len() {
        match roles[at] {
            None => {
                if !has(&roles, Column::Type) && most(at, &is_type) {
                    roles[at] = Some(Column::Type);
                } else if !has(&roles, Column::Location)
                    && most(at, &is_place)
                    && !most(at, &is_type)
                {
                    roles[at] = Some(Column::Location);
                } else if !has(&roles, Column::Required) && most(at, &is_required) {
                    roles[at] = Some(Column::Required);
                } else {
                    let typed = has(&roles, Column::Type)
                        || has(&roles, Column::Required)
                        || (0..roles.len()).any(|other| other != at && most(other, &is_type));
                    let is_first = at < 2 && most(at, &is_name) && typed;
                    let has_names = has(&roles, Column::Name);
                    if !has_names && is_first || has_names && at > 0 && is_nested(at, at - 1, rows)
                    {
                        roles[at] = Some(Column::Name);
                    }
                }
            }
            // "Status", "Value" or "Constraint" over Yes and No, over types.
            Some(
                Column::Code
                | Column::Value
                | Column::Constraint
                | Column::Message
                | Column::Model
                | Column::Version,
            ) => {
                if has(&roles, Column::Name)
                    && !has(&roles, Column::Required)
                    && most(at, &is_required)
                    // One "y" may be anything, "required" is not.
                    && (columns[at].len() > 1 || columns[at][0].chars().count() > 1)
                {
                    roles[at] = Some(Column::Required);
                } else if has(&roles, Column::Name)
                    && !has(&roles, Column::Type)
                    && most(at, &is_type)
                {
                    roles[at] = Some(Column::Type);
                }
            }
            Some(Column::Type)
                if most(at, &is_required)
                    && !most(at, &is_type)
                    && !has(&roles, Column::Required) =>
            {
                roles[at] = Some(Column::Required);
            }
            Some(Column::Required)
                if most(at, &is_type) && !most(at, &is_required) && !has(&roles, Column::Type) =>
            {
                roles[at] = Some(Column::Type);
            }
            _ => {}
        }
    }
    let last = roles.len().saturating_sub(1);
    if !has(&roles, Column::Description) && roles.len() > 1 {
        if let Some(at) = roles.iter().rposition(|role| *role == Some(Column::Title)) {
            roles[at] = Some(Column::Description);
        } else if roles[last].is_none()
            || roles[last] == Some(Column::Value)
                && has(&roles, Column::Type)
                && most(last, &|cell| cell.contains(' '))
        {
            roles[last] = Some(Column::Description);
        }
    }
    roles
}

/// "Key | Value | Required", where the values are sentences on the keys.
fn values_that_explain(roles: &mut [Option<Column>], columns: &[Vec<&str>]) {
    let is_sentence =
        |cell: &&&str| cell.split_whitespace().count() > 3 && !cell.contains(['{', '/']);
    let explains = roles.contains(&Some(Column::Description));
    if let Some(at) = roles.iter().position(|role| *role == Some(Column::Value))
        && roles.contains(&Some(Column::Name))
        && !explains
        && columns[at].len() > 2
        && columns[at].iter().filter(is_sentence).count() * 3 >= columns[at].len() * 2
    {
        roles[at] = Some(Column::Description);
    }
}

/// "Type" over Query and Body, "Schema" over types.
fn places_and_schemas(roles: &mut [Option<Column>], has_places: &dyn Fn(usize) -> bool) {
    if !roles.contains(&Some(Column::Location))
        && let Some(at) = roles.iter().position(|role| *role == Some(Column::Type))
        && has_places(at)
    {
        roles[at] = Some(Column::Location);
    }
    if roles.contains(&Some(Column::Name))
        && !roles.contains(&Some(Column::Type))
        && let Some(at) = roles.iter().position(|role| *role == Some(Column::Model))
    {
        roles[at] = Some(Column::Type);
    }
}

/// `Options | Required | Description`: what is called values are names, where nothing else is and rows may be required.
fn options_that_are_names(roles: &mut [Option<Column>], columns: &[Vec<&str>]) {
    let has = |role| roles.contains(&Some(role));
    let asks = has(Column::Required) || has(Column::Optional);
    if roles.first() == Some(&Some(Column::Values))
        && !has(Column::Name)
        && asks
        && columns[0].iter().all(|cell| is_name(cell))
    {
        roles[0] = Some(Column::Name);
    }
}

/// Of two columns of names, the one with identifiers has the names; the other one explains.
fn one_of_names(roles: &mut [Option<Column>], columns: &[Vec<&str>], rows: &[&Row]) {
    let names: Vec<usize> = (0..roles.len())
        .filter(|&at| roles[at] == Some(Column::Name))
        .collect();
    let score = |at: usize| columns[at].iter().filter(|cell| is_name(cell)).count();
    let types = |at: usize| {
        columns[at]
            .iter()
            .filter(|cell| types::read(cell).is_some())
            .count()
    };
    let Some(&best) = names
        .iter()
        .max_by_key(|&&at| (score(at), std::cmp::Reverse(at)))
    else {
        return;
    };
    for &at in names.iter().filter(|&&at| at != best) {
        let is_type = !columns[at].is_empty() && types(at) * 3 >= columns[at].len() * 2;
        roles[at] = Some(if is_type && !roles.contains(&Some(Column::Type)) {
            Column::Type
        } else if is_nested(at, best, rows) {
            Column::Name
        } else {
            Column::Title
        });
    }
}

/// Whether names stand in this column where the other one is empty: levels drawn as columns.
fn is_nested(at: usize, other: usize, rows: &[&Row]) -> bool {
    let mut found = 0;
    for row in rows.iter().take(200) {
        let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
        if !cell(at).is_empty() && cell(other).is_empty() {
            if !is_name(cell(at)) {
                return false;
            }
            found += 1;
        } else if !cell(at).is_empty()
            && !cell(other).is_empty()
            && at > other
            && !is_name(cell(at))
        {
            return false;
        }
    }
    found > 0
}
