//! Signing recipes, interpreted: what the schema says is carried out step by step, at run time.
//!
//! The generated crate has signers that were compiled from the same recipes. Nothing is shared between the two, so
//! that each checks the other. Which messages are signed, and what a wrong signature is answered with, is decided
//! elsewhere.

mod digest;
mod sign;
mod template;
mod values;
mod verify;

pub use digest::{Step, UnknownDigest, choose, digest, hex, write};
pub use sign::{Draft, Source, sign};
pub use template::{Values, fill};
pub use values::{Credentials, MessageValues, member_text};
pub use verify::{Flaw, verify};

use tablewright::model::{HeaderValue, Part, Piece, Placeholder};

/// The credential that is put in as it is, if the value is nothing else.
pub fn sole_credential(value: &HeaderValue) -> Option<&str> {
    match value {
        HeaderValue::Template(parts) => match parts.as_slice() {
            [Part::Always(Piece::Value(Placeholder::Credential(name)))] => Some(name),
            _ => None,
        },
        _ => None,
    }
}
