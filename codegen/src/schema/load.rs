//! Walks a schema directory and reads its files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::language::{CrateFile, OperationFile, ServiceFile, WebhookFile};
use super::structure::{self, Kind};
use super::{Loaded, Page, SchemaSet, ServiceSchema};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources};
use crate::release::HISTORY_FILE;
use crate::yaml::{self, Document};

/// The file in which editors find the language's JSON Schema.
pub const SCHEMA_FILE: &str = "schema.json";

const CRATE_FILE: &str = "crate.yaml";
const SERVICE_FILE: &str = "service.yaml";

/// Reads all schemas below `root`; every problem met goes to `diagnostics`.
pub fn load(root: &Path, diagnostics: &mut Diagnostics) -> SchemaSet {
    load_from(Loader {
        root,
        texts: None,
        sources: Sources::new(),
        diagnostics,
    })
}

/// Reads schemas that are not on disk: texts by their paths below the schema directory, such as `shop/service.yaml`.
pub fn load_texts(texts: &BTreeMap<String, String>, diagnostics: &mut Diagnostics) -> SchemaSet {
    load_from(Loader {
        root: Path::new(""),
        texts: Some(texts),
        sources: Sources::new(),
        diagnostics,
    })
}

fn load_from(mut loader: Loader<'_>) -> SchemaSet {
    let root = loader.root;
    let mut krate = None;
    let mut history = None;
    let mut services = Vec::new();
    for entry in loader.entries(root) {
        if loader.is_dir(&entry) {
            services.extend(loader.service(&entry));
        } else if entry.file_name().is_some_and(|name| name == CRATE_FILE) {
            krate = loader.read::<CrateFile>(&entry, Kind::Crate);
        } else if entry.file_name().is_some_and(|name| name == HISTORY_FILE) {
            history = loader.text(&entry);
        } else if is_yaml(&entry) {
            let name = display(&entry);
            loader.diagnostics.push(
                Diagnostic::about_path(
                    Severity::Error,
                    "stray-file",
                    name,
                    "this file belongs to no service",
                )
                .help(format!(
                    "put it beside a {SERVICE_FILE}, in a directory named after the service"
                )),
            );
        }
    }
    if services.is_empty() && !loader.diagnostics.has_errors() {
        let name = display(root);
        loader.diagnostics.push(
            Diagnostic::about_path(
                Severity::Error,
                "no-service",
                name,
                "no service found in this directory",
            )
            .help(format!(
                "a service is a directory with a {SERVICE_FILE} in it"
            )),
        );
    }
    SchemaSet {
        sources: loader.sources,
        krate,
        history,
        services,
    }
}

struct Loader<'a> {
    root: &'a Path,
    /// What to read instead of the disk.
    texts: Option<&'a BTreeMap<String, String>>,
    sources: Sources,
    diagnostics: &'a mut Diagnostics,
}

impl Loader<'_> {
    /// The directory's entries in the order of their names; hidden ones are left out.
    fn entries(&mut self, directory: &Path) -> Vec<PathBuf> {
        if let Some(texts) = self.texts {
            let below = texts
                .keys()
                .filter_map(|path| Path::new(path).strip_prefix(directory).ok());
            let first: BTreeSet<PathBuf> = below
                .filter_map(|path| path.components().next())
                .map(|part| directory.join(part))
                .collect();
            return first.into_iter().collect();
        }
        let listed = fs::read_dir(directory).and_then(|entries| {
            entries
                .map(|entry| entry.map(|e| e.path()))
                .collect::<Result<Vec<_>, _>>()
        });
        match listed {
            Ok(mut paths) => {
                paths.retain(|path| {
                    !path
                        .file_name()
                        .is_some_and(|n| n.to_string_lossy().starts_with('.'))
                });
                paths.sort();
                paths
            }
            Err(error) => {
                self.unreadable(directory, &error);
                Vec::new()
            }
        }
    }

    fn is_dir(&self, path: &Path) -> bool {
        match self.texts {
            Some(texts) => !texts.contains_key(&slashed(path)),
            None => path.is_dir(),
        }
    }

    fn bytes(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        match self.texts {
            Some(texts) => Ok(texts
                .get(&slashed(path))
                .map(|text| text.as_bytes().to_vec())
                .unwrap_or_default()),
            None => fs::read(path),
        }
    }

    /// A file that is no schema, as it is.
    fn text(&mut self, path: &Path) -> Option<String> {
        let read = self.bytes(path).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|_| std::io::Error::other("it is no UTF-8"))
        });
        match read {
            Ok(text) => Some(text.replace("\r\n", "\n")),
            Err(error) => {
                self.unreadable(path, &error);
                None
            }
        }
    }

    fn service(&mut self, directory: &Path) -> Option<ServiceSchema> {
        let entries = self.entries(directory);
        let yaml: Vec<_> = entries.into_iter().filter(|path| is_yaml(path)).collect();
        if yaml.is_empty() {
            return None;
        }
        let mut service = None;
        let mut has_service_file = false;
        let mut pages = Vec::new();
        for path in &yaml {
            if path.file_name().is_some_and(|name| name == SERVICE_FILE) {
                has_service_file = true;
                service = self.read::<ServiceFile>(path, Kind::Service);
            } else {
                pages.extend(self.page(path));
            }
        }
        if !has_service_file {
            let name = display(directory);
            self.diagnostics.push(
                Diagnostic::about_path(
                    Severity::Error,
                    "no-service-file",
                    name,
                    format!("this directory has pages but no {SERVICE_FILE}"),
                )
                .help("declare the service's title, hosts, credentials and signing there"),
            );
        }
        service.map(|file| ServiceSchema { file, pages })
    }

    fn page(&mut self, path: &Path) -> Option<Page> {
        let (name, document) = self.document(path)?;
        match structure::kind_of(&document) {
            Some(kind @ Kind::Operation) => {
                let loaded = self.typed::<OperationFile>(name, document, kind)?;
                Some(Page::Operation(Box::new(loaded)))
            }
            Some(kind @ Kind::Webhook) => {
                let loaded = self.typed::<WebhookFile>(name, document, kind)?;
                Some(Page::Webhook(Box::new(loaded)))
            }
            _ => {
                self.diagnostics.push(
                    Diagnostic::error(
                        "unknown-file-kind",
                        document.root.span,
                        "this file says neither `operation:` nor `webhook:`",
                    )
                    .help("start with `operation: NAME` for a call to the vendor, `webhook: NAME` for one from it"),
                );
                None
            }
        }
    }

    fn read<T: DeserializeOwned>(&mut self, path: &Path, kind: Kind) -> Option<Loaded<T>> {
        let (name, document) = self.document(path)?;
        self.typed(name, document, kind)
    }

    fn document(&mut self, path: &Path) -> Option<(String, Document)> {
        match self.bytes(path) {
            Ok(bytes) => {
                let shown = display(path);
                let document = yaml::parse(&mut self.sources, &shown, &bytes, self.diagnostics)?;
                Some((self.name(path), document))
            }
            Err(error) => {
                self.unreadable(path, &error);
                None
            }
        }
    }

    fn typed<T: DeserializeOwned>(
        &mut self,
        name: String,
        document: Document,
        kind: Kind,
    ) -> Option<Loaded<T>> {
        let found = structure::check(&document, kind);
        let clean = found.is_empty();
        self.diagnostics.extend(found);
        if !clean {
            // The structure check has said all that is wrong, with places.
            return None;
        }
        match serde_json::from_value::<T>(document.root.to_json()) {
            Ok(value) => Some(Loaded {
                id: document.file,
                name,
                document,
                value,
            }),
            Err(error) => {
                self.diagnostics.push(Diagnostic::error(
                    "wrong-structure",
                    document.root.span,
                    format!("the file cannot be read: {error}"),
                ));
                None
            }
        }
    }

    fn unreadable(&mut self, path: &Path, error: &std::io::Error) {
        let name = display(path);
        self.diagnostics.push(Diagnostic::about_path(
            Severity::Error,
            "unreadable-file",
            name,
            format!("cannot be read: {error}"),
        ));
    }

    /// The path below the schema directory, as headers of generated files name it, whatever the machine.
    fn name(&self, path: &Path) -> String {
        slashed(path.strip_prefix(self.root).unwrap_or(path))
    }
}

/// The path as diagnostics show it: one that the reader's terminal or editor can open.
fn display(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    slashed(
        here.as_ref()
            .and_then(|here| path.strip_prefix(here).ok())
            .unwrap_or(path),
    )
}

fn slashed(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending == "yaml" || ending == "yml")
}
