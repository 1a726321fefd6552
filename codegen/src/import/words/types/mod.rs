//! The words of a type cell.

mod scalar;

use std::sync::LazyLock;

use regex::Regex;

use scalar::scalar;

use super::pattern;
use crate::import::draft::DraftType;
use crate::schema::language::Unit;

/// Lists nested deeper than this are not believed.
const MAX_DEPTH: usize = 4;

/// What a type cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "a cell may say any of these")]
pub struct TypeWords {
    /// The type.
    pub ty: DraftType,
    /// The name that the page gives to the object at its core (`Array of CallListItem`).
    pub element: Option<String>,
    /// Null is one of its values.
    pub nullable: bool,
    /// How many members the object has (`object {3}`).
    pub members: Option<usize>,
    /// The word "enum" stands there.
    pub is_enum: bool,
    /// The word "enum" stands there alone: it does not say what the values are.
    pub is_bare_enum: bool,
    /// The unit that the type itself names.
    pub unit: Option<Unit>,
    /// The most characters (`varchar(32)`).
    pub max_length: Option<u64>,
    /// The values that the cell lists, as it has them.
    pub values: Option<String>,
    /// Several types, of which the first was taken.
    pub is_choice: bool,
    /// A word such as "number", which some pages have for integers too.
    pub is_loose: bool,
}

impl TypeWords {
    fn of(ty: DraftType) -> Self {
        Self {
            ty,
            ..Self::default()
        }
    }

    fn list(self) -> Self {
        Self {
            ty: DraftType::List(Box::new(self.ty)),
            ..self
        }
    }
}

static MEMBERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\{\s*(\d+)\s*\}"));
static LIST_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?is)^(?:json\s*)?(?:array|list|set|arraylist|collection|数组|列表)\s*(?:of\s+(?:the\s+)?|<|\[|\(|（|:|：|-)\s*(.*?)\s*[>\])）]*$",
    )
});
static OF_LIST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?is)^(.+?)[\s\-_]*(?:array|list|数组|列表)$"));
static MAP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?is)^(?:map|hashmap|dict|dictionary|record)\s*(?:[<\[(]\s*(?:key\s*:\s*)?\w+\s*,\s*(?:value\s*:\s*)?(.+?)\s*[>\])])?$",
    )
});
/// `String to Reference object map`
static TO_MAP: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:string|integer|key) to (.{1,60}?)\s+map$"));
static WITH_BRACKET: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?s)^([^(<（\[]+?)\s*[(<（\[]\s*(.*?)\s*[)>）\]]$"));

/// What the cell says, if it is about a type at all.
#[must_use]
pub fn read(cell: &str) -> Option<TypeWords> {
    let cell = cell
        .trim()
        .trim_matches(['`', '*', ' '])
        .trim_end_matches(['.', '。']);
    if let Some(words) = quoted(cell) {
        return Some(words);
    }
    if cell.is_empty() || cell.chars().count() > 80 {
        return None;
    }
    let cell = ["unique", "non-empty"].iter().fold(cell, |cell, word| {
        cell.strip_suffix(word).unwrap_or(cell).trim_end()
    });
    let mut members = None;
    let bare = MEMBERS.replace_all(cell, |found: &regex::Captures<'_>| {
        members = members.or_else(|| found[1].parse().ok());
        ""
    });
    let mut words = one_of(bare.trim(), 0)?;
    words.members = members;
    Some(words)
}

/// Values in the place of a type: `'Read' | 'Unread'`.
fn quoted(cell: &str) -> Option<TypeWords> {
    const LONGEST: usize = 600;
    let value = |part: &str| -> Option<String> {
        let part = part.trim();
        let inner = ['\'', '"', '`']
            .iter()
            .find_map(|mark| part.strip_prefix(*mark)?.strip_suffix(*mark))?;
        let is_value = !inner.is_empty() && !inner.contains(['\'', '"', '`', ' ']);
        is_value.then(|| inner.to_owned())
    };
    if cell.len() > LONGEST {
        return None;
    }
    let values: Vec<String> = cell.split('|').map(value).collect::<Option<_>>()?;
    (values.len() > 1).then(|| TypeWords {
        is_enum: true,
        values: Some(values.join(" | ")),
        ..TypeWords::of(DraftType::String)
    })
}

/// Alternatives: `string|null`, `string or null`, `string/int`.
fn one_of(text: &str, depth: usize) -> Option<TypeWords> {
    if depth > MAX_DEPTH {
        return None;
    }
    if let Some(words) = single(text, depth) {
        return Some(words);
    }
    for separator in ["¦", "|", " or ", "/", "或", ",", "、"] {
        if !text.contains(separator) {
            continue;
        }
        let parts: Vec<&str> = text
            .split(separator)
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .collect();
        let mut nullable = false;
        let mut read: Vec<TypeWords> = Vec::new();
        for part in &parts {
            if is_null(part) {
                nullable = true;
            } else {
                read.push(one_of(part, depth + 1)?);
            }
        }
        let first = read.first()?.clone();
        let is_choice = read.iter().any(|other| other.ty != first.ty);
        return Some(TypeWords {
            nullable: nullable || read.iter().any(|one| one.nullable),
            is_choice: is_choice || first.is_choice,
            ..first
        });
    }
    None
}

/// `null`, also with what was meant for the type beside it: `null <uri>`, `null (CallbackMethod)`.
fn is_null(text: &str) -> bool {
    let bare = text.split([' ', '<', '(']).next().unwrap_or(text);
    matches!(
        bare.to_lowercase().as_str(),
        "null" | "nil" | "none" | "undefined" | "空"
    )
}

/// `Map`, `Map<String, Integer>`
fn map(text: &str, depth: usize) -> Option<TypeWords> {
    let found = MAP.captures(text)?;
    let value = match found.get(1) {
        Some(value) => core(value.as_str(), depth)?,
        // `Record` by itself is the name of an object.
        None if text.starts_with("Record") => return None,
        None => TypeWords::default(),
    };
    Some(TypeWords {
        ty: DraftType::Map(Box::new(value.ty)),
        element: value.element,
        ..TypeWords::default()
    })
}

fn single(text: &str, depth: usize) -> Option<TypeWords> {
    let text = text.trim();
    let lower = text.to_lowercase();
    if let Some(words) = scalar(&lower) {
        return Some(words);
    }
    if let Some(found) = TO_MAP.captures(text) {
        let inner =
            one_of(&found[1], depth + 1).unwrap_or_else(|| TypeWords::of(DraftType::Object));
        return Some(TypeWords {
            ty: DraftType::Map(Box::new(inner.ty.clone())),
            ..inner
        });
    }
    if let Some(inner) = lower
        .strip_prefix("nullable ")
        .map(|rest| &text[text.len() - rest.len()..])
    {
        return one_of(inner, depth + 1).map(|words| TypeWords {
            nullable: true,
            ..words
        });
    }
    if let Some(inner) = text.strip_suffix('?').or_else(|| text.strip_prefix('?')) {
        return single(inner, depth + 1).map(|words| TypeWords {
            nullable: true,
            ..words
        });
    }
    if depth > MAX_DEPTH {
        return None;
    }
    if let Some(inner) = text.strip_prefix("[]").or_else(|| text.strip_suffix("[]")) {
        return Some(core(inner, depth)?.list());
    }
    if let Some(inner) = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
    {
        return Some(core(inner, depth)?.list());
    }
    if let Some(found) = LIST_OF.captures(text) {
        let inner = found[1].trim();
        return Some(core(inner, depth).unwrap_or_default().list());
    }
    if let Some(map) = map(text, depth) {
        return Some(map);
    }
    if let Some(found) = OF_LIST.captures(text) {
        let inner = found[1].trim_matches(['<', '>', ' ']);
        let inner =
            one_of(inner, depth + 1).or_else(|| one_of(inner.strip_suffix(['s', 'S'])?, depth + 1));
        return inner.map(TypeWords::list);
    }
    if lower.contains("enum") || lower.contains("枚举") {
        return Some(enumeration(text));
    }
    if let Some(found) = WITH_BRACKET.captures(text)
        && let Some(words) = scalar(&found[1].trim().to_lowercase())
    {
        return Some(with_format(words, &found[2]));
    }
    // "required string", "string format", "int32 number": a word among others.
    let mut parts = lower.split_whitespace();
    let (first, second, more) = (parts.next(), parts.next(), parts.next());
    match (first, second, more) {
        (Some(one), Some(two), None) => {
            let qualifier = |word: &str| {
                matches!(
                    word,
                    "type"
                        | "format"
                        | "value"
                        | "类型"
                        | "unsigned"
                        | "signed"
                        | "string"
                        | "utf8"
                        | "utf-8"
                        | "json"
                        | "number"
                )
            };
            let by_first = if qualifier(two) { scalar(one) } else { None };
            by_first.or_else(|| {
                if qualifier(one) || is_standard(one) {
                    scalar(two)
                } else {
                    None
                }
            })
        }
        _ => None,
    }
}

/// The name of a standard before a type: `ISO-8601 string`, `E.164 string`.
fn is_standard(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.contains(|c: char| c.is_ascii_digit())
}

/// The type inside of a list or map: also a name, or a name and the word "object".
fn core(text: &str, depth: usize) -> Option<TypeWords> {
    let text = text.trim();
    if text.is_empty() {
        return Some(TypeWords::default());
    }
    if let Some(words) = one_of(text, depth + 1) {
        return Some(words);
    }
    if let Some(plural) = text.strip_suffix(['s', 'S'])
        && let Some(words) = one_of(plural, depth + 1)
    {
        return Some(words);
    }
    let lower = text.to_lowercase();
    let name = ["objects", "object", "对象"]
        .iter()
        .find_map(|word| lower.strip_suffix(word).map(|rest| &text[..rest.len()]))
        .or_else(|| {
            lower
                .strip_prefix("object ")
                .map(|rest| &text[text.len() - rest.len()..])
        })
        .unwrap_or(text)
        .trim();
    is_identifier(name).then(|| TypeWords {
        element: Some(name.to_owned()),
        ..TypeWords::of(DraftType::Object)
    })
}

fn is_identifier(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// The name of an object where a type stands (`UserInfo`, `business_phone object`), which only a type column may hold.
#[must_use]
pub fn named(cell: &str) -> Option<TypeWords> {
    let cell = cell.trim().trim_matches(['`', '*', ' ']);
    let lower = cell.to_lowercase();
    if let Some(name) = lower
        .strip_suffix("object")
        .map(|rest| cell[..rest.len()].trim())
        && is_identifier(name)
    {
        return Some(TypeWords {
            element: Some(name.to_owned()),
            ..TypeWords::of(DraftType::Object)
        });
    }
    (is_identifier(cell)
        && cell.starts_with(|c: char| c.is_ascii_uppercase())
        && cell.contains(|c: char| c.is_ascii_lowercase())
        && cell.len() > 3)
        .then(|| TypeWords {
            element: Some(cell.to_owned()),
            ..TypeWords::of(DraftType::Object)
        })
}

fn enumeration(text: &str) -> TypeWords {
    let lower = &*text.to_lowercase();
    let integer = ["int", "number", "整", "数字", "long"]
        .iter()
        .any(|word| lower.contains(word));
    let ty = if integer {
        DraftType::Integer
    } else {
        DraftType::String
    };
    let values = (text.split_once(['(', '<', '[', ':', '：']))
        .map(|(_, rest)| rest.trim_end_matches([')', '>', ']']).trim().to_owned())
        .filter(|values| values.contains([',', '|', '、', '/']));
    TypeWords {
        is_enum: true,
        is_bare_enum: !integer && !lower.contains("str"),
        values,
        ..TypeWords::of(ty)
    }
}

fn with_format(words: TypeWords, format: &str) -> TypeWords {
    // `object (Waypoint)`: which one.
    if words.ty == DraftType::Object && is_identifier(format.trim()) {
        return TypeWords {
            element: Some(format.trim().to_owned()),
            ..words
        };
    }
    let format = format.to_lowercase();
    let digits = format.trim();
    let unit = match digits {
        "date-time" | "datetime" | "iso8601" | "iso 8601" | "rfc3339" => Some(Unit::Rfc3339),
        "date" => Some(Unit::Date),
        "decimal" => Some(Unit::Decimal),
        _ => None,
    };
    let is_length = digits
        .chars()
        .all(|c| c.is_ascii_digit() || "-~ ".contains(c));
    let max_length = (words.ty == DraftType::String && is_length)
        .then(|| {
            digits
                .rsplit(['-', '~'])
                .next()
                .and_then(|last| last.trim().parse().ok())
        })
        .flatten();
    let is_enum = digits == "enum";
    TypeWords {
        is_enum,
        unit,
        max_length,
        ..words
    }
}

#[cfg(test)]
mod tests;
