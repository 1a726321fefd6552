//! Rows that stand for the elements of a list, for an object once more or for members of any name, and are no fields; and
//! objects that the page describes as being like another one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::DraftType;
use super::super::words::{pattern, types};
use super::infer::with_core;
use super::node::{Node, core};
use super::samples::{members, objects};

/// Words for an object whose keys are data, with the type of its values perhaps.
static KEYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bkeys? (?:are|is)\b[^.\n]{1,80}?\bvalues?\s*(?:[(（]\s*(\w+)\s*[)）]|(?:are|is)\b)|(?:键|key)\s*(?:为|是)[^。\n]{1,40}?(?:值|value)\s*(?:[(（]\s*(\w+)\s*[)）])?\s*(?:为|是)|\bmap of (\w+?)s? to (\w+?)s?\b",
    )
});

/// The type of the values of a map, if the words on an object without members say that it is one.
fn map_of(node: &Node) -> Option<DraftType> {
    let may_be = node.children.is_empty()
        && matches!(core(&node.ty), DraftType::Object | DraftType::Any)
        && !matches!(node.ty, DraftType::Map(_));
    let found = KEYS.captures(&node.description).filter(|_| may_be)?;
    let ty = found.get(1).or(found.get(2)).or(found.get(4));
    let words = ty.and_then(|ty| types::read(ty.as_str()));
    Some(words.map_or_else(DraftType::default, |words| words.ty))
}

/// Makes maps of objects whose only member is what JSON Schema calls all others, or whose words say that they are some.
pub(super) fn maps(nodes: &mut [Node]) {
    for node in nodes {
        maps(&mut node.children);
        if let Some(of) = map_of(node) {
            node.ty = with_core(&node.ty, DraftType::Map(Box::new(of)));
        }
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

/// Words for an object that is like another one.
static LIKE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\bsame (?:object|structure|fields|members|format|shape)s? as (?:in |that of |for )?(?:the )?[`"“]?(\w+)|(?:结构|字段|格式)(?:同|与)\s*[`"“]?([A-Za-z_]\w*)"#,
    )
});

/// Gives objects whose words say that they are like another one the members of that.
pub(super) fn alike(nodes: &mut [Node]) {
    fn collect(nodes: &[Node], known: &mut BTreeMap<String, Vec<Node>>) {
        for node in nodes {
            if !node.children.is_empty() {
                known
                    .entry(node.name.clone())
                    .or_insert_with(|| node.children.clone());
            }
            collect(&node.children, known);
        }
    }
    fn give(nodes: &mut [Node], known: &BTreeMap<String, Vec<Node>>) {
        for node in nodes {
            let may = matches!(core(&node.ty), DraftType::Object | DraftType::Any);
            let found = LIKE
                .captures(&node.description)
                .filter(|_| may && node.children.is_empty());
            let name = found
                .as_ref()
                .and_then(|found| found.get(1).or_else(|| found.get(2)));
            match name.and_then(|name| known.get(name.as_str())) {
                Some(children) => {
                    node.children.clone_from(children);
                    node.ty = with_core(&node.ty, DraftType::Object);
                    let name = name.map_or("", |name| name.as_str());
                    node.unsure
                        .push(format!("its members are those of `{name}`"));
                }
                None => give(&mut node.children, known),
            }
        }
    }
    let mut known = BTreeMap::new();
    collect(nodes, &mut known);
    give(nodes, &known);
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
    fn an_object_like_another() {
        let mut like = node("deputy", vec![]);
        like.description = "Who stands in, same object as `user`.".to_owned();
        like.ty = DraftType::Object;
        let mut nodes = vec![node("user", vec![node("id", vec![])]), like];
        alike(&mut nodes);
        assert_eq!(shown(&nodes), "user(id()) deputy(id())");
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
