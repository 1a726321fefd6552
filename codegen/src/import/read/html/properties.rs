//! Tables of references that are rendered from a description of the API: no header, a name in the first cell with
//! "required" below it, in the second cell the type on a line of its own, then words. The members of an object are a
//! table in a row of its own below the object's.

use super::super::super::page::{Block, BlockKind, Row, Table};
use super::super::cells;

/// A row that is about one property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Property {
    line: usize,
    /// How many properties it stands in.
    level: usize,
    name: String,
    ty: String,
    required: String,
    words: String,
}

/// The properties of a finished table: `None` if its rows are not such. `members` are tables that stood in its cells,
/// with the number of the row that they are about.
pub(super) fn properties(
    table: &Table,
    members: &[(usize, Vec<Property>)],
) -> Option<Vec<Property>> {
    if table.has_header {
        return None;
    }
    let mut found = Vec::new();
    let mut members = members.iter().peekable();
    for (at, row) in table.rows.iter().enumerate() {
        // `Array (non-empty)` stands over the members of the property before.
        if found.is_empty() || !is_label(row) {
            found.push(any(row).or_else(|| property(row))?);
        }
        while let Some((_, inner)) = members.next_if(|(owner, _)| *owner <= at) {
            // Nothing but a row for any name makes a map of the object.
            if let ([any], Some(owner)) = (&inner[..], found.last_mut())
                && any.name == ANY
            {
                owner.ty = format!("map<string, {}>", any.ty);
                continue;
            }
            let named = inner.iter().filter(|one| one.name != ANY);
            found.extend(named.map(|one| Property {
                level: one.level + 1,
                ..one.clone()
            }));
        }
    }
    (!table.rows.is_empty()).then_some(found)
}

/// A row of one word or two over members, and of no property.
fn is_label(row: &Row) -> bool {
    let [first, rest @ ..] = row.cells.as_slice() else {
        return false;
    };
    let word = first.split([' ', '\n', '(']).next().unwrap_or("");
    rest.iter().all(String::is_empty)
        && first.len() < 60
        && matches!(word, "Array" | "One" | "Any" | "object")
}

/// The name of the row that is about properties of any name.
const ANY: &str = "*";

/// The row of properties of any name: `property name*`, `additional property`.
fn any(row: &Row) -> Option<Property> {
    let [first, second, ..] = row.cells.as_slice() else {
        return None;
    };
    let mut lines = first.lines().map(str::trim);
    let is_any =
        lines.next() == Some("property name*") && lines.any(|line| line == "additional property");
    let (ty, _) = cells::split_type(second.lines().next()?)?;
    is_any.then(|| Property {
        line: row.line,
        level: 0,
        name: ANY.to_owned(),
        ty: ty.to_owned(),
        required: String::new(),
        words: String::new(),
    })
}

/// The row of one property.
fn property(row: &Row) -> Option<Property> {
    let [first, second, rest @ ..] = row.cells.as_slice() else {
        return None;
    };
    if rest.iter().any(|cell| !cell.is_empty()) {
        return None;
    }
    let mut lines = first.lines().map(str::trim).filter(|line| !line.is_empty());
    let name = lines.next().filter(|name| cells::is_name(name))?;
    let mut required = "";
    let mut words: Vec<&str> = Vec::new();
    for line in lines {
        if required.is_empty() && cells::is_required(line) {
            required = line;
        } else if cells::is_chip(line) {
            words.push(line);
        } else {
            return None;
        }
    }
    let (head, below) = second.split_once('\n').unwrap_or((second, ""));
    let (ty, more) = cells::split_type(head)?;
    words.extend([more, below].into_iter().filter(|text| !text.is_empty()));
    Some(Property {
        line: row.line,
        level: 0,
        name: name.to_owned(),
        ty: ty.to_owned(),
        required: required.to_owned(),
        words: words.join("\n"),
    })
}

/// The properties as a table that says what its columns are.
pub(super) fn block(properties: &[Property]) -> Block {
    Block {
        line: properties.first().map_or(1, |one| one.line),
        kind: BlockKind::Table(table(properties)),
    }
}

fn table(properties: &[Property]) -> Table {
    let named = properties.iter().filter(|one| one.name != ANY);
    let rows = named.map(|one| Row {
        line: one.line,
        cells: vec![
            cells::levelled(one.level, &one.name),
            one.ty.clone(),
            one.required.clone(),
            one.words.clone(),
        ],
    });
    let line = properties.first().map_or(1, |one| one.line);
    Table::headed(line, &["Name", "Type", "Required", "Description"], rows)
}
