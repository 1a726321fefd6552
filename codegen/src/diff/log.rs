//! Collects differences while the models are walked.

use std::collections::BTreeMap;

use super::change::{At, Change, Side, Verdict};
use super::rules::Rule;

/// The differences found so far, and what is looked at.
#[derive(Debug)]
pub(super) struct Log {
    service: Option<String>,
    page: Option<String>,
    changes: Vec<Change>,
}

impl Log {
    pub(super) const fn new() -> Self {
        Self {
            service: None,
            page: None,
            changes: Vec::new(),
        }
    }

    /// Looks at a service.
    pub(super) fn in_service(&mut self, name: &str, look: impl FnOnce(&mut Self)) {
        self.service = Some(name.to_owned());
        look(self);
        self.service = None;
    }

    /// Looks at an operation or a webhook.
    pub(super) fn in_page(&mut self, name: &str, look: impl FnOnce(&mut Self)) {
        self.page = Some(name.to_owned());
        look(self);
        self.page = None;
    }

    /// Takes down a difference.
    pub(super) fn add(
        &mut self,
        rule: Rule,
        at: At,
        verdict: Verdict,
        sentence: impl Into<String>,
    ) {
        self.changes.push(Change {
            rule,
            at,
            service: self.service.clone(),
            pages: self.page.iter().cloned().collect(),
            sentence: sentence.into(),
            verdict,
        });
    }

    /// Only words.
    pub(super) fn add_docs(&mut self, at: At, sentence: impl Into<String>) {
        self.add(Rule::DocsChanged, at, Verdict::DOCS, sentence);
    }

    /// All differences, sorted; those of shared tables, which every page meets anew, once.
    pub(super) fn finish(self) -> Vec<Change> {
        let mut merged: Vec<Change> = Vec::new();
        let mut places = BTreeMap::new();
        for change in self.changes {
            let At {
                side,
                file,
                line,
                field,
            } = change.at.clone();
            let key = (
                change.rule,
                (side, file, line, field),
                change.service.clone(),
                change.sentence.clone(),
            );
            let at = *places.entry(key).or_insert(merged.len());
            let Some(known) = merged.get_mut(at) else {
                merged.push(change);
                continue;
            };
            known.verdict.source = known.verdict.source.max(change.verdict.source);
            known.verdict.wire = known.verdict.wire.max(change.verdict.wire);
            for page in change.pages {
                if !known.pages.contains(&page) {
                    known.pages.push(page);
                }
            }
        }
        merged.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        merged
    }
}

/// A place in `crate.yaml`, which the model keeps no places of.
pub(super) fn in_crate_file() -> At {
    At {
        side: Side::New,
        file: "crate.yaml".to_owned(),
        line: 1,
        field: None,
    }
}
