//! Names and the marks of nesting before them.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::{pattern, required, types};

/// A name cell, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "a cell may say any of these")]
pub(in super::super) struct Mark {
    /// How far the name is moved to the right; only comparisons mean something.
    pub(in super::super) width: usize,
    /// The wire name, or the path to it when the cell has dots: `data`, `list`, `id`.
    pub(in super::super) path: Vec<String>,
    /// The name carries the mark of a list (`items[]`).
    pub(in super::super) is_list: bool,
    /// Which steps of the path carry that mark.
    pub(in super::super) lists: Vec<bool>,
    /// The steps stand in brackets: `time[from]`.
    pub(in super::super) is_bracketed: bool,
    /// An asterisk marks it as required.
    pub(in super::super) starred: bool,
    /// A question mark says that it may be left out.
    pub(in super::super) is_optional: bool,
    /// Words in brackets after the name.
    pub(in super::super) remark: Option<String>,
    /// Whether it can be a wire name at all.
    pub(in super::super) is_name: bool,
}

static MEMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[([A-Za-z_]\w{0,60})\]"));

/// Marks that lead to a footnote.
const FOOTNOTES: [char; 7] = ['†', '‡', '§', '¹', '²', '³', '⁴'];

/// Whether a cell may hold the name of a field.
pub(in super::super) fn is_name(cell: &str) -> bool {
    mark(cell).is_name
}

/// Takes a name cell apart.
pub(in super::super) fn mark(cell: &str) -> Mark {
    let mut width = 0;
    let mut rest = cell;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        width += match c {
            '»' | '›' | '└' | '├' | '↳' | '⤷' | '∟' | '┗' | '┣' | '│' | '┃' | '▸' | '→' | '﹂'
            | '∣' | '>' | '+' | '·' | '•' | '\u{3000}' => 2,
            '-' | '–' | '—' if is_prefix(rest, c) => 1,
            '.' if after.starts_with('.')
                || width > 0 && after.starts_with(|c: char| c.is_ascii_alphabetic()) =>
            {
                1
            }
            ' ' | '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' => 1,
            '\t' => 4,
            '─' | '━' | '\u{200b}' | '\u{feff}' => 0,
            _ => break,
        };
        rest = after;
    }
    // One space after a mark is typography; it must not tell levels apart.
    let marks = cell
        .chars()
        .take_while(|c| !c.is_alphanumeric())
        .any(|c| "»›└├↳⤷∟┗┣>+-–—▸→﹂".contains(c));
    if marks {
        width = cell
            .chars()
            .take_while(|c| {
                !c.is_alphanumeric() && *c != '_' && *c != '*' && *c != '$' && *c != '@'
            })
            .map(|c| match c {
                '»' | '›' | '>' | '+' | '└' | '├' | '↳' | '⤷' | '∟' | '┗' | '┣' | '▸' | '→'
                | '﹂' => 4,
                '-' | '–' | '—' | '\u{3000}' | '\t' => 2,
                '\u{a0}' | '\u{2003}' | '│' | '┃' => 1,
                _ => 0,
            })
            .sum();
    }
    let mut starred = false;
    let mut name = rest.trim();
    let mut is_optional = false;
    loop {
        if let Some(bare) = name.strip_prefix('*').or_else(|| name.strip_suffix('*')) {
            starred = true;
            name = bare.trim();
        } else if let Some(bare) = name.strip_suffix(FOOTNOTES) {
            name = bare.trim_end_matches('\\').trim();
        } else if let Some(bare) = name.strip_suffix(['?', '？']) {
            is_optional = true;
            name = bare.trim();
        } else {
            break;
        }
    }
    let mut remark = None;
    // "code REQUIRED": set apart with a box on the page.
    if let Some((bare, rest)) = name.split_once(char::is_whitespace)
        && rest.trim().chars().count() > 5
        && required::read(rest.trim()).is_some()
    {
        remark = Some(rest.trim().to_owned());
        name = bare;
    }
    // "size `String` `Required`": the type is set apart, too.
    if let Some((bare, rest)) = name.split_once(char::is_whitespace)
        && let Some(typed) = type_and_required(rest)
    {
        remark = Some(typed);
        name = bare;
    }
    if let Some(at) = name.find(['(', '（', '【', '\n']).filter(|&at| at > 0) {
        remark = Some(
            name[at..]
                .trim_matches(['(', ')', '（', '）', '【', '】', '\n', ' '])
                .to_owned(),
        );
        name = name[..at].trim();
    }
    let name = name
        .trim_matches(['`', '"', '“', '”', '\''])
        .trim_end_matches([':', '：', ',', '，'])
        .trim();
    let is_bracketed = MEMBER.is_match(name);
    let (path, lists) = path(name);
    let is_list = lists.last().copied().unwrap_or(false);
    let is_name = !path.is_empty() && path.iter().all(|part| is_wire(part));
    Mark {
        width,
        path,
        is_list,
        lists,
        is_bracketed,
        // "name? *": what may be left out is not required; the star leads to a footnote.
        starred: starred && is_name && !is_optional,
        is_optional,
        remark,
        is_name,
    }
}

/// Types that are no words of speech.
const PLAIN: [&str; 8] = [
    "string", "integer", "int", "boolean", "bool", "float", "array", "object",
];

/// A type, and perhaps whether it is required, behind a name: with a comma between.
fn type_and_required(rest: &str) -> Option<String> {
    const MOST: usize = 60;
    if rest.len() > MOST {
        return None;
    }
    let words: Vec<&str> = rest
        .split_whitespace()
        .map(|word| word.trim_matches(['"', '`', '“', '”', ',']))
        .collect();
    let (last, before) = words.split_last()?;
    // A small word may be a part of a name in prose: "created time".
    let is_type = |text: &str| {
        (text.starts_with(|c: char| c.is_ascii_uppercase()) || PLAIN.contains(&text))
            && types::read(text).is_some()
    };
    match required::read(last) {
        Some(_) if is_type(&before.join(" ")) => Some(format!("{},{last}", before.join(" "))),
        None if is_type(&words.join(" ")) => Some(words.join(" ")),
        _ => None,
    }
}

/// Whether hyphens stand before a name rather than in it.
fn is_prefix(rest: &str, c: char) -> bool {
    let after = rest.trim_start_matches([c, '>', ' ', '\u{a0}']);
    after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '@' | '*'))
}

fn path(name: &str) -> (Vec<String>, Vec<bool>) {
    let mut name = name.replace("[n]", "[]");
    for list in ["[i]", "[0]", "[*]"] {
        name = name.replace(list, "[]");
    }
    // "messages[href]" is a member too, as forms write it.
    let name = &mut MEMBER.replace_all(&name, ".$1").into_owned();
    // "sender → id", "sender > id", "sender->id" are paths as much as "sender.id".
    for step in ["->", "→", "»", "›", " > ", "::"] {
        *name = name.replace(step, ".");
    }
    // "Tag.N.Key", "Tag.1.Key": an element of the list `Tag`.
    for step in [".N", ".n", ".1", ".0"] {
        if let Some(bare) = name.strip_suffix(step) {
            *name = format!("{bare}[]");
        }
        *name = name.replace(&format!("{step}."), "[].");
    }
    let mut lists = Vec::new();
    let parts: Vec<String> = name
        .split('.')
        .map(|part| {
            let part = part.trim();
            let bare = part.trim_end_matches("[]").trim_end_matches("{}");
            lists.push(part.ends_with("[]") && bare.len() < part.len());
            bare.trim().to_owned()
        })
        .collect();
    if parts.iter().any(String::is_empty) {
        return (vec![name.trim().to_owned()], vec![false]);
    }
    (parts, lists)
}

fn is_wire(name: &str) -> bool {
    name.len() <= 80
        && name
            .starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '@' | '#'))
        && name.chars().any(|c| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, '_' | '-' | '$' | '@' | '#' | ':' | '/' | '[' | ']')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (cell, path) in [
            ("orderID", "orderID"),
            ("» orderID", "orderID"),
            ("»»» smsId", "smsId"),
            ("-- eAddr", "eAddr"),
            ("- a", "a"),
            ("--a", "a"),
            ("\u{a0}\u{a0}name", "name"),
            ("data.list[].id", "data/list/id"),
            ("data[0].id", "data/id"),
            ("items[]", "items"),
            ("name*", "name"),
            ("`code`", "code"),
            ("msg：", "msg"),
            ("uid（用户）", "uid"),
            ("Content-Type", "Content-Type"),
            ("└─ id", "id"),
            ("note?", "note"),
            ("note? *", "note"),
            ("`note`? †", "note"),
            ("note ²", "note"),
            ("code REQUIRED", "code"),
            ("├── id", "id"),
            ("a->b", "a/b"),
            ("a → b[] → c", "a/b/c"),
            ("» a > b", "a/b"),
            ("Tag.N", "Tag"),
            ("messages[href]", "messages/href"),
            ("size \"String\" \"Required\"", "size"),
            ("list List", "list"),
            ("app_name string Required", "app_name"),
            ("app_url string", "app_url"),
            ("Tag.N.Key", "Tag/Key"),
            ("Tag.1.Key", "Tag/Key"),
        ] {
            let mark = mark(cell);
            assert!(mark.is_name, "{cell}");
            assert_eq!(mark.path.join("/"), path, "{cell}");
        }
        for cell in [
            "",
            "Call Details",
            "*anonymous* x",
            "订单号",
            "12",
            "--",
            "...",
        ] {
            assert!(!is_name(cell), "{cell}");
        }
    }

    #[test]
    fn marks_tell_levels_apart() {
        for ladder in [
            ["code", "» a", "»» b"],
            ["code", "- a", "-- b"],
            ["code", "-- a", "---- b"],
            ["code", "\u{a0}\u{a0}a", "\u{a0}\u{a0}\u{a0}\u{a0}b"],
            ["code", "└ a", "└└ b"],
            ["code", "└─ a", "\u{a0}\u{a0}└─ b"],
            ["code", "> a", ">> b"],
            ["code", "  a", "    b"],
        ] {
            let widths: Vec<usize> = ladder.iter().map(|cell| mark(cell).width).collect();
            assert!(
                widths[0] < widths[1] && widths[1] < widths[2],
                "{ladder:?}: {widths:?}"
            );
        }
        assert_eq!(mark("»» a").width, mark("»»b").width);
        assert!(mark("name*").starred && mark("*name").starred);
        assert!(mark("items[]").is_list);
        assert!(mark("note? *").is_optional && !mark("note? *").starred);
        assert!(!mark("note").is_optional);
    }
}
