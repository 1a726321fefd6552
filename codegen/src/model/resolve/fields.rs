//! Rows of tables to fields of the model.

use super::{Resolver, checked_name};
use crate::diagnostic::FileId;
use crate::model::naming;
use crate::model::rust::{Presence, RustField};
use crate::model::service::Envelope;
use crate::model::types::{Field, Limits, Type};
use crate::schema::language::{self, FieldDef, Fields, TypeExpr};
use crate::schema::{BaseType, in_place_name};

impl Resolver<'_> {
    /// The rows of a table that stands at `path` of a file.
    pub(super) fn fields(
        &self,
        fields: &Fields,
        file: FileId,
        path: &[impl AsRef<str>],
    ) -> Vec<Field> {
        fields
            .iter()
            .map(|(name, def)| self.field(name, def, file, path))
            .collect()
    }

    fn field(&self, name: &str, def: &FieldDef, file: FileId, path: &[impl AsRef<str>]) -> Field {
        let mut place: Vec<&str> = path.iter().map(AsRef::as_ref).collect();
        place.push(name);
        let rust_name = match &def.rename {
            Some(rename) => naming::field_name(rename),
            None => naming::field_name(name),
        };
        let ty = if def.fields.is_some() {
            def.ty.with_core(&in_place_name(name, def))
        } else {
            def.ty.clone()
        };
        Field {
            wire: name.to_owned(),
            ty: self.ty(&ty, file),
            required: def.required,
            nullable: def.nullable,
            constant: def.constant.clone(),
            default: def.default.clone(),
            example: def.example.clone(),
            unit: def.unit,
            limits: limits(def),
            sensitive: def.sensitive,
            deprecated: def.deprecated.clone(),
            role: def.role,
            doc: def.doc.clone(),
            errata: self
                .field_errata
                .get(&std::ptr::from_ref(def))
                .cloned()
                .unwrap_or_default(),
            place: self.place(self.document(file).place(&place)),
            rust: RustField {
                name: checked_name(rust_name),
                ty: String::new(),
                presence: Presence::new(def.required, def.nullable),
                is_member: true,
                docs: Vec::new(),
                setter: None,
            },
        }
    }

    fn ty(&self, expr: &TypeExpr, file: FileId) -> Type {
        match expr {
            TypeExpr::List([inner]) => Type::List(Box::new(self.ty(inner, file))),
            TypeExpr::Map(map) => Type::Map(Box::new(self.ty(&map.map, file))),
            TypeExpr::Name(name) => match BaseType::from_word(name) {
                Some(BaseType::String) => Type::String,
                Some(BaseType::Integer) => Type::Integer,
                Some(BaseType::Number) => Type::Number,
                Some(BaseType::Boolean) => Type::Boolean,
                // An object without members is refused by rule `object-without-fields`.
                Some(BaseType::Any | BaseType::Object) => Type::Any,
                None => {
                    let symbol = self
                        .symbols
                        .lookup(file, name)
                        .expect("rule `unknown-type` found every name");
                    Type::Named(self.ids[&(symbol.file, symbol.name.clone())])
                }
            },
        }
    }

    /// An envelope whose members stand at `path` of a file.
    pub(super) fn envelope(
        &self,
        envelope: &language::Envelope,
        file: FileId,
        path: &[&str],
    ) -> Envelope {
        Envelope {
            fields: self.fields(&envelope.fields, file, path),
            success: envelope
                .success
                .iter()
                .filter_map(serde_json::Number::as_i64)
                .collect(),
        }
    }
}

fn limits(def: &FieldDef) -> Limits {
    Limits {
        min_items: def.min_items,
        max_items: def.max_items,
        min_length: def.min_length,
        max_length: def.max_length,
        pattern: def.pattern.clone(),
        minimum: def.minimum,
        maximum: def.maximum,
    }
}
