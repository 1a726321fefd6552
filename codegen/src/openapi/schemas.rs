//! Types as JSON Schema.

use serde_json::{Value, json};

use super::{Object, Scope, put, words};
use crate::model::{
    Body, EnumBase, Envelope, Field, Role, Type, TypeItem, TypeKind, Unit, Variant,
};

/// The named types of a service, without the bodies of requests that have none.
pub(super) fn describe(scope: Scope<'_>) -> Object {
    let without_body = scope.service.operations.iter();
    let without_body: Vec<&TypeItem> = without_body
        .filter(|operation| operation.body == Body::None)
        .map(|operation| scope.service.type_item(operation.request))
        .collect();
    let types = scope.service.types.iter();
    types
        .filter(|item| !without_body.iter().any(|it| std::ptr::eq(*it, *item)))
        .map(|item| (scope.component(&item.name), named(scope, item)))
        .collect()
}

fn named(scope: Scope<'_>, item: &TypeItem) -> Value {
    let mut schema = Object::new();
    put(&mut schema, "title", Some(item.name.as_str()));
    put(&mut schema, "description", item.doc.as_deref());
    match &item.kind {
        TypeKind::Object(object) => {
            members(scope, &mut schema, &object.fields);
            let open = object.rest.as_ref().map(|_| true);
            put(&mut schema, "additionalProperties", open);
        }
        TypeKind::Enum(table) => {
            let word = match table.base {
                EnumBase::Integer => "integer",
                EnumBase::String => "string",
            };
            schema.insert("type".to_owned(), word.into());
            schema.insert("anyOf".to_owned(), values(&table.variants));
        }
    }
    schema.into()
}

/// An answer that is a failure: the envelope with another code than those of success, and whatever else comes with it.
pub(super) fn failure(scope: Scope<'_>, envelope: &Envelope) -> Option<Value> {
    let code = envelope.member(Role::Code)?;
    let mut schema = Object::new();
    schema.insert("title".to_owned(), "Failure".into());
    members(scope, &mut schema, &envelope.fields);
    let mut schema = Value::from(schema);
    schema["properties"][code]["not"] = json!({ "enum": envelope.success });
    Some(schema)
}

fn members(scope: Scope<'_>, schema: &mut Object, fields: &[Field]) {
    schema.insert("type".to_owned(), "object".into());
    let properties: Object = fields
        .iter()
        .map(|field| (field.wire.clone(), self::field(scope, field)))
        .collect();
    schema.insert("properties".to_owned(), properties.into());
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.wire.as_str())
        .collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
}

/// Every value with its name and meaning, then whatever else may come.
fn values(variants: &[Variant]) -> Value {
    let mut values: Vec<Value> = variants.iter().map(value).collect();
    values
        .push(json!({ "title": "Unknown", "description": "A value that the page does not list." }));
    values.into()
}

fn value(variant: &Variant) -> Value {
    let mut schema = Object::new();
    schema.insert("const".to_owned(), variant.value.clone());
    schema.insert("title".to_owned(), variant.name.as_str().into());
    schema.insert(
        "description".to_owned(),
        variant.description.as_str().into(),
    );
    if let Some(reason) = &variant.deprecated {
        schema.insert("deprecated".to_owned(), true.into());
        schema.insert("x-deprecated".to_owned(), reason.as_str().into());
    }
    put(
        &mut schema,
        "x-means",
        variant.means.map(crate::model::Meaning::word),
    );
    schema.into()
}

/// A field: its type, and all that is said about it.
pub(super) fn field(scope: Scope<'_>, field: &Field) -> Value {
    let mut schema = self::ty(scope, &field.ty, field.unit);
    if field.nullable {
        schema = nullable(schema);
    }
    put(&mut schema, "description", field.doc.as_deref());
    put(&mut schema, "const", field.constant.clone());
    put(&mut schema, "default", field.default.clone());
    put(
        &mut schema,
        "examples",
        field.example.clone().map(|example| json!([example])),
    );
    let limits = &field.limits;
    put(&mut schema, "minItems", limits.min_items);
    put(&mut schema, "maxItems", limits.max_items);
    put(&mut schema, "minLength", limits.min_length);
    put(&mut schema, "maxLength", limits.max_length);
    put(&mut schema, "pattern", limits.pattern.as_deref());
    put(&mut schema, "minimum", limits.minimum.map(whole));
    put(&mut schema, "maximum", limits.maximum.map(whole));
    if let Some(reason) = &field.deprecated {
        schema.insert("deprecated".to_owned(), true.into());
        schema.insert("x-deprecated".to_owned(), reason.as_str().into());
    }
    put(&mut schema, "x-unit", field.unit.map(Unit::word));
    put(&mut schema, "x-sensitive", field.sensitive.then_some(true));
    put(&mut schema, "x-role", field.role.map(words::role));
    put(&mut schema, "x-errata", words::errata(&field.errata));
    schema.into()
}

/// A whole number without `.0`.
fn whole(number: f64) -> Value {
    let text = number.to_string();
    text.parse::<i64>()
        .map_or_else(|_| number.into(), Value::from)
}

/// Null as one more type, or as one more alternative where the type stands elsewhere.
fn nullable(mut schema: Object) -> Object {
    match schema.get("type").and_then(Value::as_str) {
        Some(word) => {
            let both = json!([word, "null"]);
            schema.insert("type".to_owned(), both);
            schema
        }
        // Any value: null is one of them.
        None if schema.is_empty() => schema,
        None => {
            let mut either = Object::new();
            either.insert("anyOf".to_owned(), json!([schema, { "type": "null" }]));
            either
        }
    }
}

fn ty(scope: Scope<'_>, ty: &Type, unit: Option<Unit>) -> Object {
    let mut schema = Object::new();
    let mut set = |name: &str, value: Value| {
        schema.insert(name.to_owned(), value);
    };
    match ty {
        Type::String => {
            set("type", "string".into());
            match unit {
                Some(Unit::Rfc3339) => set("format", "date-time".into()),
                Some(Unit::Date) => set("format", "date".into()),
                _ => {}
            }
        }
        Type::Integer => {
            set("type", "integer".into());
            set("format", "int64".into());
        }
        Type::Number => {
            set("type", "number".into());
            set("format", "double".into());
        }
        Type::Boolean => set("type", "boolean".into()),
        Type::Any => {}
        Type::List(inner) => {
            set("type", "array".into());
            set("items", self::ty(scope, inner, unit).into());
        }
        Type::Map(inner) => {
            set("type", "object".into());
            set("additionalProperties", self::ty(scope, inner, unit).into());
        }
        Type::Named(id) => set("$ref", scope.reference(*id).into()),
    }
    schema
}
