//! What the examples say on the fields: nulls, members that no table lists, lists and objects, integers and texts. What
//! they say against a table becomes an erratum.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::super::draft::{DraftClaim, DraftErratum, DraftType};
use super::super::words::pattern;
use super::infer::{example_cell, has_free_keys, infer, lower, same_kind, with_core};
use super::node::{Node, core};
use super::samples::{members, objects};

/// Whether the values of all keys have the members that the table lists one level higher.
fn hold_members(node: &Node, inner: &[&Map<String, Value>]) -> bool {
    let listed = |name: &String| node.children.iter().any(|child| child.name == *name);
    let mut values = inner.iter().flat_map(|object| object.values()).peekable();
    let is_filled = values.peek().is_some();
    let holds = |value: &Value| {
        let object = value.as_object().filter(|object| !object.is_empty());
        object.is_some_and(|object| {
            object.keys().filter(|key| listed(key)).count() * 2 > object.len()
        })
    };
    node.children.len() > 1 && is_filled && values.all(holds)
}

/// Words for an object whose keys are the caller's.
static FREE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bkey[ /-]{0,3}value pairs?|\bkeys? (?:are|is) the\b|\barbitrary (?:keys?|data|json|metadata)|\bfree[- ]form\b|\bcustom (?:fields?|attributes?|propert(?:y|ies)|variables?)\b[^.]{0,20}\b(?:and|with|to) (?:their )?values?\b|\bkey\s?is\s?(?:the\s)?\w+[\s,，;；]*value\s?is|\ball (?:the )?values (?:are|as|must be) (?:strings?|text)|值(?:均|都|一律)为字符串|键值对|键值形式",
    )
});

/// Objects nested deeper than this are not looked into.
const MAX_DEPTH: usize = 24;

/// The examples of one message, and what is known around them.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Evidence<'a> {
    /// Where the message is in the terms of the schema language: `request`, `response`, `payload`.
    pub(super) root: &'static str,
    /// The line of the first example.
    pub(super) line: usize,
    /// The other side sends it, so that the examples are recordings.
    pub(super) is_received: bool,
    /// The values are texts because a form has nothing else.
    pub(super) is_form: bool,
    /// Bare objects on this page have no known members.
    pub(super) counts_members: bool,
    /// Remarks in the examples, by path.
    pub(super) remarks: BTreeMap<String, String>,
    /// The page has tables for this message.
    pub(super) has_table: bool,
    /// Disagreements.
    pub(super) errata: &'a mut Vec<DraftErratum>,
}

impl Evidence<'_> {
    /// Holds the fields against the messages.
    pub(super) fn hear(&mut self, nodes: &mut Vec<Node>, values: &[&Value]) {
        let objects = objects(values);
        self.members(nodes, &objects, &mut Vec::new());
    }

    fn members(
        &mut self,
        nodes: &mut Vec<Node>,
        objects: &[&Map<String, Value>],
        path: &mut Vec<String>,
    ) {
        if objects.is_empty() || path.len() > MAX_DEPTH {
            return;
        }
        let mut seen = members(objects);
        for node in nodes.iter_mut() {
            let values = seen.shift_remove(node.name.as_str()).unwrap_or_default();
            path.push(node.name.clone());
            self.field(node, &values, path);
            path.pop();
        }
        for (name, values) in seen {
            if name.trim().is_empty() || name.len() > 80 {
                continue;
            }
            path.push(name.to_owned());
            let node = self.found(name, &values, path);
            path.pop();
            nodes.push(node);
        }
    }

    /// A field that only the example has.
    fn found(&mut self, name: &str, values: &[&Value], path: &mut Vec<String>) -> Node {
        let ty = if self.is_form {
            DraftType::String
        } else {
            infer(values)
        };
        let mut node = Node {
            name: name.to_owned(),
            line: self.line,
            ty,
            is_found: true,
            nullable: values.iter().any(|value| value.is_null()),
            description: self
                .remarks
                .get(&path.join("."))
                .cloned()
                .unwrap_or_default(),
            ..Node::default()
        };
        node.unsure.push(if self.has_table {
            "no table lists it; the example has it".to_owned()
        } else {
            "no table, only the example".to_owned()
        });
        let inner = objects(values);
        if has_free_keys(&inner) {
            self.free(&mut node, &inner, path);
        } else {
            self.members(&mut node.children, &inner, path);
        }
        node
    }

    fn field(&mut self, node: &mut Node, values: &[&Value], path: &mut Vec<String>) {
        if let Some(remark) = self.remarks.get(&path.join("."))
            && node.description.is_empty()
        {
            node.description.clone_from(remark);
        }
        let own = example_cell(&node.example);
        let cell: Vec<&Value> = own.iter().collect();
        if values.is_empty() && cell.is_empty() {
            return;
        }
        if values.iter().any(|value| value.is_null()) && !node.nullable {
            node.nullable = true;
            self.erratum(
                path,
                [
                    "Nothing on null.",
                    "May be null.",
                    "The example shows null.",
                ],
                DraftClaim::Nullable,
                node.line,
            );
        }
        let shown: Vec<&Value> = values
            .iter()
            .copied()
            .filter(|value| !value.is_null())
            .collect();
        let all: Vec<&Value> = shown.iter().copied().chain(cell).collect();
        if !self.is_form {
            self.kind(node, &shown, &all, path);
        } else if node.ty == DraftType::List(Box::new(DraftType::Any)) {
            node.ty = DraftType::List(Box::new(DraftType::String));
        }
        let inner = objects(&all);
        if inner.iter().all(|object| object.is_empty()) {
            return;
        }
        if !matches!(core(&node.ty), DraftType::Object | DraftType::Any) {
            return;
        }
        if self.takes_free_keys(node, &inner) {
            self.free(node, &inner, path);
            return;
        }
        if let DraftType::Map(_) = node.ty {
            if !node.children.is_empty() || !same_kind(&inner) {
                node.ty = DraftType::Object;
            } else {
                self.free(node, &inner, path);
                return;
            }
        }
        if *core(&node.ty) == DraftType::Any {
            node.ty = with_core(&node.ty, DraftType::Object);
        }
        let children = &mut node.children;
        self.members(children, &inner, path);
    }

    /// Whether the keys of an object are data rather than names.
    fn takes_free_keys(&self, node: &Node, inner: &[&Map<String, Value>]) -> bool {
        if matches!(node.ty, DraftType::List(_)) {
            return false;
        }
        let none_known = !node
            .children
            .iter()
            .any(|child| inner.iter().any(|object| object.contains_key(&child.name)));
        if node.children.is_empty() {
            // Where the page counts members, an object without a count has free keys, unless its values are of many kinds.
            return has_free_keys(inner)
                || FREE.is_match(&node.description)
                || self.counts_members && node.members.is_none() && node.typed && same_kind(inner);
        }
        none_known && (has_free_keys(inner) || hold_members(node, inner))
    }

    /// Makes the field a map.
    fn free(&mut self, node: &mut Node, inner: &[&Map<String, Value>], path: &mut Vec<String>) {
        let values: Vec<&Value> = inner.iter().flat_map(|object| object.values()).collect();
        let said = node.ty.clone();
        let value = infer(&values);
        if let [child] = node.children.as_slice() {
            // The table shows one entry of the map under a name of its own.
            let (name, children) = (child.name.clone(), child.children.clone());
            self.erratum(
                path,
                [
                    &format!("An object with the member `{name}`."),
                    "A map; its keys are data.",
                    "The example has other keys, which look like data.",
                ],
                DraftClaim::OtherType,
                node.line,
            );
            node.children = children;
        } else if hold_members(node, inner) {
            let said = lower(&said);
            node.unsure.push(format!(
                "the table says {said}, the example has it by keys of its own"
            ));
        } else if !node.children.is_empty() {
            return;
        } else if has_free_keys(inner) && node.typed && !matches!(said, DraftType::Map(_)) {
            self.erratum(
                path,
                [
                    "An object.",
                    "A map; its keys are data.",
                    "The keys in the example look like data.",
                ],
                DraftClaim::OtherType,
                node.line,
            );
        }
        node.ty = DraftType::Map(Box::new(value.clone()));
        let deeper = objects(&values);
        if *core(&value) == DraftType::Object && !deeper.is_empty() {
            let mut children = std::mem::take(&mut node.children);
            path.push("*".to_owned());
            self.members(&mut children, &deeper, path);
            path.pop();
            node.children = children;
        }
    }

    pub(super) fn erratum(
        &mut self,
        path: &[String],
        [page_says, truth, why]: [&str; 3],
        claim: DraftClaim,
        line: usize,
    ) {
        let mut subject = self.root.to_owned();
        for name in path.iter().filter(|name| *name != "*") {
            subject.push('.');
            subject.push_str(name);
        }
        if self
            .errata
            .iter()
            .any(|one| one.subject == subject && one.truth == truth)
        {
            return;
        }
        self.errata.push(DraftErratum {
            subject,
            is_field: true,
            page_says: page_says.to_owned(),
            truth: truth.to_owned(),
            why: why.to_owned(),
            claim,
            line,
        });
    }
}
