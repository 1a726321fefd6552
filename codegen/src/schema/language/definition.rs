//! Named types and enums, shared by a service's files or private to one page.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::field::Fields;

/// A named object type.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeDef {
    /// What the object is, in our own words.
    pub doc: Option<String>,
    /// Its members, in the page's order.
    pub fields: Fields,
}

/// A table of values with meanings. Always open: a value that is not listed is kept.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnumDef {
    /// What the values are on the wire.
    pub of: EnumBase,
    /// What the enum tells, in our own words.
    pub doc: Option<String>,
    /// The values, by what is on the wire.
    pub values: IndexMap<String, EnumValue>,
}

/// What the values of an enum are on the wire.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum EnumBase {
    /// 64-bit integers.
    Integer,
    /// Text.
    String,
}

/// One value of an enum.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnumValue {
    /// The Rust variant, in PascalCase; by default derived from the value.
    pub name: Option<String>,
    /// What the value means, in our own words.
    pub doc: Option<String>,
    /// Why the value should no longer be used.
    pub deprecated: Option<String>,
}
