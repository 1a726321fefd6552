//! What is said about everything in YAML that a schema may not use.

use super::{
    COMPLEX_KEY, DUPLICATE_KEY, EMPTY_DOCUMENT, MAX_DEPTH, MAX_NODES, SEVERAL_DOCUMENTS, TOO_DEEP,
    TOO_MANY_NODES, YAML_ALIAS, YAML_AMBIGUOUS, YAML_ANCHOR, YAML_MERGE_KEY, YAML_TAG,
};
use crate::diagnostic::{Diagnostic, Span, quote};

pub(super) fn several_documents(place: Span) -> Diagnostic {
    Diagnostic::error(SEVERAL_DOCUMENTS, place, "more than one document in a file")
        .label("the second document starts here")
        .help("move it into a file of its own")
}

pub(super) fn empty_document(place: Span) -> Diagnostic {
    Diagnostic::error(EMPTY_DOCUMENT, place, "the file holds no value")
        .help("a schema file is a mapping; it may not be empty or hold comments only")
}

pub(super) fn too_many_nodes(place: Span) -> Diagnostic {
    let message = format!("more than {MAX_NODES} values in a file");
    Diagnostic::error(TOO_MANY_NODES, place, message)
        .label("reading stopped here")
        .help("split the file")
}

pub(super) fn too_deep(place: Span) -> Diagnostic {
    let message = format!("more than {MAX_DEPTH} levels of nesting");
    Diagnostic::error(TOO_DEEP, place, message)
        .label("reading stopped here")
        .help("give inner objects a name and define them under `types`")
}

pub(super) fn complex_key(place: Span) -> Diagnostic {
    Diagnostic::error(COMPLEX_KEY, place, "a key must be a single text or number")
        .label("this is a list or a mapping")
        .help("put it into quotes if it is meant as text")
}

pub(super) fn duplicate_key(key: &str, here: Span, first: Span) -> Diagnostic {
    let message = format!("the key {} is there twice", quote(key));
    Diagnostic::error(DUPLICATE_KEY, here, message)
        .label("used again here")
        .also(first, "first used here")
        .help("remove or rename one of them")
}

pub(super) fn same_number(number: i64, here: Span, first: Span) -> Diagnostic {
    let message = format!("the key `{number}` is there twice");
    Diagnostic::error(DUPLICATE_KEY, here, message)
        .label("the same number, written differently")
        .also(first, "first used here")
        .help("remove or rename one of them")
}

pub(super) fn merge_key(place: Span) -> Diagnostic {
    Diagnostic::error(YAML_MERGE_KEY, place, "merge keys are not supported")
        .help("write the keys out; what several places share is a named type under `types`")
}

pub(super) fn tag(name: &str, place: Span) -> Diagnostic {
    let message = format!("the tag {} is not supported", quote(name));
    Diagnostic::error(YAML_TAG, place, message)
        .help("remove it; a value that is meant as text goes into quotes")
}

pub(super) fn anchor(name: &str, place: Span) -> Diagnostic {
    let message = format!("the anchor {} is not supported", quote(name));
    Diagnostic::error(YAML_ANCHOR, place, message)
        .help("remove it; what several places share is a named type under `types`")
}

pub(super) fn alias(name: &str, place: Span) -> Diagnostic {
    let message = format!("the alias {} is not supported", quote(name));
    Diagnostic::error(YAML_ALIAS, place, message)
        .label("a value that starts with `*` is an alias")
        .help("write the value out, or put it into quotes if it is text")
}

/// Where the two readers give different values.
pub(super) fn ambiguous(place: Span) -> Diagnostic {
    let message = "YAML readers do not agree about what this says";
    Diagnostic::error(YAML_AMBIGUOUS, place, message)
        .help("put the text into double quotes, on one line")
}

/// What the first reader takes and the second does not.
pub(super) fn unreadable(place: Span) -> Diagnostic {
    let message = "not every YAML reader can read this";
    Diagnostic::error(YAML_AMBIGUOUS, place, message)
        .help("indent with spaces, write `key: value` on one line, put text into double quotes")
}
