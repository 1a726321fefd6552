//! Tables of values: which field each row is about, and what is left as result codes.

use serde_json::Value;

use super::super::super::draft::{DraftValue, Note};
use super::super::super::words::columns::Column;
use super::super::super::words::hints::Side;
use super::super::assemble::ValueTable;
use super::super::table::{Kind, is_constant, mark};
use super::about::{
    is_header, named_by_caption, named_by_header, named_by_heading, referring, sends_below,
};
use super::codes::{coded, codes, is_result, is_result_code, note};
use super::{Meaning, Values};

/// What the tables say: values by field name, and result codes.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Matched {
    /// Values for fields.
    pub(in super::super) fields: Vec<Named>,
    /// Result codes.
    pub(in super::super) codes: Vec<DraftValue>,
}

/// Values for the fields of a name.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Named {
    pub(in super::super) name: String,
    /// Only where the field is described so: the description sends the reader to the values.
    pub(in super::super) description: Option<String>,
    /// The side of the message that the table stands under.
    pub(in super::super) side: Option<Side>,
    pub(in super::super) values: Values,
}

/// Matches tables of values with fields by name.
pub(in super::super) fn match_tables(
    tables: &[ValueTable<'_>],
    fields: &[String],
    descriptions: &[(String, String)],
    is_webhook: bool,
    notes: &mut Vec<Note>,
) -> Matched {
    let mut out = Matched::default();
    for table in tables {
        let rows = rows(table);
        let side = table.captions.iter().find_map(|caption| caption.hint.side);
        if by_columns(table, fields, descriptions, &mut out.fields) {
            continue;
        }
        let is_codes = table.grid.kind == Kind::Codes
            || (table.captions.iter().take(3)).any(|caption| caption.hint.is_codes);
        let mut referring = referring(table, descriptions);
        // "For others see Return Codes" says of a result code what it is anyway.
        let names_values = |text: &str| text.contains("取值") || text.contains("values");
        referring.retain(|(field, text)| {
            is_webhook || names_values(text) || !(is_codes && is_result_code(field))
        });
        // Names of values stand beside them now and then: `14 | Spam filtered`.
        let is_field = |name: &String| fields.iter().any(|field| field.eq_ignore_ascii_case(name));
        let mut names = rows.iter().filter_map(|row| row.name.as_ref()).peekable();
        let has_names = names.peek().is_some() && (referring.is_empty() || names.any(is_field));
        if !has_names && !referring.is_empty() {
            for (field, description) in referring {
                for row in &rows {
                    add(&mut out.fields, field, Some(description), side, row);
                }
            }
            // Fields that do not send there may be called so all the same.
            let headed = || named_by_header(table, fields).filter(|field| is_header(table, field));
            let named = named_by_heading(table, fields).or_else(headed);
            if let Some(field) = named.filter(|_| !is_codes) {
                for row in &rows {
                    add(&mut out.fields, &field, None, side, row);
                }
            }
            continue;
        }
        let caption = named_by_heading(table, fields)
            .or_else(|| named_by_caption(table, fields, false))
            .or_else(|| named_by_header(table, fields).filter(|field| is_header(table, field)))
            .or_else(|| {
                // A sentence may name several; the head is about this table.
                let is_sentence = table.captions.first().is_some_and(|line| {
                    line.level == 0 && line.text.split_whitespace().count() > 8
                });
                let head = if is_sentence {
                    named_by_header(table, fields)
                } else {
                    None
                };
                head.or_else(|| named_by_caption(table, fields, true))
            })
            .or_else(|| named_by_header(table, fields));
        if has_names {
            for row in &rows {
                let Some(name) = &row.name else { continue };
                let known = fields
                    .iter()
                    .find(|field| *field == name)
                    .or_else(|| fields.iter().find(|field| field.eq_ignore_ascii_case(name)));
                match known {
                    Some(field) => add(&mut out.fields, field, None, side, row),
                    None => note(
                        notes,
                        row.line,
                        &format!("the values of `{name}`: no table of fields has it"),
                    ),
                }
            }
            continue;
        }
        match caption {
            Some(field)
                if !(is_codes && is_result(&field)) || sends_below(&field, descriptions) =>
            {
                for row in &rows {
                    add(&mut out.fields, &field, None, side, row);
                }
            }
            // A message to us has no outcome of its own: its code is a field like any other.
            _ if is_webhook && is_codes => match coded(fields) {
                Some(field) => {
                    for row in &rows {
                        add(&mut out.fields, field, None, side, row);
                    }
                }
                None => note(
                    notes,
                    table.grid.line,
                    "a table of codes: no field of the webhook has them",
                ),
            },
            _ if is_codes => codes(&rows, &mut out.codes, notes),
            _ => note(
                notes,
                table.grid.line,
                "a table of values: nothing says which field it is about",
            ),
        }
    }
    out
}

/// A table of which several columns are called as fields that send to it: `State | Detail | Description`. Each has the
/// values of its own.
fn by_columns(
    table: &ValueTable<'_>,
    fields: &[String],
    descriptions: &[(String, String)],
    out: &mut Vec<Named>,
) -> bool {
    let sent = referring(table, descriptions);
    let field = |head: &&str| {
        let head = head.trim().trim_matches(['`', '*']);
        let field = fields
            .iter()
            .find(|field| field.eq_ignore_ascii_case(head))?;
        sent.iter().any(|(name, _)| name == field).then_some(field)
    };
    let columns: Vec<(usize, &String)> = (table.grid.header.iter().enumerate())
        .filter_map(|(at, head)| Some((at, field(head)?)))
        .collect();
    if columns.len() < 2 {
        return false;
    }
    for (at, field) in columns {
        for row in &table.grid.rows {
            let value = row
                .cells
                .get(at)
                .map_or("", |cell| cell.trim().trim_matches('`'));
            let entry = Entry {
                name: None,
                value: value.to_owned(),
                text: String::new(),
                line: row.line,
            };
            if !value.is_empty() {
                add(out, field, None, None, &entry);
            }
        }
    }
    true
}

/// The values of a table by themselves, whatever they belong to.
pub(in super::super) fn listed(table: &ValueTable<'_>) -> Values {
    let mut fields = Vec::new();
    for row in rows(table) {
        add(&mut fields, "", None, None, &row);
    }
    fields.pop().map(|field| field.values).unwrap_or_default()
}

pub(super) struct Entry {
    pub(super) name: Option<String>,
    pub(super) value: String,
    pub(super) text: String,
    pub(super) line: usize,
}

fn rows(table: &ValueTable<'_>) -> Vec<Entry> {
    let grid = &table.grid;
    let name_at = grid.column(Column::Name);
    let value_at = grid
        .column(Column::Value)
        .or_else(|| grid.column(Column::Code))
        .or_else(|| grid.column(Column::Values))
        .filter(|at| Some(*at) != name_at);
    // Without a column of values the names are the values.
    let (name_at, value_at) = match value_at {
        Some(at) => (name_at, at),
        None => (None, name_at.unwrap_or(0)),
    };
    // `ANSWERED | 1`: names of the values, and of no field.
    let all = |at: usize, is: &dyn Fn(&str) -> bool| {
        let mut cells = grid.rows.iter().map(|row| row.cells.get(at));
        cells.all(|cell| cell.is_some_and(|cell| is(cell.trim())))
    };
    // "Event Type | Value": of two columns that may hold the values, the one with the codes does.
    let number = |cell: &str| cell.parse::<i64>().is_ok();
    let value_at = (0..grid.roles.len().min(8))
        .find(|&at| {
            let may = matches!(grid.roles[at], Some(Column::Value | Column::Code));
            at != value_at && may && all(value_at, &is_constant) && all(at, &number)
        })
        .unwrap_or(value_at);
    let is_coded = grid.rows.len() > 1 && all(value_at, &number);
    let label_at = (0..grid.roles.len().min(8))
        .find(|&at| is_coded && at != value_at && all(at, &is_constant));
    let name_at = name_at.filter(|at| Some(*at) != label_at);
    let mut last: Option<String> = None;
    grid.rows
        .iter()
        .filter_map(|row| {
            let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
            let name = name_at
                .map(cell)
                .map(|cell| mark(cell).path.last().cloned().unwrap_or_default());
            let name = match name {
                Some(name) if name.is_empty() => last.clone(),
                other => other,
            };
            last.clone_from(&name);
            let value = cell(value_at)
                .trim_matches(['`', '"', '\'', '“', '”', ' '])
                .to_owned();
            let order = [Column::Description, Column::Message, Column::Title];
            let by_role = order
                .iter()
                .find_map(|role| grid.column(*role).map(cell).filter(|text| !text.is_empty()));
            let by_place = || {
                (0..row.cells.len())
                    .filter(|at| Some(*at) != name_at && Some(*at) != label_at && *at != value_at)
                    .map(cell)
                    .find(|text| !text.is_empty())
            };
            let message = if grid.kind == Kind::Codes {
                grid.column(Column::Message)
                    .map(cell)
                    .filter(|text| !text.is_empty())
            } else {
                None
            };
            let text = message.or(by_role).or_else(by_place).unwrap_or("");
            let text = match label_at.map(|at| cell(at).trim_matches('`')) {
                Some(label) if text.is_empty() => label.to_owned(),
                Some(label) => format!("{label} ({text})"),
                None => text.to_owned(),
            };
            (!value.is_empty() && value.len() <= 100).then_some(Entry {
                name,
                value,
                text,
                line: row.line,
            })
        })
        .collect()
}

fn add(
    fields: &mut Vec<Named>,
    name: &str,
    description: Option<&str>,
    side: Option<Side>,
    row: &Entry,
) {
    let known = fields.iter().position(|known| {
        known.name == name && known.description.as_deref() == description && known.side == side
    });
    let at = known.unwrap_or_else(|| {
        fields.push(Named {
            name: name.to_owned(),
            description: description.map(str::to_owned),
            side,
            values: Values::default(),
        });
        fields.len() - 1
    });
    fields[at].values.add(Meaning {
        value: Value::String(row.value.clone()),
        text: row.text.clone(),
        line: row.line,
    });
}
