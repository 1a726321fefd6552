//! Tables of fields.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use serde_json::{Number, Value};

use super::super::draft::{DraftField, DraftType, Note, NoteKind};
use super::enums::{Types, one_line};
use super::yaml::{self, Entry, Yaml};
use crate::model::naming::{field_name, type_name};

/// The rows of a table. `parent` is what its object is called.
pub(super) fn table(
    fields: &[DraftField],
    parent: &str,
    types: &mut Types,
    with_descriptions: bool,
    notes: &mut Vec<Note>,
) -> Vec<Entry> {
    let mut seen = BTreeSet::new();
    let mut rust = RustNames::of(fields);
    let mut entries = Vec::new();
    for field in fields.iter().filter(|field| !field.name.trim().is_empty()) {
        if !seen.insert(field.name.as_str()) {
            notes.push(Note {
                kind: NoteKind::Look,
                line: field.line,
                text: format!("`{}` is listed twice; the first row was taken", field.name),
            });
            continue;
        }
        let rename = rust.rename(&field.name);
        entries.push(entry(
            field,
            rename,
            parent,
            types,
            with_descriptions,
            notes,
        ));
    }
    entries
}

/// The Rust names of a table's fields, so that no two become one.
struct RustNames {
    /// Names that wire names have by themselves. The first field of a name keeps it.
    derived: BTreeMap<String, bool>,
    /// Names that were made up.
    made: BTreeSet<String>,
}

impl RustNames {
    fn of(fields: &[DraftField]) -> Self {
        let names = fields.iter().filter_map(|field| derived(&field.name));
        Self {
            derived: names.map(|name| (name, false)).collect(),
            made: BTreeSet::new(),
        }
    }

    /// The name that the field needs in place of its own, if it needs one.
    fn rename(&mut self, wire: &str) -> Option<String> {
        let own = derived(wire);
        if let Some(used) = own.as_ref().and_then(|own| self.derived.get_mut(own))
            && !std::mem::replace(used, true)
        {
            return None;
        }
        let (own, first) = own.map_or(("field".to_owned(), 1), |own| (own, 2));
        let stem = own.trim_start_matches("r#").trim_end_matches('_');
        let free = (first..=u32::MAX)
            .map(|number| format!("{stem}_{number}"))
            .find(|name| !self.derived.contains_key(name) && !self.made.contains(name))
            .expect("some number is free");
        self.made.insert(free.clone());
        Some(free)
    }
}

/// The Rust name that a wire name has by itself, if it has one.
fn derived(wire: &str) -> Option<String> {
    field_name(wire).ok().filter(|name| is_identifier(name))
}

fn entry(
    field: &DraftField,
    rename: Option<String>,
    parent: &str,
    types: &mut Types,
    with_descriptions: bool,
    notes: &mut Vec<Note>,
) -> Entry {
    let is_object = field
        .fields
        .iter()
        .any(|member| !member.name.trim().is_empty());
    let own = is_object.then(|| {
        let many = matches!(field.ty, DraftType::List(_) | DraftType::Map(_));
        types.claim(&element(&field.name, many), parent)
    });
    let mut body = vec![Entry::new(
        "type",
        Yaml::Plain(expression(&field.ty, own.as_deref(), types)),
    )];
    let mut add = |key: &str, text: String| body.push(Entry::new(key, Yaml::Plain(text)));
    if field.required {
        add("required", "true".to_owned());
    }
    if field.nullable {
        add("nullable", "true".to_owned());
    }
    if let Some(value) = field.constant.as_ref().filter(|value| is_scalar(value)) {
        add("const", yaml::scalar(value));
    }
    if let Some(value) = field.default.as_ref().filter(|value| is_scalar(value)) {
        add("default", yaml::scalar(value));
    }
    let counts = [
        ("min_items", field.min_items),
        ("max_items", field.max_items),
        ("min_length", field.min_length),
        ("max_length", field.max_length),
    ];
    for (key, count) in counts {
        if let Some(count) = count {
            add(key, count.to_string());
        }
    }
    for (key, limit) in [("minimum", field.minimum), ("maximum", field.maximum)] {
        if let Some(number) = limit.and_then(number) {
            add(key, number);
        }
    }
    if let Some(unit) = field.unit {
        add("unit", unit.word().to_owned());
    }
    if let Some(rename) = rename {
        add("rename", rename);
    }
    if field.sensitive {
        add("sensitive", "true".to_owned());
    }
    if let Some(words) = &field.deprecated {
        let words = if with_descriptions {
            one_line(words)
        } else {
            "The page marks it as deprecated.".to_owned()
        };
        add("deprecated", yaml::quoted(&words));
    }
    let description = one_line(&field.description);
    if with_descriptions && !description.is_empty() {
        add("doc", yaml::quoted(&description));
    }
    if let Some(value) = field
        .example
        .as_ref()
        .filter(|value| is_scalar(value) && value.to_string().len() <= 80)
    {
        add("example", yaml::scalar(value));
    }
    if let Some(own) = &own {
        let members = table(&field.fields, own, types, with_descriptions, notes);
        body.push(Entry::new("fields", Yaml::Map(members, false)));
    }
    Entry {
        key: yaml::key(&field.name, true),
        value: Yaml::Map(body, true),
        comments: field
            .unsure
            .iter()
            .map(|text| format!("page line {}: {}", field.line, one_line(text)))
            .collect(),
    }
}

/// Whether Rust takes it for a name.
pub(super) fn is_identifier(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok()
}

fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Array(_) | Value::Object(_))
}

/// A limit, without a point if it is whole.
fn number(limit: f64) -> Option<String> {
    let number = Number::from_f64(limit)?;
    let text = number.to_string();
    Some(text.strip_suffix(".0").map_or(text.clone(), str::to_owned))
}

/// The name of an object by the field that holds it: one of a list is called in the singular.
fn element(name: &str, many: bool) -> String {
    let name = name.to_upper_camel_case();
    if !many {
        return name;
    }
    for ending in ["List", "Array", "Infos", "Items"] {
        if let Some(stem) = name.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            // A stem that Rust has a type of would have to be changed again.
            return match type_name(stem) {
                Ok(legal) if legal == stem => stem.to_owned(),
                _ => format!("{stem}Item"),
            };
        }
    }
    match name.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ if name.ends_with("ss") || name.ends_with("us") || name.len() < 4 => name,
        _ => name.strip_suffix('s').map_or(name.clone(), str::to_owned),
    }
}

/// A type as the language writes it. `own` is the name of the object whose members stand below.
fn expression(ty: &DraftType, own: Option<&str>, types: &Types) -> String {
    match ty {
        DraftType::List(inner) => format!("[{}]", expression(inner, own, types)),
        DraftType::Map(inner) => format!("{{ map: {} }}", expression(inner, own, types)),
        _ if own.is_some() => own.unwrap_or_default().to_owned(),
        DraftType::String => "string".to_owned(),
        DraftType::Integer => "integer".to_owned(),
        DraftType::Number => "number".to_owned(),
        DraftType::Boolean => "boolean".to_owned(),
        DraftType::Any => "any".to_owned(),
        DraftType::Object => "{ map: any }".to_owned(),
        DraftType::Enum(name) => types
            .enums
            .get(name)
            .cloned()
            .unwrap_or_else(|| "any".to_owned()),
    }
}
