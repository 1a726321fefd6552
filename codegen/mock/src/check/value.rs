//! JSON against types.

use serde_json::Value;
use tablewright::model::{EnumBase, Field, Meaning, Object, Service, Type, TypeId, TypeKind};

use super::{Notes, Problem, limits, printable_name, unknown_member};

/// Holds a JSON value against a named type of the service; notes what is accepted although it is not listed.
pub fn check_value(service: &Service, id: TypeId, value: &Value) -> Result<Notes, Problem> {
    let mut checker = Checker {
        service,
        notes: Vec::new(),
    };
    checker.named(id, value, "")?;
    Ok(checker.notes)
}

/// Holds a JSON value against a field: its type, its constant, its limits.
pub(super) fn check_field(service: &Service, field: &Field, value: &Value) -> Result<(), Problem> {
    let mut checker = Checker {
        service,
        notes: Vec::new(),
    };
    checker.field(field, value, &field.wire)
}

struct Checker<'a> {
    service: &'a Service,
    notes: Notes,
}

impl Checker<'_> {
    fn fields(&mut self, object: &Object, value: &Value, path: &str) -> Result<(), Problem> {
        let fields = &object.fields;
        let Value::Object(members) = value else {
            return Err(wrong_kind(path, "an object"));
        };
        for field in fields {
            let path = join(path, &field.wire);
            match members.get(&field.wire) {
                None if field.required => {
                    let text = format!("`{path}` is missing");
                    return Err(Problem::new(Meaning::MissingParameter, text));
                }
                None => {}
                Some(Value::Null) if field.nullable => {}
                Some(value) => self.field(field, value, &path)?,
            }
        }
        // Of an object that is known in part, nobody knows which members are too many.
        let unlisted = members.keys().filter(|_| object.rest.is_none());
        for name in unlisted {
            if !fields.iter().any(|field| &field.wire == name) {
                let path = join(path, printable_name(name));
                self.notes.push(unknown_member(&path));
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &Field, value: &Value, path: &str) -> Result<(), Problem> {
        self.value(&field.ty, value, path)?;
        limits::check(value, field, path).map_or(Ok(()), Err)
    }

    fn value(&mut self, ty: &Type, value: &Value, path: &str) -> Result<(), Problem> {
        let kind = match (ty, value) {
            (Type::Any, _)
            | (Type::String, Value::String(_))
            | (Type::Number, Value::Number(_))
            | (Type::Boolean, Value::Bool(_)) => return Ok(()),
            (Type::Integer, Value::Number(number)) if number.is_i64() => return Ok(()),
            (Type::List(inner), Value::Array(items)) => {
                return items.iter().enumerate().try_for_each(|(index, item)| {
                    self.value(inner, item, &format!("{path}[{index}]"))
                });
            }
            (Type::Map(inner), Value::Object(members)) => {
                return members
                    .values()
                    .try_for_each(|member| self.value(inner, member, &join(path, "*")));
            }
            (Type::Named(id), _) => return self.named(*id, value, path),
            (Type::String, _) => "text",
            (Type::Integer, _) => "an integer",
            (Type::Number, _) => "a number",
            (Type::Boolean, _) => "true or false",
            (Type::List(_), _) => "a list",
            (Type::Map(_), _) => "an object",
        };
        Err(wrong_kind(path, kind))
    }

    fn named(&mut self, id: TypeId, value: &Value, path: &str) -> Result<(), Problem> {
        let service = self.service;
        match &service.type_item(id).kind {
            TypeKind::Object(object) => self.fields(object, value, path),
            TypeKind::Enum(table) => {
                match (table.base, value) {
                    (EnumBase::Integer, Value::Number(number)) if number.is_i64() => {}
                    (EnumBase::String, Value::String(_)) => {}
                    (EnumBase::Integer, _) => return Err(wrong_kind(path, "an integer")),
                    (EnumBase::String, _) => return Err(wrong_kind(path, "text")),
                }
                if !table.variants.iter().any(|variant| variant.value == *value) {
                    self.notes.push(format!("unlisted value in {path}"));
                }
                Ok(())
            }
        }
    }
}

fn wrong_kind(path: &str, kind: &str) -> Problem {
    let what = if path.is_empty() {
        "the body".to_owned()
    } else {
        format!("`{path}`")
    };
    Problem::new(
        Meaning::MalformedParameter,
        format!("{what} is to be {kind}"),
    )
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
