//! Pages and batches, when the members that they are about are spelled.

use crate::model::client;
use crate::model::lists::{Asked, Batch, ListRoute, Pages, Repeatable, Route};
use crate::model::naming;
use crate::model::rust::Spelling;
use crate::model::service::Service;
use crate::model::types::{Field, Location, Type, TypeId, TypeKind};
use crate::schema::language;
use crate::schema::{Page, ServiceSchema};

use super::checked_name;

/// Adds to the operations of `service` how their lists are walked and split.
pub(super) fn add(service: &mut Service, schema: &ServiceSchema) {
    for page in &schema.pages {
        let Page::Operation(file) = page else {
            continue;
        };
        let found = service.operations.iter();
        let mut found = found.enumerate().map(|(index, it)| (index, &it.name));
        let Some((index, _)) = found.find(|(_, name)| **name == file.value.operation) else {
            continue;
        };
        let pages = file.value.pages.as_ref();
        let pages = pages.map(|keys| pages_of(service, index, keys));
        let batch = file.value.batch.as_ref();
        let batch = batch.map(|keys| batch_of(service, index, keys));
        let operation = &mut service.operations[index];
        (operation.pages, operation.batch) = (pages, batch);
    }
}

fn pages_of(service: &Service, index: usize, keys: &language::Pages) -> Pages {
    let operation = &service.operations[index];
    Pages {
        method: method(&operation.name, "pages"),
        number: asked(service, operation.request, &keys.number),
        size: keys
            .size
            .as_ref()
            .map(|name| asked(service, operation.request, name)),
        items: list(service, operation.response, &keys.items),
        total: keys
            .total
            .as_ref()
            .map(|path| route(service, operation.response, path)),
        first: keys.first,
    }
}

fn batch_of(service: &Service, index: usize, keys: &language::Batch) -> Batch {
    let operation = &service.operations[index];
    let list_field = asked(service, operation.request, &keys.field).field;
    Batch {
        method: method(&operation.name, "in_batches"),
        element: element(service, &list_field),
        // What a request can hold on any machine.
        limit: list_field
            .limits
            .max_items
            .map_or(1, |most| most.min(u64::from(u32::MAX))),
        list: list_field,
        items: list(service, operation.response, &keys.items),
        repeatable: keys.repeatable_by.as_ref().map(|by| Repeatable {
            by: by.clone(),
            why: keys.why.clone().unwrap_or_default(),
        }),
    }
}

/// The method of the clients for an operation and what is done with it.
fn method(operation: &str, what: &str) -> String {
    client::method(checked_name(naming::field_name(&format!(
        "{operation}_{what}"
    ))))
}

/// The member of a request.
fn asked(service: &Service, request: TypeId, name: &str) -> Asked {
    let parameters = match &service.type_item(request).kind {
        TypeKind::Object(object) => &object.parameters[..],
        TypeKind::Enum(_) => &[],
    };
    let outside = parameters.iter();
    let outside = outside
        .filter(|it| it.location != Location::Header)
        .map(|it| (&it.field, Some(it.location)));
    let inside = service.fields(request).iter().map(|field| (field, None));
    let (field, location) = outside
        .chain(inside)
        .find(|(field, _)| field.wire == name)
        .expect("the rules bad-pages and bad-batch let no unknown field through");
    Asked {
        field: field.clone(),
        location,
    }
}

fn list(service: &Service, answer: TypeId, path: &str) -> ListRoute {
    let route = route(service, answer, path);
    let item = route
        .members
        .last()
        .map_or_else(String::new, |field| element(service, field));
    ListRoute { route, item }
}

/// The members on a path; names may contain dots, so a part is taken together with as many as it needs.
fn route(service: &Service, answer: TypeId, path: &str) -> Route {
    let parts: Vec<&str> = path.split('.').collect();
    let mut members: Vec<Field> = Vec::new();
    let mut holder = Some(answer);
    let mut index = 0;
    while index < parts.len() {
        let fields = holder.map_or(&[][..], |id| service.fields(id));
        let step = (index + 1..=parts.len()).find_map(|end| {
            let name = parts[index..end].join(".");
            let field = fields.iter().find(|field| field.wire == name)?;
            Some((field, end))
        });
        let (field, end) = step.expect("the rules bad-pages and bad-batch follow the path");
        holder = match field.ty {
            Type::Named(id) => Some(id),
            _ => None,
        };
        members.push(field.clone());
        index = end;
    }
    Route { members }
}

/// The Rust type of a list's elements, as a module of the service that defines no types sees it.
fn element(service: &Service, field: &Field) -> String {
    let spelling = Spelling {
        types: &service.types,
        module: "",
    };
    match &field.ty {
        Type::List(inner) => spelling.value_type(inner, field.unit),
        other => spelling.value_type(other, field.unit),
    }
}
