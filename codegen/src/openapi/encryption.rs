//! How a service encrypts messages, in the words of the schema language.

use serde_json::{Value, json};

use super::{Object, put, signing};
use crate::model::{Cipher, Encoding, Encryption, EncryptionVector, Padding};

/// The whole of it.
pub(super) fn describe(encryption: &Encryption) -> Value {
    let mut out = Object::new();
    let cipher = match encryption.cipher {
        Cipher::Aes128Ecb => "aes-128-ecb",
    };
    let padding = match encryption.padding {
        Padding::Zero => "zero",
    };
    let encoding = match encryption.encoding {
        Encoding::Base64 => "base64",
    };
    for (key, value) in [
        ("cipher", cipher),
        ("padding", padding),
        ("encoding", encoding),
        ("key", &encryption.key),
    ] {
        out.insert(key.to_owned(), value.into());
    }
    let (header, value) = &encryption.mark;
    out.insert(
        "mark".to_owned(),
        json!({ "header": header, "value": value }),
    );
    let checksum = encryption.checksum.as_ref().map(|checksum| {
        json!({
            "header": checksum.header,
            "digest": checksum.digest.word(),
            "output": checksum.output.word(),
        })
    });
    put(&mut out, "checksum", checksum);
    put(&mut out, "doc", encryption.doc.as_deref());
    let vectors: Vec<Value> = encryption.vectors.iter().map(vector).collect();
    put(
        &mut out,
        "vectors",
        (!vectors.is_empty()).then_some(vectors),
    );
    out.into()
}

fn vector(vector: &EncryptionVector) -> Value {
    let mut out = Object::new();
    for (key, value) in [
        ("name", vector.name.as_str()),
        ("source", signing::source(vector.source)),
        ("key", &vector.key),
        ("plain", &vector.plain),
        ("encrypted", &vector.encrypted),
    ] {
        out.insert(key.to_owned(), value.into());
    }
    put(&mut out, "checksum", vector.checksum.as_deref());
    out.into()
}
