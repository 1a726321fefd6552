//! Which field a table of values is about: by the words above it, by its header, by the fields that send to it.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;
use super::super::assemble::ValueTable;
use super::super::attach::refers;
use super::super::outline::{heading, to_heading};
use super::super::table::Kind;
use super::codes::is_result;

/// Words that send to the table below.
static BELOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:see|listed|in|refer to) (?:the )?(?:table )?below\b|见下表|如下表|参见下")
});

/// Names of fields that sentences have, too.
const SMALL: [&str; 14] = [
    "to", "from", "in", "on", "of", "by", "at", "for", "is", "as", "or", "and", "no", "all",
];

/// The field that a heading over the table names and nothing else: "Event Types" and `event_type`.
pub(super) fn named_by_heading(table: &ValueTable<'_>, fields: &[String]) -> Option<String> {
    let heading = heading(&table.captions)?;
    let bare = |text: &str| -> String {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        let text = letters.collect::<String>().to_lowercase();
        text.strip_suffix('s').unwrap_or(&text).to_owned()
    };
    // "Product Explanation" is about `product`.
    let text = heading.text.trim().trim_end_matches([':', '：']);
    let about = text.rsplit_once(' ').filter(|(_, last)| {
        let last = last.to_lowercase();
        [
            "explanation",
            "explanations",
            "description",
            "descriptions",
            "values",
            "list",
            "enum",
            "enumeration",
            "definitions",
        ]
        .contains(&last.as_str())
    });
    let named = about.and_then(|(name, _)| fields.iter().find(|field| bare(field) == bare(name)));
    if named.is_some() && !heading.hint.is_codes && table.grid.kind != Kind::Codes {
        return named.cloned();
    }
    let wanted = bare(heading.text);
    // "Remarks" heads remarks; two words are a name.
    let is_name = heading.text.trim().contains(' ') && heading.text.is_ascii();
    if heading.hint.is_codes || wanted.len() < 5 || !is_name {
        return None;
    }
    fields.iter().find(|field| bare(field) == wanted).cloned()
}

/// The field that a line above the table names, as it is written or `loosely`.
pub(super) fn named_by_caption(
    table: &ValueTable<'_>,
    fields: &[String],
    loosely: bool,
) -> Option<String> {
    for (at, caption) in to_heading(&table.captions).iter().enumerate() {
        // What heads result codes keeps headings further off from naming a field.
        if at > 0 && table.captions[at - 1].hint.is_codes {
            return None;
        }
        let words: Vec<&str> = caption
            .text
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .filter(|word| !word.is_empty())
            .collect();
        // In a sentence `to` is a word like any other.
        let is_plain = |field: &str| words.len() > 2 && SMALL.contains(&field);
        let exact = fields
            .iter()
            .filter(|field| words.contains(&field.as_str()) && !is_plain(field))
            .max_by_key(|field| field.len());
        let loose = || {
            let text: String = caption
                .text
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
                .to_lowercase();
            fields
                .iter()
                .filter(|field| {
                    let bare: String = field
                        .chars()
                        .filter(char::is_ascii_alphanumeric)
                        .collect::<String>()
                        .to_lowercase();
                    bare.len() > 4 && text.contains(&bare)
                })
                .max_by_key(|field| field.len())
        };
        if let Some(field) = exact.or_else(|| if loosely { loose() } else { None }) {
            let general = caption.hint.is_codes
                && words.len() > 1
                && !field.contains(|c: char| c.is_ascii_uppercase() || c == '_');
            if !general {
                return Some(field.clone());
            }
        }
    }
    None
}

/// The fields whose descriptions send the reader to the heading over the table: "see Agent Status".
pub(super) fn referring<'d>(
    table: &ValueTable<'_>,
    descriptions: &'d [(String, String)],
) -> Vec<(&'d str, &'d str)> {
    // Copying may have made the heading a line like any other.
    let is_short =
        |text: &str| text.chars().count() <= 60 && !text.ends_with(['.', '。', ':', '：']);
    let line = table.captions.first().filter(|line| is_short(line.text));
    let Some(heading) = line.or_else(|| heading(&table.captions)) else {
        return Vec::new();
    };
    descriptions
        .iter()
        .filter(|(_, description)| refers(description, heading.text))
        .map(|(name, description)| (name.as_str(), description.as_str()))
        .collect()
}

/// Whether a field heads the first column and nothing else does: what stands above may name others, too.
pub(super) fn is_header(table: &ValueTable<'_>, field: &str) -> bool {
    let first = table.grid.header.first().map_or("", |cell| cell.trim());
    first.trim_matches(['`', '*']).eq_ignore_ascii_case(field)
}

/// The field that heads the first column.
pub(super) fn named_by_header(table: &ValueTable<'_>, fields: &[String]) -> Option<String> {
    let first = table.grid.header.first()?.trim().trim_matches(['`', '*']);
    let head = first.split([' ', '(', '（']).next()?;
    let field = fields.iter().find(|field| {
        *field == head
            || *field == first
            || field.eq_ignore_ascii_case(head)
            || field.eq_ignore_ascii_case(&first.replace(' ', ""))
    })?;
    // `code | message` heads result codes, whatever fields there are.
    (table.grid.kind != Kind::Codes || !is_result(field)).then(|| field.clone())
}

/// Whether the words on the field send to the table below.
pub(super) fn sends_below(field: &str, descriptions: &[(String, String)]) -> bool {
    let mut own = descriptions.iter().filter(|(name, _)| name == field);
    own.any(|(_, text)| BELOW.is_match(text))
}
