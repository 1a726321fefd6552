//! Compiles YAML transcriptions of vendor API documentation into a Rust client crate.
//!
//! The pipeline, from top to bottom:
//!
//! 1. **load** ([`schema::load`]): files to typed values that know where they stand;
//! 2. **check** ([`check::check`]): every mistake, at its line and column, all in one run;
//! 3. **resolve** ([`model::resolve`]): every name decided, every type found;
//! 4. **emit** ([`emit::emit`], [`openapi::document`]): the model printed, nothing decided;
//! 5. **write** ([`write::write`]): what differs put into place, or nothing.

pub mod check;
pub mod conform;
pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod import;
pub mod model;
pub mod openapi;
pub mod release;
pub mod schema;
pub mod text;
pub mod write;
pub mod yaml;

use std::collections::BTreeMap;
use std::path::Path;

use diagnostic::{Diagnostics, Sources};
use model::Api;
use schema::SchemaSet;

/// What came of a schema directory.
#[derive(Debug)]
pub struct Compiled {
    /// The texts, for showing the diagnostics.
    pub sources: Sources,
    /// Everything there is to say about the schemas.
    pub diagnostics: Diagnostics,
    /// The resolved API; absent if a diagnostic is an error.
    pub api: Option<Api>,
}

/// Loads, checks and resolves the schemas below `directory`.
///
/// `default_name` names the generated package if `crate.yaml` does not.
pub fn compile(directory: &Path, default_name: &str) -> Compiled {
    compile_on(None, directory, default_name)
}

/// Like [`compile`], and also tells which pages are too old on the day `today`, written as YYYY-MM-DD.
pub fn compile_on(today: Option<&str>, directory: &Path, default_name: &str) -> Compiled {
    let mut diagnostics = Diagnostics::new();
    let set = schema::load(directory, &mut diagnostics);
    finish(set, today, diagnostics, default_name)
}

/// Compiles schemas that are not on disk: texts by their paths below the schema directory.
pub fn compile_texts(texts: &BTreeMap<String, String>, default_name: &str) -> Compiled {
    let mut diagnostics = Diagnostics::new();
    let set = schema::load_texts(texts, &mut diagnostics);
    finish(set, None, diagnostics, default_name)
}

fn finish(
    set: SchemaSet,
    today: Option<&str>,
    mut diagnostics: Diagnostics,
    default_name: &str,
) -> Compiled {
    let api = check::check(&set, today, &mut diagnostics)
        .map(|checked| model::resolve(checked, default_name));
    Compiled {
        sources: set.sources,
        diagnostics,
        api,
    }
}
