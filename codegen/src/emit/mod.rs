//! Model to files: the generated crate, printed.
//!
//! Every name, type, derive and doc line comes from the [`crate::model`]; nothing is decided here. Each kind of
//! file or item has a file of its own. Writing to disk is not done here, see [`crate::write`].

mod changelog;
mod client;
mod crate_root;
mod enumeration;
mod example_tests;
mod file;
mod licences;
mod limits;
mod literal;
mod manifest;
mod object;
mod prose;
mod readme;
mod record;
mod rest;
mod runtime_sources;
mod sample;
mod service_module;
mod type_module;

use crate::model::Api;

/// One file of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// The path below the crate's directory, with `/` between its parts.
    pub path: String,
    /// The whole text.
    pub contents: String,
}

/// All files of the generated crate, sorted by path. The same model gives the same bytes.
pub fn emit(api: &Api) -> Vec<OutputFile> {
    let mut files = Vec::new();
    files.extend(manifest::emit(&api.package, &api.services));
    files.push(readme::emit(api));
    files.push(changelog::emit(&api.package));
    files.extend(licences::emit(&api.package));
    files.push(crate_root::emit(api));
    files.extend(runtime_sources::emit());
    for service in &api.services {
        let client = client::emit(service);
        files.push(service_module::emit(service, &client));
        files.extend(client.into_iter().map(|it| it.file));
        files.extend(type_module::emit(service));
        files.extend(example_tests::emit(&api.package, service));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
