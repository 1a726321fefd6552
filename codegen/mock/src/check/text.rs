//! Headers, parameters of the path and the query string, and members of forms: values that come as text.

use serde_json::{Number, Value};
use tablewright::model::{EnumBase, Field, Meaning, Service, Type, TypeKind};

use super::value::check_field;
use super::{Notes, Problem, printable_name, unknown_member};

/// Holds named texts against fields. `what` says in a word what they are, `given` finds the texts of a name.
pub(crate) fn check_parameters<'t>(
    service: &Service,
    what: &str,
    fields: &[Field],
    given: impl Fn(&str) -> Vec<&'t str>,
) -> Result<(), Problem> {
    for field in fields {
        let name = &field.wire;
        let texts = given(name);
        if texts.is_empty() {
            if field.required {
                let text = format!("the {what} `{name}` is missing");
                return Err(Problem::new(Meaning::MissingParameter, text));
            }
            continue;
        }
        let value = value_of(service, field, &texts).ok_or_else(|| {
            let text = format!("the {what} `{name}` is not written as it should be");
            Problem::new(Meaning::MalformedParameter, text)
        })?;
        check_field(service, field, &value)?;
    }
    Ok(())
}

/// Notes the names that no field has.
pub(super) fn unknown_names<'n>(
    fields: &[Field],
    names: impl Iterator<Item = &'n str>,
    notes: &mut Notes,
) {
    for name in names {
        if !fields.iter().any(|field| field.wire == name) {
            notes.push(unknown_member(printable_name(name)));
        }
    }
}

fn value_of(service: &Service, field: &Field, texts: &[&str]) -> Option<Value> {
    match &field.ty {
        Type::List(inner) => {
            // A list is sent as its JSON, or as one text for each element.
            if let [text] = texts
                && let Ok(list @ Value::Array(_)) = serde_json::from_str(text)
            {
                return Some(list);
            }
            let items = texts.iter().map(|text| scalar(service, inner, text));
            Some(Value::Array(items.collect::<Option<_>>()?))
        }
        ty => scalar(service, ty, texts.first()?),
    }
}

/// Reads text as a value of a type.
fn scalar(service: &Service, ty: &Type, text: &str) -> Option<Value> {
    let integer = || text.parse::<i64>().ok().map(Value::from);
    match ty {
        Type::String | Type::Any => Some(Value::from(text)),
        Type::Integer => integer(),
        Type::Number => integer().or_else(|| {
            let number = text.parse().ok().and_then(Number::from_f64);
            number.map(Value::Number)
        }),
        Type::Boolean => match text {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        // Objects in a text are JSON.
        Type::List(_) | Type::Map(_) => serde_json::from_str(text).ok(),
        Type::Named(id) => match &service.type_item(*id).kind {
            TypeKind::Enum(table) if table.base == EnumBase::Integer => integer(),
            TypeKind::Enum(_) => Some(Value::from(text)),
            TypeKind::Object(_) => serde_json::from_str(text).ok(),
        },
    }
}
