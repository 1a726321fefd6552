//! Operations and webhooks.

use super::{Resolver, checked_name, object};
use crate::diagnostic::FileId;
use crate::model::headers::{goes_with, is_filled_in};
use crate::model::message::{Answer, Example, Http, Operation, Retry, Webhook};
use crate::model::service::Envelope;
use crate::model::types::{Field, Location, Parameter, TypeId, TypeItem, TypeKind, Usage};
use crate::model::{Effect, ExampleKind};
use crate::model::{client, naming};
use crate::schema::language::{self, EnumBase, OperationFile, OwnEnvelope, WebhookFile};
use crate::schema::{Loaded, Page};

impl Resolver<'_> {
    /// All pages of the service.
    pub(super) fn pages(
        &mut self,
        envelope: Option<&Envelope>,
        request_headers: &[Field],
        response_headers: &[Field],
    ) -> (Vec<Operation>, Vec<Webhook>) {
        let mut operations = Vec::new();
        let mut webhooks = Vec::new();
        for page in &self.schema.pages {
            match page {
                Page::Operation(file) => {
                    operations.push(self.operation(
                        page,
                        file,
                        envelope,
                        request_headers,
                        response_headers,
                    ));
                }
                Page::Webhook(file) => webhooks.push(self.webhook(page, file)),
            }
        }
        (operations, webhooks)
    }

    fn operation(
        &mut self,
        page: &Page,
        file: &Loaded<OperationFile>,
        service_envelope: Option<&Envelope>,
        request_headers: &[Field],
        response_headers: &[Field],
    ) -> Operation {
        let operation = &file.value;
        let envelope = match &operation.envelope {
            None => service_envelope.cloned(),
            Some(OwnEnvelope::None(_)) => None,
            Some(OwnEnvelope::Own(own)) => {
                Some(self.envelope(own, file.id, &["envelope", "fields"]))
            }
        };
        let request = self.fields(&operation.request, file.id, &["request"]);
        let path = self.fields(&operation.path, file.id, &["path"]);
        let query = self.fields(&operation.query, file.id, &["query"]);
        let mut response = envelope
            .as_ref()
            .map_or_else(Vec::new, |envelope| envelope.fields.clone());
        response.extend(self.fields(&operation.response, file.id, &["response"]));
        let with_common = |common: &[Field], own: Vec<Field>| {
            let mut all = common.to_vec();
            all.retain(|field| !own.iter().any(|o| o.wire.eq_ignore_ascii_case(&field.wire)));
            all.extend(own);
            all
        };
        let request_headers = with_common(
            &self.headers_of(operation, request_headers),
            self.fields(&operation.request_headers, file.id, &["request_headers"]),
        );
        let parameters = self.parameters(operation, &path, &query, &request_headers);
        let codes = operation
            .codes
            .iter()
            .map(|(value, entry)| {
                self.variant(EnumBase::Integer, value, entry, file.id, &["codes"])
            })
            .collect();
        Operation {
            name: operation.operation.clone(),
            method: client::method(checked_name(naming::field_name(&operation.operation))),
            constant: constant(&operation.operation),
            docs: Vec::new(),
            module: self.module_of(file.id),
            summary: operation.summary.clone(),
            doc: operation.doc.clone(),
            page: operation.page.clone(),
            page_url: self.page_url(operation.page.as_deref()),
            revised: operation.revised.clone(),
            http: http(&operation.http),
            effect: operation.effect.unwrap_or(Effect::Once),
            irreversible: operation.irreversible,
            missing: missing(operation.partial, operation.missing.as_deref()),
            host: operation.host.clone(),
            recipe: operation.signing.clone(),
            body: operation.body,
            compress: operation.compress,
            request_headers,
            path,
            query,
            request: {
                let id = self.message(
                    file.id,
                    &operation.operation,
                    "Request",
                    request,
                    "operation",
                );
                if let TypeKind::Object(object) = &mut self.types[id.0].kind {
                    object.parameters = parameters;
                }
                id
            },
            response_headers: with_common(
                response_headers,
                self.fields(&operation.response_headers, file.id, &["response_headers"]),
            ),
            response: self.message(
                file.id,
                &operation.operation,
                "Response",
                response,
                "operation",
            ),
            envelope,
            // Found by `lists`, when the members are spelled.
            pages: None,
            batch: None,
            codes,
            errata: self.errata(Some(page)),
            examples: self.examples(file.id, &operation.examples),
            place: self.place(file.place(&["operation"])),
        }
    }

    /// The service's headers as far as they are sent with an operation.
    fn headers_of(&self, operation: &OperationFile, common: &[Field]) -> Vec<Field> {
        let service = &self.schema.file.value;
        let sent = |field: &&Field| goes_with(service, operation, &field.wire);
        common.iter().filter(sent).cloned().collect()
    }

    /// What of a request is sent outside of its body: all but the headers that are fixed or filled in by the client.
    fn parameters(
        &self,
        operation: &OperationFile,
        path: &[Field],
        query: &[Field],
        headers: &[Field],
    ) -> Vec<Parameter> {
        let service = &self.schema.file.value;
        let headers = headers.iter().filter(|field| {
            field.constant.is_none() && !is_filled_in(service, operation, &field.wire)
        });
        let located = |location: Location| {
            move |field: &Field| Parameter {
                location,
                field: field.clone(),
            }
        };
        path.iter()
            .map(located(Location::Path))
            .chain(query.iter().map(located(Location::Query)))
            .chain(headers.map(located(Location::Header)))
            .collect()
    }

    fn webhook(&mut self, page: &Page, file: &Loaded<WebhookFile>) -> Webhook {
        let webhook = &file.value;
        let payload = self.fields(&webhook.payload, file.id, &["payload"]);
        Webhook {
            name: webhook.webhook.clone(),
            method: client::receiver_method(checked_name(naming::field_name(&webhook.webhook))),
            docs: Vec::new(),
            module: self.module_of(file.id),
            summary: webhook.summary.clone(),
            doc: webhook.doc.clone(),
            page: webhook.page.clone(),
            page_url: self.page_url(webhook.page.as_deref()),
            revised: webhook.revised.clone(),
            http: http(&webhook.http),
            missing: missing(webhook.partial, webhook.missing.as_deref()),
            recipe: webhook.signing.clone(),
            request_headers: self.fields(&webhook.request_headers, file.id, &["request_headers"]),
            payload: self.message(file.id, &webhook.webhook, "Event", payload, "webhook"),
            answer: webhook.answer.as_ref().map(|answer| Answer {
                status: answer.status,
                body: answer.body.clone(),
                doc: answer.doc.clone(),
            }),
            retry: webhook.retry.as_ref().map(|retry| Retry {
                when: retry.when.clone(),
                every: retry.every,
                attempts: retry.attempts,
                doc: retry.doc.clone(),
            }),
            errata: self.errata(Some(page)),
            examples: self.examples(file.id, &webhook.examples),
            place: self.place(file.place(&["webhook"])),
        }
    }

    /// A whole message as a type of its own.
    fn message(
        &mut self,
        file: FileId,
        subject: &str,
        suffix: &str,
        fields: Vec<Field>,
        key: &str,
    ) -> TypeId {
        let name = checked_name(naming::type_name(&format!("{subject}_{suffix}")));
        let place = self.place(self.document(file).place(&[key]));
        let module = self.module_of(file);
        let usage = Usage {
            request: suffix == "Request",
            response: suffix != "Request",
        };
        self.add_type(TypeItem {
            name,
            module,
            kind: object(fields, self.is_open(file, &[]), true),
            usage,
            docs: Vec::new(),
            doc: None,
            place,
        })
    }

    pub(super) fn page_url(&self, page: Option<&str>) -> Option<String> {
        Some(
            self.schema
                .file
                .value
                .pages
                .as_ref()?
                .replace("{page}", page?),
        )
    }

    fn examples(&self, file: FileId, examples: &[language::Example]) -> Vec<Example> {
        let mut slugs: Vec<String> = Vec::new();
        examples
            .iter()
            .enumerate()
            .map(|(index, example)| {
                let kind = kind_word(example.of);
                let named = example
                    .name
                    .as_ref()
                    .and_then(|name| naming::field_name(&format!("{kind}_{name}")).ok());
                let mut slug = named.unwrap_or_else(|| kind.to_owned());
                if slugs.contains(&slug) {
                    slug = format!("{slug}_{}", index + 1);
                }
                slugs.push(slug.clone());
                Example {
                    kind: example.of,
                    slug,
                    name: example.name.clone(),
                    value: example.value.clone(),
                    place: self.place(self.document(file).place(&["examples", &index.to_string()])),
                }
            })
            .collect()
    }
}

/// `STOP_ORDER` for `stopOrder`.
fn constant(operation: &str) -> String {
    let name = checked_name(naming::field_name(operation));
    name.trim_start_matches("r#").to_uppercase()
}

fn kind_word(kind: ExampleKind) -> &'static str {
    match kind {
        ExampleKind::Request => "request",
        ExampleKind::Response => "response",
        ExampleKind::Failure => "failure",
        ExampleKind::Payload => "payload",
        ExampleKind::Answer => "answer",
    }
}

fn http(text: &str) -> Http {
    let mut words = text.split_whitespace();
    Http {
        method: words.next().unwrap_or("POST").to_owned(),
        path: words.next().map(str::to_owned),
    }
}

fn missing(partial: bool, missing: Option<&str>) -> Option<String> {
    partial.then(|| missing.unwrap_or("The page was seen in part.").to_owned())
}
