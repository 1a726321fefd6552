//! Types of values, types compared, types in words.

use serde_json::{Map, Value};

use super::super::draft::DraftType;

/// JSON in the example cell of a row.
pub(super) fn example_cell(cell: &str) -> Option<Value> {
    let cell = cell.trim();
    if !cell.starts_with(['{', '[']) || cell.len() < 3 {
        return None;
    }
    serde_json::from_str(cell).ok()
}

/// The type with another core.
pub(super) fn with_core(ty: &DraftType, new: DraftType) -> DraftType {
    match ty {
        DraftType::List(inner) => DraftType::List(Box::new(with_core(inner, new))),
        DraftType::Map(inner) => DraftType::Map(Box::new(with_core(inner, new))),
        _ => new,
    }
}

/// What was inferred, but with what was known where nothing can be inferred.
pub(super) fn refine(inferred: &DraftType, known: &DraftType) -> DraftType {
    match (inferred, known) {
        (DraftType::Any, known) => known.clone(),
        (DraftType::List(inner), DraftType::List(old)) => {
            DraftType::List(Box::new(refine(inner, old)))
        }
        (inferred, _) => inferred.clone(),
    }
}

pub(super) fn agree(one: &DraftType, two: &DraftType) -> bool {
    match (one, two) {
        (DraftType::List(one), DraftType::List(two)) => agree(one, two),
        (DraftType::Any, _)
        | (_, DraftType::Any)
        | (DraftType::Number, DraftType::Integer)
        | (DraftType::Object | DraftType::Map(_), DraftType::Object | DraftType::Map(_)) => true,
        (one, two) => one == two,
    }
}

/// The type of some values; nulls say nothing.
pub(super) fn infer(values: &[&Value]) -> DraftType {
    let mut ty: Option<DraftType> = None;
    for value in values {
        let one = match value {
            Value::Null => continue,
            Value::Bool(_) => DraftType::Boolean,
            Value::Number(number) if number.is_f64() => DraftType::Number,
            Value::Number(_) => DraftType::Integer,
            Value::String(_) => DraftType::String,
            Value::Object(_) => DraftType::Object,
            Value::Array(list) => {
                DraftType::List(Box::new(infer(&list.iter().take(50).collect::<Vec<_>>())))
            }
        };
        ty = Some(match ty {
            None => one,
            Some(known) => join(known, one),
        });
    }
    ty.unwrap_or_default()
}

fn join(one: DraftType, two: DraftType) -> DraftType {
    match (one, two) {
        (one, two) if one == two => one,
        (DraftType::Any, other) | (other, DraftType::Any) => other,
        (DraftType::Integer, DraftType::Number) | (DraftType::Number, DraftType::Integer) => {
            DraftType::Number
        }
        (DraftType::List(one), DraftType::List(two)) => DraftType::List(Box::new(join(*one, *two))),
        // An empty object stands for an empty list and the other way round.
        (DraftType::Object, list @ DraftType::List(_))
        | (list @ DraftType::List(_), DraftType::Object) => list,
        _ => DraftType::Any,
    }
}

/// Whether the keys look like data: numbers, telephone numbers, dates, long ids.
pub(super) fn has_free_keys(objects: &[&Map<String, Value>]) -> bool {
    let keys: Vec<&String> = objects.iter().flat_map(|object| object.keys()).collect();
    !keys.is_empty() && keys.iter().all(|key| is_data(key)) && same_kind(objects)
}

fn is_data(key: &str) -> bool {
    let digits = key.chars().filter(char::is_ascii_digit).count();
    // What generators write for any name: `additionalProp1`, `property2`.
    let bare = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_any = bare.len() < key.len() && matches!(bare, "additionalProp" | "property");
    is_any
        || key.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        || key.len() >= 16 && digits >= 4 && key.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
        || !key.is_ascii()
}

pub(super) fn same_kind(objects: &[&Map<String, Value>]) -> bool {
    let values: Vec<&Value> = objects.iter().flat_map(|object| object.values()).collect();
    !matches!(infer(&values), DraftType::Any) || values.iter().all(|value| value.is_null())
}

pub(super) fn words(ty: &DraftType) -> String {
    let text = lower(ty);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_uppercase(), chars.as_str())
    })
}

pub(super) fn lower(ty: &DraftType) -> String {
    match ty {
        DraftType::String => "text".to_owned(),
        DraftType::Integer => "an integer".to_owned(),
        DraftType::Number => "a number".to_owned(),
        DraftType::Boolean => "true or false".to_owned(),
        DraftType::Any => "any value".to_owned(),
        DraftType::Object => "an object".to_owned(),
        DraftType::Enum(name) => name.clone(),
        DraftType::List(inner) => match &**inner {
            DraftType::Any => "a list".to_owned(),
            DraftType::Object => "a list of objects".to_owned(),
            DraftType::String => "a list of texts".to_owned(),
            inner => format!("a list of which each element is {}", lower(inner)),
        },
        DraftType::Map(_) => "a map".to_owned(),
    }
}
