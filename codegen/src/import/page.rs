//! A page as its readers see it: blocks in order, without the markup. What they mean is not decided here.

/// A documentation page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The file's name without its extension, or whatever the caller calls it.
    pub name: String,
    /// The title that the markup names (`<title>`), if it does.
    pub title: Option<String>,
    /// What it shows, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line of the file at which it begins, from 1.
    pub line: usize,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; bold text alone on a line counts as one of level 7.
    Heading {
        /// From 1.
        level: u8,
        /// Its text.
        text: String,
    },
    /// Running text, its line breaks kept.
    Paragraph(String),
    /// An item of a list.
    Item {
        /// How deep it is nested, from 0.
        depth: usize,
        /// Its own text.
        text: String,
    },
    /// A table.
    Table(Table),
    /// Preformatted text.
    Code {
        /// The language that the markup names.
        language: Option<String>,
        /// As it stands.
        text: String,
    },
}

/// A table; which of its rows is the header is for the reader of the table to find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Whether the markup says that the first row is the header.
    pub has_header: bool,
    /// The rows, the header included, alignment rows left out.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table whose columns are called so; `line` is where its header would stand.
    pub(super) fn headed(
        line: usize,
        header: &[&str],
        rows: impl IntoIterator<Item = Row>,
    ) -> Self {
        let head = Row {
            line,
            cells: header.iter().map(|&cell| cell.to_owned()).collect(),
        };
        Self {
            has_header: true,
            rows: std::iter::once(head).chain(rows).collect(),
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the file at which it begins, from 1.
    pub line: usize,
    /// The text of each cell, trimmed at its ends, markup removed, `<br>` as a line break; leading marks of nesting
    /// (`»`, `--`, indentation by no-break spaces) are kept.
    pub cells: Vec<String>,
}
