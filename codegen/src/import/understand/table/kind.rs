//! What the rows of a table are.

use super::super::super::page::Row;
use super::super::super::words::columns::Column;
use super::marks::is_name;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    /// Fields.
    Fields,
    /// Values of fields, with what they mean.
    Values,
    /// Result codes.
    Codes,
    /// HTTP statuses and the schemas of their answers.
    Statuses,
    /// Names and values: an example.
    Pairs,
    /// Something else.
    Other,
}

/// The kind, by columns first and by content where columns leave it open.
pub(super) fn kind(roles: &[Option<Column>], header: &[&str], rows: &[&Row]) -> Kind {
    let has = |role| roles.contains(&Some(role));
    let cells = |role: Column| -> Vec<&str> {
        let at = roles.iter().position(|one| *one == Some(role));
        rows.iter()
            .filter_map(|row| at.and_then(|at| row.cells.get(at)))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect()
    };
    if has(Column::Code) && has(Column::Model) {
        return Kind::Statuses;
    }
    if has(Column::Version) && !has(Column::Type) && !has(Column::Required) {
        return Kind::Other;
    }
    if rows.iter().any(|row| is_call(row)) && !has(Column::Type) {
        return Kind::Other;
    }
    let explains = has(Column::Description)
        || has(Column::Message)
        || has(Column::Solution)
        || has(Column::Title);
    // `200 OK | Queue`, where the column of statuses is called "Name".
    if has(Column::Type) && are_statuses(&cells(Column::Name)) {
        return Kind::Statuses;
    }
    if has(Column::Name) {
        return with_names(roles, &cells(Column::Name), rows, explains);
    }
    if has(Column::Code) {
        let codes = cells(Column::Code);
        let coded = codes.iter().filter(|code| is_code(code)).count();
        return if explains && coded * 2 >= codes.len() {
            Kind::Codes
        } else if explains || roles.len() == 2 {
            Kind::Values
        } else {
            Kind::Other
        };
    }
    if has(Column::Value) || has(Column::Values) {
        return if explains || roles.len() > 1 {
            Kind::Values
        } else {
            Kind::Other
        };
    }
    by_content(roles, header, rows, explains)
}

/// Whether the names are statuses of HTTP: `201 Created`, `Other Status Codes`.
fn are_statuses(names: &[&str]) -> bool {
    let is_status = |name: &str| {
        let code = name.split(' ').next().unwrap_or(name);
        code.len() == 3
            && code.starts_with(['1', '2', '3', '4', '5'])
            && code.bytes().all(|b| b.is_ascii_digit())
    };
    let is_rest = |name: &str| {
        let lower = name.to_lowercase();
        lower == "default" || lower.starts_with("other ") && lower.contains("status")
    };
    names.iter().any(|name| is_status(name))
        && names.iter().all(|name| is_status(name) || is_rest(name))
}

/// A table with a column of names.
fn with_names(roles: &[Option<Column>], names: &[&str], rows: &[&Row], explains: bool) -> Kind {
    let has = |role| roles.contains(&Some(role));
    let identifiers = names.iter().filter(|cell| is_name(cell)).count();
    let mostly_names = identifiers * 2 >= names.len() && identifiers > 0;
    if (has(Column::Type)
        || has(Column::Required)
        || has(Column::Optional)
        || has(Column::Location))
        && identifiers > 0
    {
        return Kind::Fields;
    }
    let repeats = {
        let mut seen = std::collections::BTreeSet::new();
        names.iter().any(|name| !seen.insert(*name))
            || names.len() < rows.len() && has(Column::Value)
    };
    if roles.len() == 2 && explains && share_beginning(names) {
        return Kind::Values;
    }
    if has(Column::Value) && (is_constants(roles, names, rows) || is_numbered(roles, rows)) {
        return Kind::Values;
    }
    if has(Column::Value) && mostly_names {
        return if repeats && (explains || rows.len() > 1) {
            Kind::Values
        } else if explains {
            Kind::Fields
        } else {
            Kind::Pairs
        };
    }
    if has(Column::Code) && explains && !mostly_names {
        return Kind::Codes;
    }
    let coded = names.iter().filter(|name| is_code(name)).count();
    if coded * 2 > names.len() {
        return Kind::Values;
    }
    if mostly_names && roles.len() > 1 {
        Kind::Fields
    } else {
        Kind::Other
    }
}

/// `TRANSPORT_AUTO`, `TRANSPORT_UDP`: constants that all begin with the name of their enum.
fn share_beginning(names: &[&str]) -> bool {
    let beginning = |name: &str| name.find('_').map(|at| name[..=at].to_owned());
    let first = names.first().and_then(|name| beginning(name));
    first.is_some_and(|first| {
        first.len() > 3
            && names.len() > 1
            && (names.iter()).all(|name| is_constant(name) && name.starts_with(&first))
    })
}

/// `1 | badData | …`: codes before the names that the vendor has for them.
fn is_numbered(roles: &[Option<Column>], rows: &[&Row]) -> bool {
    let at = |wanted: Column| roles.iter().position(|role| *role == Some(wanted));
    let (Some(value), Some(name)) = (at(Column::Value), at(Column::Name)) else {
        return false;
    };
    let mut seen = std::collections::BTreeSet::new();
    value < name
        && rows.len() > 1
        && rows.iter().all(|row| {
            let cell = row.cells.get(value).map_or("", |cell| cell.trim());
            is_code(cell) && seen.insert(cell)
        })
}

/// `ANSWERED | 1 | …`: the names that the vendor's own code has for the values.
fn is_constants(roles: &[Option<Column>], names: &[&str], rows: &[&Row]) -> bool {
    let at = roles.iter().position(|role| *role == Some(Column::Value));
    let are_codes = rows
        .iter()
        .filter_map(|row| at.and_then(|at| row.cells.get(at)))
        .all(|cell| is_code(cell));
    names.len() > 1 && names.iter().all(|name| is_constant(name)) && are_codes
}

/// A name in capitals.
pub(in super::super) fn is_constant(cell: &str) -> bool {
    let cell = cell.trim().trim_matches('`');
    cell.len() > 1
        && cell.starts_with(|c: char| c.is_ascii_uppercase())
        && cell
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// A header that no word explains: `callStatus | Meaning`, or none at all.
fn by_content(roles: &[Option<Column>], header: &[&str], rows: &[&Row], explains: bool) -> Kind {
    let has = |role| roles.contains(&Some(role));
    let first: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.cells.first())
        .map(|cell| cell.trim())
        .collect();
    let coded = first.iter().filter(|cell| is_code(cell)).count();
    if coded * 4 >= first.len() * 3 && roles.len() > 1 && coded > 1 {
        return if header.first().is_some_and(|cell| is_name(cell)) {
            Kind::Values
        } else {
            Kind::Codes
        };
    }
    let are_constants = first.len() > 1 && first.iter().all(|cell| is_constant(cell));
    if are_constants && explains && roles.len() == 2 {
        return Kind::Values;
    }
    if has(Column::Message) && explains && header.first().is_some_and(|cell| is_name(cell)) {
        return Kind::Values;
    }
    let named = header
        .first()
        .is_some_and(|cell| is_name(cell) && cell.len() > 3);
    if named && explains && roles.len() == 2 && rows.len() > 1 {
        return Kind::Values;
    }
    Kind::Other
}

/// A row that names the address or the method.
fn is_call(row: &Row) -> bool {
    const LABELS: [&str; 13] = [
        "url",
        "request url",
        "method",
        "request method",
        "http method",
        "endpoint",
        "请求方式",
        "请求地址",
        "接口地址",
        "请求url",
        "请求方法",
        "api address",
        "protocol",
    ];
    let (Some(name), Some(value), true) =
        (row.cells.first(), row.cells.get(1), row.cells.len() < 4)
    else {
        return false;
    };
    let name = name.trim().trim_end_matches([':', '：']).to_lowercase();
    let value = value.trim();
    LABELS.contains(&name.as_str())
        && (value.contains("://")
            || value.starts_with('/')
            || matches!(
                value.to_uppercase().as_str(),
                "GET" | "POST" | "PUT" | "DELETE" | "PATCH"
            ))
}

/// A code: digits, perhaps a range or a sign.
pub(in super::super) fn is_code(cell: &str) -> bool {
    let cell = cell.trim().trim_matches(['`', '"', '\'', '“', '”']);
    !cell.is_empty()
        && cell.len() <= 20
        && cell.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '~' | 'X' | 'x' | '.' | ','))
        && cell.chars().any(|c| c.is_ascii_digit())
}
