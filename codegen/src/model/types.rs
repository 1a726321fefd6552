//! Types, their members and their values.

use serde_json::Value;

use super::rust::{Constructor, DebugImpl, RustField};
use super::{EnumBase, Erratum, Meaning, Role, Unit};

/// Where something was declared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path below the schema directory.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Names a type of one service: an index into [`super::Service::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeId(pub(super) usize);

/// A type as used by a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
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
    /// A list.
    List(Box<Type>),
    /// An object with free keys.
    Map(Box<Type>),
    /// An object or an enum with a name.
    Named(TypeId),
}

impl Type {
    /// The type at the core of lists and maps.
    pub fn core(&self) -> &Type {
        match self {
            Self::List(inner) | Self::Map(inner) => inner.core(),
            other => other,
        }
    }
}

/// A type with a name.
#[derive(Clone, Debug)]
pub struct TypeItem {
    /// The Rust name.
    pub name: String,
    /// The Rust module, below the service's.
    pub module: String,
    /// What it is.
    pub kind: TypeKind,
    /// Which way it travels.
    pub usage: Usage,
    /// The doc comment, a line each.
    pub docs: Vec<String>,
    /// What it means, as the schema says it.
    pub doc: Option<String>,
    /// Where it was declared.
    pub place: Place,
}

/// What a named type is.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// Members by name.
    Object(Object),
    /// Values with meanings.
    Enum(Enum),
}

/// Which way a type travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// From us to the vendor.
    pub request: bool,
    /// From the vendor to us.
    pub response: bool,
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its members, in the page's order.
    pub fields: Vec<Field>,
    /// What of a request is sent outside of its body, before the members in Rust.
    pub parameters: Vec<Parameter>,
    /// The Rust member that keeps what the schema does not name, if only a part of the object is known.
    pub rest: Option<String>,
    /// How it is made, if callers make it.
    pub constructor: Option<Constructor>,
    /// Whether it has a `Default`: what the vendor sends has, so that tests can make one.
    pub has_default: bool,
    /// How it shows itself in `Debug`.
    pub debug: DebugImpl,
    /// Whether callers make it and it, or something in it, has limits that can be checked before sending.
    pub is_limited: bool,
    /// Whether it is a whole message, which can be read from and written to JSON text by itself.
    pub is_message: bool,
}

/// A member of a request that is sent outside of its body.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it goes.
    pub location: Location,
    /// What it is.
    pub field: Field,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// Into the path.
    Path,
    /// Into the query string.
    Query,
    /// Into a header.
    Header,
}

/// A member of an object, a header or a parameter.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// What it holds.
    pub ty: Type,
    /// Whether it is always there.
    pub required: bool,
    /// Whether null is one of its values.
    pub nullable: bool,
    /// The only value it may have.
    pub constant: Option<Value>,
    /// What the server takes when it is left out.
    pub default: Option<Value>,
    /// The page's example.
    pub example: Option<Value>,
    /// What its number counts, or how its text is written.
    pub unit: Option<Unit>,
    /// Its limits.
    pub limits: Limits,
    /// Whether it must not be seen in logs.
    pub sensitive: bool,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
    /// What it means to the client.
    pub role: Option<Role>,
    /// What it means, as the schema says it.
    pub doc: Option<String>,
    /// Where the page is wrong about it.
    pub errata: Vec<Erratum>,
    /// Where it was declared.
    pub place: Place,
    /// How it is spelled in Rust.
    pub rust: RustField,
}

/// What the values of a field are limited to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// Fewest elements.
    pub min_items: Option<u64>,
    /// Most elements.
    pub max_items: Option<u64>,
    /// Fewest characters.
    pub min_length: Option<u64>,
    /// Most characters.
    pub max_length: Option<u64>,
    /// A regular expression.
    pub pattern: Option<String>,
    /// Smallest number.
    pub minimum: Option<f64>,
    /// Largest number.
    pub maximum: Option<f64>,
}

/// An open table of values.
#[derive(Clone, Debug)]
pub struct Enum {
    /// What the values are on the wire.
    pub base: EnumBase,
    /// The values, in the page's order.
    pub variants: Vec<Variant>,
}

/// One value of an enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The value on the wire: an integer or text, as the base says.
    pub value: Value,
    /// The Rust variant.
    pub name: String,
    /// What it means, in one line.
    pub description: String,
    /// The doc comment, a line each.
    pub docs: Vec<String>,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
    /// What it tells a client, if it is a result code.
    pub means: Option<Meaning>,
    /// Where it was declared.
    pub place: Place,
}
