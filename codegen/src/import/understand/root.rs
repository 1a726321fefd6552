//! The row that stands for the whole message: `Body`, `object`, and everything else is a member of it.

use super::super::draft::DraftType;
use super::samples::Keys;
use super::table::Line;

/// Takes the name from the first row if all others stand in it and the examples show them, and not it, at their top.
/// Without a name it is no field.
pub(super) fn unname(lines: &mut [Line], shown: &Keys) {
    let Some((first, rest)) = lines.split_first_mut() else {
        return;
    };
    let holds = first
        .ty
        .as_ref()
        .is_some_and(|words| matches!(words.ty, DraftType::Object | DraftType::List(_)));
    let are_within = !rest.is_empty() && rest.iter().all(|line| line.width > first.width);
    let [name] = &first.path[..] else { return };
    let least = rest.iter().map(|line| line.width).min();
    let mut members = rest.iter().filter(|line| Some(line.width) == least);
    let are_shown = members.any(|line| {
        let name = line.path.first();
        name.is_some_and(|name| shown.top.contains(name))
    });
    // Copying loses the levels; `Body` says what it is.
    let is_body = name.eq_ignore_ascii_case("body") && !rest.is_empty();
    if holds && (are_within || is_body) && are_shown && !shown.all.contains(name) {
        first.path.clear();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::super::words::types;
    use super::*;

    fn is_named(rows: &[(&str, &str, usize)], shown: &Value) -> bool {
        let line = |(name, ty, width): &(&str, &str, usize)| Line {
            path: vec![(*name).to_owned()],
            ty: types::read(ty),
            width: *width,
            ..Line::default()
        };
        let mut lines: Vec<Line> = rows.iter().map(line).collect();
        unname(&mut lines, &Keys::of(std::iter::once(shown)));
        !lines[0].path.is_empty()
    }

    #[test]
    fn the_whole_message() {
        let rows = [("Body", "object", 0), ("size", "integer", 1)];
        assert!(!is_named(&rows, &json!({"size": 1})));
        assert!(is_named(&rows, &json!({"Body": {"size": 1}})));
        assert!(is_named(&rows, &json!({})));
        let beside = [
            ("Body", "object", 0),
            ("size", "integer", 1),
            ("b", "string", 0),
        ];
        assert!(is_named(&beside, &json!({"size": 1})));
        let flat = [("Body", "object", 0), ("size", "integer", 0)];
        assert!(!is_named(&flat, &json!({"size": 1})));
        let other = [("box", "object", 0), ("size", "integer", 0)];
        assert!(is_named(&other, &json!({"size": 1})));
    }
}
