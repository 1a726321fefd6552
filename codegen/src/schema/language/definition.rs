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
    /// Rows of it were not seen: it may have members that are not listed.
    #[serde(default)]
    pub partial: bool,
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
    /// What a result code tells a client; only in tables of codes.
    pub means: Option<Meaning>,
}

/// What a result code tells a client, in terms that all services share.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The signature does not match.
    WrongSignature,
    /// There is no signature.
    MissingSignature,
    /// The time of signing is too far off.
    ExpiredTimestamp,
    /// The token is none, or not any more.
    ExpiredToken,
    /// A header that every request has is missing.
    MissingHeader,
    /// A parameter is missing.
    MissingParameter,
    /// A parameter is not written as it should be.
    MalformedParameter,
    /// A parameter has a value that is not allowed.
    InvalidParameter,
    /// A list is too long.
    TooManyItems,
    /// The account is not known.
    UnknownAccount,
    /// The account may not do this.
    PermissionDenied,
    /// Too much to do; trying again later may help.
    Busy,
    /// Down for maintenance; trying again later may help.
    Maintenance,
    /// The server failed.
    Internal,
}

impl Meaning {
    /// The word of the schema language.
    pub fn word(self) -> &'static str {
        match self {
            Self::WrongSignature => "wrong-signature",
            Self::MissingSignature => "missing-signature",
            Self::ExpiredTimestamp => "expired-timestamp",
            Self::ExpiredToken => "expired-token",
            Self::MissingHeader => "missing-header",
            Self::MissingParameter => "missing-parameter",
            Self::MalformedParameter => "malformed-parameter",
            Self::InvalidParameter => "invalid-parameter",
            Self::TooManyItems => "too-many-items",
            Self::UnknownAccount => "unknown-account",
            Self::PermissionDenied => "permission-denied",
            Self::Busy => "busy",
            Self::Maintenance => "maintenance",
            Self::Internal => "internal",
        }
    }

    /// Whether sending the same again, later, may succeed.
    pub fn is_temporary(self) -> bool {
        matches!(self, Self::Busy | Self::Maintenance)
    }
}
