//! The first pass: where everything is, and whether the file uses only what a schema may use.
//!
//! It keeps its own stack, so the depth of the input is no matter, and takes one step for each event.

use super::problems::Problems;
use super::{MAX_DEPTH, MAX_NODES, refusals, syntax};
use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle, options};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// A value: where it is, and what it is made of.
pub(super) struct Outline<'a> {
    pub(super) range: Range<usize>,
    pub(super) shape: Shape<'a>,
}

pub(super) enum Shape<'a> {
    Scalar(Scalar<'a>),
    List(Vec<Outline<'a>>),
    Map(Vec<Pair<'a>>),
    /// Something that was reported. It keeps keys and values in step, and never leaves this module.
    Refused,
}

/// A scalar: its text with quotes and escapes taken away, and whether it had none.
pub(super) struct Scalar<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) plain: bool,
}

/// A key and its value.
pub(super) struct Pair<'a> {
    pub(super) key: Scalar<'a>,
    pub(super) key_range: Range<usize>,
    pub(super) value: Outline<'a>,
    /// Whether an earlier pair of the mapping has the same key.
    pub(super) repeated: bool,
}

/// Walks the whole text. Gives nothing when the text cannot be used.
pub(super) fn outline<'a>(text: &'a str, problems: &mut Problems<'_>) -> Option<Outline<'a>> {
    let mut builder = Builder {
        text,
        problems,
        open: Vec::new(),
        nodes: 0,
        documents: 0,
        root: None,
    };
    for event in Parser::new_from_str_with_options(text, parser_options()) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let diagnostic = syntax::diagnostic(&error, text, builder.problems);
                builder.problems.refuse(diagnostic);
                return None;
            }
        };
        // A parser over a `str` always knows its byte offsets.
        let range = span.byte_range().unwrap_or(0..0);
        let tag = span.tag_span().and_then(|tag| tag.byte_range());
        builder.event(event, range, tag)?;
        if builder.problems.full() {
            return None;
        }
    }
    let root = builder.finish()?;
    (!problems.fatal()).then_some(root)
}

fn parser_options() -> Options {
    options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        disallow_directives: true,
    }
}

/// A list or mapping that has not ended yet.
struct Open<'a> {
    range: Range<usize>,
    content: Content<'a>,
    /// Whether it stands where a key should.
    is_key: bool,
}

enum Content<'a> {
    List(Vec<Outline<'a>>),
    Map {
        pairs: Vec<Pair<'a>>,
        key: Key<'a>,
        seen: BTreeMap<Cow<'a, str>, Range<usize>>,
    },
}

/// What of the next pair of a mapping was read.
enum Key<'a> {
    Missing,
    Read(Scalar<'a>, Range<usize>),
    /// One that was reported: its value is dropped.
    Refused,
}

struct Builder<'a, 'p, 'd> {
    text: &'a str,
    problems: &'p mut Problems<'d>,
    open: Vec<Open<'a>>,
    nodes: usize,
    documents: usize,
    root: Option<Outline<'a>>,
}

impl<'a> Builder<'a, '_, '_> {
    /// Takes one event; nothing when reading has to end.
    fn event(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        tag: Option<Range<usize>>,
    ) -> Option<()> {
        if event.is_node() {
            self.count(&range)?;
        }
        if event.tag().is_some() {
            self.tag(&tag.unwrap_or_else(|| range.clone()));
        }
        match event {
            Event::DocumentStart(..) => self.document(&range)?,
            Event::Scalar(text, style, ..) => {
                // The parser gives a value that is left out as `~` of no length.
                let left_out = range.is_empty() && style == ScalarStyle::Plain;
                let scalar = Scalar {
                    text: if left_out { Cow::Borrowed("") } else { text },
                    plain: style == ScalarStyle::Plain,
                };
                let range = self.trimmed(range);
                self.add(Outline {
                    range,
                    shape: Shape::Scalar(scalar),
                });
            }
            Event::SequenceStart(style, ..) => {
                self.start(Content::List(Vec::new()), style, range)?;
            }
            Event::MappingStart(style, ..) => {
                let content = Content::Map {
                    pairs: Vec::new(),
                    key: Key::Missing,
                    seen: BTreeMap::new(),
                };
                self.start(content, style, range)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&range),
            Event::Anchor(..) => self.anchor(&range),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(range),
            // Stream and document ends say nothing; comments are switched off.
            _ => {}
        }
        Some(())
    }

    fn document(&mut self, range: &Range<usize>) -> Option<()> {
        self.documents += 1;
        if self.documents == 1 {
            return Some(());
        }
        let place = self.problems.span(range);
        self.problems.refuse(refusals::several_documents(place));
        None
    }

    fn count(&mut self, range: &Range<usize>) -> Option<()> {
        self.nodes += 1;
        if self.nodes <= MAX_NODES {
            return Some(());
        }
        let place = self.problems.span(range);
        self.problems.refuse(refusals::too_many_nodes(place));
        None
    }

    fn start(
        &mut self,
        content: Content<'a>,
        style: StructureStyle,
        range: Range<usize>,
    ) -> Option<()> {
        let is_key = self.expects_key();
        if is_key {
            let place = self.problems.span(&range);
            self.problems.refuse(refusals::complex_key(place));
        }
        if self.open.len() == MAX_DEPTH {
            let place = self.problems.span(&range);
            self.problems.refuse(refusals::too_deep(place));
            return None;
        }
        // Blocks have no closing mark: they start with their first entry and end with their last.
        let range = match style {
            StructureStyle::Flow => range,
            StructureStyle::Block => range.start..range.start,
        };
        self.open.push(Open {
            range,
            content,
            is_key,
        });
        Some(())
    }

    fn end(&mut self, mark: &Range<usize>) {
        let Some(mut done) = self.open.pop() else {
            return;
        };
        // A closing bracket has a place. What ends a block has none that helps: it is behind the comments.
        if !mark.is_empty() {
            done.range.end = mark.end;
        }
        let shape = match done.content {
            _ if done.is_key => Shape::Refused,
            Content::List(items) => Shape::List(items),
            Content::Map { pairs, .. } => Shape::Map(pairs),
        };
        self.add(Outline {
            range: done.range,
            shape,
        });
    }

    /// Puts a value, or a key, where it belongs.
    fn add(&mut self, value: Outline<'a>) {
        let problems = &mut *self.problems;
        let Some(parent) = self.open.last_mut() else {
            self.root = Some(value);
            return;
        };
        parent.range.end = parent.range.end.max(value.range.end);
        let (pairs, key, seen) = match &mut parent.content {
            Content::List(items) => return items.push(value),
            Content::Map { pairs, key, seen } => (pairs, key, seen),
        };
        match std::mem::replace(key, Key::Missing) {
            Key::Missing => {
                let Shape::Scalar(scalar) = value.shape else {
                    *key = Key::Refused;
                    return;
                };
                if scalar.plain && scalar.text == "<<" {
                    let place = problems.span(&value.range);
                    problems.refuse(refusals::merge_key(place));
                }
                *key = Key::Read(scalar, value.range);
            }
            Key::Refused => {}
            Key::Read(key, key_range) => {
                let first = seen.get(&key.text);
                let repeated = first.is_some();
                if let Some(first) = first {
                    let (here, first) = (problems.span(&key_range), problems.span(first));
                    problems.push(refusals::duplicate_key(&key.text, here, first));
                } else {
                    seen.insert(key.text.clone(), key_range.clone());
                }
                pairs.push(Pair {
                    key,
                    key_range,
                    value,
                    repeated,
                });
            }
        }
    }

    fn expects_key(&self) -> bool {
        let parent = self.open.last().map(|open| &open.content);
        matches!(
            parent,
            Some(Content::Map {
                key: Key::Missing,
                ..
            })
        )
    }

    fn tag(&mut self, range: &Range<usize>) {
        let place = self.problems.span(range);
        let name = &self.text[range.clone()];
        self.problems.refuse(refusals::tag(name, place));
    }

    fn anchor(&mut self, range: &Range<usize>) {
        let place = self.problems.span(range);
        let name = &self.text[range.clone()];
        self.problems.refuse(refusals::anchor(name, place));
    }

    fn alias(&mut self, range: Range<usize>) {
        let place = self.problems.span(&range);
        let name = &self.text[range.clone()];
        self.problems.refuse(refusals::alias(name, place));
        self.add(Outline {
            range,
            shape: Shape::Refused,
        });
    }

    /// The range without the line breaks and blanks at its end, which block scalars include.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let text = self.text[range.clone()].trim_end_matches([' ', '\t', '\r', '\n']);
        range.start..range.start + text.len()
    }

    /// The value of the document.
    fn finish(self) -> Option<Outline<'a>> {
        let left_out = |root: &Outline<'_>| {
            root.range.is_empty() && matches!(&root.shape, Shape::Scalar(it) if it.plain)
        };
        if let Some(root) = self.root
            && !left_out(&root)
        {
            return Some(root);
        }
        let place = self.problems.span(&(0..0));
        self.problems.refuse(refusals::empty_document(place));
        None
    }
}
