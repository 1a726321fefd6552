//! The texts that diagnostics point into, and places in them.
//!
//! Offsets are bytes of the text as it is held here. Lines and columns are worked out only when something
//! is printed. Reading files from disk and decoding them is done elsewhere.

use std::ops::Range;

/// Names one file of a [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte; equal to `start` for a place between two bytes.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to `end`.
    pub const fn new(file: FileId, start: usize, end: usize) -> Self {
        Self { file, start, end }
    }

    /// The place in front of the byte at `offset`.
    pub const fn empty(file: FileId, offset: usize) -> Self {
        Self::new(file, offset, offset)
    }

    /// Both offsets as a range.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A place as people and editors count: both numbers start at 1, and a column is a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

/// One file: the path to show and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceFile {
    fn new(path: &str, text: String) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let line_starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| at + 1))
            .collect();
        Self {
            path: path.replace('\\', "/"),
            text,
            line_starts,
        }
    }

    /// The path to show, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of lines; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The line (from 1) that holds a byte. Offsets behind the end count as the end.
    pub fn line_at(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset)
    }

    /// The bytes of a line (from 1), without its line break. Numbers out of range count as the nearest line.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let line = line.clamp(1, self.line_count());
        let start = self.line_starts[line - 1];
        let end = self
            .line_starts
            .get(line)
            .map_or(self.text.len(), |&next| next - 1);
        let text = &self.text[start..end];
        start..start + text.strip_suffix('\r').unwrap_or(text).len()
    }

    /// The text of a line (from 1), without its line break.
    pub fn line_text(&self, line: usize) -> &str {
        &self.text[self.line_range(line)]
    }

    /// Line and column of a byte. An offset inside a character counts as its start, one behind the end as
    /// the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_at(offset);
        let before = &self.text[self.line_starts[line - 1]..offset];
        Position {
            line,
            column: 1 + before.chars().count(),
        }
    }

    /// The byte at a line and column: the reverse of [`SourceFile::position`]. Places that do not exist
    /// count as the nearest one before them.
    pub fn offset(&self, position: Position) -> usize {
        let range = self.line_range(position.line);
        let line = &self.text[range.clone()];
        line.char_indices()
            .nth(position.column.saturating_sub(1))
            .map_or(range.end, |(at, _)| range.start + at)
    }

    /// The nearest start of a character at or before `offset`.
    pub(super) fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// Every text that was read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// No texts yet.
    pub const fn new() -> Self {
        Self { files: Vec::new() }
    }

    /// Keeps a text under the path to show for it.
    ///
    /// # Panics
    ///
    /// On the file after number 4 294 967 295.
    pub fn add(&mut self, path: &str, text: impl Into<String>) -> FileId {
        let id =
            u32::try_from(self.files.len()).expect("a u32 counts more files than a disk holds");
        self.files.push(SourceFile::new(path, text.into()));
        FileId(id)
    }

    /// The file of an id.
    ///
    /// # Panics
    ///
    /// When the id was not made by [`Sources::add`] of this very value.
    pub fn get(&self, file: FileId) -> &SourceFile {
        &self.files[file.0 as usize]
    }

    /// Every file with its id, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// Line and column of a byte of a file. See [`SourceFile::position`].
    ///
    /// # Panics
    ///
    /// When the id was not made by [`Sources::add`] of this very value.
    pub fn position(&self, file: FileId, offset: usize) -> Position {
        self.get(file).position(offset)
    }

    /// The text of a span, cut to what exists.
    ///
    /// # Panics
    ///
    /// When the file id was not made by [`Sources::add`] of this very value.
    pub fn snippet(&self, span: Span) -> &str {
        let file = self.get(span.file);
        let start = file.floor(span.start);
        &file.text[start..file.floor(span.end).max(start)]
    }
}
