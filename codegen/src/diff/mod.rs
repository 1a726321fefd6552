//! Two models to the list of their differences, each with what it does to callers of the generated crate and to the
//! exchange with the vendor, and the version bump that all of them need.
//!
//! Each area has a file that finds its differences; the kinds of differences are in the table of [`Rule`]. What is
//! public in Rust is read from the model's Rust part, so that a verdict follows the emitters. Reading models from
//! directories or from git is not done here.

mod change;
mod credential;
mod encryption;
mod enumeration;
mod field;
mod field_value;
mod fields;
mod host;
mod lists;
mod log;
mod operation;
mod package;
mod page;
mod pairs;
pub mod render;
mod request;
mod rules;
mod service;
mod signing;
mod surface;
mod token;
mod types;
mod version;
mod webhook;
mod words;

pub use change::{At, Change, Side, Source, Verdict, Wire};
pub use rules::Rule;
pub use version::Bump;
pub(crate) use version::reaches;

use crate::model::Api;

/// How two models differ.
#[derive(Clone, Debug)]
pub struct Diff {
    /// Every difference, the most dangerous first.
    pub changes: Vec<Change>,
    /// The version of the old model.
    pub old_version: String,
    /// The version of the new model.
    pub new_version: String,
}

impl Diff {
    /// The version bump that all differences together need.
    pub fn bump(&self) -> Bump {
        let bumps = self.changes.iter().map(Change::bump);
        bumps.max().unwrap_or(Bump::None)
    }

    /// The smallest version that the new model may have; `None` if the old one's cannot be read.
    pub fn required_version(&self) -> Option<String> {
        self.bump().next(&self.old_version)
    }

    /// Whether the new model's version is large enough.
    pub fn is_version_sufficient(&self) -> bool {
        let required = self.required_version();
        required.is_some_and(|required| version::reaches(&self.new_version, &required))
    }
}

/// Compares two models.
pub fn diff(old: &Api, new: &Api) -> Diff {
    let mut log = log::Log::new();
    package::compare(&old.package, &new.package, &mut log);
    service::compare_all(&old.services, &new.services, &mut log);
    Diff {
        changes: log.finish(),
        old_version: old.package.version.clone(),
        new_version: new.package.version.clone(),
    }
}
