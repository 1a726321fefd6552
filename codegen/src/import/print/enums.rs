//! Enums and their names: what each enum and each variant is called. Which are the service's is found by `shared`.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::super::draft::{Draft, DraftValue, Note, NoteKind};
use super::super::words::names;
use super::Options;
use super::fields::is_identifier;
use super::shared::{self, Shared};
use super::yaml::{self, Entry, Yaml};
use crate::model::naming::{type_name, variant_name};

/// The types that a file names, and the names that are taken.
#[derive(Default)]
pub(super) struct Types {
    /// What each enum of the draft is called in the file.
    pub(super) enums: BTreeMap<String, String>,
    /// Of those, the ones that the file itself has to list.
    own: BTreeSet<String>,
    /// What to tell of them.
    pub(super) notes: Vec<Note>,
    taken: BTreeSet<String>,
}

impl Types {
    pub(super) fn new(draft: &Draft, options: &Options<'_>) -> Self {
        let mut types = Self::default();
        let own = draft.name.to_upper_camel_case();
        for ending in [
            "", "Request", "Response", "Payload", "Answer", "Headers", "Query", "Path", "Event",
        ] {
            let name = format!("{own}{ending}");
            types.taken.insert(name);
        }
        if let Some(service) = options.service {
            let file = service.file;
            types
                .taken
                .extend(file.types.keys().chain(file.enums.keys()).cloned());
            types
                .taken
                .extend(file.codes.iter().map(|codes| codes.name.clone()));
        }
        types
            .taken
            .extend(options.taken.into_iter().flatten().cloned());
        let settled: Vec<String> = types
            .taken
            .iter()
            .filter_map(|name| settled(name))
            .collect();
        types.taken.extend(settled);
        for table in &draft.enums {
            if table.values.is_empty() {
                let base = if table.of_integer {
                    "integer"
                } else {
                    "string"
                };
                types.enums.insert(table.name.clone(), base.to_owned());
                continue;
            }
            let found = shared::find(table, draft, options);
            let name = if let Shared::Same(name) = &found {
                name.clone()
            } else {
                types.own.insert(table.name.clone());
                types.claim(&table.name, &draft.name)
            };
            if let Shared::EqualValues(other) = found {
                types.notes.push(Note {
                    kind: NoteKind::Look,
                    line: table.line,
                    text: format!(
                        "`{name}` has the values of the service's `{other}`, but no names that agree, so it is an enum of its own"
                    ),
                });
            }
            types.enums.insert(table.name.clone(), name);
        }
        types
    }

    /// A name like `wanted` that nothing has yet; `parent` tells it from others of the name.
    pub(super) fn claim(&mut self, wanted: &str, parent: &str) -> String {
        let base = settled(wanted).unwrap_or_else(|| "Object".to_owned());
        // `Null` without quotes is not a text in YAML.
        let base = if yaml::reserved(&base) {
            format!("{base}Object")
        } else {
            base
        };
        let longer = settled(&format!("{parent} {wanted}")).unwrap_or_else(|| base.clone());
        let numbered = (2..=u32::MAX).filter_map(|number| settled(&format!("{longer}{number}")));
        let name = [base, longer.clone()]
            .into_iter()
            .chain(numbered)
            .find(|name| !self.taken.contains(name))
            .expect("some number is free");
        self.taken.insert(name.clone());
        name
    }
}

/// The type name that does not change when a name is made of it once more, as the check of a schema does: `AAa` and
/// `AaA` may come from names of their own and still be one.
fn settled(wanted: &str) -> Option<String> {
    let mut name = type_name(wanted).ok()?;
    for _ in 0..4 {
        let next = type_name(&name).ok()?;
        if next == name {
            break;
        }
        name = next;
    }
    Some(name).filter(|name| is_identifier(name))
}

/// The enums that stand in the file itself.
pub(super) fn section(draft: &Draft, types: &Types, with_descriptions: bool) -> Option<Entry> {
    let own = draft
        .enums
        .iter()
        .filter(|table| types.own.contains(&table.name));
    let entries: Vec<Entry> = own
        .map(|table| {
            let of = if table.of_integer {
                "integer"
            } else {
                "string"
            };
            let values = values(&table.values, !table.of_integer, with_descriptions);
            let body = vec![
                Entry::new("of", Yaml::Plain(of.to_owned())),
                Entry::new("values", Yaml::Map(values, false)),
            ];
            let name = types.enums.get(&table.name).unwrap_or(&table.name);
            Entry::new(name, Yaml::Map(body, false))
        })
        .collect();
    (!entries.is_empty()).then(|| Entry::new("enums", Yaml::Map(entries, false)))
}

/// The rows of a table of values, each value once and each name once.
pub(super) fn values(values: &[DraftValue], as_text: bool, with_descriptions: bool) -> Vec<Entry> {
    let mut seen = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut entries = Vec::new();
    for value in values {
        let wire = text(&value.value);
        if !seen.insert(wire.clone()) {
            continue;
        }
        let mut name = [
            variant_name(Some(&value.name), &wire),
            variant_name(None, &wire),
        ]
        .into_iter()
        .flatten()
        .find(|name| is_identifier(name))
        .unwrap_or_else(|| "Other".to_owned());
        if name == "Unknown" || !names.insert(name.clone()) {
            let numbered: String = (wire.to_upper_camel_case().chars())
                .filter(char::is_ascii_alphanumeric)
                .collect();
            name = format!("{name}{numbered}");
            while !names.insert(name.clone()) || name == "Unknown" {
                name.push('X');
            }
        }
        let mut body = vec![Entry::text("name", &name)];
        let description = one_line(&value.description);
        if with_descriptions && !description.is_empty() {
            body.push(Entry::new("doc", Yaml::Plain(yaml::quoted(&description))));
        }
        let mut entry = Entry::new(&yaml::key(&wire, as_text), Yaml::Map(body, true));
        if !description.is_empty() && names::is_fallback(&value.name, &value.value) {
            entry.comments.push(format!(
                "page line {}: no name could be made of the page's words; give it one",
                value.line
            ));
        }
        entries.push(entry);
    }
    entries
}

/// A value as a key shows it.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Text with single spaces instead of line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
