//! Encryption: it concerns only callers that have a key.

use super::change::{At, Verdict, Wire};
use super::log::Log;
use super::page;
use super::rules::Rule;
use super::words::list;
use crate::model::{Encryption, EncryptionVector, Service};

pub(super) fn compare(before: &Service, after: &Service, log: &mut Log) {
    match (&before.encryption, &after.encryption) {
        (None, None) => {}
        (None, Some(new)) => log.add(
            Rule::EncryptionChanged,
            At::new(&new.place).field("encryption"),
            Verdict::wire(Wire::Compatible),
            "callers that have a key can encrypt messages".to_owned(),
        ),
        (Some(old), None) => log.add(
            Rule::EncryptionChanged,
            At::old(&old.place).field("encryption"),
            Verdict::wire(Wire::Breaks),
            "messages are no longer encrypted".to_owned(),
        ),
        (Some(old), Some(new)) => compare_both(old, new, log),
    }
}

fn compare_both(old: &Encryption, new: &Encryption, log: &mut Log) {
    let at = |key: &str| At::new(&new.place).field(format!("encryption.{key}"));
    let parts = [
        ("cipher", old.cipher != new.cipher),
        ("padding", old.padding != new.padding),
        ("encoding", old.encoding != new.encoding),
        ("key", old.key != new.key),
        ("mark", old.mark != new.mark),
        ("checksum", old.checksum != new.checksum),
    ];
    for (key, _) in parts.iter().filter(|(_, differs)| *differs) {
        log.add(
            Rule::EncryptionChanged,
            at(key),
            Verdict::wire(Wire::Breaks),
            format!("the `{key}` of the encryption is another"),
        );
    }
    if old.except != new.except {
        log.add(
            Rule::EncryptionExcept,
            at("except"),
            Verdict::wire(Wire::MayBreak),
            format!(
                "never encrypted are {}; it was {}",
                list(new.except.iter().map(String::as_str)),
                list(old.except.iter().map(String::as_str))
            ),
        );
    }
    if old.vectors != new.vectors {
        let name = |vector: &EncryptionVector| vector.name.clone();
        let names: Vec<String> = new.vectors.iter().map(name).collect();
        log.add(
            Rule::EncryptionVectors,
            at("vectors"),
            Verdict::DOCS,
            format!(
                "the known inputs and outputs of the encryption are others: {}",
                list(names.iter().map(String::as_str))
            ),
        );
    }
    page::docs(
        "the encryption",
        at("doc"),
        &[("doc", old.doc.as_ref(), new.doc.as_ref())],
        log,
    );
}
