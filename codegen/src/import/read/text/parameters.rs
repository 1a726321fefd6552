//! Lines of references that are drawn with blocks of parameters, put into the form that [`entries`](super::super::entries)
//! reads: what copying has cut in two is joined, what it has joined is cut, buttons are left out.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::columns::column;
use super::super::super::words::pattern;
use super::super::cells;
use super::super::entries::Piece;
use super::{code, columns, heads};

/// How many lines an example of one parameter may have.
const MAX_EXAMPLE: usize = 60;

/// How many pieces of a path may stand on lines of their own.
const MAX_STEPS: usize = 40;

/// What the buttons say that fold the members of an object.
static FOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:show|hide|expand|collapse) (?:all |more |child )?(?:attributes|properties|parameters|fields|children|sub-lists?)$|^(?:收起|展开)子列表$",
    )
});

/// The lines, tidied.
pub(super) fn tidy(pieces: &[Piece]) -> Vec<Piece> {
    let cuts = inline(pieces);
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    // The last line with a text heads parameters.
    let mut led = false;
    while at < pieces.len() {
        let mut piece = pieces[at].clone();
        let text = piece.text.trim();
        let mut next = at + 1;
        if FOLD.is_match(text) {
            piece.text.clear();
        } else if let Some((path, end)) = path(pieces, at) {
            piece.text = path;
            next = end;
        } else if let Some((example, end)) = example(pieces, at) {
            piece.text = example;
            next = end;
        } else if let Some(mut parts) = cuts.any.then(|| cut(text, cuts.bare)).flatten() {
            if led && parts.len() == 2 {
                parts.push("optional".to_owned());
            }
            out.extend(parts.into_iter().map(|text| Piece {
                text,
                ..piece.clone()
            }));
            led = false;
            at = next;
            continue;
        } else if led && is_alone(pieces, at) {
            // `string` and `enum`, each on a line of its own.
            let is_enum = pieces
                .get(at + 2)
                .is_some_and(|piece| piece.text.trim() == "enum");
            next = at + 2 + usize::from(is_enum);
            out.extend(pieces[at..next].iter().cloned());
            "optional".clone_into(&mut piece.text);
        }
        if !piece.text.trim().is_empty() {
            led = leads(piece.text.trim());
        }
        out.push(piece);
        at = next;
    }
    out
}

/// Whether a line heads a group of parameters.
fn leads(text: &str) -> bool {
    let lower = text.to_lowercase();
    heads::is_section(text)
        && (lower.ends_with(" params") || lower.ends_with(" parameters") || lower.ends_with("参数"))
}

/// Whether nothing but a name and a type stands here, so that it takes the heading above to know it for a parameter. These
/// systems say what is required, and say nothing of the rest.
fn is_alone(pieces: &[Piece], at: usize) -> bool {
    let text = |ahead: usize| pieces.get(at + ahead).map_or("", |piece| piece.text.trim());
    let says_required = (2..=4).any(|ahead| cells::is_required(text(ahead)));
    cells::is_name(text(0))
        && !cells::is_type(text(0))
        && cells::is_type(text(1))
        && !says_required
        && column(text(1)).is_none()
}

/// `POST`, `/`, `v1`, `/`, `{id}`: a path whose steps are links of their own.
fn path(pieces: &[Piece], at: usize) -> Option<(String, usize)> {
    let method = pieces[at].text.trim();
    if !["GET", "POST", "PUT", "PATCH", "DELETE"].contains(&method) {
        return None;
    }
    let mut path = String::new();
    let mut next = at + 1;
    while next < pieces.len() && next - at <= 2 * MAX_STEPS {
        let step = pieces[next].text.trim();
        let is_slash = step == "/";
        // Slashes and steps take turns.
        if is_slash == path.ends_with('/') || !is_slash && path.is_empty() {
            break;
        }
        if !step
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "/{}_-.:".contains(c))
        {
            break;
        }
        path.push_str(step);
        next += 1;
    }
    (path.len() > 1 && next > at + 2).then(|| (format!("{method} {path}"), next))
}

/// What stands before the value of one parameter.
const LABELS: [&str; 6] = [
    "example:",
    "examples:",
    "示例:",
    "示例值:",
    "default:",
    "默认值:",
];

fn label(text: &str) -> String {
    text.replace('：', ":").to_lowercase()
}

/// `Example:` and the value on the next line. JSON counts only where another parameter follows it; elsewhere it is a message.
fn example(pieces: &[Piece], at: usize) -> Option<(String, usize)> {
    let label = pieces[at].text.trim();
    if !LABELS.contains(&self::label(label).as_str()) {
        return None;
    }
    let value = pieces.get(at + 1)?.text.trim();
    let is_scalar = value.len() > 1 && value.starts_with('"') && value.ends_with('"')
        || value.parse::<f64>().is_ok()
        || matches!(value, "true" | "false" | "null");
    if is_scalar || is_plain(pieces, at + 1) {
        return Some((format!("{label} {value}"), at + 2));
    }
    if !value.starts_with(['{', '[']) {
        return None;
    }
    let near: Vec<&str> = pieces[at + 1..]
        .iter()
        .take(MAX_EXAMPLE)
        .map(|piece| piece.text.as_str())
        .collect();
    let end = code::end(&near, 0)?;
    let after = end
        + near[end..]
            .iter()
            .take_while(|line| line.trim().is_empty())
            .count();
    let (name, ty) = (near.get(after)?, near.get(after + 1)?);
    (cells::is_name(name) && cells::is_type(ty)).then(|| {
        let lines: Vec<&str> = near[..end].iter().map(|line| line.trim()).collect();
        (format!("{label} {}", lines.join(" ")), at + 1 + end)
    })
}

/// Whether the line is the value of a label: another parameter, or another label, begins behind it.
fn is_plain(pieces: &[Piece], at: usize) -> bool {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text.trim());
    let value = text(at);
    let is_value = (1..=120).contains(&value.len()) && !value.starts_with(['{', '[', '|']);
    let is_label = LABELS.contains(&label(text(at + 1)).as_str());
    let names = |at: usize| cells::is_name(text(at)) && cells::is_type(text(at + 1));
    is_value && !names(at) && (is_label || names(at + 1))
}

/// Whether lines hold a parameter each: `limit integer required`.
#[derive(Clone, Copy, Default)]
struct Inline {
    /// One says whether it is required.
    any: bool,
    /// Several do, so that a name and a type alone are enough.
    bare: bool,
}

fn inline(pieces: &[Piece]) -> Inline {
    let mut found = 0;
    for piece in pieces {
        // Rows of a table look the same.
        if columns::is_header(&piece.text) || piece.text.contains(['|', '\t']) {
            return Inline::default();
        }
        found += usize::from(cut(piece.text.trim(), false).is_some());
    }
    Inline {
        any: found > 0,
        bare: found > 1,
    }
}

/// Name, type and "required" of a line that has nothing else; without the last where `bare` allows it.
fn cut(text: &str, bare: bool) -> Option<Vec<String>> {
    if text.len() > 120 {
        return None;
    }
    let (name, rest) = text.split_once(' ')?;
    if !cells::is_name(name) || cells::is_type(name) && !bare {
        return None;
    }
    let rest = rest.trim();
    let is_word = |word: &str| {
        [
            "required", "optional", "必需", "必填", "必选", "可选", "选填",
        ]
        .contains(&word.to_lowercase().as_str())
    };
    let (ty, required) = match (rest.rsplit_once(' '), rest.split_once(' ')) {
        (Some((ty, word)), _) if is_word(word) => (ty, Some(word)),
        (_, Some((word, ty))) if is_word(word) => (ty, Some(word)),
        _ => (rest, None),
    };
    let is_small = name.starts_with(|c: char| c.is_ascii_lowercase()) || name.contains('_');
    if !cells::is_type(ty) || required.is_none() && !(bare && is_small) {
        return None;
    }
    let parts = [Some(name), Some(ty), required];
    Some(
        parts
            .into_iter()
            .flatten()
            .map(|part| part.trim().to_owned())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(text: &str) -> String {
        let pieces = text.lines().enumerate().map(|(at, text)| Piece {
            line: at + 1,
            text: text.to_owned(),
            ..Piece::default()
        });
        let lines: Vec<String> = tidy(&pieces.collect::<Vec<_>>())
            .into_iter()
            .map(|piece| piece.text)
            .collect();
        lines.join("/")
    }

    #[test]
    fn lines_of_blocks() {
        for (text, expected) in [
            ("POST\n/\nv1\n/\n{id}\nTry it", "POST /v1/{id}/Try it"),
            ("GET\nRead all", "GET/Read all"),
            (
                "kind\nstring\nExample:\n\"big\"\nsize",
                "kind/string/Example: \"big\"/size",
            ),
            (
                "Example:\n{\n\"a\": 1\n}\n\nsize\ninteger",
                "Example: { \"a\": 1 }//size/integer",
            ),
            (
                "Example:\n{\n\"a\": 1\n}\nThe end",
                "Example:/{/\"a\": 1/}/The end",
            ),
            ("Hide child attributes\na.b", "/a.b"),
            ("Hide sub-list\na", "/a"),
            ("收起子列表\na", "/a"),
            (
                "kind string required\nThe kind\nsize array of strings Optional\nlimit integer\nSome text",
                "kind/string/required/The kind/size/array of strings/Optional/limit/integer/Some text",
            ),
            (
                "Query Params\nlimit\nint32\nHow many",
                "Query Params/limit/int32/optional/How many",
            ),
            (
                "Query Params\nlimit\nint32\nrequired",
                "Query Params/limit/int32/required",
            ),
            (
                "Some text\nlimit\nint32\nHow many",
                "Some text/limit/int32/How many",
            ),
            ("User object\nsize integer", "User object/size integer"),
            (
                "Name Type Required\nkind string required\nsize string required",
                "Name Type Required/kind string required/size string required",
            ),
        ] {
            assert_eq!(tidied(text), expected, "{text}");
        }
    }
}
