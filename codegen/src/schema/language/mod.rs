//! The schema language as Rust types: what a file under `schemas/` may say.
//!
//! `schemas/schema.json` is derived from these types, and the structure check reads files against that
//! derivation, so the editor, the check and the reader cannot disagree. What the words *mean* (does the
//! type exist, does the constant fit) is not decided here but by the rules in [`crate::check`].

mod crate_file;
mod definition;
mod encryption;
mod erratum;
mod field;
mod lists;
mod operation;
mod review;
mod service;
mod signing;
mod token;
mod webhook;

pub use crate_file::CrateFile;
pub use definition::{EnumBase, EnumDef, EnumValue, Meaning, TypeDef};
pub use encryption::{Checksum, Cipher, Encoding, Encryption, EncryptionVector, Padding};
pub use erratum::{Claim, Erratum, FieldClaim, UnitClaim};
pub use field::{FieldDef, Fields, MapExpr, Role, TypeExpr, Unit};
pub use lists::{Batch, Pages};
pub use operation::{Body, Compression, Effect, Example, ExampleKind, OperationFile, OwnEnvelope};
pub use review::{Allow, Level};
pub use service::{Codes, Credential, Envelope, Host, ServiceFile};
pub use signing::{
    Algorithm, ChosenDigest, Digest, Message, Output, Placement, Recipe, Timestamp, Vector,
    VectorSource,
};
pub use token::TokenSource;
pub use webhook::{Answer, Retry, WebhookFile};
