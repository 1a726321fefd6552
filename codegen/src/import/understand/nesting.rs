//! Rows to trees: by the marks before the names, by dots in the names, by the column that names the parent.

use super::super::draft::{DraftType, Note, NoteKind};
use super::super::words::location::Place;
use super::dots::undot;
use super::node::Node;
use super::objects::of_cell;
use super::table::Line;

/// Levels deeper than this are flattened.
const MAX_DEPTH: usize = 24;

/// The fields of a table, nested as its rows are.
pub(super) fn nest(lines: Vec<Line>, notes: &mut Vec<Note>) -> Vec<Node> {
    let mut roots: Vec<Node> = Vec::new();
    // The rows that are still open: how far they stand to the right, and the indexes that lead to them.
    let mut open: Vec<(usize, Node, bool)> = Vec::new();
    for line in lines {
        // A row that has lost its mark stands above its neighbours. If it is an object after all, the example will tell.
        if open.len() == 1
            && open[0].0 < line.width
            && open[0].0 == 0
            && !open[0].2
            && !open[0].1.is_container()
        {
            notes.push(Note {
                kind: NoteKind::Look,
                line: line.line,
                text: format!(
                    "`{}` is marked as a member of `{}`, which is no object; it was put beside it",
                    line.path.join("."),
                    open[0].1.name
                ),
            });
            close(&mut open, &mut roots);
        }
        let is_wrapper = is_wrapper(&line);
        while open
            .last()
            .is_some_and(|(width, _, _)| *width >= line.width)
            || open.len() > MAX_DEPTH
        {
            close(&mut open, &mut roots);
        }
        if let Some((_, parent, wrapper)) = open.last_mut()
            && !*wrapper
            && !parent.is_container()
        {
            notes.push(Note {
                kind: NoteKind::Look,
                line: line.line,
                text: format!(
                    "`{}` stands below `{}`, which is no object",
                    line.path.join("."),
                    parent.name
                ),
            });
            parent
                .unsure
                .push("members stand below it, but its type is no object".to_owned());
            parent.typed = false;
        }
        if is_wrapper {
            notes.push(Note {
                kind: NoteKind::Left,
                line: line.line,
                text: format!(
                    "the row `{}` stands for what is around its members, and is no field",
                    line.label.as_deref().unwrap_or("body")
                ),
            });
        } else if line.path.is_empty() {
            notes.push(Note {
                kind: NoteKind::Left,
                line: line.line,
                text: format!(
                    "`{}` is no wire name; the row was left out",
                    line.label.as_deref().unwrap_or("")
                ),
            });
            continue;
        }
        let mut node = Node::of(&line);
        if line.path.len() > 1 && line.place != Some(Place::Header) {
            // The path goes through objects that may be there already.
            let steps = line.path.iter().zip(&line.lists);
            let steps: Vec<String> = steps
                .map(|(name, list)| {
                    if *list {
                        format!("{name}[]")
                    } else {
                        name.clone()
                    }
                })
                .collect();
            node.name = steps.join("\u{1f}");
        } else if line.path.len() > 1 {
            node.name = line.path.join(".");
        }
        open.push((line.width, node, is_wrapper));
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    by_parent_column(&mut roots, notes);
    undot(roots)
}

/// A row that is no field: the body itself, an element of a list.
pub(super) fn is_wrapper(line: &Line) -> bool {
    let ty = line.ty.as_ref().map(|words| &words.ty);
    let holds = matches!(
        ty,
        None | Some(DraftType::Object | DraftType::Any | DraftType::List(_))
    );
    if line.path.is_empty() {
        return holds && line.ty.is_some();
    }
    let name = line.path.last().map_or("", String::as_str);
    let is_body = line.path.len() == 1
        && matches!(
            name.to_lowercase().as_str(),
            "body" | "requestbody" | "request-body"
        );
    is_body && line.place == Some(Place::Body) && holds
        || matches!(name, "[ITEMS]" | "[items]" | "__items__")
        || name.eq_ignore_ascii_case("anonymous") && holds
}

fn close(open: &mut Vec<(usize, Node, bool)>, roots: &mut Vec<Node>) {
    let Some((_, node, wrapper)) = open.pop() else {
        return;
    };
    let siblings = match open.last_mut() {
        Some((_, parent, _)) => &mut parent.children,
        None => roots,
    };
    let is_named = (!node.typed || node.element.is_some()) && of_cell(&node.type_cell).is_some();
    if wrapper && node.children.is_empty() && is_named {
        siblings.push(Node {
            is_whole: true,
            ..node
        });
    } else if wrapper {
        for mut child in node.children {
            child.place = child.place.or(node.place);
            siblings.push(child);
        }
    } else {
        siblings.push(node);
    }
}

/// Fields whose row names the object above them go there.
fn by_parent_column(roots: &mut Vec<Node>, notes: &mut Vec<Note>) {
    if roots.iter().all(|node| node.parent.is_none()) {
        return;
    }
    let mut left: Vec<Node> = Vec::new();
    for node in std::mem::take(roots) {
        let Some(parent) = node.parent.clone() else {
            left.push(node);
            continue;
        };
        let last = parent
            .rsplit(['.', '/', '>'])
            .next()
            .unwrap_or("")
            .trim()
            .trim_end_matches("[]")
            .to_owned();
        if let Some(holder) = holder(&mut left, &last, 0) {
            holder.children.push(node);
            continue;
        }
        if !is_root(&last) {
            notes.push(Note {
                kind: NoteKind::Look,
                line: node.line,
                text: format!(
                    "`{}` belongs to `{parent}`, which the page does not list",
                    node.name
                ),
            });
        }
        left.push(node);
    }
    *roots = left;
}

fn is_root(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "" | "root" | "body" | "-" | "/" | "none" | "无" | "根" | "根节点" | "null"
    )
}

fn holder<'a>(nodes: &'a mut [Node], name: &str, depth: usize) -> Option<&'a mut Node> {
    if depth > MAX_DEPTH {
        return None;
    }
    for node in nodes {
        if node.name == name && node.is_container() {
            return Some(node);
        }
        if let Some(found) = holder(&mut node.children, name, depth + 1) {
            return Some(found);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::page::{Row, Table};
    use super::super::table::{grids, lines};
    use super::*;

    fn shape(rows: &[&[&str]]) -> (String, usize) {
        let table = Table {
            has_header: true,
            rows: rows
                .iter()
                .enumerate()
                .map(|(at, cells)| Row {
                    line: at + 1,
                    cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
                })
                .collect(),
        };
        let grids = grids(&table, 1);
        let mut notes = Vec::new();
        let read = lines(&grids[0]);
        notes.extend(read.notes);
        let nodes = nest(read.lines, &mut notes);
        (shown(&nodes), notes.len())
    }

    fn shown(nodes: &[Node]) -> String {
        let parts: Vec<String> = nodes
            .iter()
            .map(|node| {
                if node.children.is_empty() {
                    node.name.clone()
                } else {
                    format!("{}({})", node.name, shown(&node.children))
                }
            })
            .collect();
        parts.join(" ")
    }

    const HEAD: &[&str] = &["Name", "Type", "Required", "Description"];

    #[test]
    fn marks_dots_and_wrappers() {
        for (names, expected) in [
            (
                vec!["code", "data", "» id", "» list", "»» x", "msg"],
                "code data(id list(x)) msg",
            ),
            (
                vec!["» code", "» data", "»» id", "»»» x"],
                "code data(id(x))",
            ),
            (
                vec!["code", "data", "-- id", "-- list", "---- x"],
                "code data(id list(x))",
            ),
            (
                vec!["data", "data.id", "data.list[].x", "msg"],
                "data(id list(x)) msg",
            ),
            (
                vec![
                    "code",
                    "data",
                    "\u{a0}\u{a0}id",
                    "\u{a0}\u{a0}\u{a0}\u{a0}x",
                ],
                "code data(id(x))",
            ),
            (
                vec!["list", "» Call Details", "»» id", "msg"],
                "list(id) msg",
            ),
        ] {
            let rows: Vec<Vec<&str>> = names
                .iter()
                .map(|name| vec![*name, "object", "Yes", "text"])
                .collect();
            let mut table: Vec<&[&str]> = vec![HEAD];
            table.extend(rows.iter().map(Vec::as_slice));
            assert_eq!(shape(&table).0, expected);
        }
    }

    #[test]
    fn levels_drawn_as_columns_and_parents_in_a_column() {
        let rows: &[&[&str]] = &[
            &["Name", "", "Type", "Description"],
            &["code", "", "int", "The code"],
            &["data", "", "object", "The data"],
            &["", "id", "int", "An id"],
            &["msg", "", "string", "A text"],
        ];
        assert_eq!(shape(rows).0, "code data(id) msg");
        let rows: &[&[&str]] = &[
            &["Parent", "Name", "Type", "Description"],
            &["-", "data", "object", "The data"],
            &["data", "id", "int", "An id"],
        ];
        assert_eq!(shape(rows).0, "data(id)");
    }

    #[test]
    fn a_row_that_lost_its_mark() {
        let rows: &[&[&str]] = &[
            &["Name", "Location", "Type", "Required", "Description"],
            &["body", "body", "object", "No", "none"],
            &["id", "body", "string", "Yes", "An id"],
            &["» size", "body", "integer", "No", "A size"],
        ];
        assert_eq!(shape(rows).0, "id size");
    }

    #[test]
    fn stray_rows_are_left_out() {
        let rows: &[&[&str]] = &[
            &["Name", "Location", "Type", "Required", "Description"],
            &["body", "body", "object", "No", "none"],
            &["» id", "body", "[string]", "Yes", "An id"],
            &["»» line", "string", "true", "none", "The line"],
            &["» size", "body", "integer", "No", "A size"],
        ];
        assert_eq!(shape(rows), ("id size".to_owned(), 2));
    }
}
