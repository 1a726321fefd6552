//! Holds a value against a type: the one place that knows which JSON a schema accepts.

use super::deviation::Deviation;
use super::limits;
use super::scope::{Scope, Table};
use crate::diagnostic::{FileId, quote};
use crate::schema::language::{EnumBase, EnumValue, FieldDef, TypeExpr};
use crate::schema::{BaseType, Definition};
use crate::yaml::{Node, NodeKind};
use indexmap::IndexMap;

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
    /// The fields on the way to the value that is looked at.
    fields: Vec<&'a FieldDef>,
    found: Vec<Deviation<'a>>,
}

impl<'s, 'a> Fit<'s, 'a> {
    fn new(scope: &'s Scope<'a>) -> Self {
        Self {
            scope,
            fields: Vec::new(),
            found: Vec::new(),
        }
    }

    /// How an object deviates from tables of fields.
    pub(super) fn of_object(
        scope: &'s Scope<'a>,
        node: &Node,
        tables: &[Table<'a>],
        members: Members,
    ) -> Vec<Deviation<'a>> {
        let mut fit = Self::new(scope);
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
        let mut fit = Self::new(scope);
        fit.field(node, name, def, file);
        fit.found
    }

    fn push(&mut self, deviation: Deviation<'a>) {
        self.found.push(deviation.of(self.fields.clone()));
    }

    fn object(&mut self, node: &Node, what: &str, tables: &[Table<'a>], members: Members) {
        let NodeKind::Map(entries) = &node.kind else {
            self.push(Deviation::wrong_kind(node, what, "an object"));
            return;
        };
        for entry in entries {
            let hit =
                (tables.iter()).find_map(|(fields, file)| Some((fields.get(&entry.key)?, *file)));
            if let Some((def, file)) = hit {
                self.field(&entry.value, &entry.key, def, file);
            } else if members == Members::All {
                let known = tables.iter().flat_map(|(fields, _)| fields.keys());
                let known: Vec<&str> = known.map(String::as_str).collect();
                self.push(Deviation::unknown_member(
                    entry.key_span,
                    &entry.key,
                    &known,
                ));
            }
        }
        if entries.is_empty() {
            return; // pages write `{}` for an object that they do not spell out
        }
        for (member, def) in tables.iter().flat_map(|(fields, _)| fields.iter()) {
            if def.required && node.get(member).is_none() {
                self.fields.push(def);
                self.push(Deviation::missing_member(node, member));
                self.fields.pop();
            }
        }
    }

    fn field(&mut self, node: &Node, name: &str, def: &'a FieldDef, file: FileId) {
        if node.kind == NodeKind::Null && def.nullable {
            return;
        }
        self.fields.push(def);
        let before = self.found.len();
        self.value(node, &quote(name), &def.ty, def, file);
        if self.found.len() == before {
            let more = [
                limits::constant(node, name, def),
                limits::limits(node, name, def),
            ];
            more.into_iter()
                .flatten()
                .for_each(|deviation| self.push(deviation));
        }
        self.fields.pop();
    }

    /// `what` is the value's name for messages.
    fn value(&mut self, node: &Node, what: &str, ty: &TypeExpr, def: &'a FieldDef, file: FileId) {
        match (ty, &node.kind) {
            (TypeExpr::List([inner]), NodeKind::List(items)) => {
                let what = element(what);
                for item in items {
                    self.value(item, &what, inner, def, file);
                }
            }
            (TypeExpr::Map(map), NodeKind::Map(entries)) => {
                let what = element(what);
                for entry in entries {
                    self.value(&entry.value, &what, &map.map, def, file);
                }
            }
            (TypeExpr::List(_), _) => self.push(Deviation::wrong_kind(node, what, "a list")),
            (TypeExpr::Map(_), _) => self.push(Deviation::wrong_kind(node, what, "an object")),
            (TypeExpr::Name(word), _) => self.named(node, what, word, def, file),
        }
    }

    fn named(&mut self, node: &Node, what: &str, word: &str, def: &'a FieldDef, file: FileId) {
        if let Some(fields) = &def.fields {
            self.object(node, what, &[(fields, file)], Members::All);
        } else if let Some(base) = BaseType::from_word(word) {
            let (fits, wanted) = fits(&node.kind, base);
            if !fits {
                self.push(Deviation::wrong_kind(node, what, wanted));
            }
        } else if let Some(symbol) = self.scope.symbols.lookup(file, word) {
            match symbol.definition {
                Definition::Object { fields, .. } => {
                    self.object(node, what, &[(fields, symbol.file)], Members::All);
                }
                Definition::Enum(table) => self.listed(node, what, word, table.of, &table.values),
                Definition::Codes(table) => self.listed(node, what, word, table.of, &table.values),
            }
        }
        // A type that is not defined is a matter of `unknown-type`.
    }

    fn listed(
        &mut self,
        node: &Node,
        what: &str,
        table: &str,
        base: EnumBase,
        values: &IndexMap<String, EnumValue>,
    ) {
        let listed = match (&node.kind, base) {
            (NodeKind::Integer(number), EnumBase::Integer) => {
                values.keys().any(|value| value.parse() == Ok(*number))
            }
            (NodeKind::String(text), EnumBase::String) => values.contains_key(text),
            (_, EnumBase::Integer) => {
                return self.push(Deviation::wrong_kind(node, what, "an integer"));
            }
            (_, EnumBase::String) => {
                return self.push(Deviation::wrong_kind(node, what, "a string"));
            }
        };
        if !listed {
            let values = values.keys().map(String::as_str);
            self.push(Deviation::unlisted(node, table, values));
        }
    }
}

/// What the elements of a list and the values of a map are called in messages.
fn element(what: &str) -> String {
    if what.starts_with('`') {
        format!("each element of {what}")
    } else {
        what.to_owned()
    }
}

/// Whether a value is of a base type, and what the type is called.
fn fits(kind: &NodeKind, base: BaseType) -> (bool, &'static str) {
    match base {
        BaseType::String => (matches!(kind, NodeKind::String(_)), "a string"),
        BaseType::Integer => (matches!(kind, NodeKind::Integer(_)), "an integer"),
        BaseType::Number => (
            matches!(kind, NodeKind::Integer(_) | NodeKind::Float(_)),
            "a number",
        ),
        BaseType::Boolean => (matches!(kind, NodeKind::Bool(_)), "a boolean"),
        BaseType::Any => (true, "any value"),
        BaseType::Object => (matches!(kind, NodeKind::Map(_)), "an object"),
    }
}
