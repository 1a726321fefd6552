//! Values without meanings: "one of A, B", "including: HEADER, BODY".

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;
use super::{Meaning, Values, value};

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bincluding|\bincludes?|\bone of(?: the following)?(?: values?)?|\b(?:possible|allowed|valid|available|accepted|supported|optional|enum(?:eration)?|legal) ?(?:values?|options?|types?)?(?: are| is| include)?|\bvalues?(?: are| is| include| range)?|\boptions?(?: are| include)?|\benums?|\bcan(?: only)? be|\bmay be|\beither|\bsupports?(?: only)?|\bchoose from|\bselect from|取值(?:范围|为|有)*|可?设(?:置)?为|可传|可填|可选值?(?:为|有)*|枚举值?(?:为|有)*|包括|包含|支持|可以?为|只能为|分为)\s*[:：]?\s*",
    )
});
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bcomma[ -]?separated|\bseparated (?:by|with)|\bdelimited\b|逗号(?:分|隔)|分隔|隔开",
    )
});
static BRACKET: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[(（\[【]([^()（）\[\]【】]{3,200})[)）\]】]"));

/// A list after words that lead to one, or in brackets.
pub(super) fn listed(
    text: &str,
    integers: bool,
    is_enum: bool,
    samples: &[&str],
    line: usize,
) -> Option<Values> {
    // A text that holds several of the values is none of them.
    if !integers && JOINED.is_match(text) {
        return None;
    }
    for found in LEAD.find_iter(text) {
        let rest = &text[found.end()..];
        let strong = found.as_str().trim_end().ends_with([':', '：'])
            || found.as_str().to_lowercase().contains("of")
            || found.as_str().to_lowercase().contains("value");
        if let Some(values) = items(rest, integers, line)
            && (values.list.len() > 2 || strong || is_enum || supported(&values, samples))
        {
            return Some(values);
        }
        if strong && let Some(values) = spaced(rest, integers, is_enum, line) {
            return Some(values);
        }
    }
    // Nothing but values, by themselves or after a label: "Kind: retail, trade or staff".
    if !integers {
        let text = text.trim().trim_end_matches(['.', '。']);
        let label = text.rfind([':', '：']).map(|at| &text[at..]);
        let after = label.map(|rest| rest.trim_start_matches([':', '：']).trim());
        let last = text.rfind(". ").map(|at| text[at + 2..].trim());
        // "Type of the button, reply or url", if an example has one of the two.
        let pair = text
            .rfind([',', '，'])
            .map(|at| text[at..].trim_start_matches([',', '，', ' ']))
            .filter(|pair| pair.contains(" or ") || pair.contains('或'));
        for (part, labelled) in [
            (Some(text), false),
            (after, true),
            (last, false),
            (pair, false),
        ] {
            let Some(part) = part else { continue };
            if let Some(values) = whole(part, integers, line)
                && (part.contains([',', '|', '/', '、'])
                    || part.contains(" or ") && (supported(&values, samples) || is_quoted(part)))
                && (values.list.len() > 2 || supported(&values, samples) || is_quoted(part))
                && (is_quoted(part)
                    || is_of_one_case(&values, labelled || supported(&values, samples)))
            {
                return Some(values);
            }
        }
    }
    for found in BRACKET.captures_iter(text) {
        let before = text[..found.get(0).map_or(0, |all| all.start())].to_lowercase();
        let inner = found[1].trim();
        let lower = inner.to_lowercase();
        if ["e.g", "eg", "such as", "example", "for example", "如", "例"]
            .iter()
            .any(|word| lower.starts_with(word) || before.trim_end().ends_with(word))
        {
            continue;
        }
        if let Some(values) = whole(inner, integers, line)
            && !integers
            && (values.list.len() > 2 || is_enum || supported(&values, samples))
        {
            return Some(values);
        }
    }
    None
}

/// Whether each part of a list stands in quotation marks.
fn is_quoted(text: &str) -> bool {
    let parts = parts(text);
    parts.len() > 1 && parts.iter().all(|part| part.starts_with(['"', '`', '“']))
}

/// Values with nothing but spaces between, because the page set each in a box: `GET POST`.
fn spaced(text: &str, integers: bool, is_enum: bool, line: usize) -> Option<Values> {
    let first = text.trim_start().lines().next().unwrap_or("");
    let text = first.trim().trim_end_matches(['.', '。']);
    let parts: Vec<&str> = text.split_whitespace().collect();
    let is_value = |part: &&str| {
        let is_quoted = part.len() > 2 && part.starts_with('"') && part.ends_with('"');
        (is_item(part, integers) || is_quoted && !integers)
            && (is_enum
                || is_quoted
                || !part.contains(|c: char| c.is_ascii_lowercase())
                || part.contains(['_', '-']))
    };
    (parts.len() > 1 && parts.iter().all(is_value))
        .then(|| of(&parts, integers, line))
        .flatten()
}

/// Whether the words look like values rather than names: all small or all large, unless something else supports them.
fn is_of_one_case(values: &Values, loose: bool) -> bool {
    let words = || values.list.iter().filter_map(|one| one.value.as_str());
    let begins = |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic());
    words().all(begins)
        && (loose
            || words().all(|word| !word.contains(|c: char| c.is_ascii_uppercase()))
            || words().all(|word| !word.contains(|c: char| c.is_ascii_lowercase())))
}

fn supported(values: &Values, samples: &[&str]) -> bool {
    samples.iter().any(|sample| {
        values
            .list
            .iter()
            .any(|one| one.value.as_str() == Some(sample))
    })
}

/// A cell that is nothing but a list.
pub(super) fn bare(cell: &str, integers: bool, line: usize) -> Option<Values> {
    whole(cell, integers, line)
}

/// A list from the beginning of the text to where it stops being one.
fn items(text: &str, integers: bool, line: usize) -> Option<Values> {
    let end = text
        .char_indices()
        .find(|(at, c)| {
            matches!(c, '。' | ';' | '；' | ')' | '）')
                || *c == '.'
                    && text[at + 1..]
                        .chars()
                        .next()
                        .is_none_or(char::is_whitespace)
                || *c == '\n'
                    && !text[*at..].trim_start().starts_with(['-', '*', '•'])
                    && text[..*at].contains([',', '、', '，', '|'])
        })
        .map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    whole(head, integers, line).or_else(|| {
        // The list ends at the first part that is no value.
        let cut = parts(head)
            .into_iter()
            .take_while(|part| is_item(part, integers))
            .collect::<Vec<_>>();
        of(&cut, integers, line).filter(|values| values.list.len() > 2)
    })
}

fn whole(text: &str, integers: bool, line: usize) -> Option<Values> {
    let parts = parts(text);
    if parts.iter().all(|part| is_item(part, integers)) {
        of(&parts, integers, line)
    } else {
        None
    }
}

fn of(parts: &[&str], integers: bool, line: usize) -> Option<Values> {
    let mut list: Vec<Meaning> = Vec::new();
    for part in parts {
        let value = value(bare_word(part), integers)?;
        if !list.iter().any(|one| one.value == value) {
            list.push(Meaning {
                value,
                text: String::new(),
                line,
            });
        }
    }
    (list.len() > 1).then_some(Values { list, unsure: None })
}

fn parts(text: &str) -> Vec<&str> {
    // A bar between words is part of them where commas divide: image/png, video/mp4.
    let divided = text.contains([',', '，', '、', '|', '\n', ';', '；', '¦', '┃']);
    let divides = move |c: char| {
        matches!(c, ',' | '，' | '、' | '|' | '\n' | ';' | '；' | '¦' | '┃') || c == '/' && !divided
    };
    text.split(divides)
        .flat_map(|part| part.split(" or "))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split('或'))
        .map(|part| part.trim().trim_start_matches(['-', '*', '•']).trim())
        .map(|part| {
            part.strip_prefix("or ")
                .or_else(|| part.strip_prefix("and "))
                .unwrap_or(part)
                .trim()
        })
        .filter(|part| !part.is_empty() && !matches!(*part, "etc" | "etc." | "..." | "…" | "等"))
        .collect()
}

fn bare_word(part: &str) -> &str {
    part.trim_matches([
        '"', '\'', '`', '“', '”', '‘', '’', '[', ']', '(', ')', '.', ' ', ':', '*', '{', '}', '<',
        '>',
    ])
}

fn is_item(part: &str, integers: bool) -> bool {
    let quoted = part.starts_with(['"', '\'', '`', '“', '‘']);
    let word = bare_word(part);
    if word.is_empty() || word.len() > 40 {
        return false;
    }
    if integers {
        return word.parse::<i64>().is_ok();
    }
    let plain = word
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+'))
        && word.starts_with(|c: char| c.is_ascii_alphanumeric());
    let speech = [
        "the",
        "a",
        "an",
        "empty",
        "null",
        "letters",
        "numbers",
        "digits",
        "symbols",
        "used",
        "it",
        "left",
        "not",
        "blank",
        "etc",
        "characters",
        "seconds",
        "letter",
        "multiple",
        "any",
        "same",
    ];
    quoted && !word.contains(' ')
        || plain
            && (word.len() == 1 && word != "a" || !speech.contains(&word.to_lowercase().as_str()))
            && word.chars().any(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, samples: &[&str]) -> String {
        listed(text, false, false, samples, 1).map_or_else(String::new, |values| {
            values
                .list
                .iter()
                .filter_map(|one| one.value.as_str())
                .collect::<Vec<_>>()
                .join("|")
        })
    }

    #[test]
    fn lists() {
        for (text, samples, expected) in [
            (
                "Component type, including: HEADER, BODY, FOOTER",
                &[][..],
                "HEADER|BODY|FOOTER",
            ),
            (
                "One of `text`, `image` or `video`.",
                &[],
                "text|image|video",
            ),
            ("Possible values: asc, desc", &[], "asc|desc"),
            ("取值：GET、POST", &[], "GET|POST"),
            (
                "Receipt status (failed, delivered, seen, expired)",
                &[],
                "failed|delivered|seen|expired",
            ),
            ("Direction (in, out)", &["in"], "in|out"),
            ("Direction (in, out)", &[], ""),
            ("Strategy name, e.g., \"One\", \"Two\"", &[], ""),
            ("MD5 or SHA256, default to MD5", &[], ""),
            (
                "Type: image/png, video/mp4, text/csv",
                &[],
                "image/png|video/mp4|text/csv",
            ),
            ("Kind (TEXT/IMAGE/VOICE)", &[], "TEXT|IMAGE|VOICE"),
            ("Can be empty", &[], ""),
            ("queued, sent or failed", &[], "queued|sent|failed"),
            ("email or phone", &[], ""),
            ("One of text, image or template", &[], "text|image|template"),
            ("Supports letters, digits and symbols", &[], ""),
            ("Details (see the page on tasks, calls, orders)", &[], ""),
            ("Comma separated: SMS,VOICE,MMS", &[], ""),
            ("Possible values: GET POST", &[], "GET|POST"),
            ("Possible values: see below", &[], ""),
            (
                "Kind of line. `fixed`, `mobile-a` or `mobile-b`",
                &[],
                "fixed|mobile-a|mobile-b",
            ),
            ("outbound or inbound", &["inbound"], "outbound|inbound"),
            (
                "Button type, quick_reply or url",
                &["url"],
                "quick_reply|url",
            ),
            ("\"true\" or \"hangup\".", &[], "true|hangup"),
        ] {
            assert_eq!(shown(text, samples), expected, "{text}");
        }
    }
}
