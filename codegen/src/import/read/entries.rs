//! Parameters that no table holds: a name, its type, whether it is required, then words on it, each on a line of its own.
//! References that are rendered with blocks rather than tables look like that, and so does their copied text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::draft::DraftType;
use super::super::page::{Row, Table};
use super::super::words::{hints, types};
use super::{cells, spans, text, trim};

/// A line of text, or a part of one that the markup sets apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) line: usize,
    /// How many elements it stands in; 0 where there is no markup.
    pub(super) depth: usize,
    /// How many lists it stands in.
    pub(super) list: usize,
    pub(super) role: Role,
    pub(super) text: String,
}

/// What the markup says that a piece is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Text like any other.
    #[default]
    Text,
    /// A term that is explained.
    Term,
    /// What a term means.
    Meaning,
    /// The text of a button.
    Button,
    /// The name of a parameter, by the markup around it.
    Name,
}

/// How many lines may follow a name, its type and its "required".
const MAX_WORDS: usize = 30;

/// The parts of a line that begins with a name and has a type beside it, each set apart by the markup: `None` if it does
/// not. Objects that the name stands in may be set before it.
pub(super) fn entry(line: &[Piece]) -> Option<Vec<Piece>> {
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

/// The runs of parameters among the pieces, as tables of name, type, required and description. `farthest` is what the
/// pieces of the page before these have taught of [`reach`].
pub(super) fn runs(pieces: &[Piece], farthest: &mut usize) -> Vec<(Range<usize>, Table)> {
    let reach = reach(pieces).max(*farthest);
    *farthest = reach;
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match starts(pieces, at) {
            Some(_) => {
                let (range, table) = run(pieces, at, reach);
                at = range.end;
                // One name and type alone may be running text, unless it says "required" or stands below a heading.
                let is_headed = range.start > 0 && heads_parameters(&pieces[range.start - 1].text);
                if table.rows.len() > 2
                    || is_headed
                    || table
                        .rows
                        .iter()
                        .skip(1)
                        .any(|row| !row.cells[2].is_empty())
                {
                    found.push((range, table));
                }
            }
            None => at += 1,
        }
    }
    found
}

/// How much further out than its name the words on a parameter may stand: as far as they do between a name and the next
/// one that stands as deep, where no heading is between.
fn reach(pieces: &[Piece]) -> usize {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for at in (0..pieces.len()).filter(|at| starts(pieces, *at).is_some()) {
        let depth = pieces[at].depth;
        let Some(before) = last.insert(depth, at).filter(|it| at - it <= MAX_WORDS) else {
            continue;
        };
        let between = &pieces[before..at];
        let least = between.iter().map(|piece| piece.depth).min();
        if !(before..at).any(|at| is_heading(pieces, at)) {
            *counts.entry(depth - least.unwrap_or(depth)).or_default() += 1;
        }
    }
    let total: usize = counts.values().sum();
    // What stands so once may be anything, unless there is little to learn from.
    let seen = counts
        .iter()
        .rev()
        .find(|(_, count)| **count > 1 || total < 4);
    seen.map_or(1, |(reach, _)| (*reach).max(1))
}

/// Whether a parameter begins here: the index of its type.
fn starts(pieces: &[Piece], at: usize) -> Option<usize> {
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
    if cells::is_type(&next.text) && (is_sure || !cells::is_type(name) || follows(pieces, at)) {
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
    let ty = at + 2 + usize::from(is_blank(at + 2));
    let is_typed = pieces
        .get(ty)
        .is_some_and(|piece| cells::is_type(&piece.text));
    let says_required = cells::is_required(&next.text) && next.text.trim().len() > 3;
    (says_required && is_typed && !cells::is_required(name)).then_some(ty)
}

/// The type of a name where cells stand on lines of their own, empty lines between them: `size`, `Size` or `integer`, `No`.
/// There the type may be the name of an object.
fn spread(pieces: &[Piece], at: usize, is_blank: &dyn Fn(usize) -> bool) -> Option<usize> {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text.trim());
    let ty = at + 1 + usize::from(is_blank(at + 1));
    let required = ty + 2;
    let says = ["Yes", "No", "是", "否"].contains(&text(required));
    let is_word = cells::is_type(text(ty)) || cells::is_name(text(ty));
    (is_word && says && is_blank(ty + 1) && is_blank(required + 1)).then_some(ty)
}

/// Whether it is a plain value, or a list of them.
fn holds_none(ty: &str) -> bool {
    let plain = [
        DraftType::String,
        DraftType::Integer,
        DraftType::Number,
        DraftType::Boolean,
    ];
    types::read(ty).is_some_and(|words| match words.ty {
        DraftType::List(of) => plain.contains(&of),
        ty => plain.contains(&ty),
    })
}

/// Whether the words head a section. A title may be such a word, when "required" follows it.
fn is_heading(pieces: &[Piece], at: usize) -> bool {
    let next = pieces.get(at + 1);
    text::is_section(&pieces[at].text) && !next.is_some_and(|next| cells::is_required(&next.text))
}

/// Whether a type or a "required" follows the second piece, so that the first is a name although it looks like a type.
fn follows(pieces: &[Piece], at: usize) -> bool {
    pieces
        .get(at + 2)
        .is_some_and(|piece| cells::is_required(&piece.text))
}

fn run(pieces: &[Piece], start: usize, reach: usize) -> (Range<usize>, Table) {
    let header = ["Name", "Type", "Required", "Description"]
        .map(str::to_owned)
        .to_vec();
    let mut table = Table {
        has_header: true,
        rows: vec![Row {
            line: pieces[start].line,
            cells: header,
        }],
    };
    let mut open: Vec<(usize, String, bool)> = Vec::new();
    let mut at = start;
    while at < pieces.len() {
        let Some(ty) = starts(pieces, at) else { break };
        let depth = pieces[at].depth;
        // What holds no members has nothing in it, however deep the next one is set.
        let ends = |above: &(usize, String, bool)| above.0 >= depth || above.2;
        while open.last().is_some_and(ends) {
            open.pop();
        }
        let own = pieces[at].text.trim();
        // A name may repeat the objects that it stands in: `a.b` within `a`.
        let own = open
            .last()
            .and_then(|(_, above, _)| own.strip_prefix(above.as_str())?.strip_prefix('.'))
            .filter(|name| cells::is_name(name))
            .unwrap_or(own);
        let mut name = "»".repeat(open.len());
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(own);
        let holds_none = holds_none(&pieces[ty].text);
        open.push((depth, pieces[at].text.trim().to_owned(), holds_none));
        let mut next = ty + 1;
        let mut required = if ty > at + 1 {
            pieces[at + 1].text.trim().to_owned()
        } else {
            String::new()
        };
        let mut words: Vec<&Piece> = Vec::new();
        // `string` and `enum`, each on a line of its own.
        let mut kind = pieces[ty].text.trim().to_owned();
        if pieces
            .get(next)
            .is_some_and(|piece| piece.text.trim() == "enum")
        {
            kind = format!("enum<{kind}>");
            next += 1;
        }
        while next < pieces.len() && next - ty <= MAX_WORDS {
            let text = pieces[next].text.trim();
            // Markup that stands further out than the name does not belong to it.
            // A title may be a word that heads sections elsewhere, when "required" follows it.
            let is_title = words.is_empty()
                && pieces
                    .get(next + 1)
                    .is_some_and(|piece| cells::is_required(&piece.text));
            let is_value = pieces[next - 1].role != Role::Name && labels(&pieces[next - 1].text);
            if pieces[next].depth + reach < depth
                || !is_value && starts(pieces, next).is_some()
                || text::is_section(text) && !is_title
                || text.starts_with(['{', '['])
            {
                break;
            }
            // A title may stand between the type and a word that says nothing else.
            let is_sure = [
                "required", "optional", "必需", "必填", "必选", "可选", "选填",
            ]
            .contains(&text.to_lowercase().as_str());
            if required.is_empty()
                && (words.is_empty() || words.len() < 3 && is_sure)
                && cells::is_required(text)
            {
                text.clone_into(&mut required);
            } else if !text.is_empty() {
                words.push(&pieces[next]);
            }
            next += 1;
        }
        table.rows.push(Row {
            line: pieces[at].line,
            cells: vec![name, kind, required, described(&words, pieces[at].list)],
        });
        at = next;
    }
    (start..at, table)
}

/// The words on a parameter, with the values that a list below them has.
fn described(words: &[&Piece], list: usize) -> String {
    let mut out = String::new();
    let mut listed = false;
    for (at, piece) in words.iter().enumerate() {
        let text = piece.text.trim();
        let next = words.get(at + 1);
        let explains = next.is_some_and(|next| next.role == Role::Meaning);
        let is_term = piece.role == Role::Term;
        let is_item = is_term || piece.list > list;
        let is_value = is_item && !explains && is_value(text);
        let separator = match (out.rsplit('\n').next(), listed && is_value) {
            (None | Some(""), _) => "",
            (_, true) => ", ",
            (Some(last), _) if is_value && leads(last) => {
                if last.ends_with([':', '：']) {
                    " "
                } else {
                    ": "
                }
            }
            _ if piece.role == Role::Meaning && at > 0 && words[at - 1].role == Role::Term => ": ",
            _ => "\n",
        };
        out.push_str(separator);
        out.push_str(text);
        listed = is_value;
    }
    out
}

/// Whether the line is a heading that parameters follow: `Headers`, `Query parameters`.
fn heads_parameters(text: &str) -> bool {
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
fn labels(text: &str) -> bool {
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

/// A value without a word on it.
fn is_value(text: &str) -> bool {
    (1..=60).contains(&text.len()) && !text.contains(char::is_whitespace)
}

/// Whether a line leads to values.
fn leads(line: &str) -> bool {
    line.ends_with([':', '：']) || line.len() <= 60 && hints::read(line).is_values
}
