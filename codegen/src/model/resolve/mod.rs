//! Schemas to model: finds every type, decides every name. Assumes that the checks found no error.

mod finish;
mod fields;
mod pages;

use std::collections::BTreeMap;

use super::docs::Docs;
use super::service::{Credential, Envelope, Erratum, Host, Service, SourceModule};
use super::types::{Enum, Object, Place, TypeId, TypeItem, TypeKind, Usage, Variant};
use super::{Api, DebugImpl, Package, Recipe, naming};
use crate::check::Checked;
use crate::diagnostic::{FileId, Sources, Span};
use crate::schema::language::{Claim, EnumBase, EnumValue, Fields};
use crate::schema::{Definition, ServiceSchema, Symbols, locate};

/// The module that holds what `service.yaml` defines.
pub const SHARED_MODULE: &str = "shared";

/// Resolves a checked set of schemas. `default_name` names the package if `crate.yaml` does not.
pub fn resolve(checked: Checked<'_>, default_name: &str) -> Api {
    let set = checked.set();
    let package = Package::from_file(set.krate.as_ref().map(|file| &file.value), default_name);
    let services = set.services.iter().map(|service| Resolver::new(service, &set.sources).run()).collect();
    Api { package, services }
}

/// Turns one service into its model.
struct Resolver<'a> {
    schema: &'a ServiceSchema,
    sources: &'a Sources,
    symbols: Symbols<'a>,
    types: Vec<TypeItem>,
    ids: BTreeMap<(FileId, String), TypeId>,
    modules: Vec<SourceModule>,
    /// Errata by the place of the field that they are about.
    field_errata: BTreeMap<*const crate::schema::language::FieldDef, Vec<Erratum>>,
}

impl<'a> Resolver<'a> {
    fn new(schema: &'a ServiceSchema, sources: &'a Sources) -> Self {
        Self {
            schema,
            sources,
            symbols: Symbols::collect(schema),
            types: Vec::new(),
            ids: BTreeMap::new(),
            modules: Vec::new(),
            field_errata: BTreeMap::new(),
        }
    }

    fn run(mut self) -> Service {
        let file = &self.schema.file;
        let service = &file.value;
        self.modules.push(SourceModule {
            name: SHARED_MODULE.to_owned(),
            schema_file: file.name.clone(),
            docs: vec![format!("What the pages of {} have in common.", super::docs::markdown(&service.title))],
            types: Vec::new(),
        });
        for page in &self.schema.pages {
            self.modules.push(SourceModule {
                name: checked_name(naming::module_name(page.stem())),
                schema_file: page.name().to_owned(),
                docs: Vec::new(),
                types: Vec::new(),
            });
        }
        self.collect_field_errata();
        self.declare_symbols();
        self.define_symbols();

        let envelope = service.envelope.as_ref().map(|envelope| self.envelope(file.id, envelope));
        let request_headers = self.fields(file.id, &service.request_headers, &["request_headers"]);
        let response_headers = self.fields(file.id, &service.response_headers, &["response_headers"]);
        let (operations, webhooks) = self.pages(envelope.as_ref(), &request_headers, &response_headers);
        let module = checked_name(naming::module_name(&service.service));
        let mut model = Service {
            name: service.service.clone(),
            module,
            title: service.title.clone(),
            summary: service.summary.clone(),
            doc: service.doc.clone(),
            hosts: self.hosts(),
            credentials: self.credentials(),
            request_headers,
            response_headers,
            envelope,
            codes: service.codes.as_ref().and_then(|codes| self.ids.get(&(file.id, codes.name.clone())).copied()),
            recipes: self.recipes(),
            errata: service.errata.iter().enumerate().map(|(i, e)| self.erratum(file.id, i, e)).collect(),
            place: self.place(file.place(&["service"])),
            types: self.types,
            operations,
            webhooks,
            modules: self.modules,
        };
        finish::finish(&mut model, &self.field_errata_by_place(&model_places()));
        model
    }
}
