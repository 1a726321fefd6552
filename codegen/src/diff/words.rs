//! Words of sentences: values, lists and types as a reviewer reads them.

use serde_json::Value;

use crate::diagnostic;
use crate::model::{Service, Type};

/// A word of the schemas in backticks. Backticks in it would end the code that it is in Markdown.
pub(super) fn quote(word: &str) -> String {
    diagnostic::quote(&word.replace('`', "'"))
}

/// `` from `a` to `b` ``, or that there was none before or is none now.
pub(super) fn from_to(old: Option<&str>, new: Option<&str>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => format!("from {} to {}", quote(old), quote(new)),
        (None, Some(new)) => format!("from none to {}", quote(new)),
        (Some(old), None) => format!("from {} to none", quote(old)),
        (None, None) => "from none to none".to_owned(),
    }
}

/// A JSON value as text.
pub(super) fn json(value: Option<&Value>) -> Option<String> {
    value.map(Value::to_string)
}

/// `` `a`, `b` ``.
pub(super) fn list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.into_iter().map(quote).collect();
    if words.is_empty() {
        "none".to_owned()
    } else {
        words.join(", ")
    }
}

/// A type as the schema writes it.
pub(super) fn type_word(ty: &Type, service: &Service) -> String {
    match ty {
        Type::String => "string".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Any => "any".to_owned(),
        Type::List(inner) => format!("[{}]", type_word(inner, service)),
        Type::Map(inner) => format!("{{ map: {} }}", type_word(inner, service)),
        Type::Named(id) => service.type_item(*id).name.clone(),
    }
}

/// `now` or `no longer`.
pub(super) fn now(so: bool) -> &'static str {
    if so { "now" } else { "no longer" }
}
