//! Rows that stand for the elements of a list, for an object once more or for members of any name, and are no fields.

use serde_json::Value;

use super::super::draft::DraftType;
use super::infer::with_core;
use super::node::Node;
use super::samples::{members, objects};

/// Makes maps of objects whose only member is what JSON Schema calls all others.
pub(super) fn maps(nodes: &mut [Node]) {
    for node in nodes {
        maps(&mut node.children);
        if let [child] = &mut node.children[..]
            && child.name == "additionalProperties"
        {
            let of = std::mem::take(&mut child.ty);
            let children = std::mem::take(&mut child.children);
            node.ty = with_core(&node.ty, DraftType::Map(Box::new(of)));
            node.children = children;
        }
    }
}

/// Takes rows for elements out: the examples have what is below them one level higher.
pub(super) fn unwrap(nodes: &mut [Node], values: &[&Value]) {
    let shown = objects(values);
    let members_shown = members(&shown);
    for node in nodes {
        let Some(inner) = members_shown.get(node.name.as_str()) else {
            continue;
        };
        let inside = objects(inner);
        let keys = members(&inside);
        let is_row = match &node.children[..] {
            [child] => {
                let has = |node: &Node| keys.contains_key(node.name.as_str());
                !has(child) && child.children.iter().any(has)
            }
            _ => false,
        };
        if is_row && let Some(child) = node.children.pop() {
            node.children = child.children;
        }
        unwrap(&mut node.children, inner);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn node(name: &str, children: Vec<Node>) -> Node {
        Node {
            name: name.to_owned(),
            children,
            ..Node::default()
        }
    }

    fn shown(nodes: &[Node]) -> String {
        let one = |node: &Node| format!("{}({})", node.name, shown(&node.children));
        nodes.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_row_for_the_elements() {
        let list = || vec![node("list", vec![node("Voice", vec![node("id", vec![])])])];
        let unwrapped = |value: Value| {
            let mut nodes = list();
            unwrap(&mut nodes, &[&value]);
            shown(&nodes)
        };
        assert_eq!(unwrapped(json!({"list": [{"id": 1}]})), "list(id())");
        for other in [
            json!({"list": [{"Voice": {"id": 1}}]}),
            json!({}),
            json!({"list": [{"a": 1}]}),
        ] {
            assert_eq!(unwrapped(other), "list(Voice(id()))");
        }
    }
}
