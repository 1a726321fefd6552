//! Reads one YAML file, and remembers where everything was.
//!
//! [`parse`] takes bytes that nobody has looked at yet and gives a [`Document`]: values with the span of
//! every value and key. What YAML offers beyond plain values is refused with a diagnostic: anchors and
//! aliases, tags, merge keys, directives, several documents, keys that are not scalars, a key twice. Size,
//! depth and the number of values are limited, so that no input costs more than its size in time and memory.
//!
//! A file is read in two passes. The first one walks the events of `granit-parser`, which knows the places,
//! and refuses what must be refused. Only text that passed reaches the second, `serde_yaml`, which decides
//! what each scalar is. Both have to agree about every value.
//!
//! What keys and values mean is not known here.

mod decode;
mod document;
mod join;
mod outline;
mod problems;
mod refusals;
mod rules;
mod syntax;
mod value;

pub use document::{Document, Entry, KeyKind, Node, NodeKind};
pub use rules::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources};
use problems::Problems;

/// The largest file that is read: 4 MiB.
pub const MAX_BYTES: usize = 4 << 20;
/// The deepest nesting of lists and mappings.
pub const MAX_DEPTH: usize = 64;
/// The largest number of values and keys in one file.
pub const MAX_NODES: usize = 200_000;
/// The largest number of problems reported about one file.
pub const MAX_PROBLEMS: usize = 100;

/// Reads one file: `path` is what diagnostics show, `bytes` is its content.
///
/// The text is added to `sources` without its byte order mark and, where it is no UTF-8, with replacement
/// characters. There is a document whenever the structure is certain: it is missing after a syntax error
/// or a refused construct, but not after a key that is there twice (the first one counts), an integer out
/// of range or a misleading character. Errors are in `diagnostics` in both cases.
pub fn parse(
    sources: &mut Sources,
    path: &str,
    bytes: &[u8],
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    if bytes.len() > MAX_BYTES {
        let message = format!("the file is too large: {} bytes", bytes.len());
        diagnostics.push(
            Diagnostic::about_path(Severity::Error, FILE_TOO_LARGE, path, message)
                .help("a schema file mirrors one documentation page; the limit is 4 MiB"),
        );
        return None;
    }
    let (text, failure) = decode::decode(bytes);
    let file = sources.add(path, text);
    let source = sources.get(file);
    let mut problems = Problems::new(file, diagnostics);
    if let Some(failure) = failure {
        problems.push(failure.diagnostic(file));
        return None;
    }
    decode::check_characters(source.text(), &mut problems);
    if problems.fatal() {
        return None;
    }
    let outline = outline::outline(source.text(), &mut problems)?;
    let value = value::read(source, &mut problems)?;
    let root = join::join(outline, value, &mut problems)?;
    Some(Document { file, root })
}
