//! How fields and objects are spelled in Rust. Decided here, printed by the emitters.

use super::types::{Field, Type, TypeItem, TypeKind};
use super::{EnumBase, TypeId, Unit};

/// A field's part of the generated code.
#[derive(Clone, Debug)]
pub struct RustField {
    /// The member's name, raw (`r#type`) where it has to be.
    pub name: String,
    /// The member's type.
    pub ty: String,
    /// How absence and null show.
    pub presence: Presence,
    /// Whether the member exists: a constant of a request is only written.
    pub is_member: bool,
    /// The doc comment, a line each.
    pub docs: Vec<String>,
    /// The setter, for what a caller may but need not give.
    pub setter: Option<Setter>,
}

/// How a field shows that it is absent or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there: `T`.
    Required,
    /// May be absent: `Option<T>`.
    Optional,
    /// Always there, perhaps null: `Option<T>`.
    Nullable,
    /// May be absent, may be null: `Maybe<T>`.
    OptionalNullable,
}

impl Presence {
    /// From the two marks of a schema.
    pub fn new(required: bool, nullable: bool) -> Self {
        match (required, nullable) {
            (true, false) => Self::Required,
            (false, false) => Self::Optional,
            (true, true) => Self::Nullable,
            (false, true) => Self::OptionalNullable,
        }
    }
}

/// `with_name(mut self, name: ty) -> Self`.
#[derive(Clone, Debug)]
pub struct Setter {
    /// The method's name.
    pub method: String,
    /// Its parameter.
    pub param: Param,
}

/// A parameter, and how the member is made of it.
#[derive(Clone, Debug)]
pub struct Param {
    /// The parameter's name, which is the member's.
    pub name: String,
    /// The parameter's type.
    pub ty: String,
    /// The expression for the member's value.
    pub value: String,
}

/// `new`, which takes what is required.
#[derive(Clone, Debug)]
pub struct Constructor {
    /// One for each required member, in the page's order.
    pub params: Vec<Param>,
}

/// How an object shows itself in `Debug`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebugImpl {
    /// Derived: all is shown.
    Derived,
    /// Written out, with sensitive members masked.
    Masked,
}

/// Spells types of one service, as seen from one of its modules.
pub(super) struct Spelling<'a> {
    pub(super) types: &'a [TypeItem],
    pub(super) module: &'a str,
}

impl Spelling<'_> {
    fn item(&self, id: TypeId) -> &TypeItem {
        &self.types[id.0]
    }

    /// The type of a value that is there.
    pub(super) fn value_type(&self, ty: &Type, unit: Option<Unit>) -> String {
        match ty {
            Type::String => unit.and_then(text_unit_type).unwrap_or("String").to_owned(),
            Type::Integer => unit.and_then(integer_unit_type).unwrap_or("i64").to_owned(),
            Type::Number => "f64".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Any => "serde_json::Value".to_owned(),
            Type::List(inner) => format!("Vec<{}>", self.value_type(inner, unit)),
            Type::Map(inner) => format!(
                "std::collections::BTreeMap<String, {}>",
                self.value_type(inner, unit)
            ),
            Type::Named(id) => {
                let item = self.item(*id);
                if item.module == self.module {
                    item.name.clone()
                } else {
                    format!("super::{}::{}", item.module, item.name)
                }
            }
        }
    }

    /// The type of the member, with its absence.
    pub(super) fn member_type(&self, field: &Field, boxed: bool) -> String {
        let value = self.value_type(&field.ty, field.unit);
        let value = if boxed {
            format!("Box<{value}>")
        } else {
            value
        };
        match field.rust.presence {
            Presence::Required => value,
            Presence::Optional | Presence::Nullable => format!("Option<{value}>"),
            Presence::OptionalNullable => format!("runtime::Maybe<{value}>"),
        }
    }

    /// The parameter through which a caller gives the value: generous in what it takes.
    pub(super) fn param(&self, field: &Field, boxed: bool) -> Param {
        let name = field.rust.name.clone();
        let (ty, value) = self.param_of(&field.ty, field.unit, &name);
        let value = if boxed {
            format!("Box::new({value})")
        } else {
            value
        };
        Param { name, ty, value }
    }

    fn param_of(&self, ty: &Type, unit: Option<Unit>, name: &str) -> (String, String) {
        let own = self.value_type(ty, unit);
        match ty {
            _ if self.converts(ty, unit) => (format!("impl Into<{own}>"), format!("{name}.into()")),
            Type::List(inner) if self.converts(inner, unit) => {
                let inner = self.value_type(inner, unit);
                (
                    format!("impl IntoIterator<Item = impl Into<{inner}>>"),
                    format!("{name}.into_iter().map(Into::into).collect()"),
                )
            }
            Type::List(inner) => {
                let inner = self.value_type(inner, unit);
                (
                    format!("impl IntoIterator<Item = {inner}>"),
                    format!("{name}.into_iter().collect()"),
                )
            }
            _ => (own, name.to_owned()),
        }
    }

    /// Whether a value may be given as something that converts into it: text, times, open text enums.
    fn converts(&self, ty: &Type, unit: Option<Unit>) -> bool {
        match ty {
            Type::String => true,
            Type::Integer => unit.and_then(integer_unit_type).is_some(),
            Type::Named(id) => {
                matches!(&self.item(*id).kind, TypeKind::Enum(table) if table.base == EnumBase::String)
            }
            _ => false,
        }
    }
}

fn integer_unit_type(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::UnixSeconds => "runtime::UnixSeconds",
        Unit::UnixMilliseconds => "runtime::UnixMillis",
        Unit::Milliseconds => "runtime::Millis",
        Unit::Seconds => "runtime::Seconds",
        Unit::Minutes => "runtime::Minutes",
        Unit::Hours => "runtime::Hours",
        Unit::Days => "runtime::Days",
        Unit::Rfc3339 | Unit::LocalDatetime | Unit::Date | Unit::Clock | Unit::Decimal => {
            return None;
        }
    })
}

fn text_unit_type(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Rfc3339 => "runtime::Rfc3339",
        Unit::LocalDatetime => "runtime::LocalDateTime",
        Unit::Date => "runtime::Date",
        Unit::Clock => "runtime::Clock",
        Unit::Decimal => "runtime::Decimal",
        _ => return None,
    })
}
