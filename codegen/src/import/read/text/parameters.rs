//! Lines of references that are drawn with blocks of parameters, put into the form that [`entries`](super::super::entries)
//! reads: what copying has cut in two is joined, what it has joined is cut, buttons are left out.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::page::Table;
use super::super::super::words::pattern;
use super::super::cells;
use super::super::entries::Piece;
use super::{code, columns};

/// How many lines an example of one parameter may have.
const MAX_EXAMPLE: usize = 60;

/// How many pieces of a path may stand on lines of their own.
const MAX_STEPS: usize = 40;

/// What the buttons say that fold the members of an object.
static FOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:show|hide|expand|collapse) (?:all |more |child )?(?:attributes|properties|parameters|fields|children)$",
    )
});

/// The lines, tidied.
pub(super) fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let cuts = inline(&pieces);
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let mut piece = pieces[at].clone();
        let text = piece.text.trim();
        let mut next = at + 1;
        if FOLD.is_match(text) {
            piece.text.clear();
        } else if let Some((path, end)) = path(&pieces, at) {
            piece.text = path;
            next = end;
        } else if let Some((example, end)) = example(&pieces, at) {
            piece.text = example;
            next = end;
        } else if cuts.surely || cuts.perhaps {
            if let Some(parts) = cut(text, cuts.surely) {
                out.extend(parts.into_iter().map(|text| Piece {
                    text,
                    ..piece.clone()
                }));
                at = next;
                continue;
            }
        }
        out.push(piece);
        at = next;
    }
    out
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

/// `Example:` and the value on the next line. JSON counts only where another parameter follows it; elsewhere it is a message.
fn example(pieces: &[Piece], at: usize) -> Option<(String, usize)> {
    let label = pieces[at].text.trim();
    if !["example:", "examples:", "示例:", "示例值:", "default:"]
        .contains(&label.replace('：', ":").to_lowercase().as_str())
    {
        return None;
    }
    let value = pieces.get(at + 1)?.text.trim();
    let is_scalar = value.len() > 1 && value.starts_with('"') && value.ends_with('"')
        || value.parse::<f64>().is_ok()
        || matches!(value, "true" | "false" | "null");
    if is_scalar {
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

/// The table of a run of parameters, with its examples in a column of their own, before the words.
pub(super) fn with_examples(mut table: Table) -> Table {
    let label = |line: &str| {
        let (label, value) = line.split_once([':', '：'])?;
        let is_label =
            ["example", "examples", "示例", "示例值"].contains(&label.to_lowercase().as_str());
        (is_label && !value.trim().is_empty()).then(|| value.trim().to_owned())
    };
    let mut any = false;
    let mut examples = Vec::with_capacity(table.rows.len());
    for row in &mut table.rows {
        let mut found = String::new();
        if let Some(words) = row.cells.last_mut() {
            let mut left = Vec::new();
            for line in words.lines() {
                match label(line).filter(|_| found.is_empty()) {
                    Some(value) => found = value,
                    None => left.push(line),
                }
            }
            if !found.is_empty() {
                *words = left.join("\n");
                any = true;
            }
        }
        examples.push(found);
    }
    if any {
        examples[0] = "Example".to_owned();
        for (row, example) in table.rows.iter_mut().zip(examples) {
            let at = row.cells.len().saturating_sub(1);
            row.cells.insert(at, example);
        }
    }
    table
}

/// Whether lines hold a parameter each: `limit integer required`.
#[derive(Clone, Copy, Default)]
struct Inline {
    /// Several say whether they are required, so that a name and a type alone are enough.
    surely: bool,
    /// One does.
    perhaps: bool,
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
        surely: found > 1,
        perhaps: found > 0,
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
            depth: 0,
            text: text.to_owned(),
        });
        let lines: Vec<String> = tidy(pieces.collect())
            .into_iter()
            .map(|piece| piece.text)
            .collect();
        lines.join("/")
    }

    #[test]
    fn examples_have_a_column() {
        let row = |cells: [&str; 3]| super::super::row(1, cells);
        let table = with_examples(Table {
            has_header: true,
            rows: vec![
                row(["Name", "Type", "Description"]),
                row(["kind", "string", "The kind\nExample: \"big\"\nOr small"]),
                row(["size", "integer", "The size"]),
            ],
        });
        let rows: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(
            rows,
            [
                "Name|Type|Example|Description",
                "kind|string|\"big\"|The kind\nOr small",
                "size|integer||The size"
            ]
        );
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
            (
                "kind string required\nThe kind\nsize array of strings Optional\nlimit integer\nSome text",
                "kind/string/required/The kind/size/array of strings/Optional/limit/integer/Some text",
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
