//! Names that are paths: `data.list.id`, `time[from]`.

use super::super::draft::DraftType;
use super::node::Node;

/// Names with dots become members of the objects that they go through.
pub(super) fn undot(nodes: Vec<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::new();
    for mut node in nodes {
        node.children = undot(std::mem::take(&mut node.children));
        let parts: Vec<String> = node.name.split('\u{1f}').map(str::to_owned).collect();
        insert(&mut out, &parts, node);
    }
    out
}

/// The fields of a query, where a path in a name is the name: `time[from]`, `filter.kind`.
pub(super) fn joined(nodes: Vec<Node>) -> Vec<Node> {
    let mut out = Vec::new();
    for mut node in nodes {
        let children = std::mem::take(&mut node.children);
        if children.is_empty() || node.typed {
            node.children = children;
            out.push(node);
            continue;
        }
        out.extend(joined(children).into_iter().map(|child| {
            let name = match child.name.split_once('[') {
                Some((first, rest)) if child.is_bracketed => {
                    format!("{}[{first}][{rest}", node.name)
                }
                _ if child.is_bracketed => format!("{}[{}]", node.name, child.name),
                _ => format!("{}.{}", node.name, child.name),
            };
            Node { name, ..child }
        }));
    }
    out
}

fn insert(nodes: &mut Vec<Node>, path: &[String], mut node: Node) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    let is_list = first.ends_with("[]");
    let first = first.trim_end_matches("[]");
    if rest.is_empty() {
        first.clone_into(&mut node.name);
        // A row `items[]` right below `items` is about the elements of that list.
        let is_element = |last: &&mut Node| {
            let are_lists = [&last.ty, &node.ty]
                .iter()
                .all(|ty| matches!(ty, DraftType::List(_)));
            last.name == node.name && are_lists && node.children.is_empty()
        };
        if let Some(list) = nodes.last_mut().filter(is_element) {
            list.description.push('\n');
            list.description.push_str(&node.description);
            return;
        }
        nodes.push(node);
        return;
    }
    let at = nodes
        .iter()
        .position(|one| one.name == first)
        .unwrap_or_else(|| {
            let mut object = Node::object(first, node.line, "the page lists its members only");
            object.place = node.place;
            if is_list {
                object.ty = DraftType::List(Box::new(DraftType::Object));
            }
            nodes.push(object);
            nodes.len() - 1
        });
    insert(&mut nodes[at].children, rest, node);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, ty: DraftType) -> Node {
        Node {
            name: name.replace('.', "\u{1f}"),
            ty,
            typed: true,
            description: name.to_owned(),
            ..Node::default()
        }
    }

    fn names(nodes: &[Node]) -> Vec<String> {
        nodes.iter().map(|node| node.name.clone()).collect()
    }

    #[test]
    fn names_of_queries_are_whole() {
        let bracketed = |name| Node {
            is_bracketed: true,
            ..node(name, DraftType::String)
        };
        let nodes = undot(vec![
            bracketed("time.from"),
            bracketed("time.at.day"),
            node("filter.kind", DraftType::String),
            node("size", DraftType::Integer),
        ]);
        assert_eq!(names(&nodes), ["time", "filter", "size"]);
        assert_eq!(
            names(&joined(nodes)),
            ["time[from]", "time[at][day]", "filter.kind", "size"]
        );
    }

    #[test]
    fn elements_of_a_list() {
        let list = |name| node(name, DraftType::List(Box::new(DraftType::String)));
        let nodes = undot(vec![list("kinds"), list("kinds")]);
        assert_eq!(names(&nodes), ["kinds"]);
        assert_eq!(nodes[0].description, "kinds\nkinds");
    }
}
