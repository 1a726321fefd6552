//! Markdown, as wikis have it. Tables are cut out line by line ([`pipes`]); everything else is the parser's.

mod components;
mod front;
mod gitbook;
mod inline;
mod lark;
mod segment;
mod widgets;
mod yfm;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::super::page::{Block, BlockKind};
use super::super::words::hints;
use super::{html, pipes, text};
use inline::Inline;
use segment::{Segment, segments};

/// The blocks of a page.
pub(super) fn blocks(source: &str) -> Vec<Block> {
    let source = lark::plain(source);
    let mut lines: Vec<&str> = source.lines().collect();
    let (mut blocks, taken) = front::blocks(&lines);
    lines[..taken].fill("");
    for segment in segments(&lines) {
        match segment {
            Segment::Text(range) => prose(&lines[range.clone()], range.start + 1, &mut blocks),
            Segment::Html(range) => {
                blocks.extend(html::fragment(
                    &lines[range.clone()].join("\n"),
                    range.start + 1,
                ));
            }
            Segment::Widget(range) => {
                blocks.extend(widgets::blocks(&lines[range.clone()], range.start + 1));
            }
            Segment::Fields(range) => {
                blocks.extend(components::blocks(&lines[range.clone()], range.start + 1));
            }
            Segment::GitBook(range) => {
                blocks.extend(gitbook::blocks(&lines[range.clone()], range.start + 1));
            }
            Segment::Yfm(range) => {
                let line = range.start + 1;
                let kind = BlockKind::Table(yfm::table(&lines[range], line));
                blocks.push(Block { line, kind });
            }
            Segment::Table(range) => {
                let (table, _) =
                    pipes::table(&lines[range.clone()], 0, range.start + 1, inline::cell);
                blocks.push(Block {
                    line: range.start + 1,
                    kind: BlockKind::Table(table),
                });
            }
        }
    }
    blocks
}

/// What the parser makes of lines without tables.
fn prose(lines: &[&str], first_line: usize, blocks: &mut Vec<Block>) {
    if lines.iter().all(|line| line.trim().is_empty()) {
        return;
    }
    let source = lines.join("\n");
    let starts: Vec<usize> = (source.match_indices('\n')).map(|(at, _)| at + 1).collect();
    let mut walk = Walk {
        first_line,
        starts,
        blocks,
        inline: Inline::default(),
        code: None,
        html: None,
        heading: None,
        lists: 0,
        item: None,
        open_item: None,
    };
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_STRIKETHROUGH).into_offset_iter()
    {
        walk.event(event, range.start);
    }
    walk.flush();
}

struct Walk<'b> {
    first_line: usize,
    /// Where each line but the first begins.
    starts: Vec<usize>,
    blocks: &'b mut Vec<Block>,
    inline: Inline,
    code: Option<(usize, Option<String>, String)>,
    html: Option<(usize, String)>,
    heading: Option<u8>,
    lists: usize,
    /// The depth of the list item whose text is being read.
    item: Option<usize>,
    /// The block of the list item that is open.
    open_item: Option<usize>,
}

impl Walk<'_> {
    fn line(&self, offset: usize) -> usize {
        self.first_line + self.starts.partition_point(|&start| start <= offset)
    }

    fn event(&mut self, event: Event<'_>, offset: usize) {
        let line = self.line(offset);
        match event {
            Event::Start(tag) => self.start(tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match (&mut self.code, &mut self.html) {
                (Some((.., code)), _) => code.push_str(&text),
                (_, Some((_, html))) => html.push_str(&text),
                _ => self.inline.text(&text, line),
            },
            Event::Code(text) => self.inline.code(&text, line),
            Event::Html(text) => match &mut self.html {
                Some((_, html)) => html.push_str(&text),
                None => self.inline.html(&text, line),
            },
            Event::InlineHtml(tag) => self.inline.html(&tag, line),
            Event::SoftBreak | Event::HardBreak => self.inline.line_break(),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, line: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level_of(level));
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                let language = match kind {
                    CodeBlockKind::Fenced(words) => {
                        let (language, title) = words.split_once(' ').unwrap_or((&words, ""));
                        self.titled(title, line);
                        (!language.is_empty()).then(|| language.to_owned())
                    }
                    CodeBlockKind::Indented => None,
                };
                self.code = Some((line, language, String::new()));
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some((line, String::new()));
            }
            Tag::List(_) => {
                self.flush();
                self.lists += 1;
            }
            Tag::Item => {
                self.flush();
                self.item = Some(self.lists.saturating_sub(1));
            }
            Tag::Paragraph | Tag::BlockQuote(_) if !self.inline.is_empty() => {
                self.flush();
            }
            Tag::Strong => self.inline.strong += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.inline.strong = self.inline.strong.saturating_sub(1),
            TagEnd::CodeBlock => {
                if let Some((line, language, text)) = self.code.take() {
                    self.blocks.push(Block {
                        line,
                        kind: BlockKind::Code { language, text },
                    });
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((line, source)) = self.html.take() {
                    self.blocks.extend(html::fragment(&source, line));
                }
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.flush();
                if matches!(tag, TagEnd::Item) {
                    self.open_item = None;
                    self.item = None;
                }
            }
            _ => {}
        }
    }

    /// What stands behind the language of code and says which message it shows: `json Response`, `json title="Answer"`.
    fn titled(&mut self, title: &str, line: usize) {
        let title = title.trim().trim_start_matches("title=");
        let text = title.trim_matches(['"', '\'']).to_owned();
        if hints::read(&text).side.is_some() {
            let kind = BlockKind::Paragraph(text);
            self.blocks.push(Block { line, kind });
        }
    }

    /// Turns the text read so far into a block.
    fn flush(&mut self) {
        let inline = std::mem::take(&mut self.inline);
        let heading = self.heading.take();
        if inline.is_blank() {
            return;
        }
        if let Some(level) = heading {
            let kind = BlockKind::Heading {
                level,
                text: inline.joined().replace('\n', " "),
            };
            self.blocks.push(Block {
                line: inline.line(),
                kind,
            });
        } else if let Some(depth) = self.item.take() {
            let kind = BlockKind::Item {
                depth,
                text: inline.joined(),
            };
            self.open_item = Some(self.blocks.len());
            self.blocks.push(Block {
                line: inline.line(),
                kind,
            });
        } else if let Some(Block {
            kind: BlockKind::Item { text, .. },
            ..
        }) = self
            .open_item
            .filter(|at| at + 1 == self.blocks.len())
            .and_then(|at| self.blocks.get_mut(at))
        {
            // Another paragraph of the item.
            text.push('\n');
            text.push_str(&inline.joined());
        } else {
            for (line, is_heading, text) in inline.parts() {
                // JSON without a fence.
                if !is_heading && text.starts_with(['{', '[']) {
                    self.blocks.extend(text::blocks_at(&text, line));
                } else {
                    let kind = if is_heading {
                        BlockKind::Heading { level: 7, text }
                    } else {
                        BlockKind::Paragraph(text)
                    };
                    self.blocks.push(Block { line, kind });
                }
            }
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
