//! A row of a parameter table.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

/// The rows of one table, in the page's order, by wire name.
pub type Fields = IndexMap<String, FieldDef>;

/// One row of a parameter table.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldDef {
    /// `string`, `integer`, `number`, `boolean`, `any`, `object`, `[T]`, `{ map: T }` or the name of a type or
    /// enum. A name (or a list or map of one) with `fields` beside it defines that type in place.
    #[serde(rename = "type")]
    pub ty: TypeExpr,
    /// The page's Required column. Without it the field may be absent.
    #[serde(default)]
    pub required: bool,
    /// Null is a value that the page, or an erratum, allows.
    #[serde(default)]
    pub nullable: bool,
    /// The only value the field may have; a request fills it in by itself.
    #[serde(rename = "const")]
    pub constant: Option<Value>,
    /// What the server takes when the field is left out.
    pub default: Option<Value>,
    /// What a number counts, or how a text is written.
    pub unit: Option<Unit>,
    /// Fewest elements of a list.
    pub min_items: Option<u64>,
    /// Most elements of a list.
    pub max_items: Option<u64>,
    /// Fewest characters of a string.
    pub min_length: Option<u64>,
    /// Most characters of a string.
    pub max_length: Option<u64>,
    /// Regular expression that a string matches.
    pub pattern: Option<String>,
    /// Smallest value of a number.
    pub minimum: Option<f64>,
    /// Largest value of a number.
    pub maximum: Option<f64>,
    /// Phone numbers, names, conversation text, recording links, secrets: masked in `Debug` and logs.
    #[serde(default)]
    pub sensitive: bool,
    /// Why the field should no longer be used, and what to use instead.
    pub deprecated: Option<String>,
    /// The Rust name, when the derived one will not do.
    pub rename: Option<String>,
    /// What the field means, in our own words.
    pub doc: Option<String>,
    /// The example cell of the page's table.
    pub example: Option<Value>,
    /// What the field means to the client; only in an envelope.
    pub role: Option<Role>,
    /// Members, for a type defined in place.
    pub fields: Option<Fields>,
}

/// A type as written: a word, a list of one type, or a map to one type.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(
    untagged,
    expecting = "a type name, a list of one type such as [string], or { map: T }"
)]
pub enum TypeExpr {
    /// A base type, or the name of a type or enum.
    Name(String),
    /// `[T]`.
    List([Box<TypeExpr>; 1]),
    /// `{ map: T }`: an object with free keys.
    Map(MapExpr),
}

/// `{ map: T }`.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct MapExpr {
    /// The type of the values.
    pub map: Box<TypeExpr>,
}

impl Default for TypeExpr {
    fn default() -> Self {
        Self::Name("any".to_owned())
    }
}

impl TypeExpr {
    /// The word at the core: `[ [Agent] ]` and `{ map: Agent }` are about `Agent`.
    pub fn core(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::List([inner]) => inner.core(),
            Self::Map(map) => map.map.core(),
        }
    }
}

impl std::fmt::Display for TypeExpr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::List([inner]) => write!(f, "[{inner}]"),
            Self::Map(map) => write!(f, "{{ map: {} }}", map.map),
        }
    }
}

/// What a number counts, or how a text is written.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Seconds since 1970-01-01T00:00:00Z.
    UnixSeconds,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    UnixMilliseconds,
    /// A duration in milliseconds.
    Milliseconds,
    /// A duration in seconds.
    Seconds,
    /// A duration in minutes.
    Minutes,
    /// A duration in hours.
    Hours,
    /// A duration in days.
    Days,
    /// `2023-10-19T06:13:17Z`.
    Rfc3339,
    /// `2023-10-19 14:13:07`, in a zone that the text does not name.
    LocalDatetime,
    /// `2022-05-03`.
    Date,
    /// `HH:MM:SS` since some start.
    Clock,
    /// A decimal number written as text.
    Decimal,
}

impl Unit {
    /// The word of the schema language.
    pub fn word(self) -> &'static str {
        match self {
            Self::UnixSeconds => "unix-seconds",
            Self::UnixMilliseconds => "unix-milliseconds",
            Self::Milliseconds => "milliseconds",
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Rfc3339 => "rfc3339",
            Self::LocalDatetime => "local-datetime",
            Self::Date => "date",
            Self::Clock => "clock",
            Self::Decimal => "decimal",
        }
    }

    /// Whether the unit is a way of writing a text, rather than something a number counts.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Self::Rfc3339 | Self::LocalDatetime | Self::Date | Self::Clock | Self::Decimal
        )
    }
}

/// What a field of an envelope means to the client.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The result code that tells success from failure.
    Code,
    /// The vendor's message.
    Message,
    /// The id to quote to the vendor's support.
    RequestId,
}
