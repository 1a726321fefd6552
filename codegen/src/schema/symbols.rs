//! The names that a service's files define, and what a type expression refers to.

use std::collections::BTreeMap;

use heck::ToUpperCamelCase;

use super::language::{EnumDef, FieldDef, Fields, TypeExpr};
use super::{Page, ServiceSchema, walk_fields};
use crate::diagnostic::{FileId, Span};

/// The types that need no definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseType {
    /// Text.
    String,
    /// 64-bit signed integer.
    Integer,
    /// 64-bit floating point number.
    Number,
    /// True or false.
    Boolean,
    /// Any JSON value.
    Any,
    /// An object whose members stand beside it.
    Object,
}

impl BaseType {
    /// All words for base types, for hints.
    pub const WORDS: [&'static str; 6] =
        ["string", "integer", "number", "boolean", "any", "object"];

    /// The base type that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "string" => Self::String,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "boolean" => Self::Boolean,
            "any" => Self::Any,
            "object" => Self::Object,
            _ => return None,
        })
    }
}

/// A name that a file defines.
#[derive(Clone, Debug)]
pub struct Symbol<'a> {
    /// The name.
    pub name: String,
    /// The file that defines it.
    pub file: FileId,
    /// Where its name stands.
    pub place: Span,
    /// What it is.
    pub definition: Definition<'a>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub enum Definition<'a> {
    /// An object type.
    Object {
        /// What it is for.
        doc: Option<&'a str>,
        /// Its members.
        fields: &'a Fields,
    },
    /// A table of values.
    Enum(&'a EnumDef),
    /// The service's table of result codes.
    Codes(&'a super::language::Codes),
}

/// The names of one service.
#[derive(Debug)]
pub struct Symbols<'a> {
    service_file: FileId,
    all: Vec<Symbol<'a>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl<'a> Symbols<'a> {
    /// Collects the names that the service's files define.
    pub fn collect(service: &'a ServiceSchema) -> Self {
        let mut symbols = Self {
            service_file: service.file.id,
            all: Vec::new(),
            by_name: BTreeMap::new(),
        };
        let file = &service.file;
        if let Some(codes) = &file.value.codes {
            symbols.add(
                &codes.name,
                file.id,
                file.place(&["codes", "name"]),
                Definition::Codes(codes),
            );
        }
        symbols.add_tables(file, &file.value.types, &file.value.enums);
        for page in &service.pages {
            match page {
                Page::Operation(file) => {
                    symbols.add_tables(file, &file.value.types, &file.value.enums);
                }
                Page::Webhook(file) => {
                    symbols.add_tables(file, &file.value.types, &file.value.enums);
                }
            }
        }
        walk_fields(service, &mut |site, def| {
            if let Some(fields) = &def.fields {
                let name = in_place_name(site.name, def);
                let place = if BaseType::from_word(def.ty.core()).is_some() {
                    site.place()
                } else {
                    site.value("type")
                };
                symbols.add(
                    &name,
                    site.document.file,
                    place,
                    Definition::Object { doc: None, fields },
                );
            }
        });
        symbols
    }

    fn add_tables<T>(
        &mut self,
        file: &'a super::Loaded<T>,
        types: &'a indexmap::IndexMap<String, super::language::TypeDef>,
        enums: &'a indexmap::IndexMap<String, EnumDef>,
    ) {
        for (name, def) in types {
            let definition = Definition::Object {
                doc: def.doc.as_deref(),
                fields: &def.fields,
            };
            self.add(name, file.id, file.place(&["types", name]), definition);
        }
        for (name, def) in enums {
            self.add(
                name,
                file.id,
                file.place(&["enums", name]),
                Definition::Enum(def),
            );
        }
    }

    fn add(&mut self, name: &str, file: FileId, place: Span, definition: Definition<'a>) {
        self.by_name
            .entry(name.to_owned())
            .or_default()
            .push(self.all.len());
        self.all.push(Symbol {
            name: name.to_owned(),
            file,
            place,
            definition,
        });
    }

    /// All symbols in the order of their definition.
    pub fn iter(&self) -> impl Iterator<Item = &Symbol<'a>> {
        self.all.iter()
    }

    /// What `name` means in `file`: the file's own definition, or the service's.
    pub fn lookup(&self, file: FileId, name: &str) -> Option<&Symbol<'a>> {
        let candidates = self.by_name.get(name)?;
        let own = candidates
            .iter()
            .map(|i| &self.all[*i])
            .find(|symbol| symbol.file == file);
        own.or_else(|| {
            candidates
                .iter()
                .map(|i| &self.all[*i])
                .find(|symbol| symbol.file == self.service_file)
        })
    }

    /// The names that `file` may use, for hints.
    pub fn visible(&self, file: FileId) -> impl Iterator<Item = &str> {
        self.all
            .iter()
            .filter(move |symbol| symbol.file == file || symbol.file == self.service_file)
            .map(|symbol| symbol.name.as_str())
    }

    /// The members of the object that a field holds, directly or through lists and maps.
    pub fn members(&self, file: FileId, def: &'a FieldDef) -> Option<(&'a Fields, FileId)> {
        if let Some(fields) = &def.fields {
            return Some((fields, file));
        }
        let symbol = self.lookup(file, def.ty.core())?;
        match symbol.definition {
            Definition::Object { fields, .. } => Some((fields, symbol.file)),
            Definition::Enum(_) | Definition::Codes(_) => None,
        }
    }
}

/// The name of a type defined in place: the one written, or for `object` the field's.
pub fn in_place_name(field: &str, def: &FieldDef) -> String {
    match (def.ty.core(), &def.rename) {
        ("object", Some(rename)) => rename.to_upper_camel_case(),
        ("object", None) => field.to_upper_camel_case(),
        (name, _) => name.to_owned(),
    }
}

impl TypeExpr {
    /// The same shape around another core: `[object]` around `ErrList` is `[ErrList]`.
    #[must_use]
    pub fn with_core(&self, core: &str) -> Self {
        match self {
            Self::Name(_) => Self::Name(core.to_owned()),
            Self::List([inner]) => Self::List([Box::new(inner.with_core(core))]),
            Self::Map(map) => Self::Map(super::language::MapExpr {
                map: Box::new(map.map.with_core(core)),
            }),
        }
    }
}
