//! What the rules look at: one service, its rows collected, its names known.

use crate::diagnostic::{FileId, Span};
use crate::schema::language::{
    Codes, EnumBase, EnumDef, EnumValue, Envelope, FieldDef, Fields, OperationFile, OwnEnvelope,
    ServiceFile, WebhookFile,
};
use crate::schema::{Loaded, Page, SchemaSet, Section, ServiceSchema, Symbols, walk_fields};
use crate::yaml::Document;
use indexmap::IndexMap;

/// A table of fields, and the file whose names its types use.
pub(super) type Table<'a> = (&'a Fields, FileId);

/// One service, with what several rules need to know of it.
pub(super) struct Scope<'a> {
    pub(super) set: &'a SchemaSet,
    pub(super) service: &'a ServiceSchema,
    pub(super) symbols: Symbols<'a>,
    /// Every field of every file, members after the field that holds them.
    pub(super) rows: Vec<Row<'a>>,
    /// Whether every file could be read.
    pub(super) complete: bool,
}

/// A field and where it stands.
pub(super) struct Row<'a> {
    pub(super) document: &'a Document,
    pub(super) section: Section,
    pub(super) path: Vec<String>,
    pub(super) def: &'a FieldDef,
}

impl Row<'_> {
    /// The wire name.
    pub(super) fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// The path of what stands below the field.
    pub(super) fn below(&self, keys: &[&str]) -> Vec<String> {
        below(&self.path, keys)
    }

    /// Where the field's name stands.
    pub(super) fn place(&self) -> Span {
        self.document.place(&self.path)
    }

    /// Where one of the field's keys stands.
    pub(super) fn key(&self, key: &str) -> Span {
        self.document.place(&self.below(&[key]))
    }

    /// Where the value of one of the field's keys stands.
    pub(super) fn value(&self, key: &str) -> Span {
        self.document.value_place(&self.below(&[key]))
    }
}

/// A table of values: an enum, the result codes of the service, or those that a page adds.
pub(super) struct ValueTable<'a> {
    pub(super) document: &'a Document,
    /// The path of the values.
    pub(super) path: Vec<String>,
    /// The name, where it has one.
    pub(super) name: &'a str,
    /// What the values are on the wire.
    pub(super) base: EnumBase,
    pub(super) values: &'a IndexMap<String, EnumValue>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(set: &'a SchemaSet, service: &'a ServiceSchema, complete: bool) -> Self {
        let mut rows = Vec::new();
        walk_fields(service, &mut |site, def| {
            let document = document_of(service, site.document.file);
            rows.push(Row {
                document,
                section: site.section,
                path: site.path.to_vec(),
                def,
            });
        });
        Self {
            set,
            service,
            symbols: Symbols::collect(service),
            rows,
            complete,
        }
    }

    /// What `service.yaml` says.
    pub(super) fn common(&self) -> &'a ServiceFile {
        &self.service.file.value
    }

    /// The tree of `service.yaml`.
    pub(super) fn common_document(&self) -> &'a Document {
        &self.service.file.document
    }

    /// The tree of a file of the service.
    pub(super) fn document(&self, file: FileId) -> &'a Document {
        document_of(self.service, file)
    }

    /// The pages that document a call to the vendor.
    pub(super) fn operations(&self) -> impl Iterator<Item = &'a Loaded<OperationFile>> {
        self.service.pages.iter().filter_map(|page| match page {
            Page::Operation(file) => Some(&**file),
            Page::Webhook(_) => None,
        })
    }

    /// The pages that document a call from the vendor.
    pub(super) fn webhooks(&self) -> impl Iterator<Item = &'a Loaded<WebhookFile>> {
        self.service.pages.iter().filter_map(|page| match page {
            Page::Operation(_) => None,
            Page::Webhook(file) => Some(&**file),
        })
    }

    /// The envelope that an operation's answer has, with the file that declares it.
    pub(super) fn envelope_of(
        &self,
        file: &'a Loaded<OperationFile>,
    ) -> Option<(&'a Envelope, FileId)> {
        match &file.value.envelope {
            None => self
                .common()
                .envelope
                .as_ref()
                .map(|envelope| (envelope, self.service.file.id)),
            Some(OwnEnvelope::None(_)) => None,
            Some(OwnEnvelope::Own(own)) => Some((own, file.id)),
        }
    }

    /// Every envelope, with the tree of its file. All stand under `envelope`.
    pub(super) fn envelopes(&self) -> Vec<(&'a Envelope, &'a Document)> {
        let common = self
            .common()
            .envelope
            .as_ref()
            .map(|envelope| (envelope, self.common_document()));
        let own = self
            .operations()
            .filter_map(|file| match &file.value.envelope {
                Some(OwnEnvelope::Own(own)) => Some((&**own, &file.document)),
                _ => None,
            });
        common.into_iter().chain(own).collect()
    }

    /// Every table of values.
    pub(super) fn value_tables(&self) -> Vec<ValueTable<'a>> {
        let mut tables = Vec::new();
        let common = self.common();
        if let Some(codes) = &common.codes {
            let path = path(&["codes", "values"]);
            let document = self.common_document();
            tables.push(ValueTable {
                document,
                path,
                name: &codes.name,
                base: codes.of,
                values: &codes.values,
            });
        }
        add_enums(&mut tables, self.common_document(), &common.enums);
        for page in &self.service.pages {
            match page {
                Page::Operation(file) => {
                    add_enums(&mut tables, &file.document, &file.value.enums);
                    tables.push(ValueTable {
                        document: &file.document,
                        path: path(&["codes"]),
                        name: "codes",
                        base: common
                            .codes
                            .as_ref()
                            .map_or(EnumBase::Integer, |codes: &Codes| codes.of),
                        values: &file.value.codes,
                    });
                }
                Page::Webhook(file) => add_enums(&mut tables, &file.document, &file.value.enums),
            }
        }
        tables
    }

    /// The part of `span` that is `word` as written; all of it if the word does not stand there letter for letter.
    pub(super) fn narrow(&self, span: Span, word: &str) -> Span {
        match self.set.sources.snippet(span).find(word) {
            Some(at) => Span::new(span.file, span.start + at, span.start + at + word.len()),
            None => span,
        }
    }
}

fn add_enums<'a>(
    tables: &mut Vec<ValueTable<'a>>,
    document: &'a Document,
    enums: &'a IndexMap<String, EnumDef>,
) {
    for (name, def) in enums {
        let path = path(&["enums", name, "values"]);
        tables.push(ValueTable {
            document,
            path,
            name,
            base: def.of,
            values: &def.values,
        });
    }
}

fn document_of(service: &ServiceSchema, file: FileId) -> &Document {
    let mut documents = service.pages.iter().map(Page::document);
    documents
        .find(|document| document.file == file)
        .unwrap_or(&service.file.document)
}

/// A path of its own from words.
pub(super) fn path(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|&key| key.to_owned()).collect()
}

/// A path that goes on below another.
pub(super) fn below(path: &[String], keys: &[&str]) -> Vec<String> {
    let mut path = path.to_vec();
    path.extend(keys.iter().map(|&key| key.to_owned()));
    path
}
