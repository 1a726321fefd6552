//! Where a page is wrong, and what the schema says instead.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::field::{TypeExpr, Unit};

/// One place where the page is wrong, unclear or contradicts itself.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    /// The field in question: its section and path, such as `response.errList.orderID`. Lists and maps are
    /// passed through.
    pub field: Option<String>,
    /// The subject in words, when the quirk is not about one field.
    pub about: Option<String>,
    /// What the page says: a mapping of field keys, which the schema must *not* agree with, or text.
    pub page_says: Claim,
    /// What holds: a mapping of field keys, which the schema must agree with, or text.
    pub truth: Claim,
    /// How we know.
    pub why: String,
}

/// Something said about a field: in words, or as field keys that the tool can compare.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "text, or a mapping of field keys such as { nullable: true }"
)]
pub enum Claim {
    /// Words.
    Text(String),
    /// Field keys and their values. Boxed because it is much larger than the words.
    Keys(Box<FieldClaim>),
}

/// Field keys that an erratum can be checked against.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldClaim {
    /// The type.
    #[serde(rename = "type")]
    pub ty: Option<TypeExpr>,
    /// Whether the field is always there.
    pub required: Option<bool>,
    /// Whether null is a value.
    pub nullable: Option<bool>,
    /// The constant.
    #[serde(rename = "const")]
    pub constant: Option<Value>,
    /// The default.
    pub default: Option<Value>,
    /// The example cell.
    pub example: Option<Value>,
    /// The unit; `none` says that there is none.
    pub unit: Option<UnitClaim>,
    /// Whether the field is masked.
    pub sensitive: Option<bool>,
    /// Most elements.
    pub max_items: Option<u64>,
    /// Fewest elements.
    pub min_items: Option<u64>,
    /// Most characters.
    pub max_length: Option<u64>,
    /// The wire name.
    pub name: Option<String>,
}

/// A unit, or the word that there is none.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(untagged, expecting = "a unit, or `none`")]
pub enum UnitClaim {
    /// A unit of the language.
    Unit(Unit),
    /// No unit.
    None(NoUnit),
}

/// The word `none`.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum NoUnit {
    /// No unit.
    None,
}
