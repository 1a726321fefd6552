//! Errata in words: where a page is wrong, what holds, and how we know.

use super::Resolver;
use crate::diagnostic::FileId;
use crate::model::service::Erratum;
use crate::schema::language::Claim;
use crate::schema::{Page, locate};

impl Resolver<'_> {
    pub(super) fn collect_field_errata(&mut self) {
        let schema = self.schema;
        let pages = std::iter::once(None).chain(schema.pages.iter().map(Some));
        for page in pages {
            let list = page.map_or(schema.file.value.errata.as_slice(), Page::errata);
            for (erratum, model) in list.iter().zip(self.errata(page)) {
                let Some(path) = &erratum.field else { continue };
                if let Ok(def) = locate(schema, page, &self.symbols, path) {
                    self.field_errata
                        .entry(std::ptr::from_ref(def))
                        .or_default()
                        .push(model);
                }
            }
        }
    }

    pub(super) fn errata(&self, page: Option<&Page>) -> Vec<Erratum> {
        let (list, file) = match page {
            Some(page) => (page.errata(), page.file_id()),
            None => (
                self.schema.file.value.errata.as_slice(),
                self.schema.file.id,
            ),
        };
        list.iter()
            .enumerate()
            .map(|(index, erratum)| Erratum {
                subject: erratum
                    .field
                    .clone()
                    .or_else(|| erratum.about.clone())
                    .unwrap_or_default(),
                page_says: self.claim(&erratum.page_says, file, index, "page_says"),
                truth: self.claim(&erratum.truth, file, index, "truth"),
                why: erratum.why.clone(),
                place: self.place(self.document(file).place(&["errata", &index.to_string()])),
            })
            .collect()
    }

    /// A claim in words: as written, or its keys one after the other.
    fn claim(&self, claim: &Claim, file: FileId, index: usize, key: &str) -> String {
        if let Claim::Text(text) = claim {
            return text.clone();
        }
        let node = self.document(file).at(&["errata", &index.to_string(), key]);
        let entries = node.and_then(|node| node.entries()).unwrap_or_default();
        let said: Vec<String> = entries
            .iter()
            .map(|entry| format!("`{}: {}`", entry.key, flow(&entry.value.to_json())))
            .collect();
        said.join(", ")
    }
}

/// A value as flow YAML without quotes around plain words: for prose.
fn flow(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => {
            format!(
                "[{}]",
                items.iter().map(flow).collect::<Vec<_>>().join(", ")
            )
        }
        serde_json::Value::Object(members) => {
            let members = members
                .iter()
                .map(|(key, value)| format!("{key}: {}", flow(value)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
