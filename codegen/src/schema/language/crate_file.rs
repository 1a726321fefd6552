//! `crate.yaml`: what the manifest of the generated crate says.

use schemars::JsonSchema;
use serde::Deserialize;

/// Metadata of the generated crate; every key has a default, so the file may be left out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrateFile {
    /// Package name; by default the name of the output directory.
    pub name: Option<String>,
    /// Package version; by default `0.1.0`.
    pub version: Option<String>,
    /// One line for the manifest and the README.
    pub description: Option<String>,
    /// SPDX expression; by default `MIT OR Apache-2.0`.
    pub license: Option<String>,
    /// The oldest Rust the crate promises to build with; by default `1.85`.
    pub rust_version: Option<String>,
    /// Source repository, for the manifest.
    pub repository: Option<String>,
    /// Search keywords, five at most.
    #[serde(default)]
    #[schemars(length(max = 5))]
    pub keywords: Vec<String>,
    /// Registry categories.
    #[serde(default)]
    pub categories: Vec<String>,
}
