//! Fields that a table lists flat although the example has them inside of something.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::draft::{Note, NoteKind};
use super::attach::make;
use super::node::{Node, find};
use super::samples::{members, objects, places};

/// Moves fields that stand at the top of the tables, but not of the examples, to where the examples have them.
pub(super) fn place(nodes: &mut Vec<Node>, values: &[&Value], notes: &mut Vec<Note>) {
    let objects = objects(values);
    if objects.is_empty() {
        return;
    }
    let top = members(&objects);
    let places = places(values);
    let misplaced: Vec<String> = nodes
        .iter()
        .filter(|node| !node.name.is_empty() && !top.contains_key(node.name.as_str()))
        .map(|node| node.name.clone())
        .collect();
    if misplaced.is_empty() {
        return;
    }
    // The place that has the most of them goes first; among equals the one that is less deep.
    let mut scores: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, (_, keys)) in places.iter().enumerate() {
        let found = misplaced.iter().filter(|name| keys.contains(*name)).count();
        if found > 0 {
            scores.insert(index, found);
        }
    }
    let best = |name: &String| {
        scores
            .iter()
            .filter(|(index, _)| places[**index].1.contains(name))
            .max_by_key(|(index, score)| {
                (
                    **score,
                    std::cmp::Reverse(places[**index].0.len()),
                    std::cmp::Reverse(**index),
                )
            })
            .map(|(index, _)| *index)
            .filter(|index| places[*index].0.first() != Some(name))
    };
    let order: Vec<(String, Option<usize>)> = nodes
        .iter()
        .map(|node| {
            (
                node.name.clone(),
                misplaced
                    .contains(&node.name)
                    .then(|| best(&node.name))
                    .flatten(),
            )
        })
        .collect();
    for (at, (name, own)) in order.iter().enumerate() {
        // A field that no example has goes where the rows around it go.
        let index = match own {
            Some(index) => *index,
            None if !misplaced.contains(name) => continue,
            None => {
                let before = order[..at].iter().rev().find_map(|(_, place)| *place);
                let after = order[at + 1..].iter().find_map(|(_, place)| *place);
                let adjoins =
                    at > 0 && (order[at - 1].1.is_some() || misplaced.contains(&order[at - 1].0));
                match (before, after) {
                    (Some(before), Some(after)) if before == after && adjoins => before,
                    _ => continue,
                }
            }
        };
        put(nodes, name, &places[index].0, own.is_some(), notes);
    }
}

/// Moves the field of a name to a place.
fn put(nodes: &mut Vec<Node>, name: &str, path: &[String], shown: bool, notes: &mut Vec<Note>) {
    let Some(at) = nodes.iter().position(|node| node.name == name) else {
        return;
    };
    // Where rows list it both at the top and inside, they mean two fields.
    let listed = find(nodes, path).is_some_and(|parent| {
        parent
            .children
            .iter()
            .any(|child| child.name == name && !child.is_found)
    });
    if listed && nodes[at].typed {
        nodes[at].unsure.push(format!(
            "the example has it only in `{}`, where the page lists it, too",
            path.join(".")
        ));
        return;
    }
    let mut node = nodes.remove(at);
    let line = node.line;
    // What is made on the way takes the field's place in the page's order.
    let before = nodes.len();
    let Some(parent) = make(nodes, path, line) else {
        return;
    };
    if parent.children.iter().any(|child| child.name == node.name) {
        notes.push(Note {
            kind: NoteKind::Look,
            line,
            text: format!(
                "`{name}` is listed at the top and in `{}`; the latter was taken",
                path.join(".")
            ),
        });
        return;
    }
    node.unsure.push(if shown {
        format!(
            "the table lists it at the top; the example has it in `{}`",
            path.join(".")
        )
    } else {
        format!(
            "the example lacks it; it stands among the members of `{}`",
            path.join(".")
        )
    });
    parent.children.push(node);
    if nodes.len() > before
        && let Some(made) = nodes.pop()
    {
        nodes.insert(at.min(nodes.len()), made);
    }
}
