//! Signing as data: one recipe form for requests, responses and webhooks.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// How a message is signed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// What is signed: a template. `{name}` is a credential, a header of the recipe, `token`, `body`, `method`, `path`,
    /// `query` or `field.NAME` (a member of the body); `[…]` is left out when a placeholder in it is empty.
    pub message: String,
    /// How the message is digested.
    pub digest: Digest,
    /// How the digest is written.
    pub output: Output,
    /// Where the signature goes.
    pub place: Placement,
    /// Values that the recipe puts into headers: `request-id`, `unix-seconds`, `unix-milliseconds`, or a template.
    #[serde(default)]
    pub headers: IndexMap<String, String>,
    /// Values that the recipe puts into members of the JSON body, written like those of `headers`.
    #[serde(default)]
    pub members: IndexMap<String, String>,
    /// Which header tells when the message was signed, and how old it may be.
    pub timestamp: Option<Timestamp>,
    /// Which messages it signs.
    pub applies_to: Vec<Message>,
    /// Anything else to know.
    pub doc: Option<String>,
    /// Known inputs and outputs, checked stage by stage.
    #[serde(default)]
    pub vectors: Vec<Vector>,
}

impl Recipe {
    /// The headers that it fills in, that of the signature among them.
    pub fn sent_headers(&self) -> impl Iterator<Item = &str> {
        let signature = match &self.place {
            Placement::Header(name) => Some(name.as_str()),
            Placement::Field(_) | Placement::Query(_) => None,
        };
        self.headers.keys().map(String::as_str).chain(signature)
    }
}

/// How a message is digested.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "an algorithm, `none`, { hmac, key }, or { by, default, of } to choose one by a credential"
)]
pub enum Digest {
    /// Always by one algorithm.
    Fixed(Algorithm),
    /// The word `none`: the message itself is sent.
    Plain(NoDigest),
    /// By an algorithm with a key.
    Hmac(HmacDigest),
    /// By the algorithm that a credential names.
    Chosen(ChosenDigest),
}

/// The word `none`.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum NoDigest {
    /// No digest.
    None,
}

/// A digest with a key.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HmacDigest {
    /// The algorithm below the HMAC.
    pub hmac: Algorithm,
    /// The credential that is the key.
    pub key: String,
}

/// A digest chosen by a credential.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenDigest {
    /// The credential that names it.
    pub by: String,
    /// The name taken when the credential is not set.
    pub default: String,
    /// The algorithm for each name.
    pub of: IndexMap<String, Algorithm>,
}

/// A digest algorithm.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// MD5.
    Md5,
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

impl Algorithm {
    /// The word of the schema language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
        }
    }
}

/// How a digest is written.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Output {
    /// Hexadecimal, small letters.
    HexLower,
    /// Hexadecimal, capital letters.
    HexUpper,
    /// Base64 with padding.
    Base64,
    /// URL-safe base64 with padding.
    Base64Url,
    /// As it is; only for the digest `none`.
    Text,
}

impl Output {
    /// The word of the schema language.
    pub fn word(self) -> &'static str {
        match self {
            Self::HexLower => "hex-lower",
            Self::HexUpper => "hex-upper",
            Self::Base64 => "base64",
            Self::Base64Url => "base64-url",
            Self::Text => "text",
        }
    }
}

/// Where a signature goes: one of the three.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Placement {
    /// A header.
    Header(String),
    /// A member of the JSON body.
    Field(String),
    /// A parameter of the query string.
    Query(String),
}

/// When a message was signed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timestamp {
    /// The header that tells.
    pub header: String,
    /// Seconds that the receiver allows between the clocks.
    pub tolerance: Option<u64>,
}

/// A kind of message that a recipe signs.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Message {
    /// What we send.
    Request,
    /// What the vendor answers.
    Response,
    /// What the vendor sends on its own.
    Webhook,
}

impl Message {
    /// The word of the schema language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Webhook => "webhook",
        }
    }
}

/// A known input with its output.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// What tells it from others.
    pub name: String,
    /// Who says so.
    pub source: VectorSource,
    /// The value of each placeholder.
    pub given: IndexMap<String, String>,
    /// The message that is digested.
    pub message: Option<String>,
    /// The digest, in small hexadecimal.
    pub digest: Option<String>,
    /// The signature as sent.
    pub signature: String,
}

/// Who vouches for a vector.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum VectorSource {
    /// Published by the vendor.
    Vendor,
    /// Computed from the documented formula.
    Derived,
}
