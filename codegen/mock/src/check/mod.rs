//! Holds a request against its operation: what a vendor would complain about.
//!
//! Strict where the page makes a promise (types, constants, limits, required members), open where the vendor may
//! know more than the page: members and enum values that are not listed are accepted and noted. Signatures are
//! checked in [`crate::recipe`]; what a complaint looks like is decided in [`crate::answer`].

mod body;
mod limits;
mod multipart;
mod text;
mod value;

pub(crate) use body::{Content, check_body, read_body};
pub(crate) use text::check_parameters;
pub use value::check_value;

use tablewright::model::Meaning;

/// What is wrong with a request, in terms that all services share, and in words without any value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The kind of mistake.
    pub meaning: Meaning,
    /// What is wrong, and where.
    pub text: String,
}

impl Problem {
    pub(crate) fn new(meaning: Meaning, text: impl Into<String>) -> Self {
        Self {
            meaning,
            text: text.into(),
        }
    }
}

/// Notes on what was accepted although no page lists it: paths, without values.
pub type Notes = Vec<String>;

/// The note on a member that no page lists.
pub(crate) fn unknown_member(path: &str) -> String {
    format!("unknown member {path}")
}

/// A name from a request for logs: only if it looks like a name, because it may be anything.
pub(crate) fn printable_name(name: &str) -> &str {
    let is_name = name.len() <= 40
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    // Many digits may be a number that somebody can be called on.
    let digits = name.chars().filter(char::is_ascii_digit).count();
    if is_name && digits < 5 { name } else { "…" }
}
