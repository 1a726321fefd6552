//! What each row of a table of fields says.

use super::super::super::draft::{DraftType, Note, NoteKind};
use super::super::super::words::columns::Column;
use super::super::super::words::location::{self, Place};
use super::super::super::words::required::{self, Required};
use super::super::super::words::types::{self, TypeWords};
use super::Grid;
use super::align::{Fit, fit};
use super::inside;
use super::marks::{Mark, mark};
use super::ticks;

/// A row, its cells told apart.
#[derive(Clone, Debug, Default)]
#[allow(
    clippy::struct_field_names,
    reason = "the line on the page is called so everywhere"
)]
pub(in super::super) struct Line {
    /// The row's line on the page.
    pub(in super::super) line: usize,
    /// How far the name is moved to the right.
    pub(in super::super) width: usize,
    /// The wire name, or the path to it.
    pub(in super::super) path: Vec<String>,
    /// The name cell, when it holds no wire name.
    pub(in super::super) label: Option<String>,
    /// The type cell, read.
    pub(in super::super) ty: Option<TypeWords>,
    /// The type cell as it stands.
    pub(in super::super) type_cell: String,
    /// Which steps of the path are lists.
    pub(in super::super) lists: Vec<bool>,
    /// The steps of the path stand in brackets.
    pub(in super::super) is_bracketed: bool,
    /// The name says that it is a list (`items[]`).
    pub(in super::super) is_list: bool,
    /// Whether it has to be there.
    pub(in super::super) required: Option<Required>,
    /// Whether null is allowed.
    pub(in super::super) nullable: bool,
    /// Where it is sent.
    pub(in super::super) place: Option<Place>,
    /// The object that the row names as the one above it.
    pub(in super::super) parent: Option<String>,
    /// The example cell.
    pub(in super::super) example: String,
    /// The cell of the default.
    pub(in super::super) default: String,
    /// The cell of a value in a table of fields.
    pub(in super::super) value: String,
    /// The cell of allowed values.
    pub(in super::super) values: String,
    /// The cell of the greatest length.
    pub(in super::super) length: String,
    /// All cells that explain, joined.
    pub(in super::super) description: String,
    /// What is odd about the row.
    pub(in super::super) unsure: Vec<String>,
}

/// The rows of a table, and what is to be said about them.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Lines {
    /// The rows that are fields.
    pub(in super::super) lines: Vec<Line>,
    /// Rows that were moved or left out.
    pub(in super::super) notes: Vec<Note>,
}

/// Reads the rows of a table of fields.
pub(in super::super) fn lines(grid: &Grid<'_>) -> Lines {
    let mut out = Lines::default();
    let ticked = ticks::ticked(grid);
    let circled = ticks::circled(grid);
    for row in &grid.rows {
        let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
        let columns = match fit(&grid.roles, &cells) {
            Fit::Straight(columns) => columns,
            Fit::Moved(columns) => {
                out.notes.push(Note {
                    kind: NoteKind::Look,
                    line: row.line,
                    text: format!(
                        "the row `{}` has {} cells below {} headings; each went to the column that it fits",
                        cells.first().map_or("", |cell| cell.trim()),
                        cells.len(),
                        grid.roles.len()
                    ),
                });
                columns
            }
            Fit::Stray => {
                out.notes.push(Note {
                    kind: NoteKind::Left,
                    line: row.line,
                    text: format!(
                        "the row `{}` has the columns of another table",
                        cells.first().map_or("", |cell| cell.trim())
                    ),
                });
                continue;
            }
        };
        if let Some(mut line) = line(grid, row.line, &cells, &columns) {
            line.required = ticks::required(ticked, grid, &cells, &columns)
                .or_else(|| ticks::circle(circled, grid, &cells, &columns))
                .or(line.required);
            let members = inside::members(&mut line);
            out.lines.push(line);
            out.lines.extend(members);
        } else {
            out.notes.push(Note {
                kind: NoteKind::Left,
                line: row.line,
                text: "a row without a name".to_owned(),
            });
        }
    }
    out
}

/// `True` as a type: a boolean that is there only if it is true.
fn truth(cell: &str) -> Option<TypeWords> {
    matches!(cell, "True" | "False" | "true" | "false").then(|| TypeWords {
        ty: DraftType::Boolean,
        ..TypeWords::default()
    })
}

fn line(grid: &Grid<'_>, number: usize, cells: &[&str], columns: &[Option<usize>]) -> Option<Line> {
    let mut line = Line {
        line: number,
        ..Line::default()
    };
    let (column, name) = name(grid, cells, columns)?;
    line.width = name.width + 100 * column;
    line.is_list = name.is_list;
    line.is_bracketed = name.is_bracketed;
    line.lists.clone_from(&name.lists);
    if name.starred && !grid.has_footnote {
        line.required = Some(Required::Always);
    } else if name.is_optional {
        line.required = Some(Required::Never);
    }
    let mut words: Vec<&str> = Vec::new();
    if let Some(remark) = &name.remark {
        read_remark(remark, &mut line);
    }
    for (role, at) in grid.roles.iter().zip(columns) {
        let Some(cell) = at.and_then(|at| cells.get(at)).map(|cell| cell.trim()) else {
            continue;
        };
        if cell.is_empty() {
            continue;
        }
        match role {
            Some(Column::Type) => {
                line.ty = types::read(cell)
                    .or_else(|| truth(cell))
                    .or_else(|| types::named(cell));
                cell.clone_into(&mut line.type_cell);
                if line.ty.is_none() && !is_blank(cell) {
                    line.unsure.push(format!("the type is given as `{cell}`"));
                }
            }
            Some(Column::Required) => {
                required_cell(cell, false, &mut line);
                words.extend(after_sentence(cell));
            }
            Some(Column::Optional) => required_cell(cell, true, &mut line),
            Some(Column::Nullable) => {
                line.nullable = required::read(cell) == Some(Required::Always);
            }
            Some(Column::Location) => line.place = location::read(cell),
            // `3.1` is a member of `3`.
            Some(Column::Number)
                if cell.contains(|c: char| c.is_ascii_digit())
                    && cell.chars().all(|c| c.is_ascii_digit() || c == '.') =>
            {
                line.width += 10 * cell.trim_end_matches('.').matches('.').count();
            }
            Some(Column::Parent) => line.parent = (!is_blank(cell)).then(|| cell.to_owned()),
            Some(Column::Example) => cell.clone_into(&mut line.example),
            Some(Column::Default) if !is_blank(cell) => cell.clone_into(&mut line.default),
            Some(Column::Value) if is_list(cell) && grid.has(Column::Type) => {
                cell.clone_into(&mut line.values);
            }
            Some(Column::Value) => cell.clone_into(&mut line.value),
            Some(Column::Values) => cell.clone_into(&mut line.values),
            Some(Column::Length) => cell.clone_into(&mut line.length),
            Some(Column::Constraint) if is_list(cell) && line.values.is_empty() => {
                cell.clone_into(&mut line.values);
            }
            Some(
                Column::Constraint
                | Column::Description
                | Column::Title
                | Column::Message
                | Column::Solution,
            ) if !is_blank(cell) => {
                words.push(cell);
            }
            None if !is_blank(cell) => words.push(cell),
            _ => {}
        }
    }
    let surplus: Vec<&str> = (cells.iter().enumerate())
        .skip(grid.roles.len())
        .filter(|(at, cell)| !columns.contains(&Some(*at)) && !cell.trim().is_empty())
        .map(|(_, cell)| cell.trim())
        .collect();
    words.extend(surplus);
    line.description = words.join("\n");
    if !grid.has(Column::Type) && line.ty.is_none() {
        type_of_words(&mut line);
    }
    if !grid.has(Column::Required) && !grid.has(Column::Optional) && line.required.is_none() {
        line.required = spoken(&line.description);
    }
    if line.description.is_empty() && is_prose(&line.example) {
        // A cell is missing before it, and an empty one was added at the end.
        line.description = std::mem::take(&mut line.example);
    }
    if name.is_name {
        line.path = name.path;
    } else {
        line.label = Some(name.path.join("."));
    }
    Some(line)
}

/// The name of the row, and how many columns of names stand before it.
fn name(grid: &Grid<'_>, cells: &[&str], columns: &[Option<usize>]) -> Option<(usize, Mark)> {
    let named = grid
        .roles
        .iter()
        .zip(columns)
        .filter(|(role, _)| **role == Some(Column::Name))
        .map(|(_, at)| at.and_then(|at| cells.get(at)).copied().unwrap_or(""));
    // Levels drawn as columns: the last name that is there is the row's own.
    let mut last = None;
    for (column, cell) in named.enumerate() {
        if !cell.trim().is_empty() {
            let mark = mark(cell);
            if mark.path.iter().any(|part| !part.is_empty()) {
                last = Some((column, mark));
            }
        }
    }
    last
}

/// "(required)", "(string, optional)" after a name.
fn read_remark(remark: &str, line: &mut Line) {
    for part in remark.split([',', ';', '，', '、', '/']) {
        if let Some(required) = required::read(part) {
            line.required = Some(required);
        } else if line.ty.is_none()
            && let Some(ty) = types::read(part)
        {
            line.ty = Some(ty);
        }
    }
}

/// What follows the first sentence: "optional. Possible values: …".
fn after_sentence(cell: &str) -> Option<&str> {
    let (_, rest) = cell.split_once(['.', '。', ';', '；', '\n'])?;
    (!rest.trim().is_empty()).then(|| rest.trim())
}

fn required_cell(cell: &str, inverted: bool, line: &mut Line) {
    let first = cell.split([' ', ',', '，', '\n']).next().unwrap_or("");
    let Some(read) = required::read(cell).or_else(|| required::read(first)) else {
        if !is_blank(cell) {
            line.unsure
                .push(format!("whether it is required is given as `{cell}`"));
        }
        return;
    };
    // "Optional: Yes" means that it may be left out; "Optional: Required" speaks for itself.
    let speaks = {
        let lower = cell.to_lowercase();
        ["req", "opt", "mand", "必", "选"]
            .iter()
            .any(|word| lower.contains(word))
            || lower == "m"
            || lower == "o"
    };
    let required = match read {
        Required::Always if inverted && !speaks => Required::Never,
        Required::Never if inverted && !speaks => Required::Always,
        other => other,
    };
    if required == Required::Sometimes {
        line.unsure
            .push(format!("required under a condition: `{cell}`"));
    }
    line.required = Some(required);
}

/// "Integer; how long it rings": the type stands before the words, where no column has it.
fn type_of_words(line: &mut Line) {
    for cell in [&mut line.description, &mut line.value] {
        let Some((first, rest)) = cell.split_once(['\n', ';', ',', '.', '；', '，', '。'])
        else {
            continue;
        };
        let (first, rest) = match cell.split_once('\n') {
            Some((line, below)) if types::read(line).is_some() => (line, below),
            _ => (first, rest),
        };
        if first.chars().count() <= 40
            && let Some(ty) = types::read(first)
        {
            line.ty = Some(ty);
            *cell = rest.trim().to_owned();
            break;
        }
    }
    if line.description.is_empty() && is_prose(&line.value) {
        line.description = std::mem::take(&mut line.value);
    }
}

/// "The number. Required": what a sentence of its own says, where no column does.
fn spoken(description: &str) -> Option<Required> {
    description
        .split(['.', '。', '\n', ';', '；', '(', ')', '（', '）', '[', ']'])
        .map(str::trim)
        .find_map(|part| match part.to_lowercase().as_str() {
            "required" | "mandatory" | "必填" | "必选" | "必传" | "必需" => {
                Some(Required::Always)
            }
            "optional" | "可选" | "选填" | "非必填" | "非必选" => Some(Required::Never),
            _ => None,
        })
}

/// Whether a cell is nothing but words between the marks of a list: `SMS | VOICE`.
fn is_list(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['|', ',', '、', '，']).map(str::trim).collect();
    parts.len() > 1
        && parts.iter().all(|part| {
            let word = part.trim_matches(['`', '"']);
            word.starts_with(|c: char| c.is_ascii_alphabetic())
                && word
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        })
}

/// Whether an example cell reads as a sentence.
fn is_prose(cell: &str) -> bool {
    let plain = !cell.contains(['{', '[', '"', '“', '@']) && !cell.contains("://");
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    plain
        && cell.split_whitespace().count() > 2
        && letters * 2 > cell.chars().count()
        && cell.starts_with(char::is_alphabetic)
}

fn is_blank(cell: &str) -> bool {
    matches!(
        cell.trim().to_lowercase().as_str(),
        "" | "-" | "--" | "—" | "/" | "none" | "n/a" | "无" | "na" | "\\" | "nil"
    )
}
