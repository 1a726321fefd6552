//! A table while it is read: cells that reach over columns and rows are put where they are seen.

use std::collections::BTreeSet;

use super::super::super::page::{Block, Row, Table};
use super::super::cells;
use super::properties::Property;
use super::{spans, trim};

/// The most columns that one cell reaches over.
const MAX_COLSPAN: usize = 32;
/// The most cells that spans may add to one table.
const MAX_ADDED: usize = 2_000;

#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Grid {
    pub(super) line: usize,
    rows: Vec<Row>,
    /// Whether every cell of the first row is a head.
    heads: bool,
    row: Option<Row>,
    cell: Option<Cell>,
    /// For each column, how many more rows a cell above reaches down, and its text.
    down: Vec<(usize, String)>,
    added: usize,
    /// Rows without a cell of their own: all of it reaches down from above.
    copies: BTreeSet<usize>,
    /// Whether the row that is being read has a cell of its own.
    has_own: bool,
    /// Tables and code in the cells.
    within: Vec<Block>,
    /// Tables of properties in the cells, with the number of the row that they are about.
    members: Vec<(usize, Vec<Property>)>,
    /// What the table is called, while it is read and after.
    caption: String,
    in_caption: bool,
    /// The row that is being read is drawn around the members of the one above it.
    frames: bool,
}

/// A table that is complete.
pub(super) struct Finished {
    pub(super) table: Table,
    /// Which of its rows only repeat what is above.
    pub(super) copies: BTreeSet<usize>,
    /// What stood in the cells.
    pub(super) within: Vec<Block>,
    /// Tables of properties that stood in the cells, with the number of the row that they are about.
    pub(super) members: Vec<(usize, Vec<Property>)>,
    /// What it is called.
    pub(super) caption: String,
}

struct Cell {
    text: String,
    /// The text of a button in it.
    button: Option<String>,
    colspan: usize,
    rowspan: usize,
}

impl Grid {
    pub(super) fn new(line: usize) -> Self {
        Self {
            line,
            rows: Vec::new(),
            heads: true,
            row: None,
            cell: None,
            down: Vec::new(),
            added: 0,
            copies: BTreeSet::new(),
            has_own: false,
            within: Vec::new(),
            members: Vec::new(),
            caption: String::new(),
            in_caption: false,
            frames: false,
        }
    }

    /// The caption begins or ends.
    pub(super) fn caption(&mut self, begins: bool) {
        self.in_caption = begins;
    }

    /// The text of a button, which counts as the cell's if that is a name.
    pub(super) fn button(&mut self, text: String) {
        if let Some(cell) = &mut self.cell
            && cells::is_name(&text)
            && cell.text.trim().is_empty()
        {
            cell.button.get_or_insert(text);
        }
    }

    /// Takes the members of the row that is being read, or of the one above it.
    pub(super) fn members(&mut self, members: Vec<Property>) {
        let is_own = self.has_name();
        self.frames = !is_own;
        let owner = self.rows.len() + usize::from(is_own);
        self.members.push((owner.saturating_sub(1), members));
    }

    /// Whether the row that is being read has a name of its own.
    fn has_name(&self) -> bool {
        let row = self.row.as_ref().and_then(|row| row.cells.first());
        row.is_some_and(|cell| !cell.trim().is_empty())
    }

    pub(super) fn row(&mut self, line: usize) {
        self.end("tr");
        self.has_own = false;
        self.row = Some(Row {
            line,
            cells: Vec::new(),
        });
    }

    pub(super) fn cell(&mut self, line: usize, is_head: bool, colspan: usize, rowspan: usize) {
        self.end("td");
        self.has_own = true;
        self.row.get_or_insert_with(|| Row {
            line,
            cells: Vec::new(),
        });
        if self.rows.is_empty() && !is_head {
            self.heads = false;
        }
        self.cell = Some(Cell {
            text: String::new(),
            button: None,
            colspan: colspan.clamp(1, MAX_COLSPAN),
            rowspan: rowspan.clamp(1, 1000),
        });
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.in_caption {
            self.caption.push_str(text);
        } else if let Some(cell) = &mut self.cell {
            if text == "\n" {
                self.line_break();
                return;
            }
            for c in text.chars() {
                if c.is_whitespace() && c != '\u{a0}' {
                    if !cell.text.ends_with([' ', '\n']) && !cell.text.is_empty() {
                        cell.text.push(' ');
                    }
                } else {
                    cell.text.push(c);
                }
            }
        }
    }

    /// Moves the beginning of a cell to the right, as many spaces as the page has it levels.
    pub(super) fn indent(&mut self, spaces: usize) {
        if let Some(cell) = &mut self.cell
            && cell.text.trim().is_empty()
        {
            cell.text.extend(std::iter::repeat_n('\u{a0}', spaces));
        }
    }

    pub(super) fn line_break(&mut self) {
        if let Some(cell) = &mut self.cell {
            while cell.text.ends_with(' ') {
                cell.text.pop();
            }
            if !cell.text.is_empty() && !cell.text.ends_with('\n') {
                cell.text.push('\n');
            }
        }
    }

    pub(super) fn within(&mut self, blocks: Vec<Block>) {
        self.within.extend(blocks);
    }

    /// The first cell of the row that is being read.
    pub(super) fn row_name(&self) -> String {
        let row = self.row.as_ref().and_then(|row| row.cells.first());
        row.map(|cell| trim(cell).to_owned()).unwrap_or_default()
    }

    /// Ends a cell, or a row with its cell.
    pub(super) fn end(&mut self, name: &str) {
        if let (Some(mut cell), Some(row)) = (self.cell.take(), &mut self.row) {
            fill(row, &mut self.down);
            // A property that can be opened is called by a button; only "required" stands beside it.
            if let Some(name) = cell.button.take()
                && row.cells.is_empty()
                && (cell.text.trim().is_empty() || cells::is_required(&cell.text))
            {
                cell.text.insert(0, '\n');
                cell.text.insert_str(0, &name);
            }
            let text = spans::settled(trim(&cell.text)).into_owned();
            let column = row.cells.len();
            if cell.rowspan > 1 && self.added < MAX_ADDED {
                self.added += cell.rowspan;
                self.down
                    .resize(self.down.len().max(column + 1), (0, String::new()));
                self.down[column] = (cell.rowspan - 1, text.clone());
            }
            row.cells.push(text);
            self.added += cell.colspan - 1;
            if self.added < MAX_ADDED {
                row.cells.extend((1..cell.colspan).map(|_| String::new()));
            }
        }
        if name == "tr"
            && let Some(mut row) = self.row.take()
        {
            fill(&mut row, &mut self.down);
            let frames = std::mem::take(&mut self.frames);
            let is_frame = |cell: &String| frames && is_bracket(cell);
            if row
                .cells
                .iter()
                .any(|cell| !cell.is_empty() && !is_frame(cell))
            {
                if !self.has_own {
                    self.copies.insert(self.rows.len());
                }
                self.rows.push(row);
            }
            self.has_own = false;
        }
    }

    /// The table and what stood in it.
    pub(super) fn finish(mut self) -> Finished {
        self.end("tr");
        Finished {
            table: Table {
                has_header: self.heads,
                rows: self.rows,
            },
            copies: self.copies,
            within: self.within,
            members: self.members,
            caption: self.caption,
        }
    }
}

/// What is drawn around members: `Array [`, `]`.
fn is_bracket(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .all(|word| word.is_empty() || word.eq_ignore_ascii_case("array"))
}

/// Puts the cells that reach down from above at the end of the row.
fn fill(row: &mut Row, down: &mut [(usize, String)]) {
    while let Some((left, text)) = down.get_mut(row.cells.len()) {
        if *left == 0 {
            break;
        }
        *left -= 1;
        row.cells.push(text.clone());
    }
}
