//! Encryption of messages as data: below signing, and only if the caller has a key.

use schemars::JsonSchema;
use serde::Deserialize;

use super::signing::{Algorithm, Output, VectorSource};

/// How the service encrypts what is inside of TLS already.
///
/// A request with a body has its body encrypted, one without its query string. The signature covers the plain text.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Encryption {
    /// The cipher with its mode.
    pub cipher: Cipher,
    /// How the last block is filled.
    pub padding: Padding,
    /// How the encrypted bytes are written.
    pub encoding: Encoding,
    /// The credential that is the key: `optional` and `secret`. Only callers that set it encrypt.
    pub key: String,
    /// The header that tells encrypted messages from plain ones.
    pub mark: Mark,
    /// The digest of the plain text, which goes along.
    pub checksum: Option<Checksum>,
    /// Operations that are never encrypted.
    #[serde(default)]
    pub except: Vec<String>,
    /// Anything else to know.
    pub doc: Option<String>,
    /// Known inputs and outputs.
    #[serde(default)]
    pub vectors: Vec<EncryptionVector>,
}

/// A cipher with its mode.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
pub enum Cipher {
    /// AES with a key of 16 bytes, each block on its own.
    #[serde(rename = "aes-128-ecb")]
    Aes128Ecb,
}

/// How the last block is filled.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Padding {
    /// With 1 to 16 zero bytes. All zero bytes at the end are taken off, so that text ending in one loses it.
    Zero,
}

/// How encrypted bytes are written.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// Base64 with padding.
    Base64,
}

/// A header with a fixed value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The header.
    pub header: String,
    /// Its value on encrypted messages.
    pub value: String,
}

/// A digest of the plain text. Without a key, it guards against mistakes, not against people.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Checksum {
    /// The header that carries it.
    pub header: String,
    /// The digest.
    pub digest: Algorithm,
    /// How the digest is written.
    pub output: Output,
}

/// A known plain text with what becomes of it.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct EncryptionVector {
    /// What tells it from others.
    pub name: String,
    /// Who says so.
    pub source: VectorSource,
    /// The key.
    pub key: String,
    /// The plain text.
    pub plain: String,
    /// What is sent in its place.
    pub encrypted: String,
    /// The checksum as sent.
    pub checksum: Option<String>,
}

impl Encryption {
    /// Whether an operation is left plain.
    pub fn leaves_out(&self, operation: &str) -> bool {
        self.except.iter().any(|name| name == operation)
    }

    /// The headers of an encrypted message.
    pub fn sent_headers(&self) -> impl Iterator<Item = &str> {
        let checksum = self.checksum.iter().map(|it| it.header.as_str());
        checksum.chain([self.mark.header.as_str()])
    }
}
