//! Members for the fields that name an object, values for those that name a list of values, and answers that are objects.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::super::draft::{DraftType, Note, NoteKind};
use super::super::super::page::{Block, BlockKind};
use super::super::super::words::hints::Side;
use super::super::assemble::Assembled;
use super::super::attach::{self, refers};
use super::super::infer::{infer, with_core};
use super::super::node::{Node, core};
use super::super::samples::{Keys, Sample, Samples, places};
use super::super::spot::Spot;
use super::Objects;
use super::cut::is_open;
use super::phrase::{of_cell, same, words};
use super::returns::returned;

/// Objects in objects are followed so far.
const MAX_DEPTH: usize = 8;

/// An object that contains itself is given out so often on a way down.
const MAX_AGAIN: usize = 2;

/// The fields of one operation have no more members than this.
const MAX_MEMBERS: usize = 4_000;

/// How a field names an object.
struct Named {
    at: usize,
    is_list: bool,
    /// Neither the type nor the field's name says it, but the words on it.
    by_words: bool,
}

/// One walk through the objects.
struct Walk {
    stack: Vec<usize>,
    left: usize,
}

impl Objects<'_> {
    /// Gives members and values to the fields of an operation.
    pub(in super::super) fn expand(&mut self, assembled: &mut Assembled<'_>) {
        if self.is_empty() && self.lists.is_empty() {
            return;
        }
        let mut walk = Walk {
            stack: Vec::new(),
            left: MAX_MEMBERS,
        };
        for (spot, nodes) in &mut assembled.fields {
            if matches!(spot, Spot::Request | Spot::Response | Spot::Query) {
                self.fill_all(nodes, &mut walk);
            }
        }
    }

    /// The object that the part's sentences say is the answer becomes the answer.
    pub(in super::super) fn answer(
        &mut self,
        blocks: &[Block],
        assembled: &mut Assembled<'_>,
        samples: &mut Samples,
        notes: &mut Vec<Note>,
    ) {
        if self.is_empty() || assembled.fields.contains_key(&Spot::Response) {
            return;
        }
        let mut found: Option<(usize, bool, usize)> = None;
        for block in blocks {
            let (BlockKind::Paragraph(text) | BlockKind::Item { text, .. }) = &block.kind else {
                continue;
            };
            for one in returned(text) {
                let Some(at) = one.object(&self.by_name) else {
                    continue;
                };
                if one.is_wrapped && !shows_answer(samples) {
                    notes.push(look(
                        block.line,
                        format!(
                            "the answer holds `{}` in something that only words describe; it was left out",
                            self.structures[at].title
                        ),
                    ));
                    return;
                }
                match found {
                    None => found = Some((at, one.is_list, block.line)),
                    Some((known, _, _)) if known != at => notes.push(look(
                        block.line,
                        format!(
                            "the answer may also be `{}`; the first object that is named was taken",
                            self.structures[at].title
                        ),
                    )),
                    Some(_) => {}
                }
            }
        }
        let Some((at, is_list, line)) = found else {
            if self.holder.is_some() && !shows_answer(samples) && self.shown_around().is_none() {
                notes.push(look(
                    blocks.first().map_or(1, |block| block.line),
                    "the page tells in words only what answers look like; none was written".to_owned(),
                ));
            }
            return;
        };
        let mut walk = Walk {
            stack: vec![at],
            left: MAX_MEMBERS,
        };
        let mut members = self.structures[at].members.clone();
        self.fill_all(&mut members, &mut walk);
        if let Some(path) = self.place(&members, samples) {
            let Some((last, above)) = path.split_last() else {
                return;
            };
            let mut node = Node::object(last, line, "the example shows that it holds the result");
            node.ty = result_type(is_list);
            node.typed = true;
            node.children = members;
            let known = assembled.fields.entry(Spot::Response).or_default();
            let above = (!above.is_empty()).then_some(above);
            attach::add(known, above, vec![node], notes);
        } else if let Some(holder) = self.holder.as_deref().filter(|_| !shows_answer(samples)) {
            notes.push(look(
                line,
                format!(
                    "the answer is `{}`, in the member `{holder}` of something that the page describes in words only; \
                     the response was left out: write it by hand, or add an example of an answer to the page",
                    self.structures[at].title
                ),
            ));
            return;
        } else {
            assembled.fields.insert(Spot::Response, members);
            if is_list {
                assembled.lists.insert(Spot::Response);
            }
            let shown = self.structures[at].samples.iter();
            samples.list.extend(shown.filter(|(value, _)| value.is_object()).map(|(value, line)| {
                let value = if is_list {
                    Value::Array(vec![value.clone()])
                } else {
                    value.clone()
                };
                sample(value, *line)
            }));
        }
        assembled.has_answer = true;
    }

    /// Where the examples of answers have the members, if not at their top.
    fn place(&self, members: &[Node], samples: &mut Samples) -> Option<Vec<String>> {
        let names: Vec<&str> = members.iter().map(|node| node.name.as_str()).collect();
        let answers = |samples: &Samples| -> Vec<Value> {
            let list = samples.list.iter();
            list.filter(|one| one.side == Some(Side::Response) && !one.is_failure)
                .map(|one| one.value.clone())
                .collect()
        };
        let own = answers(samples);
        if own.is_empty() {
            // What is around every answer may be shown once for all.
            let (value, line) = self.shown_around()?;
            samples.list.push(sample(value, line));
            return self.holder.clone().map(|holder| vec![holder]);
        }
        let values: Vec<&Value> = own.iter().collect();
        if Keys::of(values.iter().copied()).top_share(&names) >= 50 {
            return None;
        }
        let share = |keys: &BTreeSet<String>| {
            names.iter().filter(|name| keys.contains(**name)).count() * 2
        };
        places(&values)
            .into_iter()
            .filter(|(_, keys)| share(keys) >= names.len().max(1))
            .min_by_key(|(path, _)| path.len())
            .map(|(path, _)| path)
    }

    /// What an example shows around every answer, the member that holds the result left out.
    fn shown_around(&self) -> Option<(Value, usize)> {
        let holder = self.holder.as_deref()?;
        self.around.iter().find_map(|(value, line)| {
            let mut members = value.as_object()?.clone();
            members.shift_remove(holder)?;
            (!members.is_empty()).then_some((Value::Object(members), *line))
        })
    }

    fn fill_all(&mut self, nodes: &mut [Node], walk: &mut Walk) {
        for node in nodes {
            self.fill(node, walk);
        }
    }

    fn fill(&mut self, node: &mut Node, walk: &mut Walk) {
        if !node.children.is_empty() {
            // Nested rows are as deep as their table; only objects can go on for ever.
            let mut children = std::mem::take(&mut node.children);
            self.fill_all(&mut children, walk);
            node.children = children;
            return;
        }
        if self.values_of(node) {
            return;
        }
        let Some(named) = self.named(node) else {
            self.apply_learned(node);
            return;
        };
        let structure = &self.structures[named.at];
        node.unsure.retain(|why| !why.starts_with("the type is given as"));
        let is_typed_list = matches!(node.ty, DraftType::List(_) | DraftType::Map(_));
        node.ty = match (named.is_list, is_typed_list) {
            (_, true) => with_core(&node.ty, DraftType::Object),
            (is_list, false) => result_type(is_list),
        };
        node.typed = true;
        node.element.get_or_insert_with(|| structure.title.clone());
        if named.by_words {
            node.unsure.push(format!(
                "its type says only that it is an object; its words name `{}`",
                structure.title
            ));
        }
        let again = walk.stack.iter().filter(|at| **at == named.at).count();
        if again >= MAX_AGAIN || walk.stack.len() >= MAX_DEPTH {
            node.unsure.push(format!(
                "`{}` goes on inside of itself; its members are not repeated here",
                structure.title
            ));
            return;
        }
        let mut members = structure.members.clone();
        if walk.left < members.len() {
            node.unsure.push(format!(
                "the members of `{}` were left out: the message would become too large",
                structure.title
            ));
            return;
        }
        walk.left -= members.len();
        walk.stack.push(named.at);
        self.fill_all(&mut members, walk);
        walk.stack.pop();
        node.children = members;
    }

    /// The object that a field names: by its type, by its name, in the last resort by the words on it.
    fn named(&self, node: &Node) -> Option<Named> {
        if !is_open(node) {
            return None;
        }
        let cell = of_cell(&node.type_cell);
        if let Some((words, is_list)) = &cell
            && let Some(at) = self.by_name.find(words)
        {
            return Some(Named {
                at,
                is_list: *is_list,
                by_words: false,
            });
        }
        // A type with a name of its own is another object, which the page does not define.
        let is_plain = matches!(core(&node.ty), DraftType::Object | DraftType::Any) && node.typed && node.element.is_none();
        if !is_plain {
            return None;
        }
        let is_list = matches!(node.ty, DraftType::List(_));
        if let Some(at) = self.by_name.exact(&words(&node.name)) {
            return Some(Named {
                at,
                is_list,
                by_words: false,
            });
        }
        let (at, _) = self.by_name.within(&words(&node.description), 2)?;
        Some(Named {
            at,
            is_list,
            by_words: true,
        })
    }

    /// Gives the field the values of the list that it names.
    fn values_of(&mut self, node: &mut Node) -> bool {
        let by_type = of_cell(&node.type_cell)
            .and_then(|(words, list)| self.lists_by_name.exact(&words).map(|at| (at, list)))
            .filter(|_| is_open(node));
        let found = by_type.or_else(|| {
            let is_scalar = matches!(
                core(&node.ty),
                DraftType::String | DraftType::Integer | DraftType::Any
            ) && node.element.is_none();
            if !is_scalar {
                return None;
            }
            let by_name = self.lists_by_name.exact(&words(&node.name));
            let by_words = || {
                let said = words(&node.description);
                let (at, length) = self.lists_by_name.within(&said, 2)?;
                let heading = self.lists[at].table.captions.iter().find(|one| one.level > 0);
                let sends = heading.is_some_and(|one| refers(&node.description, one.text));
                (sends || said.len() <= length + 3).then_some(at)
            };
            by_name.or_else(by_words).map(|at| (at, false))
        });
        let Some((at, is_list)) = found else {
            return false;
        };
        let list = &mut self.lists[at];
        list.is_used = true;
        let integers = (list.values.list.iter())
            .all(|one| one.value.as_str().is_some_and(|text| text.parse::<i64>().is_ok()));
        if matches!(core(&node.ty), DraftType::Object | DraftType::Any) {
            let scalar = if integers {
                DraftType::Integer
            } else {
                DraftType::String
            };
            node.ty = match &node.ty {
                DraftType::List(_) => DraftType::List(Box::new(scalar)),
                _ if is_list => DraftType::List(Box::new(scalar)),
                _ => scalar,
            };
            node.typed = true;
            node.element = None;
            node.unsure.retain(|why| !why.starts_with("the type is given as"));
        }
        node.listed = Some(list.values.clone());
        true
    }

    /// What the examples of the objects show of type words that nothing on the page explains, such as "snowflake".
    pub(super) fn learn(&mut self) {
        let mut seen: BTreeMap<String, Option<DraftType>> = BTreeMap::new();
        for at in 0..self.structures.len() {
            if self.structures[at].samples.is_empty() {
                continue;
            }
            let mut walk = Walk {
                stack: vec![at],
                left: MAX_MEMBERS,
            };
            let mut members = self.structures[at].members.clone();
            self.fill_all(&mut members, &mut walk);
            for (value, _) in &self.structures[at].samples {
                learn(&members, value, &mut seen, 0);
            }
        }
        self.learned = seen
            .into_iter()
            .filter_map(|(word, ty)| ty.map(|ty| (word, ty)))
            .collect();
    }

    fn apply_learned(&self, node: &mut Node) {
        let Some((words, is_list)) = unknown(node) else {
            return;
        };
        let Some(ty) = self.learned.get(&words.concat()) else {
            return;
        };
        node.ty = if is_list {
            DraftType::List(Box::new(ty.clone()))
        } else {
            ty.clone()
        };
        node.typed = true;
        node.element = None;
        node.unsure.retain(|why| !why.starts_with("the type is given as"));
    }
}

/// The type word of a field that is neither a plain type nor explained, and whether it is a list of such.
fn unknown(node: &Node) -> Option<(Vec<String>, bool)> {
    if !is_open(node) || node.typed && node.element.is_none() {
        return None;
    }
    of_cell(&node.type_cell).filter(|(name, _)| !same(name, &words(&node.name)))
}

fn learn(
    nodes: &[Node],
    value: &Value,
    seen: &mut BTreeMap<String, Option<DraftType>>,
    depth: usize,
) {
    if depth > 24 {
        return;
    }
    if let Value::Array(list) = value {
        for one in list.iter().take(20) {
            learn(nodes, one, seen, depth + 1);
        }
        return;
    }
    let Some(object) = value.as_object() else {
        return;
    };
    for node in nodes {
        let Some(value) = object.get(&node.name) else {
            continue;
        };
        learn(&node.children, value, seen, depth + 1);
        let Some((words, is_list)) = unknown(node) else {
            continue;
        };
        let shown = match (is_list, value) {
            (true, Value::Array(list)) => infer(&list.iter().collect::<Vec<_>>()),
            (false, value) => infer(&[value]),
            (true, _) => continue,
        };
        if !matches!(
            shown,
            DraftType::String | DraftType::Integer | DraftType::Number | DraftType::Boolean
        ) {
            continue;
        }
        seen.entry(words.concat())
            .and_modify(|known| {
                if known.as_ref() != Some(&shown) {
                    *known = None;
                }
            })
            .or_insert(Some(shown));
    }
}

fn result_type(is_list: bool) -> DraftType {
    if is_list {
        DraftType::List(Box::new(DraftType::Object))
    } else {
        DraftType::Object
    }
}

fn shows_answer(samples: &Samples) -> bool {
    samples
        .list
        .iter()
        .any(|one| one.side == Some(Side::Response) && !one.is_failure)
}

fn sample(value: Value, line: usize) -> Sample {
    Sample {
        value,
        line,
        side: Some(Side::Response),
        weak: None,
        is_failure: false,
        is_success: true,
        is_form: false,
        comments: Vec::new(),
    }
}

fn look(line: usize, text: String) -> Note {
    Note {
        kind: NoteKind::Look,
        line,
        text,
    }
}
