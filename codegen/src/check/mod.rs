//! Rules over the schemas as they were read: what they say must make sense, all mistakes in one run.
//!
//! Each file below holds one group of rules: a table of ids with one line each, and the function that looks for
//! them. A new rule is a line in its group's table, the code that reports it, and a fixture below `tests/lint`.

mod credentials;
mod definitions;
mod deviation;
mod encryption;
mod enums;
mod envelope;
mod errata;
mod examples;
mod fit;
mod hints;
mod hosts;
mod http;
mod limits;
mod lists;
mod names;
mod namespace;
mod namespaces;
mod pages;
mod recipes;
mod review;
mod rows;
mod scope;
mod templates;
mod tokens;
mod types;
mod usage;
mod values;
mod vectors;

use crate::diagnostic::Diagnostics;
use crate::schema::{STRUCTURE_RULES, SchemaSet};
use crate::yaml;
use scope::Scope;

/// Ids of rules, each with one line on what breaks it.
type Rules = &'static [(&'static str, &'static str)];

/// Rules that belong together.
struct Group {
    rules: Rules,
    check: fn(&Scope<'_>, &mut Diagnostics),
}

const GROUPS: [Group; 21] = [
    types::GROUP,
    definitions::GROUP,
    usage::GROUP,
    names::GROUP,
    namespaces::GROUP,
    enums::GROUP,
    rows::GROUP,
    values::GROUP,
    envelope::GROUP,
    pages::GROUP,
    lists::GROUP,
    http::GROUP,
    hosts::GROUP,
    credentials::GROUP,
    recipes::GROUP,
    templates::GROUP,
    vectors::GROUP,
    tokens::GROUP,
    encryption::GROUP,
    examples::GROUP,
    errata::GROUP,
];

/// What [`crate::schema::load`] reports besides the structure of a file.
const LOAD_RULES: Rules = &[
    (
        "stray-file",
        "a schema file lies outside of the directory of a service",
    ),
    ("no-service", "the schema directory holds no service"),
    (
        "no-service-file",
        "a directory has pages but no service.yaml",
    ),
    (
        "unknown-file-kind",
        "a file describes neither an operation nor a webhook",
    ),
    ("unreadable-file", "a file or directory cannot be read"),
    (
        "wrong-structure",
        "a file has a value that the reader cannot hold",
    ),
];

/// Schemas in which the checks found no error.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a>(&'a SchemaSet);

impl<'a> Checked<'a> {
    /// The schemas.
    pub const fn set(&self) -> &'a SchemaSet {
        self.0
    }
}

/// Runs every rule over `set`.
///
/// The proof is given only if `diagnostics` holds no error afterwards, those of reading the files included.
///
/// `today` is the day from which the age of pages counts, as YYYY-MM-DD; without it their age is not looked at.
pub fn check<'a>(
    set: &'a SchemaSet,
    today: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Checked<'a>> {
    // A file that could not be read may hold what another one seems to lack.
    let complete = !diagnostics.has_errors();
    for service in &set.services {
        let scope = Scope::new(set, service, complete);
        let mut found = Diagnostics::new();
        for group in GROUPS.iter().chain(&review::GROUPS) {
            (group.check)(&scope, &mut found);
        }
        if let Some(today) = today {
            review::age::check(&scope, today, &mut found);
        }
        let all_rules: Vec<&str> = rules().into_iter().map(|(id, _)| id).collect();
        diagnostics.extend(review::settle(&scope, &found, &all_rules, today.is_some()));
    }
    (!diagnostics.has_errors()).then_some(Checked(set))
}

/// Every rule of the tool, by id, each with one line on what breaks it.
pub fn rules() -> Vec<(&'static str, &'static str)> {
    let tables = [yaml::RULES, LOAD_RULES, STRUCTURE_RULES];
    let tables = tables
        .into_iter()
        .chain(
            GROUPS
                .iter()
                .chain(&review::GROUPS)
                .map(|group| group.rules),
        )
        .chain([review::age::RULES, review::SETTLE_RULES]);
    tables.flatten().copied().collect()
}
