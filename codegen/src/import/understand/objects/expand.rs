//! Members for the fields that name an object, values for those that name a list of values.

use super::super::super::draft::DraftType;
use super::super::assemble::Assembled;
use super::super::attach::refers;
use super::super::infer::with_core;
use super::super::node::{Node, core};
use super::super::spot::Spot;
use super::Objects;
use super::phrase::{of_cell, words};

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
pub(super) struct Walk {
    stack: Vec<usize>,
    left: usize,
}

impl Walk {
    /// A walk that begins inside of an object, or outside of any.
    pub(super) fn from(object: Option<usize>) -> Self {
        Self {
            stack: object.into_iter().collect(),
            left: MAX_MEMBERS,
        }
    }
}

impl Objects<'_> {
    /// Gives members and values to the fields of an operation.
    pub(in super::super) fn expand(&mut self, assembled: &mut Assembled<'_>) {
        self.wholes(assembled);
        if self.is_empty() && self.lists.is_empty() {
            return;
        }
        let mut walk = Walk::from(None);
        for (spot, nodes) in &mut assembled.fields {
            if matches!(spot, Spot::Request | Spot::Response | Spot::Query) {
                self.fill_all(nodes, &mut walk);
            }
        }
    }

    /// A row that stands for the whole body becomes the members of the object that its type names.
    fn wholes(&self, assembled: &mut Assembled<'_>) {
        for (spot, nodes) in &mut assembled.fields {
            if !nodes.iter().any(|node| node.is_whole) {
                continue;
            }
            for node in std::mem::take(nodes) {
                match self.named(&node).filter(|_| node.is_whole) {
                    Some(named) => {
                        nodes.extend(self.structures[named.at].members.iter().cloned());
                        if named.is_list {
                            assembled.lists.insert(*spot);
                        }
                    }
                    None if node.is_whole => {}
                    None => nodes.push(node),
                }
            }
        }
        assembled.fields.retain(|_, nodes| !nodes.is_empty());
    }

    pub(super) fn fill_all(&mut self, nodes: &mut [Node], walk: &mut Walk) {
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
        node.unsure
            .retain(|why| !why.starts_with("the type is given as"));
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
        let is_plain = matches!(core(&node.ty), DraftType::Object | DraftType::Any)
            && node.typed
            && node.element.is_none();
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
                let heading = self.lists[at]
                    .table
                    .captions
                    .iter()
                    .find(|one| one.level > 0);
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
        let integers = (list.values.list.iter()).all(|one| {
            one.value
                .as_str()
                .is_some_and(|text| text.parse::<i64>().is_ok())
        });
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
            node.unsure
                .retain(|why| !why.starts_with("the type is given as"));
        }
        node.listed = Some(list.values.clone());
        true
    }
}

pub(super) fn result_type(is_list: bool) -> DraftType {
    if is_list {
        DraftType::List(Box::new(DraftType::Object))
    } else {
        DraftType::Object
    }
}

/// Whether a field may hold an object as far as its type tells.
pub(super) fn is_open(node: &Node) -> bool {
    node.children.is_empty() && matches!(core(&node.ty), DraftType::Object | DraftType::Any)
}
