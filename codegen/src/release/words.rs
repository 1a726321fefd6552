//! What differences mean to those who use the crate.

use crate::diff::{Change, Rule, Source};

/// Whether users of the crate get to see anything of it.
pub(super) const fn is_for_users(rule: Rule) -> bool {
    !matches!(
        rule,
        Rule::ErrataChanged
            | Rule::ExamplesChanged
            | Rule::FileRenamed
            | Rule::PageRevised
            | Rule::EncryptionVectors
            | Rule::RecipeVectors
    )
}

/// Whether it is about words and their order alone.
pub(super) const fn is_words(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::DocsChanged
            | Rule::FieldOrder
            | Rule::FieldUnit
            | Rule::LeftOutChanged
            | Rule::PackageMetadata
            | Rule::ValueOrder
    )
}

/// What to do about a change that breaks code, where the change itself does not say it.
pub(super) fn advice(change: &Change) -> Option<&'static str> {
    if change.verdict.source != Source::Breaks {
        return None;
    }
    let text = match (change.rule, direction(change)) {
        (Rule::FieldAdded, _) => "It is a parameter of `new`.",
        (Rule::FieldRequired, Direction::Sent) => {
            "What is required is a parameter of `new`; what is optional is set with `with_…`."
        }
        (Rule::FieldRequired, Direction::Received) => {
            "What is optional is an `Option`; what is required is none."
        }
        (Rule::FieldRequired, Direction::Unknown) => {
            "What is optional is an `Option`; what is required is a parameter of `new`."
        }
        (Rule::FieldRemoved, Direction::Sent) => "Its member is gone, and so is what sets it.",
        (Rule::FieldRemoved, _) => "Its member is gone.",
        (Rule::FieldMoved, _) => {
            "It is a member of another struct, or takes another place in `new`."
        }
        (Rule::FieldOrder | Rule::CredentialOrder, _) => {
            "Check the order of the arguments: it may compile and be wrong."
        }
        (Rule::FieldNullable | Rule::FieldUnit | Rule::EnumBase, _) => {
            "Its Rust type is another one."
        }
        (Rule::FieldConst | Rule::FieldFilled, _) => {
            "What the client writes by itself has no member and no parameter."
        }
        (Rule::ValueRemoved, _) => {
            "Its variant is gone; a value that comes all the same is kept as `Unknown`."
        }
        (Rule::CredentialAdded, _) => "It is a parameter of `Credentials::new`.",
        (Rule::TypeRemoved, _) => "Code that names it no longer compiles.",
        _ => return None,
    };
    Some(text)
}

/// Which way a field goes, as far as its path tells.
enum Direction {
    Sent,
    Received,
    Unknown,
}

fn direction(change: &Change) -> Direction {
    let path = change.at.field.as_deref().unwrap_or_default();
    match path.split('.').next().unwrap_or_default() {
        "request" | "query" | "path" | "request_headers" => Direction::Sent,
        "response" | "payload" | "response_headers" => Direction::Received,
        _ => Direction::Unknown,
    }
}
