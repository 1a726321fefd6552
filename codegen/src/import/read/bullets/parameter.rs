//! One item of a list taken apart: a name, then type and "required" in any order and between any marks, then words.

use super::super::cells;

/// A list item that may be a parameter.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super::super) struct Parameter {
    /// The wire name.
    pub(in super::super::super) name: String,
    /// What stands between name and type: `id: 17 (integer)`.
    pub(in super::super::super) example: String,
    /// Its type, as the item has it.
    pub(in super::super::super) ty: String,
    /// Whether it has to be there, as the item has it.
    pub(in super::super::super) required: String,
    /// Everything else.
    pub(in super::super::super) words: String,
}

impl Parameter {
    /// Whether more than a name was read.
    pub(in super::super::super) fn says_something(&self) -> bool {
        !(self.ty.is_empty() && self.required.is_empty())
    }
}

/// An item taken apart, if a name stands at its beginning.
pub(in super::super::super) fn parameter(text: &str) -> Option<Parameter> {
    let text = text.trim();
    let end = text
        .find(|c: char| {
            c.is_whitespace() || matches!(c, '(' | '（' | ':' | '：' | '=' | ',' | '，' | '–' | '—')
        })
        .unwrap_or(text.len());
    let name = text[..end].trim_matches(['`', '"', '*', '“', '”']);
    // `true` and `false` are values of the parameter above.
    if !cells::is_name(name) || name.ends_with('.') || matches!(name, "true" | "false") {
        return None;
    }
    let mut found = Parameter {
        name: name.to_owned(),
        ..Parameter::default()
    };
    let mut rest = &text[end..];
    let mut words: Vec<&str> = Vec::new();
    if let Some((example, after)) = shown(rest) {
        example.clone_into(&mut found.example);
        rest = after;
    }
    loop {
        rest = separated(rest);
        if let Some((inside, after)) = bracket(rest) {
            let Some(left) = facts(inside, &mut found) else {
                break;
            };
            words.extend(left);
            rest = after;
            continue;
        }
        let Some(length) = fact(rest, &mut found) else {
            break;
        };
        rest = &rest[length..];
    }
    let mut all = words.join("; ");
    if !all.is_empty() && !rest.is_empty() {
        all.push_str(". ");
    }
    all.push_str(rest);
    found.words = all;
    Some(found)
}

/// An example between the name and what is said in brackets, and those brackets with what follows.
fn shown(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.strip_prefix([':', '='])?.trim_start();
    let at = rest.find(" (")?;
    let example = rest[..at].trim_matches(['`', '"', ' ']);
    let (inside, _) = bracket(rest[at..].trim_start())?;
    let tells = facts(inside, &mut Parameter::default()).is_some();
    let is_short = example.chars().count() <= 40 && example.split_whitespace().count() <= 2;
    (tells
        && is_short
        && !example.is_empty()
        && !cells::is_type(example)
        && !cells::is_required(example))
    .then_some((example, &rest[at..]))
}

/// The text after the marks that stand between the parts of an item.
fn separated(text: &str) -> &str {
    let marks = [
        ':', '：', '-', '–', '—', '|', ',', '，', '.', ';', '；', '/', '*', '`', '=', '。',
    ];
    text.trim_start_matches(|c: char| c.is_whitespace() || marks.contains(&c))
}

/// What stands in brackets at the beginning, and what follows.
fn bracket(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let last = match first {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        '【' => '】',
        '{' => '}',
        '<' => '>',
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == first {
            depth += 1;
        } else if c == last {
            depth -= 1;
            if depth == 0 {
                return Some((&text[first.len_utf8()..at], &text[at + c.len_utf8()..]));
            }
        }
    }
    None
}

/// Reads type and "required" from the parts in brackets; the others are given back. `None` if none is either.
fn facts<'t>(inside: &'t str, found: &mut Parameter) -> Option<Vec<&'t str>> {
    let mut left = Vec::new();
    let mut any = false;
    for part in inside
        .split([',', ';', '，', '、', '；', '|'])
        .map(str::trim)
    {
        let bare = part.trim_matches(['`', '*', ' ']);
        if found.ty.is_empty() && cells::is_type(bare) {
            bare.clone_into(&mut found.ty);
            any = true;
        } else if found.required.is_empty() && cells::is_required(bare) {
            bare.clone_into(&mut found.required);
            any = true;
        } else if let Some((one, two)) = bare.split_once(' ')
            && found.required.is_empty()
            && found.ty.is_empty()
            && (cells::is_required(one) && cells::is_type(two)
                || cells::is_type(one) && cells::is_required(two))
        {
            let (required, ty) = if cells::is_required(one) {
                (one, two)
            } else {
                (two, one)
            };
            required.clone_into(&mut found.required);
            ty.clone_into(&mut found.ty);
            any = true;
        } else if !part.is_empty() {
            left.push(part);
        }
    }
    any.then_some(left)
}

/// Reads a type or a "required" at the beginning, set off from what follows; how long it is.
fn fact(text: &str, found: &mut Parameter) -> Option<usize> {
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| {
            c.is_whitespace() || matches!(c, ',' | ':' | '：' | '，' | '。' | ';' | '（' | '`')
        })
        .map(|(at, _)| at)
        .chain((text.chars().count() <= 40).then_some(text.len()))
        // A fact does not go on over the end of a line.
        .take_while(|end| {
            !["\n", " -", " –", " —"]
                .iter()
                .any(|mark| text[..*end].contains(mark))
        })
        .take(6)
        .collect();
    // The longest that reads as one thing: `array of strings`, `not required`.
    for end in ends.into_iter().rev() {
        let part = text[..end].trim_end_matches(['.', ',', '-', '–', '—', ' ']);
        let bare = part.trim_matches(['`', '*', ' ']);
        if bare.is_empty() {
            continue;
        }
        if found.ty.is_empty() && cells::is_type(bare) && !goes_on(&text[end..]) {
            bare.clone_into(&mut found.ty);
            return Some(end);
        }
        // "No" and "y" begin sentences, too.
        if found.required.is_empty()
            && bare.chars().count() > 1
            && cells::is_required(bare)
            && !matches!(bare, "No" | "no")
        {
            bare.clone_into(&mut found.required);
            return Some(end);
        }
    }
    None
}

/// Whether a sentence goes on: "text of it".
fn goes_on(rest: &str) -> bool {
    let next = rest.split_whitespace().next().unwrap_or("");
    rest.starts_with(' ')
        && [
            "of", "to", "for", "in", "that", "which", "is", "and", "or", "from", "with",
        ]
        .contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        parameter(text).map_or_else(String::new, |one| {
            let name = format!(
                "{}{}{}",
                one.name,
                if one.example.is_empty() { "" } else { "=" },
                one.example
            );
            format!("{name}|{}|{}|{}", one.ty, one.required, one.words)
        })
    }

    #[test]
    fn items() {
        for (text, expected) in [
            (
                "to (string, required): Receiver.",
                "to|string|required|Receiver.",
            ),
            (
                "to (required, string) - Receiver.",
                "to|string|required|Receiver.",
            ),
            ("to (string) Receiver.", "to|string||Receiver."),
            (
                "to – string, mandatory – Receiver",
                "to|string|mandatory|Receiver",
            ),
            (
                "to: string, optional. Receiver",
                "to|string|optional|Receiver",
            ),
            (
                "tags (array of strings): Labels",
                "tags|array of strings||Labels",
            ),
            (
                "tags: array of strings - Labels",
                "tags|array of strings||Labels",
            ),
            (
                "ttl (integer, default 60): Seconds",
                "ttl|integer||default 60. Seconds",
            ),
            (
                "ttl integer Required. Seconds",
                "ttl|integer|Required|Seconds",
            ),
            ("to（string，必填）：号码", "to|string|必填|号码"),
            (
                "to [string] [required] Receiver",
                "to|string|required|Receiver",
            ),
            ("ok – boolean", "ok|boolean||"),
            (
                "id: c-17 (string, required) - Id",
                "id=c-17|string|required|Id",
            ),
            ("URL: https://a.test/b", "URL|||https://a.test/b"),
            ("Method: POST", "Method|||POST"),
            ("号码：必填", ""),
            ("The text of it", "The|||text of it"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
