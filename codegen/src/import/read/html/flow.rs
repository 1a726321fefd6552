//! Everything outside of tables and code: paragraphs, headings, items, and lists of parameters made of such.

use super::super::super::page::{Block, BlockKind, Row, Table};
use super::super::super::words::columns::column;
use super::super::entries::{self, Piece, Role};
use super::super::{cells, spans, text, trim};
use super::names;

/// How many parts of a heading may be set in boxes.
const MAX_HEADING: usize = 30;

#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    /// The pieces of the paragraph that is being read; a tag begins another one.
    pieces: Vec<Piece>,
    cut: bool,
    strong: usize,
    bold: usize,
    plain: usize,
    heading: Option<u8>,
    /// How many elements the heading stands in.
    depth: usize,
    lists: usize,
    item: Option<usize>,
    /// Lines since the last heading, table or code.
    pending: Vec<(Piece, Option<BlockKind>)>,
    /// The level of the last heading.
    level: u8,
    /// The level of the headings made of statuses, since the heading above them.
    statuses: Option<u8>,
    /// Which part of a list of terms is being read.
    role: Role,
    /// The depth of the element that holds the name of a parameter, until the next one begins.
    named: Option<usize>,
    /// How far out the words on parameters stand.
    farthest: usize,
}

impl Flow {
    pub(super) fn start(&mut self, name: &str, class: &str, depth: usize) {
        if names::is_property(class) {
            self.named = Some(depth);
        } else if self.named.is_some_and(|named| depth <= named) {
            self.named = None;
        }
        match name {
            "b" | "strong" => self.strong += 1,
            // What is set in boxes within a heading belongs to it.
            "div" if self.heading.is_some() && self.pieces.len() < MAX_HEADING => {}
            _ if names::is_block(name) => {
                self.flush();
                match name {
                    "ul" | "ol" => self.lists += 1,
                    "li" => self.item = Some(self.lists.saturating_sub(1)),
                    "dt" => self.role = Role::Term,
                    "dd" => self.role = Role::Meaning,
                    _ => {
                        if let Some(level) = level(name) {
                            self.heading = Some(level);
                            self.depth = depth;
                        }
                    }
                }
            }
            _ => {}
        }
        self.cut = true;
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "b" | "strong" => self.strong = self.strong.saturating_sub(1),
            "div" if self.heading.is_some() && self.pieces.len() < MAX_HEADING => {}
            _ if names::is_block(name) => {
                self.flush();
                match name {
                    "ul" | "ol" => self.lists = self.lists.saturating_sub(1),
                    "li" => self.item = None,
                    "dt" | "dd" | "dl" => self.role = Role::Text,
                    _ if level(name).is_some() => self.heading = None,
                    _ => {}
                }
            }
            _ => {}
        }
        self.cut = true;
    }

    pub(super) fn text(&mut self, text: &str, line: usize, depth: usize) {
        // The line of the first letter, not of the space before it.
        let space = &text[..text.len() - text.trim_start().len()];
        let line = line + space.matches('\n').count();
        let letters = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：'))
            .count();
        *(if self.strong > 0 {
            &mut self.bold
        } else {
            &mut self.plain
        }) += letters;
        if self.cut || self.pieces.is_empty() {
            self.pieces.push(Piece {
                line,
                depth,
                list: self.lists,
                role: if self.named.is_some_and(|named| depth >= named) {
                    Role::Name
                } else {
                    self.role
                },
                ..Piece::default()
            });
            self.cut = false;
        }
        if let Some(piece) = self.pieces.last_mut() {
            for c in text.chars() {
                // Marks without width stand where links are drawn.
                if matches!(c, '\u{200b}' | '\u{feff}') {
                    continue;
                }
                if c.is_whitespace() && c != '\u{a0}' {
                    if !piece.text.ends_with([' ', '\n']) {
                        piece.text.push(' ');
                    }
                } else {
                    piece.text.push(c);
                }
            }
        }
    }

    pub(super) fn line_break(&mut self, line: usize, depth: usize) {
        self.pieces.push(Piece {
            line,
            depth,
            text: "\n".to_owned(),
            ..Piece::default()
        });
        self.cut = true;
    }

    /// A button's text, which counts only where it is the name of a parameter.
    pub(super) fn button(&mut self, text: String, line: usize, depth: usize) {
        if cells::is_name(&text) {
            self.pieces.push(Piece {
                line,
                depth,
                list: self.lists,
                role: Role::Button,
                text,
            });
        }
        self.cut = true;
    }

    /// A line that a button shows.
    pub(super) fn line(&mut self, text: String, line: usize) {
        self.push(Block {
            line,
            kind: BlockKind::Paragraph(text),
        });
    }

    /// A status, with the answer that has it described below.
    pub(super) fn status(&mut self, text: String, line: usize) {
        let level = *self.statuses.get_or_insert((self.level + 1).min(6));
        self.push(Block {
            line,
            kind: BlockKind::Heading { level, text },
        });
    }

    /// Takes the rows of a table right below `Allowed values:` as values with their meanings; whether it did.
    pub(super) fn values(&mut self, table: &Table) -> bool {
        self.flush();
        let label = self.pending.last().map(|(piece, _)| piece);
        let Some(label) = label.filter(|piece| entries::labels(&piece.text)) else {
            return false;
        };
        let is_pair = |row: &Row| matches!(&row.cells[..], [value, _] if entries::is_value(value));
        let heads = |row: &&Row| row.cells.iter().all(|cell| column(cell).is_some());
        let skipped = usize::from(table.rows.first().as_ref().is_some_and(heads));
        let rows = &table.rows[skipped..];
        if rows.is_empty() || !rows.iter().all(is_pair) {
            return false;
        }
        let depth = label.depth;
        for row in rows {
            for (text, role) in row.cells.iter().zip([Role::Term, Role::Meaning]) {
                let piece = Piece {
                    line: row.line,
                    depth,
                    list: self.lists,
                    role,
                    text: text.clone(),
                };
                let kind = BlockKind::Paragraph(text.clone());
                self.pending.push((piece, Some(kind)));
            }
        }
        true
    }

    /// A block that is complete.
    pub(super) fn push(&mut self, block: Block) {
        self.flush();
        self.settle();
        self.blocks.push(block);
    }

    pub(super) fn finish(&mut self) {
        self.flush();
        self.settle();
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self) {
        let mut pieces: Vec<Piece> = std::mem::take(&mut self.pieces);
        let is_bold = self.bold > 0 && self.plain == 0;
        (self.bold, self.plain, self.cut) = (0, 0, false);
        // `array` and `[string]` below a name are a type, and no name with a type.
        let is_type = self
            .pending
            .last()
            .is_some_and(|(above, _)| above.role == Role::Name && cells::is_type(&joined(&pieces)));
        let entry = if is_type {
            None
        } else {
            entries::entry(&pieces)
        };
        if entry.is_none() {
            pieces.retain(|piece| piece.role != Role::Button);
        }
        let mut filled = pieces.iter().filter(|piece| !piece.text.trim().is_empty());
        let Some(first) = filled.next() else { return };
        let place = Piece {
            text: joined(&pieces),
            ..first.clone()
        };
        if let Some(level) = self.heading {
            let text = place.text.replace('\n', " ");
            // The link to a heading that generators set beside it.
            let is_link = |c: char| matches!(c, '#' | '¶' | '\u{200b}' | ' ');
            let text = text.trim_matches(is_link).to_owned();
            let kind = BlockKind::Heading { level, text };
            // A parameter of a list may be set as a heading.
            if let Some(entry) = entry.filter(|_| level > 2 || self.item.is_some()) {
                let mut kind = Some(kind);
                for piece in entry {
                    // The words below it do not stand further out, however it is set.
                    let depth = self.depth;
                    self.pending.push((Piece { depth, ..piece }, kind.take()));
                }
                return;
            }
            self.level = level;
            self.statuses = self.statuses.filter(|statuses| *statuses < level);
            self.push(Block {
                line: place.line,
                kind,
            });
            return;
        }
        if let Some(entry) = entry {
            for piece in entry {
                let kind = BlockKind::Paragraph(piece.text.clone());
                self.pending.push((piece, Some(kind)));
            }
            return;
        }
        if let Some((ty, words)) = self.below_name(&pieces) {
            for piece in [ty, words] {
                let kind = BlockKind::Paragraph(piece.text.clone());
                self.pending.push((piece, Some(kind)));
            }
            return;
        }
        let text = place.text.clone();
        let kind = match self.item {
            Some(depth) => BlockKind::Item { depth, text },
            None if is_bold && text.chars().count() <= 120 && !text.contains('\n') => {
                BlockKind::Heading { level: 7, text }
            }
            None => BlockKind::Paragraph(text),
        };
        self.pending.push((place, Some(kind)));
    }

    /// The type and the title of a parameter whose name stands alone on the line before.
    fn below_name(&self, pieces: &[Piece]) -> Option<(Piece, Piece)> {
        let (above, _) = self.pending.last()?;
        if !cells::is_name(&above.text) {
            return None;
        }
        let first = pieces
            .iter()
            .position(|piece| !piece.text.trim().is_empty())?;
        // `object` and `{4}` are one type, each set apart.
        let (ty, rest) = (first + 1..=pieces.len()).rev().find_map(|end| {
            let ty = joined(&pieces[first..end]);
            cells::is_type(&ty).then(|| (ty, joined(&pieces[end..])))
        })?;
        let of = |text: String| Piece {
            text,
            ..pieces[first].clone()
        };
        (!rest.is_empty()).then(|| (of(ty), of(rest)))
    }

    /// Finds lists of parameters among the lines, and makes blocks of all of them.
    fn settle(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let (pieces, mut kinds): (Vec<Piece>, Vec<_>) = pending.into_iter().unzip();
        let mut at = 0;
        let above = match self.blocks.last().map(|block| &block.kind) {
            Some(BlockKind::Heading { text, .. }) => text.clone(),
            _ => String::new(),
        };
        let mut runs = entries::runs(&pieces, &above, &mut self.farthest)
            .into_iter()
            .peekable();
        while at < pieces.len() {
            if let Some((range, table)) = runs.next_if(|(range, _)| range.start == at) {
                self.blocks.push(Block {
                    line: pieces[at].line,
                    kind: BlockKind::Table(table),
                });
                at = range.end;
                continue;
            }
            let line = pieces[at].line;
            match kinds[at].take() {
                Some(BlockKind::Paragraph(body)) if body.starts_with(['{', '[']) => {
                    self.blocks.extend(text::blocks_at(&body, line));
                }
                Some(kind) => self.blocks.push(Block { line, kind }),
                None => {}
            }
            at += 1;
        }
    }
}

fn joined(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        if text.ends_with([' ', '\n']) && piece.text.starts_with(' ') {
            text.push_str(piece.text.trim_start_matches(' '));
        } else {
            // What the page sets apart with boxes, such as `POST` and `/path`.
            let bare = spans::plain(&piece.text);
            let meets = spans::ends_with_letter(&text)
                && bare.starts_with(|c: char| c.is_alphanumeric() || c == '/')
                && !(bare.starts_with('/') && ends_with_host(&text));
            if meets {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
    }
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    spans::settled(trim(&lines.join("\n"))).into_owned()
}

/// Whether the last word is an address without a path: `https://api.example.com`.
fn ends_with_host(text: &str) -> bool {
    let last = spans::plain(text);
    let last = last.rsplit(char::is_whitespace).next().unwrap_or("");
    last.split_once("://")
        .is_some_and(|(_, host)| !host.is_empty() && !host.contains('/'))
}

fn level(name: &str) -> Option<u8> {
    let mut bytes = name.bytes();
    match (bytes.next(), bytes.next(), bytes.next()) {
        (Some(b'h'), Some(digit @ b'1'..=b'6'), None) => Some(digit - b'0'),
        _ => None,
    }
}
