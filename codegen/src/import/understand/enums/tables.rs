//! Tables of values: which field each row is about, and what is left as result codes.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::super::draft::{DraftValue, Note};
use super::super::super::words::columns::Column;
use super::super::super::words::hints::Side;
use super::super::super::words::pattern;
use super::super::assemble::ValueTable;
use super::super::attach::refers;
use super::super::outline::{heading, to_heading};
use super::super::table::{Kind, is_constant, mark};
use super::codes::{coded, codes, is_result, is_result_code, note};
use super::{Meaning, Values};

/// Words that send to the table below.
static BELOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:see|listed|in|refer to) (?:the )?(?:table )?below\b|见下表|如下表|参见下")
});

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
        let has_names = rows.iter().any(|row| row.name.is_some());
        let is_codes = table.grid.kind == Kind::Codes
            || (table.captions.iter().take(3)).any(|caption| caption.hint.is_codes);
        let mut referring = referring(table, descriptions);
        // "For others see Return Codes" says of a result code what it is anyway.
        let names_values = |text: &str| text.contains("取值") || text.contains("values");
        referring.retain(|(field, text)| {
            is_webhook || names_values(text) || !(is_codes && is_result_code(field))
        });
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

/// Whether the words on the field send to the table below.
fn sends_below(field: &str, descriptions: &[(String, String)]) -> bool {
    let mut own = descriptions.iter().filter(|(name, _)| name == field);
    own.any(|(_, text)| BELOW.is_match(text))
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

/// The field that a heading over the table names and nothing else: "Event Types" and `event_type`.
fn named_by_heading(table: &ValueTable<'_>, fields: &[String]) -> Option<String> {
    let heading = heading(&table.captions)?;
    let bare = |text: &str| -> String {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        let text = letters.collect::<String>().to_lowercase();
        text.strip_suffix('s').unwrap_or(&text).to_owned()
    };
    // "Product Explanation" is about `product`.
    let text = heading.text.trim().trim_end_matches([':', '：']);
    let about = text.rsplit_once(' ').filter(|(_, last)| {
        let last = last.to_lowercase();
        [
            "explanation",
            "explanations",
            "description",
            "descriptions",
            "values",
            "list",
            "enum",
            "enumeration",
            "definitions",
        ]
        .contains(&last.as_str())
    });
    let named = about.and_then(|(name, _)| fields.iter().find(|field| bare(field) == bare(name)));
    if named.is_some() && !heading.hint.is_codes && table.grid.kind != Kind::Codes {
        return named.cloned();
    }
    let wanted = bare(heading.text);
    // "Remarks" heads remarks; two words are a name.
    let is_name = heading.text.trim().contains(' ') && heading.text.is_ascii();
    if heading.hint.is_codes || wanted.len() < 5 || !is_name {
        return None;
    }
    fields.iter().find(|field| bare(field) == wanted).cloned()
}

/// The field that a line above the table names, as it is written or `loosely`.
fn named_by_caption(table: &ValueTable<'_>, fields: &[String], loosely: bool) -> Option<String> {
    for (at, caption) in to_heading(&table.captions).iter().enumerate() {
        // What heads result codes keeps headings further off from naming a field.
        if at > 0 && table.captions[at - 1].hint.is_codes {
            return None;
        }
        let words: Vec<&str> = caption
            .text
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .filter(|word| !word.is_empty())
            .collect();
        let exact = fields
            .iter()
            .filter(|field| words.contains(&field.as_str()))
            .max_by_key(|field| field.len());
        let loose = || {
            let text: String = caption
                .text
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
                .to_lowercase();
            fields
                .iter()
                .filter(|field| {
                    let bare: String = field
                        .chars()
                        .filter(char::is_ascii_alphanumeric)
                        .collect::<String>()
                        .to_lowercase();
                    bare.len() > 4 && text.contains(&bare)
                })
                .max_by_key(|field| field.len())
        };
        if let Some(field) = exact.or_else(|| if loosely { loose() } else { None }) {
            let general = caption.hint.is_codes
                && words.len() > 1
                && !field.contains(|c: char| c.is_ascii_uppercase() || c == '_');
            if !general {
                return Some(field.clone());
            }
        }
    }
    None
}

/// The fields whose descriptions send the reader to the heading over the table: "see Agent Status".
fn referring<'d>(
    table: &ValueTable<'_>,
    descriptions: &'d [(String, String)],
) -> Vec<(&'d str, &'d str)> {
    // Copying may have made the heading a line like any other.
    let is_short =
        |text: &str| text.chars().count() <= 60 && !text.ends_with(['.', '。', ':', '：']);
    let line = table.captions.first().filter(|line| is_short(line.text));
    let Some(heading) = line.or_else(|| heading(&table.captions)) else {
        return Vec::new();
    };
    descriptions
        .iter()
        .filter(|(_, description)| refers(description, heading.text))
        .map(|(name, description)| (name.as_str(), description.as_str()))
        .collect()
}

/// Whether a field heads the first column and nothing else does: what stands above may name others, too.
fn is_header(table: &ValueTable<'_>, field: &str) -> bool {
    let first = table.grid.header.first().map_or("", |cell| cell.trim());
    first.trim_matches(['`', '*']).eq_ignore_ascii_case(field)
}

/// The field that heads the first column.
fn named_by_header(table: &ValueTable<'_>, fields: &[String]) -> Option<String> {
    let first = table.grid.header.first()?.trim().trim_matches(['`', '*']);
    let head = first.split([' ', '(', '（']).next()?;
    let field = fields.iter().find(|field| {
        *field == head
            || *field == first
            || field.eq_ignore_ascii_case(head)
            || field.eq_ignore_ascii_case(&first.replace(' ', ""))
    })?;
    // `code | message` heads result codes, whatever fields there are.
    (table.grid.kind != Kind::Codes || !is_result(field)).then(|| field.clone())
}
