//! Tables by the shape of their header row and the content of their cells: what kind a table is, what each column holds,
//! and what each row says.

mod align;
mod inside;
mod kind;
mod marks;
mod roles;
mod rows;
mod ticks;

pub(super) use kind::{Kind, is_constant};
pub(super) use marks::mark;
pub(super) use rows::{Line, lines};

use super::super::page::{Block, BlockKind, Row, Table};
use super::super::words::columns::Column;

/// A table whose columns are known.
#[derive(Clone, Debug)]
pub(super) struct Grid<'a> {
    /// What each column holds, if that is known.
    pub(super) roles: Vec<Option<Column>>,
    /// The texts of the header row.
    pub(super) header: Vec<&'a str>,
    /// The rows below the header.
    pub(super) rows: Vec<&'a Row>,
    /// What the rows are.
    pub(super) kind: Kind,
    /// The line at which it begins.
    pub(super) line: usize,
    /// A star after a name leads to a footnote below the table.
    pub(super) has_footnote: bool,
    /// A caption inside the table, which the rows stand below.
    pub(super) inner_caption: Option<&'a str>,
}

impl Grid<'_> {
    /// The first column of this role.
    pub(super) fn column(&self, role: Column) -> Option<usize> {
        self.roles.iter().position(|one| *one == Some(role))
    }

    /// What the heading over it makes of it: `Member | Description` below "Scope values" has values, whose names these are.
    pub(super) fn below(&mut self, heading: &str) {
        const ENDS: [&str; 5] = [" values", " value", "取值", "枚举", "枚举值"];
        let heading = heading.trim().to_lowercase();
        let says_values = ENDS
            .iter()
            .any(|end| heading.len() > end.len() && heading.ends_with(end));
        let is_bare = ![Column::Type, Column::Required, Column::Location]
            .iter()
            .any(|role| self.has(*role));
        if self.kind != Kind::Fields || !says_values || !is_bare || self.roles.len() != 2 {
            return;
        }
        if let Some(at) = self.column(Column::Name) {
            self.kind = Kind::Values;
            self.roles[at] = Some(Column::Value);
        }
    }

    /// Whether a column has this role.
    pub(super) fn has(&self, role: Column) -> bool {
        self.column(role).is_some()
    }
}

/// Whether the block below a table is what a star in it leads to, and no legend of the stars that mean "required".
pub(super) fn is_footnote(block: &Block) -> bool {
    let (BlockKind::Paragraph(text) | BlockKind::Item { text, .. }) = &block.kind else {
        return false;
    };
    let lower = text.to_lowercase();
    let is_legend = ["required", "mandatory", "必"]
        .iter()
        .any(|word| lower.contains(word));
    let rest = text.trim_start_matches('\\').strip_prefix('*');
    rest.is_some_and(|rest| rest.starts_with(' ')) && !is_legend
}

/// The table, cut where another header row or a caption stands inside.
pub(super) fn grids<'a>(table: &'a Table, line: usize) -> Vec<Grid<'a>> {
    let Some(first) = table.rows.first() else {
        return Vec::new();
    };
    let start = roles::header_row(table);
    let header: Vec<&str> = match start {
        Some(at) => table.rows[at].cells.iter().map(String::as_str).collect(),
        None => Vec::new(),
    };
    let mut known = roles::of_header(&header);
    let width = table
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(first.cells.len());
    if known.is_empty() {
        known = vec![None; width.min(64)];
    }
    let mut grids: Vec<Grid<'a>> = Vec::new();
    let mut header = header;
    let mut caption = None;
    let mut begin = line;
    let mut rows: Vec<&'a Row> = Vec::new();
    let mut close = |known: &[Option<Column>],
                     header: &[&'a str],
                     rows: &mut Vec<&'a Row>,
                     caption: Option<&'a str>,
                     begin: usize| {
        if rows.is_empty() {
            return;
        }
        let rows = std::mem::take(rows);
        let roles = roles::with_content(known.to_vec(), &rows);
        let kind = kind::kind(&roles, header, &rows);
        grids.push(Grid {
            roles,
            header: header.to_vec(),
            rows,
            kind,
            line: begin,
            has_footnote: false,
            inner_caption: caption,
        });
    };
    for row in table.rows.iter().skip(start.map_or(0, |at| at + 1)) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if roles::is_header(row) {
            close(&known, &header, &mut rows, caption, begin);
            header = row.cells.iter().map(String::as_str).collect();
            known = roles::of_header(&header);
            caption = None;
            begin = row.line;
        } else if let Some(text) = roles::caption(row, known.len()) {
            close(&known, &header, &mut rows, caption, begin);
            caption = Some(text);
            begin = row.line;
        } else {
            rows.push(row);
        }
    }
    close(&known, &header, &mut rows, caption, begin);
    grids
}
