//! Everything outside of tables and code: paragraphs, headings, items, and lists of parameters made of such.

use super::super::super::page::{Block, BlockKind};
use super::super::entries::{self, Piece};
use super::super::{cells, spans, text, trim};
use super::names;

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
    lists: usize,
    item: Option<usize>,
    /// Lines since the last heading, table or code.
    pending: Vec<(Piece, BlockKind)>,
}

impl Flow {
    pub(super) fn start(&mut self, name: &str, line: usize, depth: usize) {
        let _ = (line, depth);
        match name {
            "b" | "strong" => self.strong += 1,
            _ if names::is_block(name) => {
                self.flush();
                match name {
                    "ul" | "ol" => self.lists += 1,
                    "li" => self.item = Some(self.lists.saturating_sub(1)),
                    _ => {
                        if let Some(level) = level(name) {
                            self.heading = Some(level);
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
            _ if names::is_block(name) => {
                self.flush();
                match name {
                    "ul" | "ol" => self.lists = self.lists.saturating_sub(1),
                    "li" => self.item = None,
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
                text: String::new(),
            });
            self.cut = false;
        }
        if let Some(piece) = self.pieces.last_mut() {
            for c in text.chars() {
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
        });
        self.cut = true;
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
        let pieces: Vec<Piece> = std::mem::take(&mut self.pieces);
        let is_bold = self.bold > 0 && self.plain == 0;
        (self.bold, self.plain, self.cut) = (0, 0, false);
        let filled: Vec<&Piece> = pieces
            .iter()
            .filter(|piece| !piece.text.trim().is_empty())
            .collect();
        let Some(first) = filled.first() else { return };
        let place = Piece {
            line: first.line,
            depth: first.depth,
            text: joined(&pieces),
        };
        if let Some(level) = self.heading {
            let text = place.text.replace('\n', " ");
            self.push(Block {
                line: place.line,
                kind: BlockKind::Heading { level, text },
            });
            return;
        }
        let is_entry = filled.len() > 1
            && cells::is_name(&spans::plain(&filled[0].text))
            && filled
                .iter()
                .skip(1)
                .take(2)
                .any(|piece| cells::is_type(spans::plain(&piece.text).trim()));
        if is_entry {
            for piece in filled {
                let piece = Piece {
                    text: spans::plain(trim(&piece.text)).into_owned(),
                    ..*piece
                };
                let kind = BlockKind::Paragraph(piece.text.clone());
                self.pending.push((piece, kind));
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
        self.pending.push((place, kind));
    }

    /// Finds lists of parameters among the lines, and makes blocks of all of them.
    fn settle(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let (pieces, kinds): (Vec<Piece>, Vec<BlockKind>) = pending.into_iter().unzip();
        let mut at = 0;
        let mut runs = entries::runs(&pieces).into_iter().peekable();
        let mut kinds = kinds.into_iter().map(Some).collect::<Vec<_>>();
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
                && bare.starts_with(|c: char| c.is_alphanumeric() || c == '/');
            if meets {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
    }
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    spans::settled(trim(&lines.join("\n"))).into_owned()
}

fn level(name: &str) -> Option<u8> {
    let mut bytes = name.bytes();
    match (bytes.next(), bytes.next(), bytes.next()) {
        (Some(b'h'), Some(digit @ b'1'..=b'6'), None) => Some(digit - b'0'),
        _ => None,
    }
}
