//! What is said in words: tags, servers, descriptions, errata.

use serde_json::{Value, json};

use super::{Object, put};
use crate::model::{Compression, Effect, Erratum, Role, Service};

/// A service as a tag.
pub(super) fn tag(service: &Service) -> Value {
    let mut tag = Object::new();
    tag.insert("name".to_owned(), service.name.as_str().into());
    let description = match &service.doc {
        Some(doc) => format!("{}. {}\n\n{doc}", service.title, service.summary),
        None => format!("{}. {}", service.title, service.summary),
    };
    tag.insert("description".to_owned(), description.into());
    let encryption = service.encryption.as_ref();
    put(
        &mut tag,
        "x-encryption",
        encryption.map(super::encryption::describe),
    );
    put(&mut tag, "x-errata", errata(&service.errata));
    let left_out = service.left_out.iter().map(|it| {
        let mut out = Object::new();
        out.insert("name".to_owned(), it.name.as_str().into());
        put(&mut out, "page", it.page.as_deref());
        out.insert("missing".to_owned(), it.missing.as_str().into());
        Value::from(out)
    });
    let left_out: Vec<Value> = left_out.collect();
    put(
        &mut tag,
        "x-left-out",
        (!left_out.is_empty()).then_some(left_out),
    );
    tag.into()
}

/// The hosts of a service, or the only one that serves an operation.
pub(super) fn servers(service: &Service, only: Option<&str>) -> Value {
    let hosts = service.hosts.iter();
    hosts
        .filter(|host| only.is_none_or(|only| host.name == only))
        .map(|host| {
            let mut server = Object::new();
            server.insert("url".to_owned(), host.url.as_str().into());
            put(&mut server, "description", host.doc.as_deref());
            server.insert("x-name".to_owned(), host.name.as_str().into());
            Value::from(server)
        })
        .collect()
}

/// Where a page is wrong; nothing if it is not.
pub(super) fn errata(errata: &[Erratum]) -> Option<Value> {
    let list = errata.iter().map(|erratum| {
        json!({
            "subject": erratum.subject,
            "page_says": erratum.page_says,
            "truth": erratum.truth,
            "why": erratum.why,
        })
    });
    (!errata.is_empty()).then(|| list.collect())
}

/// Where the page is.
pub(super) fn page(page: Option<&str>, url: Option<&str>, revised: Option<&str>) -> Option<Value> {
    let mut docs = Object::new();
    docs.insert("url".to_owned(), url?.into());
    let description = match (page, revised) {
        (Some(page), Some(revised)) => Some(format!("The page {page}, revised {revised}.")),
        (Some(page), None) => Some(format!("The page {page}.")),
        (None, _) => None,
    };
    put(&mut docs, "description", description);
    Some(docs.into())
}

/// The word of the schema language.
pub(super) fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "read",
        Effect::Idempotent => "idempotent",
        Effect::Once => "once",
    }
}

/// The word of the schema language.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Code => "code",
        Role::Message => "message",
        Role::RequestId => "request-id",
    }
}

/// Paragraphs, those that are there.
pub(super) fn description<'t>(
    paragraphs: impl IntoIterator<Item = Option<&'t str>>,
) -> Option<String> {
    let paragraphs: Vec<&str> = paragraphs.into_iter().flatten().collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

/// How a body may be compressed.
pub(super) fn compression(compression: Compression) -> &'static str {
    match compression {
        Compression::Gzip => "gzip",
    }
}
