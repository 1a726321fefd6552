//! A [`Draft`] as a schema file in the project's style.
//!
//! The text of a draft that contradicts itself would be refused, so it is checked before it is given out: an example or
//! a limit that does not fit is left out and said to be (`heal`). What sensitive fields hold in examples is made up
//! (`mask`). What the page means was decided before.

mod enums;
mod errata;
mod fields;
mod file;
mod heal;
mod mask;
mod shared;
mod summary;
mod within;
mod yaml;

use std::collections::BTreeSet;

use super::draft::{Draft, DraftField, DraftValue, Note};
use crate::schema::language::ServiceFile;

/// The service that a draft is printed for.
#[derive(Clone, Copy, Debug)]
pub struct Service<'a> {
    /// The text of its `service.yaml`.
    pub text: &'a str,
    /// What it says.
    pub file: &'a ServiceFile,
}

/// How to print.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Whether the page's words become `doc`.
    pub with_descriptions: bool,
    /// What need not be repeated.
    pub service: Option<Service<'a>>,
    /// Types of the service's other files, whose names must not come again.
    pub taken: Option<&'a BTreeSet<String>>,
}

/// The types that a printed file names.
pub fn type_names(text: &str) -> BTreeSet<String> {
    let after = text.split("type: ").skip(1);
    let words = after.map(|rest| {
        let rest = rest
            .trim_start_matches(['[', '{', ' '])
            .trim_start_matches("map: ");
        rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default()
    });
    words
        .filter(|word| word.starts_with(char::is_uppercase))
        .map(str::to_owned)
        .collect()
}

/// A schema file.
#[derive(Clone, Debug)]
pub struct Printed {
    /// Its name, such as `stop_order.yaml`.
    pub file_name: String,
    /// Its text.
    pub text: String,
    /// What was left out, and what the check still says.
    pub notes: Vec<Note>,
}

/// The first line of every file.
pub(super) const HEADER: &str = "# yaml-language-server: $schema=../schema.json\n";

/// Prints a draft.
pub fn print(draft: &Draft, options: &Options<'_>) -> Printed {
    let file_name = format!("{}.yaml", file::stem(draft));
    let (draft, hidden) = mask::draft(draft);
    let (root, mut notes) = file::root(&draft, options);
    notes.extend(mask::note(&draft, hidden));
    let text = heal::heal(root, &file_name, &draft, options, &mut notes);
    Printed {
        file_name,
        text,
        notes,
    }
}

/// Rows of a table of fields, for the file of a whole service.
pub(super) fn rows(fields: &[DraftField], indent: usize) -> String {
    let mut out = String::new();
    let fields = mask::table(fields);
    let rows = fields::table(
        &fields,
        "",
        &mut enums::Types::default(),
        false,
        &mut Vec::new(),
    );
    yaml::block(&rows, indent, &mut out);
    out
}

/// Rows of a table of values.
pub(super) fn value_rows(values: &[DraftValue], indent: usize) -> String {
    let mut out = String::new();
    yaml::block(&enums::values(values, false, false), indent, &mut out);
    out
}

/// What the language has no word for and a draft has, in words: bodies that are lists.
pub(super) fn missing(draft: &Draft) -> Option<String> {
    file::missing(draft)
}

/// A wire name as a key.
pub(super) fn key(name: &str) -> String {
    yaml::key(name, true)
}

/// Text between quotes.
pub(super) fn quoted(text: &str) -> String {
    yaml::quoted(text)
}
