//! Finds the field that a path in words means: `response.errList.orderID`.

use super::language::{FieldDef, Fields, OwnEnvelope};
use super::{Page, ServiceSchema, Symbols};
use crate::diagnostic::FileId;

/// Why no field was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFound {
    /// The part of the path that leads nowhere.
    pub part: String,
    /// What could stand there instead.
    pub known: Vec<String>,
}

/// The sections that a path may begin with.
const SECTIONS: [&str; 9] = [
    "request",
    "response",
    "payload",
    "request_headers",
    "response_headers",
    "path",
    "query",
    "envelope",
    "types",
];

/// The field that `path` means in a page, or in `service.yaml` if `page` is `None`.
///
/// Lists and maps are passed through. `response` includes the envelope's members, and headers those of the service.
pub fn locate<'a>(
    service: &'a ServiceSchema,
    page: Option<&'a Page>,
    symbols: &Symbols<'a>,
    path: &str,
) -> Result<&'a FieldDef, NotFound> {
    let mut parts = path.split('.');
    let section = parts.next().unwrap_or_default();
    let service_id = service.file.id;
    let file = page.map_or(service_id, Page::file_id);
    let mut tables: Vec<(&'a Fields, FileId)> = match section {
        "types" => {
            let name = parts.next().unwrap_or_default();
            let known = || symbols.visible(file).map(str::to_owned).collect();
            let symbol = symbols.lookup(file, name).ok_or_else(|| NotFound {
                part: name.to_owned(),
                known: known(),
            })?;
            match symbol.definition {
                super::Definition::Object { fields, .. } => vec![(fields, symbol.file)],
                _ => Vec::new(),
            }
        }
        _ if SECTIONS.contains(&section) => section_tables(service, page, section),
        _ => {
            let known = SECTIONS.iter().map(|&s| s.to_owned()).collect();
            return Err(NotFound {
                part: section.to_owned(),
                known,
            });
        }
    };
    let mut found: Option<(&'a FieldDef, FileId)> = None;
    // Field names may contain dots, so a part is matched together with as many of the following as it takes.
    let rest: Vec<&str> = parts.collect();
    let mut index = 0;
    while index < rest.len() {
        let step = (index..rest.len()).find_map(|end| {
            let name = rest[index..=end].join(".");
            let hit = tables
                .iter()
                .find_map(|(fields, file)| Some((fields.get(&name)?, *file)))?;
            Some((hit, end + 1))
        });
        let Some(((def, file), next)) = step else {
            let known = tables
                .iter()
                .flat_map(|(fields, _)| fields.keys().cloned())
                .collect();
            return Err(NotFound {
                part: rest[index].to_owned(),
                known,
            });
        };
        tables = symbols.members(file, def).into_iter().collect();
        found = Some((def, file));
        index = next;
    }
    found.map(|(def, _)| def).ok_or_else(|| NotFound {
        part: path.to_owned(),
        known: tables
            .iter()
            .flat_map(|(fields, _)| fields.keys().cloned())
            .collect(),
    })
}

fn section_tables<'a>(
    service: &'a ServiceSchema,
    page: Option<&'a Page>,
    section: &str,
) -> Vec<(&'a Fields, FileId)> {
    let common = &service.file.value;
    let service_id = service.file.id;
    let mut tables: Vec<(&'a Fields, FileId)> = Vec::new();
    match page {
        Some(Page::Operation(file)) => {
            let own = super::walk::operation_sections(&file.value);
            tables.extend(
                own.into_iter()
                    .filter(|(s, _)| s.key() == section)
                    .map(|(_, f)| (f, file.id)),
            );
            if let (Some(OwnEnvelope::Own(envelope)), "response" | "envelope") =
                (&file.value.envelope, section)
            {
                tables.push((&envelope.fields, file.id));
            }
        }
        Some(Page::Webhook(file)) => {
            let own = super::walk::webhook_sections(&file.value);
            tables.extend(
                own.into_iter()
                    .filter(|(s, _)| s.key() == section)
                    .map(|(_, f)| (f, file.id)),
            );
        }
        None => {}
    }
    match section {
        "request_headers" => tables.push((&common.request_headers, service_id)),
        "response_headers" => tables.push((&common.response_headers, service_id)),
        "response" | "envelope" => {
            tables.extend(common.envelope.iter().map(|e| (&e.fields, service_id)));
        }
        _ => {}
    }
    tables
}

impl Page {
    /// Which text the page is.
    pub fn file_id(&self) -> FileId {
        match self {
            Self::Operation(file) => file.id,
            Self::Webhook(file) => file.id,
        }
    }

    /// The path below the schema directory.
    pub fn name(&self) -> &str {
        match self {
            Self::Operation(file) => &file.name,
            Self::Webhook(file) => &file.name,
        }
    }

    /// The file's name without directory and ending.
    pub fn stem(&self) -> &str {
        match self {
            Self::Operation(file) => file.stem(),
            Self::Webhook(file) => file.stem(),
        }
    }

    /// The tree with places.
    pub fn document(&self) -> &crate::yaml::Document {
        match self {
            Self::Operation(file) => &file.document,
            Self::Webhook(file) => &file.document,
        }
    }

    /// Where the page is wrong.
    pub fn errata(&self) -> &[super::language::Erratum] {
        match self {
            Self::Operation(file) => &file.value.errata,
            Self::Webhook(file) => &file.value.errata,
        }
    }

    /// The page's JSON.
    pub fn examples(&self) -> &[super::language::Example] {
        match self {
            Self::Operation(file) => &file.value.examples,
            Self::Webhook(file) => &file.value.examples,
        }
    }

    /// The name that the page gives its operation or webhook, with the file's key for it.
    pub fn subject(&self) -> (&'static str, &str) {
        match self {
            Self::Operation(file) => ("operation", &file.value.operation),
            Self::Webhook(file) => ("webhook", &file.value.webhook),
        }
    }
}
