//! Levels that only the type cells tell: `object {3}` is followed by its three members.

use super::table::Line;

/// Moves rows to the right that stand below an object of which the page says how many members it has, when nothing
/// else tells levels apart. Where an example shows such an object (`is_shown`), the example tells.
pub(super) fn by_counts(lines: &mut [Line], is_shown: &dyn Fn(&str) -> bool) {
    fn name(line: &Line) -> &str {
        line.path.last().map_or("", String::as_str)
    }
    let counts = |line: &Line| line.ty.as_ref().and_then(|ty| ty.members);
    if lines.windows(2).any(|pair| pair[0].width != pair[1].width)
        || lines.iter().all(|line| counts(line).is_none())
        || lines
            .iter()
            .any(|line| counts(line).is_some() && is_shown(name(line)))
    {
        return;
    }
    // How many members are still to come for each object that is open.
    let mut open: Vec<usize> = Vec::new();
    let total = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        while open.last() == Some(&0) {
            open.pop();
        }
        line.width = open.len();
        if let Some(left) = open.last_mut() {
            *left -= 1;
        }
        match counts(line) {
            Some(count) if count > 0 && at + count < total => open.push(count),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::words::types;
    use super::*;

    fn widths(rows: &[(&str, &str)], shown: &str) -> Vec<usize> {
        let mut lines: Vec<Line> = rows
            .iter()
            .map(|(name, ty)| Line {
                path: vec![(*name).to_owned()],
                ty: types::read(ty),
                ..Line::default()
            })
            .collect();
        by_counts(&mut lines, &|name| name == shown);
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
        assert_eq!(widths(&rows, ""), [0, 1, 2, 1, 0]);
        // An example shows where they stand.
        assert_eq!(widths(&rows, "b"), [0; 5]);
        // The object is folded: its members are not there.
        assert_eq!(widths(&[("a", "object {2}"), ("b", "string")], ""), [0, 0]);
    }
}
