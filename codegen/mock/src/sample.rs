//! Values made from types: always the same ones, of the type, within the limits.

use serde_json::{Map, Value, json};
use tablewright::model::{
    EnumBase, Field, Limits, Operation, Service, Type, TypeId, TypeKind, Unit,
};
use tablewright::model::{Example, ExampleKind};

use crate::check::check_value;

/// A message of a named type: every member is in it, but for what would go on without end.
pub fn message(service: &Service, id: TypeId) -> Value {
    Maker {
        service,
        open: Vec::new(),
    }
    .named(id)
}

/// A request that the operation accepts: the page's example if it is one, else made from types.
pub fn request(service: &Service, operation: &Operation) -> Value {
    example(&operation.examples, ExampleKind::Request)
        .filter(|value| check_value(service, operation.request, value).is_ok())
        .cloned()
        .unwrap_or_else(|| message(service, operation.request))
}

/// Fills in the objects that an example only hints at: pages write `{}` for what they do not spell out.
pub fn complete(service: &Service, id: TypeId, example: &mut Value) {
    complete_value(service, &Type::Named(id), example);
}

fn complete_value(service: &Service, ty: &Type, value: &mut Value) {
    match (ty, value) {
        (Type::List(inner), Value::Array(items)) => {
            for item in items {
                complete_value(service, inner, item);
            }
        }
        (Type::Map(inner), Value::Object(members)) => {
            for member in members.values_mut() {
                complete_value(service, inner, member);
            }
        }
        (Type::Named(id), value @ Value::Object(_)) => {
            let fields = service.fields(*id);
            let is_empty = value.as_object().is_some_and(Map::is_empty);
            if is_empty && fields.iter().any(|field| field.required) {
                *value = message(service, *id);
                return;
            }
            for field in fields {
                if let Some(member) = value.get_mut(&field.wire) {
                    complete_value(service, &field.ty, member);
                }
            }
        }
        _ => {}
    }
}

/// The first example of a kind.
pub fn example(examples: &[Example], kind: ExampleKind) -> Option<&Value> {
    let found = examples.iter().find(|example| example.kind == kind);
    found.map(|example| &example.value)
}

/// A value for a member.
pub fn value(service: &Service, field: &Field) -> Value {
    Maker {
        service,
        open: Vec::new(),
    }
    .field(field)
}

/// A value for a header or a parameter, as text.
pub fn text(service: &Service, field: &Field) -> String {
    match value(service, field) {
        Value::String(text) => text,
        Value::Array(items) => items.first().map_or_else(String::new, plain),
        other => plain(&other),
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

struct Maker<'a> {
    service: &'a Service,
    /// The objects that are being made, to see where a type comes back to itself.
    open: Vec<TypeId>,
}

impl Maker<'_> {
    fn named(&mut self, id: TypeId) -> Value {
        match &self.service.type_item(id).kind {
            TypeKind::Enum(table) => match (table.variants.first(), table.base) {
                (Some(variant), _) => variant.value.clone(),
                (None, EnumBase::Integer) => json!(0),
                (None, EnumBase::String) => json!(""),
            },
            TypeKind::Object(object) => {
                self.open.push(id);
                let mut members = Map::new();
                for field in &object.fields {
                    if let Some(value) = self.member(field) {
                        members.insert(field.wire.clone(), value);
                    }
                }
                self.open.pop();
                Value::Object(members)
            }
        }
    }

    /// The value of a member; `None` if it is better left out.
    fn member(&mut self, field: &Field) -> Option<Value> {
        let comes_back = match field.ty.core() {
            Type::Named(id) => self.open.contains(id),
            _ => false,
        };
        if !comes_back {
            return Some(self.field(field));
        }
        match (&field.ty, field.required, field.nullable) {
            (_, false, _) => None,
            (_, true, true) => Some(Value::Null),
            (Type::List(_), ..) => Some(json!([])),
            // Nothing finite fits a type that needs itself; an empty object at least ends it.
            _ => Some(json!({})),
        }
    }

    fn field(&mut self, field: &Field) -> Value {
        if let Some(constant) = &field.constant {
            return constant.clone();
        }
        let mut shown = [&field.example, &field.default].into_iter().flatten();
        let fitting = shown.find(|value| self.fits(value, &field.ty)).cloned();
        fitting.unwrap_or_else(|| self.value(&field.ty, field.unit, &field.limits))
    }

    /// Whether an example or a default is of the type: a cell of a page may be anything.
    fn fits(&self, value: &Value, ty: &Type) -> bool {
        match ty {
            Type::String => value.is_string(),
            Type::Integer => value.is_i64(),
            Type::Number => value.is_number(),
            Type::Boolean => value.is_boolean(),
            Type::Named(id) => check_value(self.service, *id, value).is_ok(),
            Type::List(inner) => value.as_array().is_some_and(|items| {
                !items.is_empty() && items.iter().all(|it| self.fits(it, inner))
            }),
            Type::Any | Type::Map(_) => false,
        }
    }

    fn value(&mut self, ty: &Type, unit: Option<Unit>, limits: &Limits) -> Value {
        match ty {
            Type::String => json!(text_value(unit, limits)),
            Type::Integer => integer(unit, limits),
            Type::Number => json!(bounded(1.0, limits)),
            Type::Boolean => json!(true),
            Type::Any => json!({}),
            Type::List(inner) => {
                let most = limits.max_items.unwrap_or(u64::MAX);
                let count = limits.min_items.unwrap_or(1).clamp(1, 1000).min(most);
                let mut items = Vec::new();
                for _ in 0..count {
                    items.push(self.value(inner, unit, limits));
                }
                Value::Array(items)
            }
            Type::Map(inner) => json!({ "key": self.value(inner, unit, limits) }),
            Type::Named(id) => self.named(*id),
        }
    }
}

fn text_value(unit: Option<Unit>, limits: &Limits) -> String {
    let text = match unit {
        Some(Unit::Rfc3339) => "2024-01-01T00:00:00Z",
        Some(Unit::LocalDatetime) => "2024-01-01 00:00:00",
        Some(Unit::Date) => "2024-01-01",
        Some(Unit::Clock) => "00:00:01",
        Some(Unit::Decimal) => "1.00",
        _ => "text",
    };
    let fewest = usize::try_from(limits.min_length.unwrap_or(0))
        .unwrap_or(0)
        .min(10_000);
    let most = limits
        .max_length
        .and_then(|most| usize::try_from(most).ok());
    let mut text: String = text.chars().take(most.unwrap_or(usize::MAX)).collect();
    while text.len() < fewest {
        text.push('x');
    }
    let pattern = limits.pattern.as_deref();
    let Some(pattern) = pattern.and_then(|it| regex_lite::Regex::new(it).ok()) else {
        return text;
    };
    // No text is made from a pattern; one letter or digit over and over fits the usual ones.
    let length = text.chars().count();
    let candidates = ["A", "a", "1", "0"].map(|letter| letter.repeat(length));
    let fitting = candidates
        .into_iter()
        .find(|candidate| pattern.is_match(candidate));
    if pattern.is_match(&text) {
        text
    } else {
        fitting.unwrap_or(text)
    }
}

fn integer(unit: Option<Unit>, limits: &Limits) -> Value {
    let start = match unit {
        Some(Unit::UnixSeconds) => 1_704_067_200.0,
        Some(Unit::UnixMilliseconds) => 1_704_067_200_000.0,
        _ => 1.0,
    };
    #[expect(clippy::cast_possible_truncation, reason = "a cast from f64 saturates")]
    let number = bounded(start, limits).ceil() as i64;
    json!(number)
}

fn bounded(number: f64, limits: &Limits) -> f64 {
    let number = limits.minimum.map_or(number, |least| number.max(least));
    limits.maximum.map_or(number, |most| number.min(most))
}
