//! Calls to the vendor.

use serde_json::{Value, json};

use super::{Object, Scope, lists, put, schemas, signing, words};
use crate::model::{Body, Effect, Example, ExampleKind, Field, Operation, TypeId, Variant};

/// Path, method in small letters, and the operation.
pub(super) fn describe(scope: Scope<'_>, operation: &Operation) -> (String, String, Value) {
    let service = scope.service;
    let mut out = Object::new();
    out.insert(
        "operationId".to_owned(),
        scope.operation_id(&operation.name).into(),
    );
    out.insert("tags".to_owned(), json!([service.name]));
    out.insert("summary".to_owned(), operation.summary.as_str().into());
    let effect = match operation.effect {
        Effect::Read => "Changes nothing at the vendor.",
        Effect::Idempotent => "Sending it again has no further effect.",
        Effect::Once => "Sending it again acts again: never repeat it blindly.",
    };
    let description = words::description([
        operation.doc.as_deref(),
        Some(effect),
        operation.irreversible.then_some("This cannot be undone."),
        operation.missing.as_deref(),
    ]);
    put(&mut out, "description", description);
    let page = words::page(
        operation.page.as_deref(),
        operation.page_url.as_deref(),
        operation.revised.as_deref(),
    );
    put(&mut out, "externalDocs", page);
    if !service.hosts.is_empty() {
        out.insert(
            "servers".to_owned(),
            words::servers(service, operation.host.as_deref()),
        );
    }
    let located = [
        ("path", &operation.path),
        ("query", &operation.query),
        ("header", &operation.request_headers),
    ];
    let parameters: Vec<Value> = located
        .into_iter()
        .flat_map(|(place, fields)| {
            fields
                .iter()
                .map(move |field| parameter(scope, operation, place, field))
        })
        .collect();
    if !parameters.is_empty() {
        out.insert("parameters".to_owned(), parameters.into());
    }
    let content_type = match operation.body {
        Body::Json => Some("application/json"),
        Body::Form => Some("application/x-www-form-urlencoded"),
        Body::Multipart => Some("multipart/form-data"),
        Body::None => None,
    };
    if let Some(content_type) = content_type {
        let examples = examples(&operation.examples, &[ExampleKind::Request]);
        let content = content(scope, operation.request, content_type, examples);
        out.insert(
            "requestBody".to_owned(),
            json!({ "required": true, "content": content }),
        );
    }
    out.insert(
        "responses".to_owned(),
        json!({ "200": response(scope, operation) }),
    );
    put(
        &mut out,
        "security",
        signing::security(scope, service.recipe_of(operation)),
    );
    extensions(scope, operation, &mut out);
    let path = operation
        .http
        .path
        .clone()
        .unwrap_or_else(|| "/".to_owned());
    (path, operation.http.method.to_ascii_lowercase(), out.into())
}

/// What OpenAPI has no word for.
fn extensions(scope: Scope<'_>, operation: &Operation, out: &mut Object) {
    out.insert(
        "x-effect".to_owned(),
        words::effect(operation.effect).into(),
    );
    put(
        out,
        "x-irreversible",
        operation.irreversible.then_some(true),
    );
    put(
        out,
        "x-encrypted",
        scope.service.encrypts(operation).then_some(true),
    );
    put(
        out,
        "x-compress",
        operation.compress.map(words::compression),
    );
    put(out, "x-partial", operation.missing.as_deref());
    put(out, "x-envelope", envelope(operation));
    lists::tell(out, operation);
    let codes: Vec<Value> = operation.codes.iter().map(code).collect();
    put(out, "x-codes", (!codes.is_empty()).then_some(codes));
    put(out, "x-errata", words::errata(&operation.errata));
}

/// A parameter, or a header that the client or its recipe fills in.
fn parameter(scope: Scope<'_>, operation: &Operation, place: &str, field: &Field) -> Value {
    let mut out = Object::new();
    out.insert("name".to_owned(), field.wire.as_str().into());
    out.insert("in".to_owned(), place.into());
    // A parameter of the path is always there, whatever the page says.
    out.insert(
        "required".to_owned(),
        (field.required || place == "path").into(),
    );
    put(&mut out, "description", field.doc.as_deref());
    put(
        &mut out,
        "deprecated",
        field.deprecated.is_some().then_some(true),
    );
    out.insert("schema".to_owned(), schemas::field(scope, field));
    if place == "header" {
        put(
            &mut out,
            "x-filled-by",
            signing::filled_by(scope.service.recipe_of(operation), &field.wire),
        );
    }
    out.into()
}

fn response(scope: Scope<'_>, operation: &Operation) -> Value {
    let mut out = Object::new();
    out.insert(
        "description".to_owned(),
        "What the vendor answers, successes and failures alike.".into(),
    );
    let headers: Object = operation
        .response_headers
        .iter()
        .map(|field| {
            let mut header = Object::new();
            put(&mut header, "description", field.doc.as_deref());
            header.insert("required".to_owned(), field.required.into());
            header.insert("schema".to_owned(), schemas::field(scope, field));
            (field.wire.clone(), header.into())
        })
        .collect();
    if !headers.is_empty() {
        out.insert("headers".to_owned(), headers.into());
    }
    let examples = examples(
        &operation.examples,
        &[ExampleKind::Response, ExampleKind::Failure],
    );
    let mut content = content(scope, operation.response, "application/json", examples);
    // A failure may carry anything where a success carries its data.
    if let Some(failure) = operation
        .envelope
        .as_ref()
        .and_then(|it| schemas::failure(scope, it))
    {
        let success = json!({ "$ref": scope.reference(operation.response) });
        content["application/json"]["schema"] = json!({ "anyOf": [success, failure] });
    }
    out.insert("content".to_owned(), content);
    out.into()
}

/// A body of one content type.
pub(super) fn content(scope: Scope<'_>, id: TypeId, content_type: &str, examples: Object) -> Value {
    let mut media = Object::new();
    media.insert("schema".to_owned(), json!({ "$ref": scope.reference(id) }));
    if !examples.is_empty() {
        media.insert("examples".to_owned(), examples.into());
    }
    json!({ content_type: media })
}

/// The page's JSON of some kinds.
pub(super) fn examples(examples: &[Example], kinds: &[ExampleKind]) -> Object {
    let wanted = examples
        .iter()
        .filter(|example| kinds.contains(&example.kind));
    wanted
        .map(|example| {
            let mut out = Object::new();
            put(&mut out, "summary", example.name.as_deref());
            out.insert("value".to_owned(), example.value.clone());
            (super::component_name(&example.slug), out.into())
        })
        .collect()
}

fn envelope(operation: &Operation) -> Option<Value> {
    let envelope = operation.envelope.as_ref()?;
    let members = envelope.fields.iter().map(|field| field.wire.as_str());
    Some(json!({ "members": members.collect::<Vec<_>>(), "success": envelope.success }))
}

fn code(code: &Variant) -> Value {
    let mut out = Object::new();
    out.insert("code".to_owned(), code.value.clone());
    out.insert("name".to_owned(), code.name.as_str().into());
    out.insert("description".to_owned(), code.description.as_str().into());
    put(
        &mut out,
        "means",
        code.means.map(crate::model::Meaning::word),
    );
    out.into()
}
