//! Model to OpenAPI 3.1: the model's second consumer, which decides as little as the emitters.
//!
//! * `operation`, `webhook`: calls and their whole wire messages, envelope and constants included;
//! * `schemas`: types as JSON Schema;
//! * `signing`: credentials, recipes and tokens; `encryption`;
//! * `words`: descriptions, errata, and what else is said in words.
//!
//! Choices that the format leaves open:
//!
//! * Enums are open, so none of them is an `enum`: the values stand as `const` with `title` and `description` below
//!   `anyOf`, next to an entry without `const` for what the page does not list. Viewers show the table, validators
//!   accept every value of the type.
//! * A document of one service has plain names. With several, operation ids begin with the service and an underscore,
//!   component names with the service and a dot, and a path that an earlier service has too ends in `#service`.
//! * What OpenAPI has no word for is in `x-` members: `x-unit`, `x-sensitive`, `x-errata`, `x-effect`,
//!   `x-irreversible`, `x-compress`, `x-partial`, `x-left-out`, `x-envelope`, `x-codes`, `x-pages`, `x-batch`, `x-retry`,
//!   `x-signing`, `x-filled-by`, `x-token`, `x-encrypted`, `x-encryption`.

mod encryption;
mod lists;
mod operation;
mod schemas;
mod signing;
mod webhook;
mod words;

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::model::{Api, Service, TypeId};

/// A JSON object in the order in which it is put together.
type Object = Map<String, Value>;

/// The API, or one service of it, as OpenAPI 3.1.
pub fn document(api: &Api, service: Option<&str>) -> Value {
    let services: Vec<&Service> = api
        .services
        .iter()
        .filter(|it| service.is_none_or(|wanted| it.name == wanted))
        .collect();
    let names = Names {
        prefixed: services.len() > 1,
    };
    let mut paths = Object::new();
    let mut webhooks = Object::new();
    let mut schemas = Object::new();
    let mut security = Object::new();
    for service in &services {
        let scope = Scope { service, names };
        for operation in &service.operations {
            let (path, method, described) = operation::describe(scope, operation);
            let path = free_path(&paths, path, &method, service);
            let item = paths.entry(path).or_insert_with(|| json!({}));
            item[method] = described;
        }
        for webhook in &service.webhooks {
            let (method, described) = webhook::describe(scope, webhook);
            let name = scope.operation_id(&webhook.name);
            webhooks.insert(name, json!({ method: described }));
        }
        schemas.extend(schemas::describe(scope));
        security.extend(signing::schemes(scope));
    }
    let mut document = Object::new();
    document.insert("openapi".to_owned(), "3.1.0".into());
    document.insert("info".to_owned(), info(api, &services));
    if let [service] = services.as_slice()
        && !service.hosts.is_empty()
    {
        document.insert("servers".to_owned(), words::servers(service, None));
    }
    let tags = services.iter().map(|service| words::tag(service));
    document.insert("tags".to_owned(), tags.collect());
    document.insert("paths".to_owned(), paths.into());
    document.insert("webhooks".to_owned(), webhooks.into());
    document.insert(
        "components".to_owned(),
        json!({ "schemas": schemas, "securitySchemes": security }),
    );
    document.into()
}

fn info(api: &Api, services: &[&Service]) -> Value {
    let (title, summary) = match services {
        [service] => (service.title.clone(), service.summary.clone()),
        _ => (api.package.name.clone(), api.package.description.clone()),
    };
    json!({ "title": title, "summary": summary, "version": api.package.version })
}

/// The path, or a variant of it if an earlier service has taken the method there.
fn free_path(paths: &Object, path: String, method: &str, service: &Service) -> String {
    let taken = paths
        .get(&path)
        .is_some_and(|item| item.get(method).is_some());
    if taken {
        format!("{path}#{}", service.module)
    } else {
        path
    }
}

/// How names are told apart when there are several services.
#[derive(Clone, Copy)]
struct Names {
    prefixed: bool,
}

/// A service, and how its names are written.
#[derive(Clone, Copy)]
struct Scope<'a> {
    service: &'a Service,
    names: Names,
}

impl Scope<'_> {
    fn operation_id(self, name: &str) -> String {
        if self.names.prefixed {
            format!("{}_{name}", self.service.module)
        } else {
            name.to_owned()
        }
    }

    fn component(self, name: &str) -> String {
        let whole = if self.names.prefixed {
            format!("{}.{name}", self.service.module)
        } else {
            name.to_owned()
        };
        component_name(&whole)
    }

    fn reference(self, id: TypeId) -> String {
        let name = self.component(&self.service.type_item(id).name);
        format!("#/components/schemas/{name}")
    }
}

/// Names of components have letters, digits, dots, dashes and underscores only; others are written as their number.
fn component_name(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            out.push(c);
        } else {
            let _ = write!(out, "-u{:X}", u32::from(c)); // writing to a String cannot fail
        }
    }
    out
}

/// Puts a value in, if there is one.
fn put(object: &mut Object, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value.into());
    }
}
