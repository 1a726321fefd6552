//! A page that changed, put into a schema file that people have worked on: edits of the text, which is never printed anew.
//!
//! What the page says is taken from the file printed of its draft: which fields there are, their types, what is required,
//! limits, constants, values. What people say stays: words, names, units, errata and whatever an erratum is about. So do
//! examples, which people clean of what is private: one that differs from the page's is listed, and never replaced. Where
//! the page says nothing more of a limit or a constant, it stays too and is listed.

mod edit;
mod fields;
mod lists;

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostics, Sources, render_text};
use crate::yaml::{self, Document, Node};
use edit::Edits;

/// What was done with one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// The page has it, the file had not.
    Added,
    /// The page says something else than the file did.
    Changed,
    /// The page does not have it any more.
    Removed,
    /// The page says otherwise or nothing, but what people wrote stays.
    Kept,
    /// The file is written in a way that cannot be edited here.
    Left,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Kept => "kept",
            Self::Left => "left to you",
        })
    }
}

/// An item of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub action: Action,
    /// Its path, such as `request.orderIDs`.
    pub path: String,
    /// The line of the schema file before the merge, from 1.
    pub line: usize,
    /// What it was and is.
    pub text: String,
}

/// The outcome.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The new text of the file.
    pub text: String,
    /// What was done, by line.
    pub changes: Vec<Change>,
}

/// Tables of fields, in both kinds of files.
const TABLES: [&str; 7] = [
    "request_headers",
    "path",
    "query",
    "request",
    "payload",
    "response_headers",
    "response",
];

/// Puts what the printed draft `new` says into `old`; `Err` is the diagnostics of a file that cannot be read.
pub fn merge(path: &str, old: &str, new: &str) -> Result<Merged, String> {
    let old_document = document(path, old)?;
    let new_document = document("the printed page", new)?;
    let mut merger = Merger {
        edits: Edits::new(old),
        new,
        changes: Vec::new(),
        errata: errata(&old_document.root),
        old_enums: names(&old_document.root),
        new_enums: names(&new_document.root),
        enums: BTreeMap::new(),
    };
    merger.root(&old_document.root, &new_document.root);
    let Merger {
        edits, mut changes, ..
    } = merger;
    changes.sort_by(|a, b| (a.line, &a.path).cmp(&(b.line, &b.path)));
    Ok(Merged {
        text: edits.apply(),
        changes,
    })
}

fn document(path: &str, text: &str) -> Result<Document, String> {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let document = yaml::parse(&mut sources, path, text.as_bytes(), &mut diagnostics);
    match document {
        Some(document) if !diagnostics.has_errors() => Ok(document),
        _ => Err(render_text(&diagnostics.sorted(&sources), &sources, false)),
    }
}

/// What a field's errata are about: single keys, or everything.
#[derive(Debug, Default)]
struct Claims {
    keys: Vec<String>,
    all: bool,
}

fn errata(root: &Node) -> BTreeMap<String, Claims> {
    let mut found: BTreeMap<String, Claims> = BTreeMap::new();
    for erratum in root
        .get("errata")
        .and_then(|entry| entry.value.items())
        .unwrap_or_default()
    {
        let Some(field) = erratum.get("field").and_then(|entry| entry.value.as_str()) else {
            continue;
        };
        let claims = found.entry(field.to_owned()).or_default();
        match erratum.get("truth").and_then(|entry| entry.value.entries()) {
            Some(keys) => claims
                .keys
                .extend(keys.iter().map(|entry| entry.key.clone())),
            None => claims.all = true,
        }
    }
    found
}

/// The names of a file's enums.
fn names(root: &Node) -> Vec<String> {
    let entries = root
        .get("enums")
        .and_then(|entry| entry.value.entries())
        .unwrap_or_default();
    entries.iter().map(|entry| entry.key.clone()).collect()
}

struct Merger<'a> {
    edits: Edits<'a>,
    new: &'a str,
    changes: Vec<Change>,
    errata: BTreeMap<String, Claims>,
    old_enums: Vec<String>,
    new_enums: Vec<String>,
    /// The enums of the printed file, with what the old file calls them.
    enums: BTreeMap<String, String>,
}

impl Merger<'_> {
    fn root(&mut self, old: &Node, new: &Node) {
        for key in ["page", "http", "revised", "body", "answer"] {
            let (Some(was), is) = (old.get(key), new.get(key)) else {
                if let Some(entry) = new.get(key) {
                    self.add_section(old, new, key, entry.key_span.start);
                }
                continue;
            };
            if let Some(is) = is.filter(|is| {
                is.value.to_json() != was.value.to_json() && !matches!(key, "answer" | "page")
            }) {
                let text = self.new[is.value.span.range()].to_owned();
                self.change(&was.value, key, &text);
            }
        }
        for key in TABLES {
            match (old.get(key), new.get(key)) {
                (Some(was), Some(is)) => self.table(&was.value, &is.value, key),
                (None, Some(is)) => self.add_section(old, new, key, is.key_span.start),
                (Some(was), None) => {
                    for entry in was.value.entries().unwrap_or_default() {
                        self.remove_field(entry, key);
                    }
                }
                (None, None) => {}
            }
        }
        self.enums(old, new);
        self.errata(old, new);
        self.examples(old, new);
    }

    fn note(&mut self, action: Action, path: &str, at: usize, text: String) {
        self.changes.push(Change {
            action,
            path: path.to_owned(),
            line: self.edits.line(at),
            text,
        });
    }

    /// Puts another value in the place of one.
    fn change(&mut self, was: &Node, path: &str, text: &str) {
        let before = self.edits.text(was.span.range()).to_owned();
        self.note(
            Action::Changed,
            path,
            was.span.start,
            format!("{before} is now {text}"),
        );
        self.edits.replace(was.span.range(), text.to_owned());
    }
}
