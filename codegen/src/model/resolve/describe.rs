//! Doc comments of types, operations and webhooks, made when everything else is settled.

use super::finish::named;
use crate::model::docs::{Docs, sentence};
use crate::model::service::Service;
use crate::model::types::{Field, Type, TypeId};
use crate::model::{Compression, Effect, Operation, Webhook};

pub(super) fn describe_types(service: &mut Service) {
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
    if operation.compress == Some(Compression::Gzip) {
        docs.raw("With the feature `gzip` the body is sent compressed.");
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
