//! Calls from the vendor.

use serde_json::{Value, json};

use super::{Object, Scope, operation, put, schemas, signing, words};
use crate::model::{Answer, ExampleKind, Retry, Webhook};

/// Method in small letters, and the webhook.
pub(super) fn describe(scope: Scope<'_>, webhook: &Webhook) -> (String, Value) {
    let mut out = Object::new();
    out.insert(
        "operationId".to_owned(),
        scope.operation_id(&webhook.name).into(),
    );
    out.insert("tags".to_owned(), json!([scope.service.name]));
    out.insert("summary".to_owned(), webhook.summary.as_str().into());
    let description = words::description([webhook.doc.as_deref(), webhook.missing.as_deref()]);
    put(&mut out, "description", description);
    let page = words::page(
        webhook.page.as_deref(),
        webhook.page_url.as_deref(),
        webhook.revised.as_deref(),
    );
    put(&mut out, "externalDocs", page);
    let recipe = scope.service.webhook_recipe(webhook);
    let headers: Vec<Value> = webhook
        .request_headers
        .iter()
        .map(|field| {
            let mut header = Object::new();
            header.insert("name".to_owned(), field.wire.as_str().into());
            header.insert("in".to_owned(), "header".into());
            header.insert("required".to_owned(), field.required.into());
            put(&mut header, "description", field.doc.as_deref());
            header.insert("schema".to_owned(), schemas::field(scope, field));
            put(
                &mut header,
                "x-filled-by",
                signing::filled_by(recipe, &field.wire),
            );
            header.into()
        })
        .collect();
    if !headers.is_empty() {
        out.insert("parameters".to_owned(), headers.into());
    }
    let examples = operation::examples(&webhook.examples, &[ExampleKind::Payload]);
    let content = operation::content(scope, webhook.payload, "application/json", examples);
    out.insert(
        "requestBody".to_owned(),
        json!({ "required": true, "content": content }),
    );
    out.insert("responses".to_owned(), answer(webhook.answer.as_ref()));
    put(&mut out, "security", signing::security(scope, recipe));
    put(&mut out, "x-path", webhook.http.path.as_deref());
    put(&mut out, "x-retry", webhook.retry.as_ref().map(retry));
    put(&mut out, "x-partial", webhook.missing.as_deref());
    put(&mut out, "x-errata", words::errata(&webhook.errata));
    (webhook.http.method.to_ascii_lowercase(), out.into())
}

/// What the receiver must answer, as far as the page says.
fn answer(answer: Option<&Answer>) -> Value {
    let Some(answer) = answer else {
        return json!({ "default": { "description": "The page does not say what to answer." } });
    };
    let mut out = Object::new();
    let description = answer
        .doc
        .as_deref()
        .unwrap_or("What the vendor takes for received.");
    out.insert("description".to_owned(), description.into());
    if let Some(body) = &answer.body {
        let media = json!({ "schema": { "const": body }, "example": body });
        out.insert("content".to_owned(), json!({ "application/json": media }));
    }
    json!({ answer.status.to_string(): out })
}

fn retry(retry: &Retry) -> Value {
    let mut out = Object::new();
    out.insert("when".to_owned(), retry.when.as_str().into());
    put(&mut out, "every_seconds", retry.every);
    put(&mut out, "attempts", retry.attempts);
    put(&mut out, "description", retry.doc.as_deref());
    out.into()
}
