//! The licence texts that the package's licence expression names.

use super::OutputFile;
use crate::model::Package;

/// SPDX id, file, text.
const TEXTS: [(&str, &str, &str); 2] = [
    (
        "Apache-2.0",
        "LICENSE-APACHE",
        include_str!("../../licences/LICENSE-APACHE"),
    ),
    (
        "MIT",
        "LICENSE-MIT",
        include_str!("../../licences/LICENSE-MIT"),
    ),
];

pub(super) fn emit(package: &Package) -> Vec<OutputFile> {
    let ids = package
        .license
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/'));
    TEXTS
        .into_iter()
        .filter(|(id, ..)| ids.clone().any(|named| named == *id))
        .map(|(_, path, text)| OutputFile {
            path: path.to_owned(),
            contents: text.to_owned(),
        })
        .collect()
}
