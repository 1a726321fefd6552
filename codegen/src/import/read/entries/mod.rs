//! Parameters that no table holds: a name, its type, whether it is required, then words on it, each on a line of its own.
//! References that are rendered with blocks rather than tables look like that, and so does their copied text.

mod begin;
mod line;

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::draft::DraftType;
use super::super::page::{Row, Table};
use super::super::words::types;
use super::{cells, text};
use begin::{heads_parameters, is_heading, leads, starts};

pub(super) use begin::labels;
pub(super) use line::entry;

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

/// The runs of parameters among the pieces, as tables of name, type, required and description. `above` is the heading
/// before the first, `farthest` what the pieces of the page before these have taught of [`reach`].
pub(super) fn runs(
    pieces: &[Piece],
    above: &str,
    farthest: &mut usize,
) -> Vec<(Range<usize>, Table)> {
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
                let before = range.start.checked_sub(1);
                let is_headed = heads_parameters(before.map_or(above, |at| &pieces[at].text));
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
        let heads = |at: usize| is_heading(pieces, at) && !labels(&pieces[at].text);
        if !(before..at).any(heads) {
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

fn run(pieces: &[Piece], start: usize, reach: usize) -> (Range<usize>, Table) {
    let header = ["Name", "Type", "Required", "Description"];
    let mut table = Table::headed(pieces[start].line, &header, []);
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
        let name = cells::levelled(open.len(), own);
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
        let (kind, limit) =
            cells::limited_type(&pieces[ty].text).unwrap_or((pieces[ty].text.trim(), ""));
        let mut kind = kind.to_owned();
        if pieces
            .get(next)
            .is_some_and(|piece| piece.text.trim() == "enum")
        {
            kind = format!("enum<{kind}>");
            next += 1;
        }
        // `object` and `{3}`, each set apart.
        if let Some(count) = pieces.get(next).filter(|piece| counts(&piece.text)) {
            kind = format!("{kind} {}", count.text.trim());
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
                || text::is_section(text) && !is_title && !labels(text)
                || text.starts_with(['{', '['])
                || text.starts_with("curl ")
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
        let words = described(&words, pieces[at].list);
        let separator = if limit.is_empty() || words.is_empty() {
            ""
        } else {
            "\n"
        };
        table.rows.push(Row {
            line: pieces[at].line,
            cells: vec![name, kind, required, format!("{limit}{separator}{words}")],
        });
        at = next;
    }
    (start..at, table)
}

/// Whether it is the number of an object's members: `{3}`.
fn counts(text: &str) -> bool {
    let inner = text
        .trim()
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'));
    inner.is_some_and(|inner| !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit()))
}

/// The words on a parameter, with the values that a list below them has.
fn described(words: &[&Piece], list: usize) -> String {
    let mut out = String::new();
    let mut listed = false;
    for (at, piece) in words.iter().enumerate() {
        let text = piece.text.trim();
        let next = words.get(at + 1);
        let is_term = piece.role == Role::Term;
        let is_item = is_term || piece.list > list;
        // A value, and its meaning in a box of its own.
        let explains = next.is_some_and(|next| {
            next.role == Role::Meaning
                || is_item && next.list == piece.list && is_sentence(&next.text)
        });
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

/// Words that end as a sentence does.
fn is_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '。'])
}

/// A value without a word on it.
pub(super) fn is_value(text: &str) -> bool {
    (1..=60).contains(&text.len()) && !text.contains(char::is_whitespace)
}
