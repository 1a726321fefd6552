//! Fields whose words send the reader to another field for their values: "see above", "same values as `status`". The other
//! one may be of another operation of the page.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::{Draft, DraftEnum, DraftField, DraftType};
use super::super::words::pattern;
use super::finish::scalars;
use super::node::core;
use super::valued::{text, with_enum};
use crate::schema::language::ExampleKind;

/// What sends the reader to a field of the same name.
static ABOVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:as|see|listed) above\b|同\S{0,8}接口|同[「『“《]|\b(?:same\s?(?:values?\s)?as|same|as)\s?(?:above\b|(?:in\s)?(?:the\s|that of the\s)?request)|\b(?:see|the one (?:of|in)) (?:the )?(?:request|response|answer)\b|refer\s?to\s?(?:the\s?)?request|\bof (?:that|the same) name\b|同上|见上|同请求|同返回|同响应",
    )
});
/// What sends the reader to a field that it names.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\b(?:(?:see\s+(?:the\s+)?)?values? (?:of|as in|as for|like)|same values? as|values are those of|as for|see|same as)\s+(?:the\s+)?(?:(?:field|query|body|path|request|response|param|parameter)\s+){0,3}[`"“]?([a-z][a-z0-9_]*)[`"”]?|同\s?(?:请求参数|返回参数|参数)\s*([A-Za-z_][A-Za-z0-9_]*)|(?:取值|值)(?:同|与|和|参考|参见)[^A-Za-z，。,]{0,12}(?:(?:query|body|path|header)[^A-Za-z，。,]{1,8})?([A-Za-z_][A-Za-z0-9_]*)"#,
    )
});

/// A field that is to have the enum of another.
struct Sent {
    /// The draft it is of, and which of its tables.
    draft: usize,
    table: usize,
    path: Vec<String>,
    /// The name of the other field.
    to: String,
}

/// Gives such fields the enum of the other one, if the examples fit.
pub(super) fn settle(drafts: &mut [Draft]) {
    for one in sent(drafts) {
        let order =
            std::iter::once(one.draft).chain((0..drafts.len()).filter(|at| *at != one.draft));
        let mut known = order.filter_map(|at| enum_of(&drafts[at], &one.to));
        let Some(known) = known
            .find(|known| fits(&drafts[one.draft], &one, known))
            .cloned()
        else {
            continue;
        };
        let draft = &mut drafts[one.draft];
        let same = draft.enums.iter().find(|other| other.name == known.name);
        match same {
            Some(other) if values(other) != values(&known) => continue,
            Some(_) => {}
            None => draft.enums.push(known.clone()),
        }
        let Some(field) = find(draft, &one) else {
            continue;
        };
        field.ty = with_enum(&field.ty, &known.name);
        field.unit = None;
        (field.min_length, field.max_length) = (None, None);
        (field.minimum, field.maximum) = (None, None);
        let to = &one.to;
        field
            .unsure
            .push(format!("the values are those of the other field `{to}`"));
    }
}

/// The fields that are sent to others.
fn sent(drafts: &[Draft]) -> Vec<Sent> {
    fn walk(fields: &[DraftField], path: &mut Vec<String>, found: &mut dyn FnMut(&[String], &str)) {
        for field in fields {
            path.push(field.name.clone());
            let may = matches!(
                core(&field.ty),
                DraftType::String | DraftType::Integer | DraftType::Number
            );
            if may && field.constant.is_none() {
                for to in targets(&field.description, &field.name) {
                    found(path, &to);
                }
            }
            walk(&field.fields, path, found);
            path.pop();
        }
    }
    let mut all = Vec::new();
    for (draft, one) in drafts.iter().enumerate() {
        for (table, fields) in one.tables().into_iter().enumerate() {
            walk(fields, &mut Vec::new(), &mut |path, to| {
                all.push(Sent {
                    draft,
                    table,
                    path: path.to_vec(),
                    to: to.to_owned(),
                });
            });
        }
    }
    all
}

/// The names of the fields that a description sends to, the likeliest first.
fn targets(description: &str, own: &str) -> Vec<String> {
    let named = NAMED.captures_iter(description).filter_map(|found| {
        let name = (1..4).find_map(|group| found.get(group))?;
        Some(name.as_str().to_owned())
    });
    let mut names: Vec<String> = named.collect();
    if ABOVE.is_match(description) {
        names.push(own.to_owned());
        // "Status before, values as above" of `lastStatus`.
        let last = own.rfind(|c: char| c.is_ascii_uppercase() || c == '_');
        let last = last.map(|at| own[at..].trim_start_matches('_').to_lowercase());
        names.extend(last.filter(|last| last.len() > 3 && *last != own));
    }
    names
}

/// The enum that a field of this name has.
fn enum_of<'d>(draft: &'d Draft, name: &str) -> Option<&'d DraftEnum> {
    fn find<'f>(fields: &'f [DraftField], name: &str) -> Option<&'f str> {
        fields.iter().find_map(|field| match core(&field.ty) {
            DraftType::Enum(known) if field.name == name => Some(known.as_str()),
            _ => find(&field.fields, name),
        })
    }
    let known = draft
        .tables()
        .into_iter()
        .find_map(|fields| find(fields, name))?;
    draft.enums.iter().find(|one| one.name == known)
}

/// Whether the values are of the field's kind, and those of the examples are among them.
fn fits(draft: &Draft, one: &Sent, known: &DraftEnum) -> bool {
    let kinds: &[ExampleKind] = match one.table {
        3 => &[ExampleKind::Request, ExampleKind::Payload],
        5 => &[ExampleKind::Response],
        _ => &[],
    };
    let messages: Vec<&Value> = (draft.examples.iter())
        .filter(|example| kinds.contains(&example.kind))
        .map(|example| &example.value)
        .collect();
    let shown: BTreeMap<String, Vec<Value>> = scalars(&messages);
    let is_known = |value: &Value| {
        value.is_null()
            || value.as_str() == Some("")
            || (known.values.iter()).any(|one| text(&one.value) == text(value))
    };
    let mut fields = draft.tables()[one.table];
    let mut ty = None;
    for name in &one.path {
        let Some(field) = fields.iter().find(|field| field.name == *name) else {
            return false;
        };
        (fields, ty) = (&field.fields, Some(&field.ty));
    }
    let is_kind = match ty.map(core) {
        Some(DraftType::Integer | DraftType::Number) => known.of_integer,
        Some(DraftType::String) => !known.of_integer,
        _ => false,
    };
    is_kind
        && shown
            .get(&one.path.join("."))
            .is_none_or(|shown| shown.iter().all(is_known))
}

fn values(one: &DraftEnum) -> Vec<&Value> {
    one.values.iter().map(|value| &value.value).collect()
}

fn find<'d>(draft: &'d mut Draft, one: &Sent) -> Option<&'d mut DraftField> {
    let mut fields = draft.tables_mut().into_iter().nth(one.table)?;
    let (last, above) = one.path.split_last()?;
    for name in above {
        let field = fields.iter_mut().find(|field| field.name == *name)?;
        fields = &mut field.fields;
    }
    fields.iter_mut().find(|field| field.name == *last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_words_send_to() {
        for (text, expected) in [
            ("Channel, see above", &["own"][..]),
            ("Type of it, as in the request", &["own"]),
            ("GenerateSource，SameRequestParameters", &["own"]),
            ("Same as the request header", &["own"]),
            ("呼叫类型，同请求参数", &["own"]),
            ("Before the change, same values as status", &["status"]),
            ("通话结果，取值同返回数据中的Result。", &["Result", "own"]),
            ("失败的原因值，取值与reason相同。", &["reason"]),
            ("See `status` of Agents", &["status"]),
            ("The type of it", &[]),
        ] {
            let found = targets(text, "own");
            let found: Vec<&str> = found
                .iter()
                .map(String::as_str)
                .filter(|name| !["the", "request", "header", "above"].contains(name))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
