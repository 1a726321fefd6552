//! Levels that only the type cells tell: `object {3}` is followed by its three members.

use std::collections::BTreeSet;

use super::samples::Keys;
use super::table::Line;

/// Moves rows to the right that stand below an object of which the page says how many members it has, when nothing
/// else tells levels apart. Where an example shows such an object with other members, the example tells.
pub(super) fn by_counts(lines: &mut [Line], shown: &Keys) {
    let counts = |line: &Line| line.ty.as_ref().and_then(|ty| ty.members);
    if lines.windows(2).any(|pair| pair[0].width != pair[1].width)
        || lines.iter().all(|line| counts(line).is_none())
    {
        return;
    }
    let mut widths = Vec::with_capacity(lines.len());
    // How many members are still to come for each object that is open.
    let mut open: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        while open.last() == Some(&0) {
            open.pop();
        }
        widths.push(open.len());
        if let Some(left) = open.last_mut() {
            *left -= 1;
        }
        match counts(line) {
            Some(count) if count > 0 && at + count < lines.len() => open.push(count),
            _ => {}
        }
    }
    if (0..lines.len()).all(|at| counts(&lines[at]).is_none() || agrees(lines, &widths, at, shown))
    {
        for (line, width) in lines.iter_mut().zip(widths) {
            line.width = width;
        }
    }
}

/// Whether the examples have no member of the object that stands elsewhere.
fn agrees(lines: &[Line], widths: &[usize], at: usize, shown: &Keys) -> bool {
    let Some(keys) = shown.within.get(name(&lines[at])) else {
        return !shown.all.contains(name(&lines[at]));
    };
    let below = (at + 1..lines.len()).take_while(|below| widths[*below] > widths[at]);
    let members: BTreeSet<&str> = below
        .filter(|below| widths[*below] == widths[at] + 1)
        .map(|below| name(&lines[below]))
        .collect();
    !members.is_empty() && keys.iter().all(|key| members.contains(key.as_str()))
}

fn name(line: &Line) -> &str {
    line.path.last().map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::super::words::types;
    use super::*;

    fn widths(rows: &[(&str, &str)], shown: &Value) -> Vec<usize> {
        let mut lines: Vec<Line> = rows
            .iter()
            .map(|(name, ty)| Line {
                path: vec![(*name).to_owned()],
                ty: types::read(ty),
                ..Line::default()
            })
            .collect();
        by_counts(&mut lines, &Keys::of(std::iter::once(shown)));
        lines.iter().map(|line| line.width).collect()
    }

    #[test]
    fn members_follow_their_object() {
        let rows = [
            ("a", "object {2}"),
            ("b", "array [object {1}]"),
            ("c", "string"),
            ("d", "string"),
            ("e", "string"),
        ];
        assert_eq!(widths(&rows, &json!({})), [0, 1, 2, 1, 0]);
        assert_eq!(widths(&rows, &json!({"a": {"d": ""}})), [0, 1, 2, 1, 0]);
        // An example shows that they stand elsewhere.
        assert_eq!(widths(&rows, &json!({"b": [{"d": ""}]})), [0; 5]);
        assert_eq!(widths(&rows, &json!({"a": ""})), [0; 5]);
        // The object is folded: its members are not there.
        let folded = [("a", "object {2}"), ("b", "string")];
        assert_eq!(widths(&folded, &json!({})), [0, 0]);
    }
}
