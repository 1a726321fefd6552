//! The kind of a cell by its look: what may be a type, a "required", a location, a name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::super::words::pattern;

/// Words that begin or make up a type.
const TYPES: &str = "string|str|text|int|integer|int8|int16|int32|int64|uint|uint32|uint64|long|short|byte|float|double|\
     decimal|bigdecimal|number|numeric|bool|boolean|object|json|jsonobject|jsonarray|array|list|map|any|file|date|\
     datetime|timestamp|enum|null|char|varchar|binary|dict|set|stringarray|字符串|字符|文本|整数|整型|整形|长整型|数字|数值|\
     浮点|浮点型|布尔|布尔型|布尔值|数组|对象|列表|日期|日期时间|时间戳|文件|枚举|object array|multipartfile";

const REQUIRED: &str = "yes|no|y|n|true|false|required|optional|mandatory|conditional|m|o|not required|是|否|必需|必须|必填|必选|必传|\
     可选|选填|非必填|非必须|非必需|非必传|条件必填|可空|√|✓|×|✔|✗|○|required|t|f|✅|☑|❌|❎|white_check_mark|heavy_check_mark|\
     ballot_box_with_check|cross_mark|negative_squared_cross_mark";

const LOCATIONS: &str = "header|headers|body|query|path|form|formdata|form-data|cookie|url|querystring|query string|请求头|请求体|\
     路径|查询|body参数|header参数|form data|json";

/// `SID<CF>`, `enum<http-method>`
static GENERIC: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Za-z]{2,12}<[\w, -]{1,30}>$"));

fn listed(list: &str, text: &str) -> bool {
    list.split('|').any(|word| word == text)
}

/// Asked of every word of a copied page, so the list is not gone through each time.
fn names_type(lower: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| TYPES.split('|').collect());
    WORDS.contains(lower)
}

/// Whether it may be the type of a field.
pub(super) fn is_type(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 60 {
        return false;
    }
    // "Array of strings non-empty unique"
    let text = ["unique", "non-empty"].iter().fold(text, |text, word| {
        text.strip_suffix(word).unwrap_or(text).trim_end()
    });
    let text = text.strip_prefix("nullable ").unwrap_or(text);
    let lower = text.to_lowercase();
    if names_type(&lower) || GENERIC.is_match(text) {
        return true;
    }
    let mut typed = false;
    let mut of = false;
    let mut names = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_') {
        if word.is_empty() {
            continue;
        }
        let small = word.to_lowercase();
        // "array of strings"
        let singular = small.strip_suffix('s').filter(|_| of);
        let is_word = names_type(&small) || singular.is_some_and(names_type);
        let connects =
            matches!(small.as_str(), "of" | "or" | "x") || word.bytes().all(|b| b.is_ascii_digit());
        // A name of an object may follow `Array of`, or stand in brackets.
        let named = (of || text.contains(['[', '<', '(', '{']))
            && word.starts_with(|c: char| c.is_ascii_alphabetic());
        if !(is_word || connects && typed || named && (typed || text.starts_with('['))) {
            return false;
        }
        if of && !is_word && !connects && !word.contains(char::is_uppercase) {
            return false;
        }
        typed |= is_word;
        of |= small == "of";
        names += usize::from(!is_word && !connects);
    }
    typed
        && names <= 1
        && !text.ends_with(['.', '。', ',', ':'])
        && ![" of", " or"].iter().any(|word| lower.ends_with(word))
}

/// A type and the limits that are drawn beside it, with space around them: `string [ 1 .. 25 ] characters`.
pub(super) fn limited_type(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let drawn = [" [ ", " = ", " <= ", " >= ", " < ", " > "];
    if let Some(at) = drawn.iter().filter_map(|mark| text.find(mark)).min()
        && is_type(&text[..at])
    {
        return Some((&text[..at], text[at..].trim_start()));
    }
    is_type(text).then_some((text, ""))
}

/// A type at the beginning and what follows it there: `string, optional`, `string [ 1 .. 25 ] characters`.
pub(super) fn split_type(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    if let Some(limited) = limited_type(text) {
        return Some(limited);
    }
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || matches!(c, ',' | '·' | '•' | ';'))
        .map(|(at, _)| at)
        .take(6)
        .collect();
    // The longest that reads as a type, unless a sentence goes on behind it.
    ends.into_iter().rev().find_map(|end| {
        let rest = text[end..].trim_start();
        let set_off = !rest.starts_with(char::is_alphabetic)
            || rest
                .split(|c: char| !c.is_alphanumeric() && c != '-')
                .next()
                .is_some_and(|word| is_required(word) || is_chip(word));
        (is_type(&text[..end]) && set_off).then(|| {
            let rest = rest.trim_start_matches([',', '·', '•', ';']).trim_start();
            (&text[..end], rest)
        })
    })
}

/// A small word that is set beside a name or a type.
pub(super) fn is_chip(word: &str) -> bool {
    listed(
        "nullable|non-empty|unique|deprecated|readonly|read-only|default|enum",
        &word.to_lowercase(),
    )
}

/// Whether it may say that a field is required, or not.
pub(super) fn is_required(text: &str) -> bool {
    let text = text
        .trim()
        .trim_matches(['*', '(', ')', '（', '）', ':', '-', '\u{fe0f}'])
        .to_lowercase();
    listed(REQUIRED, &text)
}

/// Whether it may say where a field is sent.
pub(super) fn is_location(text: &str) -> bool {
    listed(LOCATIONS, &text.trim().to_lowercase())
}

/// A name with the marks of how deep it stands: `»» name`.
pub(super) fn levelled(level: usize, name: &str) -> String {
    let space = if level > 0 { " " } else { "" };
    format!("{}{space}{name}", "»".repeat(level))
}

/// Whether a word is written as the names of objects are: `CallInfoType`.
pub(super) fn is_object_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(|c| c.is_ascii_alphanumeric())
        && word.contains(|c: char| c.is_ascii_lowercase())
        && word.chars().skip(1).any(|c| c.is_ascii_uppercase())
}

/// Whether it may be the name of a field: one word of letters, digits and the marks of nesting.
pub(super) fn is_name(text: &str) -> bool {
    let text = text.trim();
    let bare =
        text.trim_start_matches(['»', '-', '>', '└', '├', '─', ' ', '\u{a0}', '*', '+', '.']);
    let bare = bare.trim_end_matches(['*', ' ']);
    !bare.is_empty()
        && bare.len() <= 80
        && bare.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$' | '@'))
        && (bare.chars()).all(|c| {
            c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | '$' | '@' | '/')
        })
}

/// Whether it may be a code: digits, perhaps a range or a placeholder.
pub(super) fn is_code(text: &str) -> bool {
    let text = text.trim();
    (1..=20).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '~' | 'X' | 'x' | '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_what_follows() {
        for (text, expected) in [
            ("string", Some(("string", ""))),
            ("nullable string", Some(("nullable string", ""))),
            ("string, optional", Some(("string", "optional"))),
            ("string, value is \"a\"", Some(("string", "value is \"a\""))),
            (
                "string [ 1 .. 25 ] characters",
                Some(("string", "[ 1 .. 25 ] characters")),
            ),
            ("integer <int32> >= 1", Some(("integer <int32>", ">= 1"))),
            (
                "Array of strings (Tags) [ items ]",
                Some(("Array of strings (Tags)", "[ items ]")),
            ),
            (
                "string <uuid> required",
                Some(("string <uuid>", "required")),
            ),
            ("list of all numbers", None),
            ("object is what it is", None),
            ("Text", Some(("Text", ""))),
            ("", None),
        ] {
            assert_eq!(split_type(text), expected, "{text}");
        }
    }
}
