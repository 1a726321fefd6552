//! Lines that hold a name and a type, each set apart by the markup.

use super::super::{cells, spans, trim};
use super::{Piece, Role};

/// The parts of a line that begins with a name and has a type beside it, each set apart by the markup: `None` if it does
/// not. Objects that the name stands in may be set before it.
pub(in super::super) fn entry(line: &[Piece]) -> Option<Vec<Piece>> {
    let mut parts: Vec<Piece> = Vec::new();
    for piece in line.iter().filter(|piece| !piece.text.trim().is_empty()) {
        let text = spans::plain(trim(&piece.text)).into_owned();
        match parts.as_mut_slice() {
            [first] if first.text.ends_with('.') => first.text.push_str(&text),
            _ => parts.push(Piece {
                text,
                ..piece.clone()
            }),
        }
    }
    if parts.len() < 2 || !cells::is_name(&parts[0].text) {
        return None;
    }
    // Behind what is a name for sure, a word stands for the form of a text: `uuid`, `iso4217`.
    if parts[0].role == Role::Name && is_format(&parts[1].text) {
        let list = if parts[1].text.ends_with("[]") {
            "[]"
        } else {
            ""
        };
        parts[1].text = format!("string{list}");
    } else if parts[0].role == Role::Name && is_type_name(&parts[1].text) {
        // What it holds is told by the page's other words: values, members, an example.
        let is_enum = parts[1].text.ends_with("Enum");
        let ty = if is_enum { "enum<string>" } else { "any" };
        ty.clone_into(&mut parts[1].text);
    }
    let at = (1..parts.len().min(3)).find(|at| cells::split_type(&parts[*at].text).is_some())?;
    // `string, required`: what stands beside the type is a part of its own.
    let (ty, rest) = cells::split_type(&parts[at].text)?;
    let (ty, rest) = (ty.to_owned(), rest.to_owned());
    let piece = parts[at].clone();
    parts[at].text = ty;
    parts[0].role = Role::Name;
    let (first, more) = rest.split_once([',', '·', '•', ';']).unwrap_or((&rest, ""));
    let texts = if cells::is_required(first) {
        [first, more]
    } else {
        [rest.as_str(), ""]
    };
    for text in texts
        .into_iter()
        .rev()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        parts.insert(
            at + 1,
            Piece {
                text: text.to_owned(),
                ..piece.clone()
            },
        );
    }
    Some(parts)
}

/// Whether a word is the name of a type of the page's own: `MessageStatusEnum`.
fn is_type_name(text: &str) -> bool {
    (4..=60).contains(&text.len()) && cells::is_object_name(text)
}

/// Whether a word is no type but may be a format.
fn is_format(text: &str) -> bool {
    let word = text.strip_suffix("[]").unwrap_or(text);
    (2..=24).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && word
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && cells::split_type(text).is_none()
        && !cells::is_required(text)
}
