//! Reads a document against the JSON Schema of the language: keys, kinds and words, all problems at once.
//!
//! Knows only what JSON Schema can say. It reads the same schema that editors get, restricted to the keywords
//! that schemars writes for the types in [`super::language`].

use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::json_schema::json_schema;
use crate::diagnostic::{Diagnostic, quote};
use crate::text::nearest;
use crate::yaml::{Document, Node, NodeKind};

/// The rules checked here, with what they are about.
pub const RULES: &[(&str, &str)] = &[
    ("unknown-key", "A key that the language does not have."),
    ("missing-key", "A key that must be there."),
    (
        "wrong-kind",
        "A value of the wrong kind, such as a list where text belongs.",
    ),
    (
        "unknown-word",
        "A word that the language does not have at this place.",
    ),
];

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `crate.yaml`.
    Crate,
    /// `service.yaml`.
    Service,
    /// A call to the vendor.
    Operation,
    /// A call from the vendor.
    Webhook,
}

impl Kind {
    fn definition(self) -> &'static str {
        match self {
            Self::Crate => "CrateFile",
            Self::Service => "ServiceFile",
            Self::Operation => "OperationFile",
            Self::Webhook => "WebhookFile",
        }
    }
}

/// What a page's file is, told by the key that names it.
pub(super) fn kind_of(document: &Document) -> Option<Kind> {
    if document.root.get("operation").is_some() {
        Some(Kind::Operation)
    } else if document.root.get("webhook").is_some() {
        Some(Kind::Webhook)
    } else {
        None
    }
}

static SCHEMA: LazyLock<Value> = LazyLock::new(json_schema);

/// Everything about the document's structure that the language does not allow.
pub(super) fn check(document: &Document, kind: Kind) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let definition = &SCHEMA["definitions"][kind.definition()];
    let mut reader = Reader {
        document,
        path: Vec::new(),
    };
    reader.check(&document.root, definition, &mut found);
    found
}

struct Reader<'a> {
    document: &'a Document,
    path: Vec<String>,
}

impl Reader<'_> {
    fn check(&mut self, node: &Node, schema: &Value, found: &mut Vec<Diagnostic>) {
        let Value::Object(schema) = resolve(schema) else {
            return; // `true`: anything goes
        };
        if let Some(alternatives) = alternatives(schema) {
            self.check_alternatives(node, schema, alternatives, found);
            return;
        }
        if let Some(allowed) = words(schema) {
            self.check_word(node, &allowed, found);
            return;
        }
        if !kind_allowed(node, schema) {
            self.wrong_kind(node, schema, found);
            return;
        }
        match &node.kind {
            NodeKind::Map(_) => self.check_map(node, schema, found),
            NodeKind::List(items) => self.check_list(node, items, schema, found),
            NodeKind::Integer(number)
                if *number < 0 && schema.get("minimum").is_some_and(|m| m == 0) =>
            {
                found.push(
                    Diagnostic::error("wrong-kind", node.span, "this cannot be less than 0")
                        .label("expected 0 or more"),
                );
            }
            _ => {}
        }
    }

    fn check_alternatives(
        &mut self,
        node: &Node,
        schema: &Map<String, Value>,
        alternatives: &[Value],
        found: &mut Vec<Diagnostic>,
    ) {
        let mut of_this_kind = Vec::new();
        let mut all_words: Vec<&str> = Vec::new();
        for alternative in alternatives {
            let mut problems = Vec::new();
            self.check(node, alternative, &mut problems);
            if problems.is_empty() {
                return;
            }
            if let Value::Object(inner) = resolve(alternative) {
                if let Some(allowed) = words(inner) {
                    all_words.extend(allowed);
                } else if kind_allowed(node, inner) {
                    of_this_kind.push(problems);
                }
            }
        }
        // One alternative that is of the node's kind is what was meant: its problems are the answer. With several
        // (an object by its one key) the one with the fewest is.
        if let Some(problems) = of_this_kind.into_iter().min_by_key(Vec::len) {
            found.extend(problems);
        } else if !all_words.is_empty() && matches!(node.kind, NodeKind::String(_)) {
            self.check_word(node, &all_words, found);
        } else {
            self.wrong_kind(node, schema, found);
        }
    }

    fn check_word(&self, node: &Node, allowed: &[&str], found: &mut Vec<Diagnostic>) {
        let list = allowed.join("`, `");
        let NodeKind::String(word) = &node.kind else {
            found.push(
                Diagnostic::error("wrong-kind", node.span, "a word is expected here")
                    .label(format!("this is {}", node.kind.noun()))
                    .help(format!("one of `{list}`")),
            );
            return;
        };
        if allowed.contains(&word.as_str()) {
            return;
        }
        let key = self.path.last().map_or("this", String::as_str);
        let mut diagnostic = Diagnostic::error(
            "unknown-word",
            node.span,
            format!("{} is not a word for {}", quote(word), quote(key)),
        )
        .help(format!("one of `{list}`"));
        if let Some(near) = nearest(word, allowed.iter().copied()) {
            diagnostic = diagnostic
                .label(format!("did you mean `{near}`?"))
                .suggest(node.span, near);
        }
        found.push(diagnostic);
    }

    fn check_map(&mut self, node: &Node, schema: &Map<String, Value>, found: &mut Vec<Diagnostic>) {
        let NodeKind::Map(entries) = &node.kind else {
            return;
        };
        let properties = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for entry in entries {
            self.path.push(entry.key.clone());
            match properties.and_then(|known| known.get(&entry.key)) {
                Some(property) => self.check(&entry.value, property, found),
                None => match others {
                    Some(Value::Bool(false)) => {
                        found.push(unknown_key(entry.key_span, &entry.key, properties));
                    }
                    Some(other) => self.check(&entry.value, other, found),
                    None => {}
                },
            }
            self.path.pop();
        }
        for required in schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let Some(key) = required.as_str() else {
                continue;
            };
            if node.get(key).is_none() {
                let description = properties
                    .and_then(|known| known.get(key))
                    .and_then(|property| property.get("description"))
                    .and_then(Value::as_str);
                let mut diagnostic = Diagnostic::error(
                    "missing-key",
                    self.document.place(&self.path),
                    format!("the key `{key}` is missing"),
                )
                .label(format!("`{key}` belongs in here"));
                if let Some(description) = description {
                    diagnostic =
                        diagnostic.help(format!("`{key}`: {}", first_sentence(description)));
                }
                found.push(diagnostic);
            }
        }
    }

    fn check_list(
        &mut self,
        node: &Node,
        items: &[Node],
        schema: &Map<String, Value>,
        found: &mut Vec<Diagnostic>,
    ) {
        let most = schema.get("maxItems").and_then(Value::as_u64);
        let fewest = schema.get("minItems").and_then(Value::as_u64);
        let count = items.len() as u64;
        if most.is_some_and(|most| count > most) || fewest.is_some_and(|fewest| count < fewest) {
            let wanted = most.or(fewest).unwrap_or(1);
            found.push(Diagnostic::error(
                "wrong-kind",
                node.span,
                format!("the list has {count} elements, {wanted} expected"),
            ));
        }
        if let Some(item_schema) = schema.get("items") {
            for (index, item) in items.iter().enumerate() {
                self.path.push(index.to_string());
                self.check(item, item_schema, found);
                self.path.pop();
            }
        }
    }

    fn wrong_kind(&self, node: &Node, schema: &Map<String, Value>, found: &mut Vec<Diagnostic>) {
        let key = self.path.last().map_or("the file", String::as_str);
        let span = if node.span.range().is_empty() {
            self.document.place(&self.path)
        } else {
            node.span
        };
        let mut diagnostic = Diagnostic::error(
            "wrong-kind",
            span,
            format!("{} cannot be {}", quote(key), node.kind.noun()),
        )
        .label(format!("expected {}", expected(schema)));
        if let Some(description) = schema.get("description").and_then(Value::as_str) {
            diagnostic = diagnostic.help(format!("`{key}`: {}", first_sentence(description)));
        }
        found.push(diagnostic);
    }
}

fn unknown_key(
    span: crate::diagnostic::Span,
    key: &str,
    known: Option<&Map<String, Value>>,
) -> Diagnostic {
    let names: Vec<&str> = known
        .into_iter()
        .flat_map(Map::keys)
        .map(String::as_str)
        .collect();
    let diagnostic = Diagnostic::error("unknown-key", span, format!("unknown key {}", quote(key)));
    match nearest(key, names.iter().copied()) {
        Some(near) => diagnostic
            .label(format!("did you mean `{near}`?"))
            .suggest(span, near),
        None => diagnostic
            .label("the language has no such key here")
            .help(format!("known keys here: `{}`", names.join("`, `"))),
    }
}

/// Follows `$ref`, and the `allOf` with one member that schemars writes around it.
fn resolve(schema: &Value) -> &Value {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str)
        && let Some(name) = name.strip_prefix("#/definitions/")
    {
        return resolve(&SCHEMA["definitions"][name]);
    }
    match schema
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([only]) => resolve(only),
        _ => schema,
    }
}

fn alternatives(schema: &Map<String, Value>) -> Option<&Vec<Value>> {
    schema
        .get("anyOf")
        .or_else(|| schema.get("oneOf"))
        .and_then(Value::as_array)
}

/// The words that a schema allows, if it allows words only.
fn words(schema: &Map<String, Value>) -> Option<Vec<&str>> {
    if let Some(list) = schema.get("enum").and_then(Value::as_array) {
        return Some(list.iter().filter_map(Value::as_str).collect());
    }
    schema
        .get("const")
        .and_then(Value::as_str)
        .map(|word| vec![word])
}

fn kinds(schema: &Map<String, Value>) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn kind_allowed(node: &Node, schema: &Map<String, Value>) -> bool {
    let kinds = kinds(schema);
    if kinds.is_empty() {
        return true;
    }
    kinds.iter().any(|kind| match &node.kind {
        NodeKind::Null => *kind == "null",
        NodeKind::Bool(_) => *kind == "boolean",
        NodeKind::Integer(_) => *kind == "integer" || *kind == "number",
        NodeKind::Float(_) => *kind == "number",
        NodeKind::String(_) => *kind == "string",
        NodeKind::List(_) => *kind == "array",
        NodeKind::Map(_) => *kind == "object",
    })
}

/// What a schema asks for, in words.
fn expected(schema: &Map<String, Value>) -> String {
    if let Some(alternatives) = alternatives(schema) {
        let mut parts: Vec<String> = Vec::new();
        for alternative in alternatives {
            if let Value::Object(inner) = resolve(alternative) {
                let part = expected(inner);
                if part != "nothing" && !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        return parts.join(" or ");
    }
    if let Some(words) = words(schema) {
        return format!("`{}`", words.join("`, `"));
    }
    let nouns: Vec<&str> = kinds(schema)
        .into_iter()
        .filter(|kind| *kind != "null")
        .map(|kind| match kind {
            "object" => "a mapping",
            "array" => "a list",
            "string" => "text",
            "integer" => "a whole number",
            "number" => "a number",
            "boolean" => "true or false",
            _ => "nothing",
        })
        .collect();
    if nouns.is_empty() {
        "nothing".to_owned()
    } else {
        nouns.join(" or ")
    }
}

fn first_sentence(text: &str) -> String {
    let line = text.split("\n\n").next().unwrap_or(text).replace('\n', " ");
    match line.find(". ") {
        Some(end) => line[..=end].to_owned(),
        None => line,
    }
}
