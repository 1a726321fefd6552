//! Members that a table lists right below their object with nothing to show it, where an example has them in it: pages that
//! were copied lose their levels like that.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use super::node::Node;
use super::samples::{members, objects, places};

/// Puts rows into the object above them, as long as the examples have them there and nowhere further out.
pub(super) fn follow(nodes: &mut Vec<Node>, values: &[&Value]) {
    let mut shown: BTreeMap<_, _> = places(values).into_iter().collect();
    let objects = objects(values);
    let top = members(&objects);
    let top = top.keys().map(|key| (*key).to_owned()).collect();
    shown.insert(Vec::new(), top);
    let mut left = BTreeMap::new();
    for node in nodes.iter() {
        *left.entry(node.name.clone()).or_default() += 1;
    }
    let mut rows = Rows {
        all: shown.values().flatten().cloned().collect(),
        shown,
        rest: std::mem::take(nodes).into(),
        left,
        listed: vec![BTreeSet::new()],
    };
    let mut path = Vec::new();
    while let Some(node) = rows.next() {
        rows.listed[0].insert(node.name.clone());
        nodes.push(rows.filled(node, &mut path));
    }
}

/// The rows that are still to come.
struct Rows {
    rest: VecDeque<Node>,
    /// How many of them have each name.
    left: BTreeMap<String, usize>,
    /// The keys of the objects of the examples, by their paths.
    shown: BTreeMap<Vec<String>, BTreeSet<String>>,
    /// All keys of the examples.
    all: BTreeSet<String>,
    /// The rows of each object that is open, the message itself first.
    listed: Vec<BTreeSet<String>>,
}

impl Rows {
    fn next(&mut self) -> Option<Node> {
        let node = self.rest.pop_front()?;
        if let Some(count) = self.left.get_mut(&node.name) {
            *count -= 1;
        }
        Some(node)
    }

    /// The object with those of the rows behind it that are its members.
    fn filled(&mut self, mut node: Node, path: &mut Vec<String>) -> Node {
        path.push(node.name.clone());
        self.listed.push(BTreeSet::new());
        let mut taken: BTreeSet<String> = BTreeSet::new();
        while node.typed && (!taken.is_empty() || node.is_empty_container()) {
            let is_member = |at| self.is_member(at, &node, path, &taken);
            let is_shown = is_member(0);
            // What no example has stands where the row behind it does.
            let is_unseen = !taken.is_empty() && self.is_unseen() && is_member(1);
            if !is_shown && !is_unseen {
                break;
            }
            let Some(mut next) = self.next() else { break };
            taken.insert(next.name.clone());
            if let Some(listed) = self.listed.last_mut() {
                listed.insert(next.name.clone());
            }
            let what = if is_shown {
                "the table lists it at the top; the example has it in"
            } else {
                "the example lacks it; it stands among the members of"
            };
            next.unsure.push(format!("{what} `{}`", path.join(".")));
            node.children.push(self.filled(next, path));
        }
        self.listed.pop();
        path.pop();
        node
    }

    /// Whether the examples have the row's field in the object at the path.
    fn is_member(
        &self,
        at: usize,
        object: &Node,
        path: &[String],
        taken: &BTreeSet<String>,
    ) -> bool {
        let Some(next) = self.rest.get(at) else {
            return false;
        };
        let has = |path: &[String]| {
            let keys = self.shown.get(path);
            keys.is_some_and(|keys| keys.contains(&next.name))
        };
        // Where an object further out has one, too, it must have its row already, or another must be left for it.
        let is_missing = |length: usize| {
            let listed = self.listed.get(length);
            has(&path[..length]) && !listed.is_some_and(|names| names.contains(&next.name))
        };
        let is_elsewhere = (0..path.len()).any(is_missing)
            && self.left.get(&next.name).is_none_or(|left| *left < 2);
        has(path)
            && next.children.is_empty()
            && next.place == object.place
            && !taken.contains(&next.name)
            && !is_elsewhere
    }

    /// Whether no example has the next row's field.
    fn is_unseen(&self) -> bool {
        let next = self.rest.front();
        next.is_some_and(|next| next.children.is_empty() && !self.all.contains(&next.name))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::draft::DraftType;
    use super::*;

    fn shape(nodes: &[Node]) -> String {
        let one = |node: &Node| {
            if node.children.is_empty() {
                node.name.clone()
            } else {
                format!("{}({})", node.name, shape(&node.children))
            }
        };
        nodes.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn followed(rows: &[(&str, bool)], shown: &Value) -> String {
        let mut nodes: Vec<Node> = rows
            .iter()
            .map(|(name, is_object)| Node {
                name: (*name).to_owned(),
                typed: true,
                ty: if *is_object {
                    DraftType::Object
                } else {
                    DraftType::String
                },
                ..Node::default()
            })
            .collect();
        follow(&mut nodes, &[shown]);
        shape(&nodes)
    }

    #[test]
    fn rows_below_their_object() {
        let rows = [
            ("a", true),
            ("x", false),
            ("y", false),
            ("b", true),
            ("x", false),
            ("c", false),
        ];
        assert_eq!(
            followed(
                &rows,
                &json!({"a": {"x": "", "y": ""}, "b": {"x": ""}, "c": ""})
            ),
            "a(x y) b(x) c"
        );
        // The example has `y` at the top.
        assert_eq!(
            followed(&rows, &json!({"a": {"x": "", "y": ""}, "y": ""})),
            "a(x) y b x c"
        );
        assert_eq!(
            followed(
                &[("a", true), ("b", true), ("x", false)],
                &json!({"a": [{"b": {"x": ""}}]})
            ),
            "a(b(x))"
        );
        assert_eq!(followed(&rows, &json!({})), "a x y b x c");
        // The top has its own `x` already.
        let twice = [("x", false), ("a", true), ("y", false), ("x", false)];
        assert_eq!(
            followed(&twice, &json!({"x": "", "a": {"x": "", "y": ""}})),
            "x a(y x)"
        );
        // No example has `y`.
        let unseen = [("a", true), ("x", false), ("y", false), ("z", false)];
        assert_eq!(
            followed(&unseen, &json!({"a": {"x": "", "z": ""}})),
            "a(x y z)"
        );
    }
}
