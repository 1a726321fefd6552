//! The second half of resolving: what can be decided only when all types are known. Which way types travel,
//! where a recursion needs a box, and with that every Rust type, constructor and doc comment.

use std::collections::BTreeSet;

use crate::model::docs::{Docs, field_docs, sentence};
use crate::model::rust::{Constructor, DebugImpl, Presence, Setter, Spelling};
use crate::model::service::Service;
use crate::model::types::{Field, Object, Type, TypeId, TypeKind, Usage};
use crate::model::{Effect, Operation, Webhook};

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

fn named(ty: &Type) -> Option<TypeId> {
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

fn describe_types(service: &mut Service) {
    let mut described: Vec<(TypeId, Vec<String>)> = Vec::new();
    for operation in &service.operations {
        described.push((
            operation.request,
            message_docs(&format!("What `{}` is asked.", operation.name), operation),
        ));
        described.push((
            operation.response,
            message_docs(&format!("What `{}` answers.", operation.name), operation),
        ));
    }
    for webhook in &service.webhooks {
        described.push((webhook.payload, webhook_docs(webhook)));
    }
    for operation in &mut service.operations {
        operation.docs = operation_docs(operation);
    }
    for webhook in &mut service.webhooks {
        webhook.docs = webhook_docs(webhook);
    }
    for (index, item) in service.types.iter().enumerate() {
        if described.iter().any(|(id, _)| id.0 == index) {
            continue;
        }
        let mut docs = Docs::new();
        match (&item.doc, holder(service, TypeId(index))) {
            (Some(doc), _) => docs.words(&sentence(doc)),
            (None, Some(field)) if matches!(field.ty, Type::Named(_)) => {
                docs.words(&sentence(field.doc.as_deref().unwrap_or(&field.wire)))
            }
            (None, Some(field)) => docs.raw(&format!("An element of `{}`.", field.wire)),
            (None, None) => docs.raw(&format!("`{}`; the page does not describe it.", item.name)),
        };
        origin_docs(&mut docs, service, &item.module);
        described.push((TypeId(index), docs.finish()));
    }
    for (id, docs) in described {
        service.types[id.0].docs = docs;
    }
    for module in 0..service.modules.len() {
        let name = service.modules[module].name.clone();
        if let Some(operation) = service
            .operations
            .iter()
            .find(|operation| operation.module == name)
        {
            service.modules[module].docs = operation_docs(operation);
        } else if let Some(webhook) = service
            .webhooks
            .iter()
            .find(|webhook| webhook.module == name)
        {
            service.modules[module].docs = webhook_docs(webhook);
        }
    }
}

/// The first member that holds the type: it says what the type is for, when the type itself does not.
fn holder(service: &Service, id: TypeId) -> Option<&Field> {
    (0..service.types.len())
        .flat_map(|i| service.fields(TypeId(i)))
        .find(|field| named(&field.ty) == Some(id))
}

fn message_docs(first: &str, operation: &Operation) -> Vec<String> {
    let mut docs = Docs::new();
    docs.raw(first).words(&sentence(&operation.summary));
    if operation.irreversible {
        docs.raw("This cannot be undone.");
    }
    page_docs(
        &mut docs,
        operation.page.as_deref(),
        operation.page_url.as_deref(),
        operation.revised.as_deref(),
    );
    docs.finish()
}

fn operation_docs(operation: &Operation) -> Vec<String> {
    let mut docs = Docs::new();
    let path = operation.http.path.as_deref().unwrap_or_default();
    docs.raw(&format!("`{} {path}`", operation.http.method))
        .words(&sentence(&operation.summary));
    if let Some(doc) = &operation.doc {
        docs.words(doc);
    }
    docs.raw(match operation.effect {
        Effect::Read => "Reads only: sending it again changes nothing.",
        Effect::Idempotent => "Sending it again has no further effect.",
        Effect::Once => "Sending it again acts again, so it must never be repeated blindly.",
    });
    if operation.irreversible {
        docs.raw("This cannot be undone.");
    }
    if let Some(missing) = &operation.missing {
        docs.words(&format!("Known in part: {}", sentence(missing)));
    }
    page_docs(
        &mut docs,
        operation.page.as_deref(),
        operation.page_url.as_deref(),
        operation.revised.as_deref(),
    );
    docs.finish()
}

fn webhook_docs(webhook: &Webhook) -> Vec<String> {
    let mut docs = Docs::new();
    docs.raw(&format!("The webhook `{}`.", webhook.name))
        .words(&sentence(&webhook.summary));
    if let Some(doc) = &webhook.doc {
        docs.words(doc);
    }
    if let Some(answer) = &webhook.answer {
        let body = answer
            .body
            .as_ref()
            .map_or_else(String::new, |body| format!(" and the body `{body}`"));
        docs.raw(&format!("Answer with HTTP {}{body}.", answer.status));
        if let Some(doc) = &answer.doc {
            docs.words(&sentence(doc));
        }
    }
    if let Some(retry) = &webhook.retry {
        let every = retry
            .every
            .map_or_else(String::new, |seconds| format!(" every {seconds} s"));
        let attempts = retry
            .attempts
            .map_or_else(String::new, |n| format!(", {n} more times at most"));
        docs.words(&format!("Sent again on {}{every}{attempts}.", retry.when));
        if let Some(doc) = &retry.doc {
            docs.words(&sentence(doc));
        }
    }
    if let Some(missing) = &webhook.missing {
        docs.words(&format!("Known in part: {}", sentence(missing)));
    }
    page_docs(
        &mut docs,
        webhook.page.as_deref(),
        webhook.page_url.as_deref(),
        webhook.revised.as_deref(),
    );
    docs.finish()
}

/// The page of a module's types, for types that are not messages.
fn origin_docs(docs: &mut Docs, service: &Service, module: &str) {
    let operation = service
        .operations
        .iter()
        .find(|operation| operation.module == module);
    let webhook = service
        .webhooks
        .iter()
        .find(|webhook| webhook.module == module);
    if let Some(page) = operation {
        page_docs(
            docs,
            page.page.as_deref(),
            page.page_url.as_deref(),
            page.revised.as_deref(),
        );
    } else if let Some(page) = webhook {
        page_docs(
            docs,
            page.page.as_deref(),
            page.page_url.as_deref(),
            page.revised.as_deref(),
        );
    } else {
        docs.words(&format!("From several pages of {}.", service.title));
    }
}

fn page_docs(docs: &mut Docs, page: Option<&str>, url: Option<&str>, revised: Option<&str>) {
    let Some(page) = page else { return };
    let revised = revised.map_or_else(String::new, |date| format!(", revised {date}"));
    match url {
        Some(url) => docs.raw(&format!("From the page [{page}]({url}){revised}.")),
        None => docs.words(&format!("From the page {page}{revised}.")),
    };
}

/// Whole messages are what a reader of a module looks for.
fn put_messages_first(service: &mut Service) {
    let is_message = |id: &TypeId| matches!(&service.types[id.0].kind, TypeKind::Object(object) if object.is_message);
    for module in &mut service.modules {
        module.types.sort_by_key(|id| !is_message(id));
    }
}
