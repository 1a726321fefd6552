//! Visits every field that a file declares, with its path.

use super::language::{FieldDef, Fields, OperationFile, OwnEnvelope, ServiceFile, WebhookFile};
use super::{Loaded, Page, ServiceSchema};
use crate::diagnostic::Span;
use crate::yaml::Document;

/// The part of a file that a field stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Headers that we or the vendor send with a call.
    RequestHeaders,
    /// Parameters in the path.
    Path,
    /// Parameters of the query string.
    Query,
    /// The body we send.
    Request,
    /// Headers of the answer.
    ResponseHeaders,
    /// The members that every answer has.
    Envelope,
    /// The answer.
    Response,
    /// The body of a webhook.
    Payload,
    /// A named type.
    Types,
}

impl Section {
    /// The section's key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::RequestHeaders => "request_headers",
            Self::Path => "path",
            Self::Query => "query",
            Self::Request => "request",
            Self::ResponseHeaders => "response_headers",
            Self::Envelope => "envelope",
            Self::Response => "response",
            Self::Payload => "payload",
            Self::Types => "types",
        }
    }

    /// Whether its values travel as text outside a JSON body.
    pub fn is_text_only(self) -> bool {
        matches!(
            self,
            Self::RequestHeaders | Self::Path | Self::Query | Self::ResponseHeaders
        )
    }
}

/// A field with its place.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The tree the field stands in.
    pub document: &'a Document,
    /// The path of the field in that tree.
    pub path: &'a [String],
    /// The part of the file.
    pub section: Section,
    /// The wire name.
    pub name: &'a str,
    /// The row.
    pub def: &'a FieldDef,
}

impl Site<'_> {
    /// Where the field's name stands.
    pub fn place(&self) -> Span {
        self.document.place(self.path)
    }

    /// Where one of the field's keys stands.
    pub fn key(&self, key: &str) -> Span {
        let mut path = self.path.to_vec();
        path.push(key.to_owned());
        self.document.place(&path)
    }

    /// Where the value of one of the field's keys stands.
    pub fn value(&self, key: &str) -> Span {
        let mut path = self.path.to_vec();
        path.push(key.to_owned());
        self.document.value_place(&path)
    }
}

type Visit<'v, 'a> = &'v mut dyn FnMut(&Site<'_>, &'a FieldDef);

/// Visits the fields of `service.yaml` and all its pages, members after the field that holds them.
pub fn walk_fields<'a>(service: &'a ServiceSchema, visit: Visit<'_, 'a>) {
    walk_service(&service.file, visit);
    for page in &service.pages {
        walk_page(page, visit);
    }
}

/// Visits the fields of one page.
pub fn walk_page<'a>(page: &'a Page, visit: Visit<'_, 'a>) {
    match page {
        Page::Operation(file) => {
            for (section, fields) in operation_sections(&file.value) {
                walk(
                    &file.document,
                    section,
                    vec![section.key().to_owned()],
                    fields,
                    visit,
                );
            }
            if let Some(OwnEnvelope::Own(envelope)) = &file.value.envelope {
                let path = vec!["envelope".to_owned(), "fields".to_owned()];
                walk(
                    &file.document,
                    Section::Envelope,
                    path,
                    &envelope.fields,
                    visit,
                );
            }
            walk_types(file, &file.value.types, visit);
        }
        Page::Webhook(file) => {
            for (section, fields) in webhook_sections(&file.value) {
                walk(
                    &file.document,
                    section,
                    vec![section.key().to_owned()],
                    fields,
                    visit,
                );
            }
            walk_types(file, &file.value.types, visit);
        }
    }
}

fn walk_service<'a>(file: &'a Loaded<ServiceFile>, visit: Visit<'_, 'a>) {
    let service = &file.value;
    for (section, fields) in [
        (Section::RequestHeaders, &service.request_headers),
        (Section::ResponseHeaders, &service.response_headers),
    ] {
        walk(
            &file.document,
            section,
            vec![section.key().to_owned()],
            fields,
            visit,
        );
    }
    if let Some(envelope) = &service.envelope {
        let path = vec!["envelope".to_owned(), "fields".to_owned()];
        walk(
            &file.document,
            Section::Envelope,
            path,
            &envelope.fields,
            visit,
        );
    }
    walk_types(file, &service.types, visit);
}

/// The sections of an operation, in the order in which pages have them.
pub(super) fn operation_sections(operation: &OperationFile) -> [(Section, &Fields); 6] {
    [
        (Section::RequestHeaders, &operation.request_headers),
        (Section::Path, &operation.path),
        (Section::Query, &operation.query),
        (Section::Request, &operation.request),
        (Section::ResponseHeaders, &operation.response_headers),
        (Section::Response, &operation.response),
    ]
}

/// The sections of a webhook.
pub(super) fn webhook_sections(webhook: &WebhookFile) -> [(Section, &Fields); 2] {
    [
        (Section::RequestHeaders, &webhook.request_headers),
        (Section::Payload, &webhook.payload),
    ]
}

fn walk_types<'a, T>(
    file: &'a Loaded<T>,
    types: &'a indexmap::IndexMap<String, super::language::TypeDef>,
    visit: Visit<'_, 'a>,
) {
    for (name, def) in types {
        let path = vec!["types".to_owned(), name.clone(), "fields".to_owned()];
        walk(&file.document, Section::Types, path, &def.fields, visit);
    }
}

fn walk<'a>(
    document: &'a Document,
    section: Section,
    mut path: Vec<String>,
    fields: &'a Fields,
    visit: Visit<'_, 'a>,
) {
    for (name, def) in fields {
        path.push(name.clone());
        visit(
            &Site {
                document,
                path: &path,
                section,
                name,
                def,
            },
            def,
        );
        if let Some(members) = &def.fields {
            let mut inner = path.clone();
            inner.push("fields".to_owned());
            walk(document, section, inner, members, visit);
        }
        path.pop();
    }
}
