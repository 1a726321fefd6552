//! What the YAML says: the files of a schema directory, read into typed values that keep their places.
//!
//! Reading is tolerant of mistakes in the sense that one wrong file does not hide the mistakes of the others:
//! every file is read, every problem becomes a diagnostic, and only a set without errors goes on to
//! [`crate::model::resolve`]. What the values mean is not looked at here; see [`crate::check`].

mod json_schema;
pub mod language;
mod load;
mod locate;
mod structure;
mod symbols;
mod walk;

pub use json_schema::json_schema;
pub use load::{SCHEMA_FILE, load, load_texts};
pub use locate::{NotFound, locate};
pub use structure::RULES as STRUCTURE_RULES;
pub use symbols::{BaseType, Definition, Symbol, Symbols, in_place_name};
pub use walk::{Section, Site, walk_fields, walk_page};

use crate::diagnostic::{FileId, Sources, Span};
use crate::yaml::Document;
use language::{CrateFile, OperationFile, ServiceFile, WebhookFile};

/// A schema directory, read.
#[derive(Debug)]
pub struct SchemaSet {
    /// The texts, for diagnostics.
    pub sources: Sources,
    /// `crate.yaml`, if there is one.
    pub krate: Option<Loaded<CrateFile>>,
    /// What has changed from version to version, if it was written down.
    pub history: Option<String>,
    /// The services, by directory name.
    pub services: Vec<ServiceSchema>,
}

/// One directory with a `service.yaml`.
#[derive(Debug)]
pub struct ServiceSchema {
    /// `service.yaml`.
    pub file: Loaded<ServiceFile>,
    /// The other files, by file name.
    pub pages: Vec<Page>,
}

/// A file read into `T`, with the place of every value.
#[derive(Debug)]
pub struct Loaded<T> {
    /// Which text it was.
    pub id: FileId,
    /// The path below the schema directory, with `/` between its parts.
    pub name: String,
    /// The tree with places.
    pub document: Document,
    /// What it says.
    pub value: T,
}

impl<T> Loaded<T> {
    /// Where the value at `path` stands, or the nearest one around it.
    pub fn place(&self, path: &[impl AsRef<str>]) -> Span {
        self.document.place(path)
    }

    /// The file's name without directory and ending: `stop_order`.
    pub fn stem(&self) -> &str {
        let file = self.name.rsplit('/').next().unwrap_or(&self.name);
        file.split('.').next().unwrap_or(file)
    }
}

/// A file that mirrors one documentation page.
#[derive(Debug)]
pub enum Page {
    /// A call to the vendor. Boxed: schemas differ much in size.
    Operation(Box<Loaded<OperationFile>>),
    /// A call from the vendor.
    Webhook(Box<Loaded<WebhookFile>>),
}
