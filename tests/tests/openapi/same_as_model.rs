//! The document and the model side by side: every fact of one is in the other, in both directions.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tablewright::model::{
    Api, Body, EnumBase, Field, Operation, Service, Type, TypeItem, TypeKind,
};
use tablewright::openapi::document;

use super::{cases, own};

#[test]
fn what_is_left_out_is_told() {
    let mut count = 0;
    for api in [own(), cases()] {
        for service in &api.services {
            let document = document(&api, Some(&service.name));
            let told = document["tags"][0].get("x-left-out");
            let told = told.map_or(&[][..], |list| list.as_array().unwrap());
            assert_eq!(told.len(), service.left_out.len(), "{}", service.name);
            for (told, known) in told.iter().zip(&service.left_out) {
                assert_eq!(told["name"], known.name);
                assert_eq!(told["missing"], known.missing);
                assert_eq!(told.get("page"), words(known.page.as_deref()).as_ref());
                count += 1;
            }
        }
    }
    assert!(count > 3, "only {count} are left out");
}

#[test]
fn every_type_is_told_as_the_model_has_it() {
    for api in [own(), cases()] {
        for service in &api.services {
            let document = document(&api, Some(&service.name));
            let schemas = document["components"]["schemas"].as_object().unwrap();
            let types = told_types(service);
            assert_eq!(schemas.len(), types.len(), "{}", service.name);
            // Names that OpenAPI does not allow are written otherwise; the order is the same.
            for (item, (name, schema)) in types.into_iter().zip(schemas) {
                let place = format!("{} {name}", service.name);
                assert_eq!(schema["title"], item.name, "{place}");
                assert_eq!(
                    schema.get("description"),
                    words(item.doc.as_deref()).as_ref(),
                    "{place}"
                );
                match &item.kind {
                    TypeKind::Object(object) => {
                        fields(&place, service, &object.fields, schema, &schemas.keys());
                        let open = object.rest.as_ref().map(|_| Value::from(true));
                        assert_eq!(schema.get("additionalProperties"), open.as_ref(), "{place}");
                    }
                    TypeKind::Enum(table) => {
                        let word = match table.base {
                            EnumBase::Integer => "integer",
                            EnumBase::String => "string",
                        };
                        assert_eq!(schema["type"], word, "{place}");
                        let told = schema["anyOf"].as_array().unwrap();
                        assert_eq!(told.len(), table.variants.len() + 1, "{place}");
                        for (variant, told) in table.variants.iter().zip(told) {
                            assert_eq!(told["const"], variant.value, "{place}");
                            assert_eq!(told["title"], variant.name, "{place}");
                            assert_eq!(told["description"], variant.description, "{place}");
                            assert_eq!(
                                told.get("deprecated").is_some(),
                                variant.deprecated.is_some()
                            );
                        }
                        assert!(
                            told.last().unwrap().get("const").is_none(),
                            "{place} is closed"
                        );
                    }
                }
            }
        }
    }
}

/// All types but the bodies of requests that have none.
fn told_types(service: &Service) -> Vec<&TypeItem> {
    let mut types: Vec<&TypeItem> = service.types.iter().collect();
    for operation in &service.operations {
        if operation.body == Body::None {
            types.retain(|item| !std::ptr::eq(*item, service.type_item(operation.request)));
        }
    }
    types
}

fn words(text: Option<&str>) -> Option<Value> {
    text.map(Value::from)
}

fn fields<'k>(
    place: &str,
    service: &Service,
    fields: &[Field],
    schema: &Value,
    names: &(impl Iterator<Item = &'k String> + Clone),
) {
    assert_eq!(schema["type"], "object", "{place}");
    let told = schema["properties"].as_object().unwrap();
    let wires: Vec<&String> = fields.iter().map(|field| &field.wire).collect();
    assert_eq!(told.keys().collect::<Vec<_>>(), wires, "{place}");
    let required: BTreeSet<&str> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.wire.as_str())
        .collect();
    let told_required: BTreeSet<&str> = schema
        .get("required")
        .map(|list| {
            list.as_array()
                .unwrap()
                .iter()
                .map(|name| name.as_str().unwrap())
                .collect()
        })
        .unwrap_or_default();
    assert_eq!(told_required, required, "{place}");
    for field in fields {
        self::field(
            &format!("{place}.{}", field.wire),
            service,
            field,
            &told[&field.wire],
            names.clone(),
        );
    }
}

fn field<'k>(
    place: &str,
    service: &Service,
    field: &Field,
    told: &Value,
    names: impl Iterator<Item = &'k String>,
) {
    let names: Vec<&String> = names.collect();
    let expected = expected_type(service, &field.ty, &names);
    let mut told_type = told.clone();
    if field.nullable && field.ty != Type::Any {
        told_type = without_null(place, told_type);
    }
    assert_eq!(type_of(&told_type), expected, "{place}");
    let number = |value: Option<f64>| value.map(|number| json!(number));
    let facts: [(&str, Option<Value>); 15] = [
        ("description", words(field.doc.as_deref())),
        ("const", field.constant.clone()),
        ("default", field.default.clone()),
        (
            "examples",
            field.example.clone().map(|example| json!([example])),
        ),
        ("minItems", field.limits.min_items.map(Value::from)),
        ("maxItems", field.limits.max_items.map(Value::from)),
        ("minLength", field.limits.min_length.map(Value::from)),
        ("maxLength", field.limits.max_length.map(Value::from)),
        ("pattern", words(field.limits.pattern.as_deref())),
        ("minimum", number(field.limits.minimum)),
        ("maximum", number(field.limits.maximum)),
        ("x-deprecated", words(field.deprecated.as_deref())),
        ("x-unit", field.unit.map(|unit| unit.word().into())),
        ("x-sensitive", field.sensitive.then(|| true.into())),
        ("deprecated", field.deprecated.as_ref().map(|_| true.into())),
    ];
    for (name, expected) in &facts {
        let said = told.get(*name);
        let same = match (
            said.and_then(Value::as_f64),
            expected.as_ref().and_then(Value::as_f64),
        ) {
            (Some(a), Some(b)) => a.to_bits() == b.to_bits(),
            _ => said == expected.as_ref(),
        };
        assert!(same, "{place} {name}: {said:?} instead of {expected:?}");
    }
    let errata = told
        .get("x-errata")
        .map_or(0, |list| list.as_array().unwrap().len());
    assert_eq!(errata, field.errata.len(), "{place}");
    // And nothing that the model does not know.
    let known: BTreeSet<&str> = facts
        .iter()
        .map(|(name, _)| *name)
        .chain([
            "type",
            "format",
            "items",
            "additionalProperties",
            "$ref",
            "anyOf",
            "x-role",
            "x-errata",
        ])
        .collect();
    for name in told.as_object().unwrap().keys() {
        assert!(known.contains(name.as_str()), "{place}: {name}");
    }
}

/// Takes null away, which must be there.
fn without_null(place: &str, mut told: Value) -> Value {
    if let Some(either) = told.get("anyOf") {
        assert_eq!(either[1], json!({ "type": "null" }), "{place}");
        return either[0].clone();
    }
    assert_eq!(told["type"][1], "null", "{place}");
    told["type"] = told["type"][0].clone();
    told
}

/// What a schema says about the type alone.
fn type_of(schema: &Value) -> Value {
    if let Some(reference) = schema.get("$ref") {
        return json!({ "$ref": reference });
    }
    let mut out = json!({});
    for name in ["type", "items", "additionalProperties"] {
        if let Some(value) = schema.get(name) {
            out[name] = if value.is_object() {
                type_of(value)
            } else {
                value.clone()
            };
        }
    }
    out
}

fn expected_type(service: &Service, ty: &Type, names: &[&String]) -> Value {
    match ty {
        Type::String => json!({ "type": "string" }),
        Type::Integer => json!({ "type": "integer" }),
        Type::Number => json!({ "type": "number" }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Any => json!({}),
        Type::List(inner) => {
            json!({ "type": "array", "items": expected_type(service, inner, names) })
        }
        Type::Map(inner) => {
            json!({ "type": "object", "additionalProperties": expected_type(service, inner, names) })
        }
        Type::Named(id) => {
            let wanted = std::ptr::from_ref(service.type_item(*id));
            let position = told_types(service)
                .into_iter()
                .position(|item| std::ptr::eq(item, wanted))
                .unwrap();
            json!({ "$ref": format!("#/components/schemas/{}", names[position]) })
        }
    }
}

#[test]
fn every_operation_and_webhook_is_told_as_the_model_has_it() {
    for api in [own(), cases()] {
        let document = document(&api, None);
        let mut operations = 0;
        for service in &api.services {
            for operation in &service.operations {
                let told = find(&document, service, &operation.name);
                operations += 1;
                assert_eq!(told["summary"], operation.summary);
                assert_eq!(told["x-irreversible"] == true, operation.irreversible);
                lists(&told, operation);
                assert_eq!(told["x-compress"] == "gzip", operation.compress.is_some());
                let servers = told["servers"].as_array().unwrap();
                let hosts = service.hosts.iter();
                let hosts = hosts.filter(|host| {
                    operation
                        .host
                        .as_ref()
                        .is_none_or(|only| *only == host.name)
                });
                let urls: Vec<Value> = hosts.map(|host| host.url.clone().into()).collect();
                assert_eq!(
                    servers
                        .iter()
                        .map(|it| it["url"].clone())
                        .collect::<Vec<_>>(),
                    urls
                );
                let fields = [
                    &operation.path,
                    &operation.query,
                    &operation.request_headers,
                ];
                parameters(&told, fields.into_iter().flatten());
                let response = &told["responses"]["200"];
                let headers = response
                    .get("headers")
                    .map_or(0, |it| it.as_object().unwrap().len());
                assert_eq!(headers, operation.response_headers.len());
                assert_eq!(
                    told.get("security").is_some(),
                    service.recipe_of(operation).is_some()
                );
            }
            for webhook in &service.webhooks {
                let told = &document["webhooks"][format!("{}_{}", service.module, webhook.name)];
                let told = &told[webhook.http.method.to_ascii_lowercase()];
                assert_eq!(told["summary"], webhook.summary);
                parameters(told, webhook.request_headers.iter());
                if let Some(answer) = &webhook.answer {
                    assert!(told["responses"].get(answer.status.to_string()).is_some());
                }
                if let Some(retry) = &webhook.retry {
                    assert_eq!(told["x-retry"]["when"], retry.when);
                }
            }
        }
        let told: usize = document["paths"]
            .as_object()
            .unwrap()
            .values()
            .map(|item| item.as_object().unwrap().len())
            .sum();
        assert_eq!(told, operations, "nothing more is told");
        recipes(&api, &document);
    }
}

fn find(document: &Value, service: &Service, operation: &str) -> Value {
    let id = format!("{}_{operation}", service.module);
    let paths = document["paths"].as_object().unwrap();
    let mut found = paths
        .values()
        .flat_map(|item| item.as_object().unwrap().values());
    found
        .find(|it| it["operationId"] == id.as_str())
        .unwrap()
        .clone()
}

fn parameters<'f>(told: &Value, fields: impl Iterator<Item = &'f Field>) {
    let none = Vec::new();
    let told = told
        .get("parameters")
        .map_or(&none, |list| list.as_array().unwrap());
    let fields: Vec<&Field> = fields.collect();
    assert_eq!(told.len(), fields.len());
    for (told, field) in told.iter().zip(fields) {
        assert_eq!(told["name"], field.wire);
        assert_eq!(
            told["required"] == true,
            field.required || told["in"] == "path"
        );
        assert_eq!(told["schema"].get("const"), field.constant.as_ref());
    }
}

fn recipes(api: &Api, document: &Value) {
    let schemes = document["components"]["securitySchemes"]
        .as_object()
        .unwrap();
    let recipes: Vec<_> = api
        .services
        .iter()
        .flat_map(|service| &service.recipes)
        .collect();
    assert_eq!(schemes.len(), recipes.len());
    for (scheme, recipe) in schemes.values().zip(recipes) {
        let told = &scheme["x-signing"];
        assert_eq!(told["message"], recipe.template);
        assert_eq!(told["output"], recipe.output.word());
        let vectors = told
            .get("vectors")
            .map_or(0, |list| list.as_array().unwrap().len());
        assert_eq!(vectors, recipe.vectors.len());
        for header in &recipe.headers {
            assert_eq!(told["headers"][&header.name], header.written);
        }
    }
}

/// Pages and batches are told in the words of the schema.
fn lists(told: &Value, operation: &Operation) {
    let pages = operation.pages.as_ref().map(|pages| {
        let mut words = json!({ "number": pages.number.field.wire });
        if let Some(size) = &pages.size {
            words["size"] = json!(size.field.wire);
        }
        words["items"] = json!(pages.items.route.path());
        if let Some(total) = &pages.total {
            words["total"] = json!(total.path());
        }
        words["first"] = json!(pages.first);
        words
    });
    assert_eq!(told.get("x-pages"), pages.as_ref(), "{}", operation.name);
    let batch = operation.batch.as_ref().map(|batch| {
        let mut words = json!({ "field": batch.list.wire, "items": batch.items.route.path() });
        if let Some(repeatable) = &batch.repeatable {
            words["repeatable_by"] = json!(repeatable.by);
            words["why"] = json!(repeatable.why);
        }
        words
    });
    assert_eq!(told.get("x-batch"), batch.as_ref(), "{}", operation.name);
}
