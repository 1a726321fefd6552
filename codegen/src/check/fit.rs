//! Holds a value against a type: the one place that knows which JSON a schema accepts.

use super::scope::{Scope, Table, word_list};
use crate::diagnostic::{FileId, Span, quote};
use crate::schema::language::{EnumBase, EnumValue, FieldDef, TypeExpr};
use crate::schema::{BaseType, Definition};
use crate::text::nearest;
use crate::yaml::{Node, NodeKind};
use indexmap::IndexMap;

/// A place at which a value is not what the schema says.
pub(super) struct Deviation<'a> {
    pub(super) at: Span,
    /// The field in question, after those that hold it.
    pub(super) fields: Vec<&'a FieldDef>,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    pub(super) suggestion: Option<String>,
    /// The value is of the right kind, but not among those that its enum lists.
    pub(super) unlisted: bool,
}

/// Which members of an object are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Members {
    /// All of them: no others may be there.
    All,
    /// Those of the tables, whatever else is there.
    OfTables,
}

/// Gathers the deviations of a value.
pub(super) struct Fit<'s, 'a> {
    scope: &'s Scope<'a>,
    fields: Vec<&'a FieldDef>,
    found: Vec<Deviation<'a>>,
}

impl<'s, 'a> Fit<'s, 'a> {
    /// How an object deviates from tables of fields.
    pub(super) fn of_object(
        scope: &'s Scope<'a>,
        node: &Node,
        tables: &[Table<'a>],
        members: Members,
    ) -> Vec<Deviation<'a>> {
        let mut fit = Self {
            scope,
            fields: Vec::new(),
            found: Vec::new(),
        };
        fit.object(node, "the message", tables, members);
        fit.found
    }

    /// How a value deviates from a field.
    pub(super) fn of_field(
        scope: &'s Scope<'a>,
        node: &Node,
        name: &str,
        def: &'a FieldDef,
        file: FileId,
    ) -> Vec<Deviation<'a>> {
        let mut fit = Self {
            scope,
            fields: Vec::new(),
            found: Vec::new(),
        };
        fit.field(node, name, def, file);
        fit.found
    }

    fn object(&mut self, node: &Node, name: &str, tables: &[Table<'a>], members: Members) {
        let NodeKind::Map(entries) = &node.kind else {
            self.wrong_kind(node, name, "an object");
            return;
        };
        for entry in entries {
            let hit = tables
                .iter()
                .find_map(|(fields, file)| Some((fields.get(&entry.key)?, *file)));
            match hit {
                Some((def, file)) => self.field(&entry.value, &entry.key, def, file),
                None if members == Members::All => {
                    self.unknown_member(entry.key_span, &entry.key, tables)
                }
                None => {}
            }
        }
        if entries.is_empty() {
            return; // pages write `{}` for an object that they do not spell out
        }
        for (member, def) in tables.iter().flat_map(|(fields, _)| fields.iter()) {
            if def.required && !entries.iter().any(|entry| entry.key == *member) {
                self.fields.push(def);
                self.push(
                    head(node),
                    format!("{} is required, but missing here", quote(member)),
                    format!("{} belongs in here", quote(member)),
                );
                self.fields.pop();
            }
        }
    }

    fn field(&mut self, node: &Node, name: &str, def: &'a FieldDef, file: FileId) {
        self.fields.push(def);
        if node.kind == NodeKind::Null && def.nullable {
            self.fields.pop();
            return;
        }
        let before = self.found.len();
        self.value(node, name, &def.ty, def, file);
        if self.found.len() == before {
            self.constant(node, name, def);
            self.limits(node, name, def);
        }
        self.fields.pop();
    }

    fn value(&mut self, node: &Node, name: &str, ty: &TypeExpr, def: &'a FieldDef, file: FileId) {
        match ty {
            TypeExpr::List([inner]) => match &node.kind {
                NodeKind::List(items) => items
                    .iter()
                    .for_each(|item| self.value(item, name, inner, def, file)),
                _ => self.wrong_kind(node, name, "a list"),
            },
            TypeExpr::Map(map) => match &node.kind {
                NodeKind::Map(entries) => {
                    entries
                        .iter()
                        .for_each(|entry| self.value(&entry.value, name, &map.map, def, file));
                }
                _ => self.wrong_kind(node, name, "an object"),
            },
            TypeExpr::Name(word) => self.named(node, name, word, def, file),
        }
    }

    fn named(&mut self, node: &Node, name: &str, word: &str, def: &'a FieldDef, file: FileId) {
        if let Some(fields) = &def.fields {
            self.object(node, name, &[(fields, file)], Members::All);
            return;
        }
        let kind = &node.kind;
        let (fits, wanted) = match BaseType::from_word(word) {
            Some(BaseType::String) => (matches!(kind, NodeKind::String(_)), "a string"),
            Some(BaseType::Integer) => (matches!(kind, NodeKind::Integer(_)), "an integer"),
            Some(BaseType::Number) => (
                matches!(kind, NodeKind::Integer(_) | NodeKind::Float(_)),
                "a number",
            ),
            Some(BaseType::Boolean) => (matches!(kind, NodeKind::Bool(_)), "a boolean"),
            Some(BaseType::Any) => (true, "any value"),
            Some(BaseType::Object) => (matches!(kind, NodeKind::Map(_)), "an object"),
            None => {
                // A type that is not defined is a matter of `unknown-type`.
                let Some(symbol) = self.scope.symbols.lookup(file, word) else {
                    return;
                };
                match symbol.definition {
                    Definition::Object { fields, .. } => {
                        self.object(node, name, &[(fields, symbol.file)], Members::All);
                    }
                    Definition::Enum(table) => {
                        self.listed(node, name, word, table.of, &table.values)
                    }
                    Definition::Codes(table) => {
                        self.listed(node, name, word, table.of, &table.values)
                    }
                }
                return;
            }
        };
        if !fits {
            self.wrong_kind(node, name, wanted);
        }
    }

    fn listed(
        &mut self,
        node: &Node,
        name: &str,
        table: &str,
        base: EnumBase,
        values: &IndexMap<String, EnumValue>,
    ) {
        let (listed, wanted) = match (&node.kind, base) {
            (NodeKind::Integer(number), EnumBase::Integer) => (
                values.keys().any(|value| value.parse() == Ok(*number)),
                "an integer",
            ),
            (NodeKind::String(text), EnumBase::String) => (values.contains_key(text), "a string"),
            (_, EnumBase::Integer) => return self.wrong_kind(node, name, "an integer"),
            (_, EnumBase::String) => return self.wrong_kind(node, name, "a string"),
        };
        if !listed {
            let value = quote(node.text().unwrap_or_default());
            self.push(
                node.span,
                format!("{value} is not a value of {}", quote(table)),
                format!("{wanted}, but not a listed one"),
            );
            if let Some(deviation) = self.found.last_mut() {
                deviation.unlisted = true;
                deviation.help = Some(format!(
                    "listed are {}",
                    word_list(values.keys().map(String::as_str))
                ));
            }
        }
    }

    fn constant(&mut self, node: &Node, name: &str, def: &FieldDef) {
        let Some(constant) = &def.constant else {
            return;
        };
        if node.to_json() != *constant {
            let constant = quote(&constant.to_string());
            self.push(
                mark(node),
                format!("{} is always {constant}", quote(name)),
                format!("expected {constant}"),
            );
        }
    }

    fn limits(&mut self, node: &Node, name: &str, def: &FieldDef) {
        let beyond = match &node.kind {
            NodeKind::List(items) => counted(items.len(), def.min_items, def.max_items, "elements"),
            NodeKind::String(text) => counted(
                text.chars().count(),
                def.min_length,
                def.max_length,
                "characters",
            ),
            NodeKind::Integer(_) | NodeKind::Float(_) => measured(node, def),
            _ => None,
        };
        if let Some(beyond) = beyond {
            self.push(
                mark(node),
                format!("{} is outside of its limits", quote(name)),
                beyond,
            );
        }
    }

    fn unknown_member(&mut self, at: Span, member: &str, tables: &[Table<'a>]) {
        let known = || {
            tables
                .iter()
                .flat_map(|(fields, _)| fields.keys().map(String::as_str))
        };
        let near = nearest(member, known());
        self.push(
            at,
            format!("the schema has no member {} here", quote(member)),
            near.map_or_else(
                || "not in the schema".to_owned(),
                |near| format!("did you mean {}?", quote(near)),
            ),
        );
        if let Some(deviation) = self.found.last_mut() {
            deviation.suggestion = near.map(|near| format!("{near:?}"));
            if near.is_none() {
                deviation.help = Some(format!("known here: {}", word_list(known())));
            }
        }
    }

    fn wrong_kind(&mut self, node: &Node, name: &str, wanted: &str) {
        let actual = noun(&node.kind);
        self.push(
            mark(node),
            format!(
                "{} is {wanted}, not {actual}",
                if name.contains(' ') {
                    name.to_owned()
                } else {
                    quote(name)
                }
            ),
            format!("expected {wanted}"),
        );
        if node.kind == NodeKind::Null {
            if let Some(deviation) = self.found.last_mut() {
                deviation.help = Some(
                    "if null is a value of the field, say so with `nullable: true`".to_owned(),
                );
            }
        }
    }

    fn push(&mut self, at: Span, message: String, label: String) {
        let fields = self.fields.clone();
        self.found.push(Deviation {
            at,
            fields,
            message,
            label,
            help: None,
            suggestion: None,
            unlisted: false,
        });
    }
}

/// What a value is called in JSON.
fn noun(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Map(_) => "an object",
        other => other.noun(),
    }
}

/// A value to point at: all of it, or only its start if it may go over many lines.
fn mark(node: &Node) -> Span {
    match node.kind {
        NodeKind::List(_) | NodeKind::Map(_) => head(node),
        _ => node.span,
    }
}

fn head(node: &Node) -> Span {
    Span::new(
        node.span.file,
        node.span.start,
        node.span.end.min(node.span.start + 1),
    )
}

fn counted(count: usize, fewest: Option<u64>, most: Option<u64>, what: &str) -> Option<String> {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    if let Some(fewest) = fewest.filter(|fewest| count < *fewest) {
        return Some(format!("{count} {what}, at least {fewest} expected"));
    }
    let most = most.filter(|most| count > *most)?;
    Some(format!("{count} {what}, at most {most} expected"))
}

fn measured(node: &Node, def: &FieldDef) -> Option<String> {
    let number: f64 = node.text()?.parse().ok()?;
    if let Some(minimum) = def.minimum.filter(|minimum| number < *minimum) {
        return Some(format!("at least {minimum} expected"));
    }
    let maximum = def.maximum.filter(|maximum| number > *maximum)?;
    Some(format!("at most {maximum} expected"))
}
