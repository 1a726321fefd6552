//! Where a parameter begins among lines, and which of them are headings, labels of values, or lead to values.

use super::super::super::words::hints;
use super::super::{cells, text};
use super::{Piece, Role};

/// Whether a parameter begins here: the index of its type.
pub(super) fn starts(pieces: &[Piece], at: usize) -> Option<usize> {
    let name = &pieces[at].text;
    if !cells::is_name(name) {
        return None;
    }
    let next = pieces.get(at + 1)?;
    // "required" below a type says something of that, though the next line may be a type as well: `list`.
    let says_required = at > 0
        && pieces[at].role != Role::Name
        && cells::is_required(name)
        && cells::is_type(&pieces[at - 1].text);
    if says_required {
        return None;
    }
    let is_sure = pieces[at].role == Role::Name;
    if cells::limited_type(&next.text).is_some()
        && (is_sure || !cells::is_type(name) || follows(pieces, at))
    {
        return Some(at + 1);
    }
    // "required" may stand before the type, and an empty line between them.
    let is_blank = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| piece.text.trim().is_empty())
    };
    if let Some(ty) = spread(pieces, at, &is_blank) {
        return Some(ty);
    }
    let is_typed = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| cells::limited_type(&piece.text).is_some())
    };
    // Two columns whose second begins on a line of its own: `name`, an empty line, `string <= 64 characters`.
    let is_apart = at > 0 && is_blank(at - 1) || is_blank(at + 3) || is_sure;
    if is_apart && is_blank(at + 1) && is_typed(at + 2) && !cells::is_type(name) {
        return Some(at + 2);
    }
    let ty = at + 2 + usize::from(is_blank(at + 2));
    let says_required = cells::is_required(&next.text) && next.text.trim().len() > 3;
    (says_required && is_typed(ty) && !cells::is_required(name)).then_some(ty)
}

/// The type of a name where cells stand on lines of their own, empty lines between them: `size`, `Size` or `integer`, `No`.
/// There the type may be the name of an object.
fn spread(pieces: &[Piece], at: usize, is_blank: &dyn Fn(usize) -> bool) -> Option<usize> {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text.trim());
    let ty = at + 1 + usize::from(is_blank(at + 1));
    let required = ty + 2;
    let says = ["Yes", "No", "是", "否"].contains(&text(required));
    let is_word = || cells::is_type(text(ty)) || cells::is_name(text(ty));
    (says && is_blank(ty + 1) && is_blank(required + 1) && is_word()).then_some(ty)
}

/// Whether the words head a section. A title may be such a word, when "required" follows it.
pub(super) fn is_heading(pieces: &[Piece], at: usize) -> bool {
    let next = pieces.get(at + 1);
    text::is_section(&pieces[at].text) && !next.is_some_and(|next| cells::is_required(&next.text))
}

/// Whether a type or a "required" follows the second piece, so that the first is a name although it looks like a type.
fn follows(pieces: &[Piece], at: usize) -> bool {
    pieces
        .get(at + 2)
        .is_some_and(|piece| cells::is_required(&piece.text))
}

/// Whether the line is a heading that parameters follow: `Headers`, `Query parameters`.
pub(super) fn heads_parameters(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let about = [
        "header",
        "query",
        "path",
        "parameter",
        "params",
        "参数",
        "请求头",
    ];
    text::is_section(&lower) && about.iter().any(|word| lower.contains(word))
}

/// Whether the line is the label of a value that stands on the next one.
pub(in super::super) fn labels(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "枚举值",
        "可选值",
        "默认值",
        "示例",
        "示例值",
        "enum",
        "enum values",
        "allowed values",
        "allowed",
        "default",
        "example",
        "examples",
    ];
    text.trim()
        .strip_suffix([':', '：'])
        .is_some_and(|label| LABELS.contains(&label.trim_end().to_lowercase().as_str()))
}

/// Whether a line leads to values.
pub(super) fn leads(line: &str) -> bool {
    line.ends_with([':', '：']) || line.len() <= 60 && hints::read(line).is_values
}
