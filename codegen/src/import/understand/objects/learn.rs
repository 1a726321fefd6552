//! What the examples of objects show of type words that nothing on the page explains, such as "snowflake".

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::super::draft::DraftType;
use super::super::infer::infer;
use super::super::node::Node;
use super::Objects;
use super::expand::{Walk, is_open};
use super::phrase::{of_cell, same, words};

impl Objects<'_> {
    /// What the examples of the objects show of type words that nothing on the page explains, such as "snowflake".
    pub(super) fn learn(&mut self) {
        let mut seen: BTreeMap<String, Option<DraftType>> = BTreeMap::new();
        for at in 0..self.structures.len() {
            if self.structures[at].samples.is_empty() {
                continue;
            }
            let mut walk = Walk::from(Some(at));
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

    /// Gives a field the type that the examples show of its type word.
    pub(super) fn apply_learned(&self, node: &mut Node) {
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
        node.unsure
            .retain(|why| !why.starts_with("the type is given as"));
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
