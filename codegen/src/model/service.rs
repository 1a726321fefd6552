//! A service: what its operations and webhooks have in common.

use super::client::RustCredential;
use super::message::{Operation, Webhook};
use super::recipe::Recipe;
use super::types::{Field, Place, TypeId, TypeItem};
use crate::schema::language::{Checksum, Cipher, Encoding, EncryptionVector, Padding};

/// One vendor API.
#[derive(Clone, Debug)]
pub struct Service {
    /// The name in the schema.
    pub name: String,
    /// The Rust module, which is also the cargo feature.
    pub module: String,
    /// The vendor's name for it.
    pub title: String,
    /// One line on what it is for.
    pub summary: String,
    /// More than one line.
    pub doc: Option<String>,
    /// Base URLs, the default one first.
    pub hosts: Vec<Host>,
    /// What a caller must have.
    pub credentials: Vec<Credential>,
    /// Headers of every request.
    pub request_headers: Vec<Field>,
    /// Headers of every answer.
    pub response_headers: Vec<Field>,
    /// What every answer has.
    pub envelope: Option<Envelope>,
    /// The enum of result codes.
    pub codes: Option<TypeId>,
    /// Signing.
    pub recipes: Vec<Recipe>,
    /// Where the token comes from that recipes put in.
    pub token: Option<TokenSource>,
    /// How messages are encrypted for callers that have a key.
    pub encryption: Option<Encryption>,
    /// All named types; a [`TypeId`] is a place in this list.
    pub types: Vec<TypeItem>,
    /// Calls to the vendor.
    pub operations: Vec<Operation>,
    /// Calls from the vendor.
    pub webhooks: Vec<Webhook>,
    /// The Rust modules, one for each schema file.
    pub modules: Vec<SourceModule>,
    /// Where the vendor's general pages are wrong.
    pub errata: Vec<Erratum>,
    /// Pages of which too little is known.
    pub left_out: Vec<LeftOut>,
    /// Where it was declared.
    pub place: Place,
}

/// An operation or a webhook that is left out, because too little of it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its name.
    pub name: String,
    /// The page's name.
    pub page: Option<String>,
    /// Where the page is.
    pub page_url: Option<String>,
    /// What is not known of it.
    pub missing: String,
    /// Where the schema says so.
    pub place: Place,
}

impl Service {
    /// The type that an id names.
    pub fn type_item(&self, id: TypeId) -> &TypeItem {
        &self.types[id.0]
    }

    /// The members of the object that an id names; none for an enum.
    pub fn fields(&self, id: TypeId) -> &[Field] {
        match &self.type_item(id).kind {
            super::TypeKind::Object(object) => &object.fields,
            super::TypeKind::Enum(_) => &[],
        }
    }
}

/// A base URL.
#[derive(Clone, Debug)]
pub struct Host {
    /// Environment or region.
    pub name: String,
    /// Without a slash at its end.
    pub url: String,
    /// Who it serves.
    pub doc: Option<String>,
    /// The one to use when the caller names none.
    pub is_default: bool,
    /// The variant of the Rust enum.
    pub variant: String,
    /// Where it was declared.
    pub place: Place,
}

/// Something a caller must have, or may set.
#[derive(Clone, Debug)]
pub struct Credential {
    /// Its name.
    pub name: String,
    /// What it is and where to get it.
    pub doc: Option<String>,
    /// Must never be seen.
    pub secret: bool,
    /// Masked in logs.
    pub sensitive: bool,
    /// What is used when the caller sets none.
    pub default: Option<String>,
    /// May be left unset.
    pub optional: bool,
    /// The values it may have.
    pub values: Vec<String>,
    /// How it is spelled in Rust.
    pub rust: RustCredential,
    /// Where it was declared.
    pub place: Place,
}

impl Credential {
    /// Whether every caller has to have it.
    pub fn is_needed(&self) -> bool {
        self.default.is_none() && !self.optional
    }
}

/// Where tokens come from.
#[derive(Clone, Debug)]
pub struct TokenSource {
    /// The operation that hands them out.
    pub operation: String,
    /// The members on the way to the token in that operation's answer.
    pub path: Vec<String>,
    /// Seconds that a token lives.
    pub lifetime: u64,
    /// Seconds before its end at which it is replaced.
    pub renew_before: u64,
    /// Where it was declared.
    pub place: Place,
}

/// How messages are encrypted.
#[derive(Clone, Debug)]
pub struct Encryption {
    /// The cipher with its mode.
    pub cipher: Cipher,
    /// How the last block is filled.
    pub padding: Padding,
    /// How the encrypted bytes are written.
    pub encoding: Encoding,
    /// The credential that is the key.
    pub key: String,
    /// The header that tells encrypted messages from plain ones, and its value.
    pub mark: (String, String),
    /// The digest of the plain text, which goes along.
    pub checksum: Option<Checksum>,
    /// Operations that are never encrypted.
    pub except: Vec<String>,
    /// Anything else to know.
    pub doc: Option<String>,
    /// Known inputs and outputs.
    pub vectors: Vec<EncryptionVector>,
    /// The names of the tests that the vectors become.
    pub vector_tests: Vec<String>,
    /// Where it was declared.
    pub place: Place,
}

/// How success is told from failure.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The members, which are also the first members of every answer.
    pub fields: Vec<Field>,
    /// The codes that mean success.
    pub success: Vec<i64>,
}

/// A Rust module, made of one schema file.
#[derive(Clone, Debug)]
pub struct SourceModule {
    /// The module's name.
    pub name: String,
    /// The schema file, below the schema directory.
    pub schema_file: String,
    /// The module's doc comment, a line each.
    pub docs: Vec<String>,
    /// The types it defines, in the order in which they are printed.
    pub types: Vec<TypeId>,
}

/// Where a page is wrong, in words.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// The field's path, or the subject.
    pub subject: String,
    /// What the page says.
    pub page_says: String,
    /// What holds.
    pub truth: String,
    /// How we know.
    pub why: String,
    /// Where the schema says so.
    pub place: Place,
}
