//! The second half of resolving: what can be decided only when all types are known. Which way types travel,
//! where a recursion needs a box, and with that every Rust type and constructor.

use std::collections::BTreeSet;

use super::describe::describe_types;
use crate::model::docs::field_docs;
use crate::model::rust::{Constructor, DebugImpl, Presence, Setter, Spelling};
use crate::model::service::Service;
use crate::model::types::{Field, Object, Type, TypeId, TypeKind, Usage};

/// Completes a service's types.
pub(super) fn finish(service: &mut Service) {
    spread_usage(service);
    let boxed = recursive_members(service);
    spell_fields(service, &boxed);
    find_limits(service);
    describe_types(service);
    put_messages_first(service);
}

/// A type that a message holds travels the way of the message.
fn spread_usage(service: &mut Service) {
    let mut open: Vec<(TypeId, Usage)> = (0..service.types.len())
        .map(|i| (TypeId(i), service.types[i].usage))
        .collect();
    while let Some((id, usage)) = open.pop() {
        let inner: Vec<TypeId> = service
            .fields(id)
            .iter()
            .filter_map(|field| named(&field.ty))
            .collect();
        for inner in inner {
            let known = &mut service.types[inner.0].usage;
            let joined = Usage {
                request: known.request | usage.request,
                response: known.response | usage.response,
            };
            if joined != *known {
                *known = joined;
                open.push((inner, joined));
            }
        }
    }
}

pub(super) fn named(ty: &Type) -> Option<TypeId> {
    match ty.core() {
        Type::Named(id) => Some(*id),
        _ => None,
    }
}

/// The members through which an object holds itself without a list or map between: they need a box.
fn recursive_members(service: &Service) -> BTreeSet<(TypeId, usize)> {
    let direct = |id: TypeId| {
        service
            .fields(id)
            .iter()
            .enumerate()
            .filter_map(|(index, field)| match field.ty {
                Type::Named(inner) => Some((index, inner)),
                _ => None,
            })
    };
    let mut boxed = BTreeSet::new();
    for start in (0..service.types.len()).map(TypeId) {
        for (index, first) in direct(start) {
            let mut seen = BTreeSet::from([first]);
            let mut open = vec![first];
            while let Some(id) = open.pop() {
                open.extend(
                    direct(id)
                        .map(|(_, inner)| inner)
                        .filter(|inner| seen.insert(*inner)),
                );
            }
            if seen.contains(&start) {
                boxed.insert((start, index));
            }
        }
    }
    boxed
}

fn spell_fields(service: &mut Service, boxed: &BTreeSet<(TypeId, usize)>) {
    for index in 0..service.types.len() {
        let id = TypeId(index);
        let item = &service.types[index];
        let TypeKind::Object(object) = &item.kind else {
            continue;
        };
        let usage = item.usage;
        let rest = object.rest.as_ref().map(|_| rest_name(object));
        let mut parameters = object.parameters.clone();
        let mut fields = object.fields.clone();
        let spelling = Spelling {
            types: &service.types,
            module: &item.module,
        };
        let mut params = Vec::new();
        let outside = parameters.iter_mut().map(|it| (&mut it.field, false));
        let inside = fields.iter_mut().enumerate();
        let inside = inside.map(|(position, field)| (field, boxed.contains(&(id, position))));
        for (field, boxed) in outside.chain(inside) {
            field.rust.ty = spelling.member_type(field, boxed);
            // What we send is written by itself; what the vendor sends is shown as it came.
            field.rust.is_member = field.constant.is_none() || !usage.request;
            field.rust.docs = field_docs(field);
            if !usage.request || !field.rust.is_member {
                continue;
            }
            let mut param = spelling.param(field, boxed);
            match field.rust.presence {
                Presence::Required => params.push(param),
                Presence::Nullable => {
                    param.ty = format!("Option<{}>", spelling.value_type(&field.ty, field.unit));
                    param.value.clone_from(&param.name);
                    params.push(param);
                }
                Presence::Optional => field.rust.setter = Some(setter(field, param, "Some")),
                Presence::OptionalNullable => {
                    field.rust.setter = Some(setter(field, param, "runtime::Maybe::Value"));
                }
            }
        }
        let sensitive = parameters
            .iter()
            .map(|parameter| &parameter.field)
            .chain(&fields)
            .any(|field| field.sensitive && field.rust.is_member);
        let object = Object {
            fields,
            parameters,
            rest,
            constructor: usage.request.then_some(Constructor { params }),
            has_default: !usage.request,
            debug: if sensitive {
                DebugImpl::Masked
            } else {
                DebugImpl::Derived
            },
            is_limited: false,
            is_message: object.is_message,
        };
        service.types[index].kind = TypeKind::Object(object);
    }
}

/// `rest`, or what is free of it.
fn rest_name(object: &Object) -> String {
    let parameters = object.parameters.iter().map(|parameter| &parameter.field);
    let names: Vec<&str> = parameters
        .chain(&object.fields)
        .map(|field| field.rust.name.as_str())
        .collect();
    let mut name = "rest".to_owned();
    while names.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// An object has limits if a member has, or holds an object that has.
fn find_limits(service: &mut Service) {
    loop {
        let limited: Vec<TypeId> = (0..service.types.len())
            .map(TypeId)
            .filter(|id| {
                let item = service.type_item(*id);
                let TypeKind::Object(object) = &item.kind else {
                    return false;
                };
                let parameters = object.parameters.iter().map(|parameter| &parameter.field);
                let mut fields = parameters.chain(&object.fields);
                item.usage.request
                    && !object.is_limited
                    && fields.any(|field| field.rust.is_member && has_limits(service, field))
            })
            .collect();
        if limited.is_empty() {
            break;
        }
        for id in limited {
            if let TypeKind::Object(object) = &mut service.types[id.0].kind {
                object.is_limited = true;
            }
        }
    }
}

/// Limits that generated code can check: patterns are left to the server.
fn has_limits(service: &Service, field: &Field) -> bool {
    let limits = &field.limits;
    let own = match &field.ty {
        Type::List(_) => limits.min_items.is_some() || limits.max_items.is_some(),
        Type::String => limits.min_length.is_some() || limits.max_length.is_some(),
        Type::Integer | Type::Number => limits.minimum.is_some() || limits.maximum.is_some(),
        _ => false,
    };
    let inner = match &field.ty {
        Type::Named(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) => match **inner {
            Type::Named(id) => Some(id),
            _ => None,
        },
        _ => None,
    };
    let inside = inner.is_some_and(
        |id| matches!(&service.type_item(id).kind, TypeKind::Object(object) if object.is_limited),
    );
    own || inside
}

fn setter(field: &Field, mut param: crate::model::Param, wrap: &str) -> Setter {
    param.value = format!("{wrap}({})", param.value);
    let name = field
        .rust
        .name
        .trim_start_matches("r#")
        .trim_end_matches('_');
    Setter {
        method: format!("with_{name}"),
        param,
    }
}

/// Whole messages are what a reader of a module looks for.
fn put_messages_first(service: &mut Service) {
    let is_message = |id: &TypeId| matches!(&service.types[id.0].kind, TypeKind::Object(object) if object.is_message);
    for module in &mut service.modules {
        module.types.sort_by_key(|id| !is_message(id));
    }
}
