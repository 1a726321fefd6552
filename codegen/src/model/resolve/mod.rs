//! Schemas to model: finds every type, decides every name. Assumes that the checks found no error.

mod access;
mod describe;
mod errata;
mod fields;
mod finish;
mod lists;
mod pages;
mod signing;

use std::collections::BTreeMap;

use super::docs::{Docs, markdown, sentence};
use super::service::{Erratum, LeftOut, Service, SourceModule};
use super::types::{Enum, Object, Place, TypeId, TypeItem, TypeKind, Usage, Variant};
use super::{Api, DebugImpl, Package, naming};
use crate::check::Checked;
use crate::diagnostic::{FileId, Sources, Span};
use crate::schema::language::{EnumBase, EnumDef, EnumValue, FieldDef, Fields};
use crate::schema::{Definition, Page, ServiceSchema, Symbols};

/// The module that holds what `service.yaml` defines.
const SHARED_MODULE: &str = "shared";

/// Resolves a checked set of schemas. `default_name` names the package if `crate.yaml` does not.
pub fn resolve(checked: Checked<'_>, default_name: &str) -> Api {
    let set = checked.set();
    let package = Package::from_file(
        set.krate.as_ref().map(|file| &file.value),
        set.history.clone(),
        default_name,
    );
    let services = set
        .services
        .iter()
        .map(|service| Resolver::new(service, &set.sources).run())
        .collect();
    Api { package, services }
}

/// The checks have made sure that there is a name: rules `unnameable`, `reserved-name`, `bad-rename`.
fn checked_name(name: Result<String, naming::NamingError>) -> String {
    name.expect("the checks let no name through that Rust cannot have")
}

/// Turns one service into its model.
struct Resolver<'a> {
    schema: &'a ServiceSchema,
    sources: &'a Sources,
    symbols: Symbols<'a>,
    types: Vec<TypeItem>,
    ids: BTreeMap<(FileId, String), TypeId>,
    modules: Vec<SourceModule>,
    /// Errata about a field, by where the schema keeps the field.
    field_errata: BTreeMap<*const FieldDef, Vec<Erratum>>,
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
        self.declare_modules();
        self.collect_field_errata();
        self.declare_types();
        self.define_types();

        let request_headers = self.fields(&service.request_headers, file.id, &["request_headers"]);
        let response_headers =
            self.fields(&service.response_headers, file.id, &["response_headers"]);
        let envelope = service
            .envelope
            .as_ref()
            .map(|envelope| self.envelope(envelope, file.id, &["envelope", "fields"]));
        let (operations, webhooks) =
            self.pages(envelope.as_ref(), &request_headers, &response_headers);
        let mut model = Service {
            name: service.service.clone(),
            module: checked_name(naming::module_name(&service.service)),
            title: service.title.clone(),
            summary: service.summary.clone(),
            doc: service.doc.clone(),
            hosts: self.hosts(),
            credentials: self.credentials(),
            request_headers,
            response_headers,
            envelope,
            codes: service
                .codes
                .as_ref()
                .and_then(|codes| self.ids.get(&(file.id, codes.name.clone())).copied()),
            recipes: self.recipes(),
            token: self.token(),
            encryption: self.encryption(),
            errata: self.errata(None),
            left_out: self.left_out(),
            place: self.place(file.place(&["service"])),
            types: self.types,
            operations,
            webhooks,
            modules: self.modules,
        };
        finish::finish(&mut model);
        lists::add(&mut model, self.schema);
        model
    }

    fn declare_modules(&mut self) {
        let file = &self.schema.file;
        self.modules.push(SourceModule {
            name: SHARED_MODULE.to_owned(),
            schema_file: file.name.clone(),
            docs: vec![format!(
                "What the pages of {} have in common.",
                markdown(&file.value.title)
            )],
            types: Vec::new(),
        });
        for page in &self.schema.pages {
            let (kind, name) = page.subject();
            self.modules.push(SourceModule {
                name: checked_name(naming::module_name(page.stem())),
                schema_file: page.name().to_owned(),
                docs: vec![format!("The {kind} `{name}`.")],
                types: Vec::new(),
            });
        }
    }

    /// The name of the module that a file becomes.
    fn module_of(&self, file: FileId) -> String {
        match self.schema.pages.iter().find(|page| page.file_id() == file) {
            Some(page) => checked_name(naming::module_name(page.stem())),
            None => SHARED_MODULE.to_owned(),
        }
    }

    fn add_type(&mut self, item: TypeItem) -> TypeId {
        let id = TypeId(self.types.len());
        if let Some(module) = self
            .modules
            .iter_mut()
            .find(|module| module.name == item.module)
        {
            module.types.push(id);
        }
        self.types.push(item);
        id
    }

    /// Gives every named type its id, so that fields can refer to types that are defined later.
    ///
    /// Whole messages come first in their file, so they are declared by [`Resolver::pages`] and moved up by `finish`.
    fn declare_types(&mut self) {
        let symbols: Vec<_> = self.symbols.iter().cloned().collect();
        for symbol in symbols {
            let kind = match symbol.definition {
                Definition::Object { .. } => TypeKind::Object(Object {
                    fields: Vec::new(),
                    parameters: Vec::new(),
                    rest: None,
                    constructor: None,
                    has_default: false,
                    debug: DebugImpl::Derived,
                    is_limited: false,
                    is_message: false,
                }),
                Definition::Enum(_) | Definition::Codes(_) => TypeKind::Enum(Enum {
                    base: EnumBase::Integer,
                    variants: Vec::new(),
                }),
            };
            let id = self.add_type(TypeItem {
                name: checked_name(naming::type_name(&symbol.name)),
                module: self.module_of(symbol.file),
                kind,
                usage: Usage::default(),
                docs: Vec::new(),
                doc: None,
                place: self.place(symbol.place),
            });
            self.ids.insert((symbol.file, symbol.name.clone()), id);
        }
    }

    fn define_types(&mut self) {
        let symbols: Vec<_> = self.symbols.iter().cloned().collect();
        for symbol in symbols {
            let id = self.ids[&(symbol.file, symbol.name.clone())];
            let (doc, kind) = match symbol.definition {
                Definition::Object { doc, fields } => {
                    let path = self.path_of(symbol.file, fields);
                    let fields = self.fields(fields, symbol.file, &path);
                    let is_open = self.is_open(symbol.file, &path);
                    (doc, object(fields, is_open, false))
                }
                Definition::Enum(def) => {
                    let variants =
                        self.variants(def, symbol.file, &["enums", &symbol.name, "values"]);
                    (
                        def.doc.as_deref(),
                        TypeKind::Enum(Enum {
                            base: def.of,
                            variants,
                        }),
                    )
                }
                Definition::Codes(codes) => {
                    let variants =
                        self.variants(&codes.to_enum(), symbol.file, &["codes", "values"]);
                    (
                        codes.doc.as_deref(),
                        TypeKind::Enum(Enum {
                            base: codes.of,
                            variants,
                        }),
                    )
                }
            };
            self.types[id.0].kind = kind;
            self.types[id.0].doc = doc.map(str::to_owned);
        }
    }

    /// Whether an object that is defined at `path` of a file may have members that the schema does not name.
    fn is_open(&self, file: FileId, path: &[String]) -> bool {
        let page = self.schema.pages.iter().find(|page| page.file_id() == file);
        let (is_partial, types) = match page {
            None => (false, &self.schema.file.value.types),
            Some(Page::Operation(file)) => (file.value.partial, &file.value.types),
            Some(Page::Webhook(file)) => (file.value.partial, &file.value.types),
        };
        let declared = match path {
            [table, name, ..] if table == "types" => types.get(name),
            _ => None,
        };
        is_partial || declared.is_some_and(|def| def.partial)
    }

    /// The path at which a file keeps a table of fields.
    fn path_of(&self, file: FileId, wanted: &Fields) -> Vec<String> {
        let mut found = Vec::new();
        crate::schema::walk_fields(self.schema, &mut |site, def| {
            if site.document.file == file
                && def.fields.as_ref().is_some_and(|f| std::ptr::eq(f, wanted))
            {
                found = site.path.to_vec();
                found.push("fields".to_owned());
            }
        });
        if found.is_empty() {
            let tables = std::iter::once((self.schema.file.id, &self.schema.file.value.types))
                .chain(self.schema.pages.iter().map(|page| match page {
                    Page::Operation(file) => (file.id, &file.value.types),
                    Page::Webhook(file) => (file.id, &file.value.types),
                }));
            for (id, types) in tables {
                for (name, def) in types {
                    if id == file && std::ptr::eq(&raw const def.fields, wanted) {
                        found = vec!["types".to_owned(), name.clone(), "fields".to_owned()];
                    }
                }
            }
        }
        found
    }

    fn variants(&self, def: &EnumDef, file: FileId, path: &[&str]) -> Vec<Variant> {
        def.values
            .iter()
            .map(|(value, entry)| self.variant(def.of, value, entry, file, path))
            .collect()
    }

    fn variant(
        &self,
        base: EnumBase,
        value: &str,
        entry: &EnumValue,
        file: FileId,
        path: &[&str],
    ) -> Variant {
        let mut place = path.to_vec();
        place.push(value);
        let name = checked_name(naming::variant_name(entry.name.as_deref(), value));
        let description = entry.doc.clone().unwrap_or_else(|| words_of(&name));
        let json = match base {
            EnumBase::Integer => value
                .parse::<i64>()
                .map_or_else(|_| value.into(), Into::into),
            EnumBase::String => value.into(),
        };
        let mut docs = Docs::new();
        docs.raw(&format!(
            "`{value}`: {}",
            markdown(&sentence(&lower_first(&description)))
        ));
        Variant {
            value: json,
            name,
            description: description.trim().trim_end_matches('.').to_owned(),
            docs: docs.finish(),
            deprecated: entry.deprecated.clone(),
            means: entry.means,
            place: self.place(self.document(file).place(&place)),
        }
    }

    fn left_out(&self) -> Vec<LeftOut> {
        let left_out = self.schema.file.value.left_out.iter();
        left_out
            .map(|(name, entry)| LeftOut {
                name: name.clone(),
                page: entry.page.clone(),
                page_url: self.page_url(entry.page.as_deref()),
                missing: entry.missing.clone(),
                place: self.place(self.schema.file.place(&["left_out", name])),
            })
            .collect()
    }

    fn document(&self, file: FileId) -> &'a crate::yaml::Document {
        let pages = self.schema.pages.iter();
        pages
            .map(Page::document)
            .find(|document| document.file == file)
            .unwrap_or(&self.schema.file.document)
    }

    fn place(&self, span: Span) -> Place {
        let position = self.sources.position(span.file, span.start);
        let page = self
            .schema
            .pages
            .iter()
            .find(|page| page.file_id() == span.file);
        Place {
            file: page
                .map_or(self.schema.file.name.as_str(), Page::name)
                .to_owned(),
            line: position.line,
            column: position.column,
        }
    }
}

/// An object whose Rust side is still to be decided.
fn object(fields: Vec<super::Field>, is_open: bool, is_message: bool) -> TypeKind {
    TypeKind::Object(Object {
        fields,
        parameters: Vec::new(),
        // Its name is found when all members have theirs.
        rest: is_open.then(String::new),
        constructor: None,
        has_default: false,
        debug: DebugImpl::Derived,
        is_limited: false,
        is_message,
    })
}

/// `UserBusy` in words: `user busy`.
fn words_of(name: &str) -> String {
    heck::AsSnakeCase(name).to_string().replace('_', " ")
}

/// A sentence without its capital, unless its first word is an abbreviation.
fn lower_first(text: &str) -> String {
    let mut chars = text.trim().chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().collect::<String>() + chars.as_str()
        }
        _ => text.trim().to_owned(),
    }
}
