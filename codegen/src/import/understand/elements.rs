//! Rows that stand for the elements of a list, or for an object once more, and are no fields: the examples have what is below
//! them one level higher.

use serde_json::Value;

use super::node::Node;
use super::samples::{members, objects};

/// Takes such rows out.
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
