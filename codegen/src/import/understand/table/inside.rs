//! Members that the description of an object lists, each on a line that begins with a name and a type:
//! `unit (string, required): …`. They become rows of their own, below the object's.

use super::super::super::draft::DraftType;
use super::super::super::read::{Parameter, parameter};
use super::super::super::words::required;
use super::super::super::words::types;
use super::Line;

/// The members, in order; the description keeps what stands before them.
pub(super) fn members(line: &mut Line) -> Vec<Line> {
    let may_hold = match line.ty.as_ref().map(|words| &words.ty) {
        Some(DraftType::List(inner)) => {
            matches!(**inner, DraftType::Any | DraftType::Object)
        }
        Some(ty) => *ty == DraftType::Object,
        None => false,
    };
    if !may_hold || line.path.is_empty() {
        return Vec::new();
    }
    let mut own: Vec<&str> = Vec::new();
    let mut found: Vec<(Parameter, Vec<&str>)> = Vec::new();
    let text = std::mem::take(&mut line.description);
    for part in text.lines() {
        match (member(part), found.last_mut()) {
            (Some(one), _) => found.push((one, Vec::new())),
            (None, Some((_, words))) => words.push(part),
            (None, None) => own.push(part),
        }
    }
    // One alone may be a remark.
    if found.len() < 2 {
        line.description = text;
        return Vec::new();
    }
    line.description = own.join("\n");
    let below = |(one, words): (Parameter, Vec<&str>)| {
        let required = (!one.required.is_empty())
            .then(|| required::read(&one.required))
            .flatten();
        let lines = std::iter::once(one.words.as_str()).chain(words);
        Line {
            line: line.line,
            width: line.width + 1,
            path: vec![one.name],
            lists: vec![false],
            ty: types::read(&one.ty),
            type_cell: one.ty,
            required,
            description: lines.collect::<Vec<_>>().join("\n"),
            ..Line::default()
        }
    };
    found.into_iter().map(below).collect()
}

/// The member that a line is about, with its type.
fn member(line: &str) -> Option<Parameter> {
    let line = line.trim_start_matches([' ', '-', '*', '•', '·']);
    parameter(&unquoted(line)).filter(|one| types::read(&one.ty).is_some())
}

/// The line without quotation marks around the words that it begins with: `unit "String" "Required": …`.
fn unquoted(line: &str) -> String {
    match line.split_once([':', '：']) {
        Some((head, rest)) if head.contains('"') => {
            format!("{}:{rest}", head.replace('"', ""))
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::words::types::TypeWords;
    use super::*;

    fn shown(description: &str) -> (String, Vec<String>) {
        let mut line = Line {
            path: vec!["box".to_owned()],
            ty: Some(TypeWords {
                ty: DraftType::Object,
                ..TypeWords::default()
            }),
            description: description.to_owned(),
            ..Line::default()
        };
        let rows = members(&mut line);
        let rows = rows.into_iter().map(|row| {
            format!(
                "{}|{}|{:?}|{}",
                row.path.join("."),
                row.type_cell,
                row.required,
                row.description
            )
        });
        let rows = rows.collect();
        (line.description, rows)
    }

    #[test]
    fn lines_with_types() {
        let (own, rows) = shown(
            "A box with:\nsize \"Integer\" \"Required\": How big.\n- kind (string, optional): Its kind, one of:\n\"a\"\n\"b\"",
        );
        assert_eq!(own, "A box with:");
        assert_eq!(
            rows,
            [
                "size|Integer|Some(Always)|How big.",
                "kind|string|Some(Never)|Its kind, one of:\n\"a\"\n\"b\""
            ]
        );
    }

    #[test]
    fn no_members() {
        for text in [
            "A box.\nsize (integer): How big.",
            "Values:\n0: none\n1: some",
            "",
        ] {
            assert_eq!(shown(text), (text.to_owned(), Vec::new()));
        }
    }
}
