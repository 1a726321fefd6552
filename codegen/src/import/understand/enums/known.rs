//! What is known of a field whose values are looked for, and how a value and its meaning are put down.

use super::{Meaning, Values, value};

/// What is known of the field besides its description.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) integers: bool,
    /// The page calls it an enum.
    pub(super) is_enum: bool,
    /// Values that examples have.
    pub(super) samples: &'a [&'a str],
    pub(super) line: usize,
}

impl Known<'_> {
    pub(super) fn supports(&self, value: &str) -> bool {
        self.samples.contains(&value)
    }

    /// Whether an example has one of the values.
    pub(super) fn has_one(&self, values: &Values) -> bool {
        let mut texts = values.list.iter().filter_map(|one| one.value.as_str());
        texts.any(|text| self.supports(text))
    }

    pub(super) fn meaning(&self, value_text: &str, text: String) -> Option<Meaning> {
        Some(Meaning {
            value: value(value_text, self.integers)?,
            text,
            line: self.line,
        })
    }
}

/// A meaning without the separators around it; the last one ends with its sentence.
pub(super) fn clean(text: &str, is_last: bool) -> String {
    let mut text = text.trim();
    if is_last {
        let end = text
            .char_indices()
            .find(|(at, c)| {
                matches!(c, '。' | '\n' | ';' | '；')
                    || *c == '.' && text[at + 1..].starts_with([' ', '\n'])
            })
            .map_or(text.len(), |(at, _)| at);
        text = &text[..end];
    }
    for word in [
        ", default",
        "，默认",
        ",默认",
        "; default",
        "；默认",
        "。默认",
    ] {
        text = text.split(word).next().unwrap_or(text);
    }
    let is_edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | ';'
                    | '，'
                    | '；'
                    | '、'
                    | '|'
                    | '。'
                    | '"'
                    | '“'
                    | '”'
                    | '`'
                    | '\''
                    | '/'
                    | ':'
                    | '：'
            )
    };
    let mut text = text
        .trim_matches(is_edge)
        .trim_end_matches(['.', '-', '[', '•', '*'])
        .trim();
    for word in [" and", " or", "以及", "或者", "或"] {
        text = text
            .strip_suffix(word)
            .unwrap_or(text)
            .trim_end_matches([',', ' ']);
    }
    // A bracket that was opened before the list ends here.
    if text.ends_with([')', '）', ']', '】']) && !text.contains(['(', '（', '[', '【']) {
        text = text.trim_end_matches([')', '）', ']', '】']).trim();
    }
    let text = text
        .trim_end_matches(['(', '（'])
        .trim_start_matches(['-', '–', '—'])
        .trim();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
