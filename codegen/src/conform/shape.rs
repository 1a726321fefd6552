//! What values at one place look like, merged over all of them: enough to propose a type for a member that the schema
//! does not have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::kind::JsonKind;
use super::privacy;

/// Deeper than this, what is inside is not looked at.
const DEEPEST: usize = 16;

/// The kinds of the values at a place, and what is inside of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    kinds: BTreeSet<JsonKind>,
    /// How many objects there were.
    objects: usize,
    /// Members of objects, with the number of objects that have them.
    members: BTreeMap<String, (usize, Self)>,
    /// An object has keys that are data.
    is_map: bool,
    /// Elements of lists, or values of a map.
    elements: Option<Box<Self>>,
}

impl Shape {
    /// The shape of one value.
    pub(super) fn of(value: &Value) -> Self {
        let mut shape = Self::default();
        shape.add(value);
        shape
    }

    /// Takes the values of another shape into account.
    pub(super) fn merge(&mut self, other: Self) {
        self.kinds.extend(other.kinds);
        self.objects += other.objects;
        self.is_map |= other.is_map;
        for (name, (count, member)) in other.members {
            let known = self.members.entry(name).or_default();
            known.0 += count;
            known.1.merge(member);
        }
        if let Some(elements) = other.elements {
            self.elements.get_or_insert_default().merge(*elements);
        }
    }

    /// Takes one more value into account.
    fn add(&mut self, value: &Value) {
        self.add_at(value, 0);
    }

    fn add_at(&mut self, value: &Value, depth: usize) {
        self.kinds.insert(JsonKind::of(value));
        if depth == DEEPEST {
            return;
        }
        match value {
            Value::Array(items) => {
                let elements = self.elements.get_or_insert_default();
                for item in items {
                    elements.add_at(item, depth + 1);
                }
            }
            Value::Object(members) => {
                self.objects += 1;
                for (key, value) in members {
                    if let Some(name) = privacy::name(key) {
                        let (count, member) = self.members.entry(name.to_owned()).or_default();
                        *count += 1;
                        member.add_at(value, depth + 1);
                    } else {
                        self.is_map = true;
                        self.elements
                            .get_or_insert_default()
                            .add_at(value, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// The kinds in words.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        words.join(" or ")
    }

    /// The keys of a field of the schema language that holds these values, as flow YAML.
    pub(super) fn field(&self, is_required: bool) -> String {
        let mut keys = vec![format!("type: {}", self.type_word())];
        if is_required {
            keys.push("required: true".to_owned());
        }
        if self.kinds.contains(&JsonKind::Null) && self.kinds.len() > 1 {
            keys.push("nullable: true".to_owned());
        }
        if let Some(shape) = self.members_of() {
            let members = shape.members.iter().map(|(name, (count, member))| {
                format!("{name}: {}", member.field(*count == shape.objects))
            });
            keys.push(format!(
                "fields: {{ {} }}",
                members.collect::<Vec<_>>().join(", ")
            ));
        }
        format!("{{ {} }}", keys.join(", "))
    }

    /// The one kind besides null.
    fn only_kind(&self) -> Option<JsonKind> {
        let mut kinds = self.kinds.iter().filter(|kind| **kind != JsonKind::Null);
        match (kinds.next(), kinds.next(), kinds.next()) {
            (Some(kind), None, _) => Some(*kind),
            (Some(JsonKind::Integer), Some(JsonKind::Number), None) => Some(JsonKind::Number),
            _ => None,
        }
    }

    fn type_word(&self) -> String {
        let inner = || match &self.elements {
            Some(elements) => elements.type_word(),
            None => "any".to_owned(),
        };
        match self.only_kind() {
            Some(JsonKind::List) => format!("[{}]", inner()),
            Some(JsonKind::Object) if self.is_map => format!("{{ map: {} }}", inner()),
            Some(JsonKind::Object) if self.members.is_empty() => "{ map: any }".to_owned(),
            Some(kind) => kind.word().to_owned(),
            None => "any".to_owned(),
        }
    }

    /// The object whose members a field has to spell out, through lists and maps.
    fn members_of(&self) -> Option<&Self> {
        match self.only_kind()? {
            JsonKind::Object if !self.is_map => (!self.members.is_empty()).then_some(self),
            JsonKind::List | JsonKind::Object => self.elements.as_ref()?.members_of(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;
    use serde_json::{Value, json};

    fn field(values: &[Value]) -> String {
        let mut shape = Shape::default();
        for value in values {
            shape.merge(Shape::of(value));
        }
        shape.field(false)
    }

    #[test]
    fn a_field_is_proposed_that_holds_what_was_seen() {
        for (values, proposed) in [
            (vec![json!("a")], "{ type: string }"),
            (
                vec![json!(1), json!(null)],
                "{ type: integer, nullable: true }",
            ),
            (vec![json!(1), json!(1.5)], "{ type: number }"),
            (vec![json!(null)], "{ type: any }"),
            (vec![json!(1), json!("a")], "{ type: any }"),
            (vec![json!([]), json!(["a"])], "{ type: [string] }"),
            (vec![json!({})], "{ type: { map: any } }"),
            (
                vec![json!({ "15112345678": 1 })],
                "{ type: { map: integer } }",
            ),
            (
                vec![json!([{ "a": 1 }, { "a": 2, "b": true }])],
                "{ type: [object], fields: { a: { type: integer, required: true }, b: { type: boolean } } }",
            ),
        ] {
            assert_eq!(field(&values), proposed);
        }
    }
}
