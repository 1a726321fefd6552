//! Fields as the draft has them: what the words of their rows say beyond name and type.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::{DraftEnum, DraftErratum, DraftField, DraftType};
use super::super::words::required::Required;
use super::super::words::{defaults, limits, pattern, sensitive, units};
use super::enums::Named;
use super::node::{Node, core};

/// Names of what is counted in a query.
static COUNTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:page|size|limit|offset|count|num|index|rows)(?:no|num|number|size|index)?$")
});
static NULL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:may|can|might|could) be null\b|\bnullable\b|\bor null\b|\bnull if\b|\bis null (?:if|when)|可(?:能|以)?为\s?null|为null",
    )
});

/// What is needed to finish the fields of one spot.
pub(super) struct Finish<'a> {
    /// Where the fields are in the terms of the schema language.
    pub(super) root: &'static str,
    /// The fields are headers.
    pub(super) is_headers: bool,
    /// The other side sends them.
    pub(super) is_answer: bool,
    /// Values that tables list, by field name.
    pub(super) tables: &'a [Named],
    /// Scalars of the examples, by path.
    pub(super) scalars: &'a BTreeMap<String, Vec<Value>>,
    /// The enums of the draft.
    pub(super) enums: &'a mut Vec<DraftEnum>,
    /// The names of all fields of this spot.
    pub(super) names: &'a BTreeSet<String>,
    /// Disagreements.
    pub(super) errata: &'a mut Vec<DraftErratum>,
}

impl Finish<'_> {
    /// The fields of one level.
    pub(super) fn fields(&mut self, nodes: Vec<Node>, path: &mut Vec<String>) -> Vec<DraftField> {
        nodes
            .into_iter()
            .map(|node| self.field(node, path))
            .collect()
    }

    fn field(&mut self, mut node: Node, path: &mut Vec<String>) -> DraftField {
        path.push(node.name.clone());
        let scalars: &[Value] = self.scalars.get(&path.join(".")).map_or(&[], Vec::as_slice);
        if !node.typed && matches!(node.ty, DraftType::Any) {
            if !node.children.is_empty() {
                node.ty = DraftType::Object;
            } else if self.root == "query" && COUNTS.is_match(&node.name) && is_count(&node.example)
            {
                node.ty = DraftType::Integer;
            } else if self.is_headers || matches!(self.root, "query" | "path") {
                node.ty = DraftType::String;
            }
        }
        if !node.children.is_empty() && !matches!(core(&node.ty), DraftType::Object) {
            node.ty = with_object(&node.ty);
        }
        // What stands in an address is text.
        if self.root == "query" && node.ty == DraftType::List(Box::new(DraftType::Any)) {
            node.ty = DraftType::List(Box::new(DraftType::String));
        }
        let mut shown: Vec<&Value> = scalars.iter().collect();
        let cell = cell(&node.example, &node.ty);
        shown.extend(cell.iter());
        let limits = limits::read(&node.ty, &node.description);
        let mut field = DraftField {
            name: node.name.clone(),
            line: node.line,
            required: node.required == Some(Required::Always) || self.root == "path",
            nullable: node.nullable || NULL.is_match(&node.description),
            unit: node
                .words
                .unit
                .or_else(|| units::unit(&node.ty, &node.name, &node.description, &shown)),
            min_items: limits.min_items,
            max_items: limits.max_items,
            min_length: limits.min_length,
            max_length: limits
                .max_length
                .or(node.words.max_length)
                .or_else(|| length(&node)),
            minimum: limits.minimum,
            maximum: limits.maximum,
            sensitive: sensitive::is_sensitive(&node.name, &node.description)
                && node.children.is_empty()
                && matches!(core(&node.ty), DraftType::String | DraftType::Any),
            deprecated: sensitive::deprecated(&node.description),
            description: node.description.clone(),
            example: cell,
            unsure: std::mem::take(&mut node.unsure),
            ..DraftField::default()
        };
        if !self.is_headers || !field.name.eq_ignore_ascii_case("content-type") {
            field.default = default(&node, field.required);
        }
        field.ty = node.ty.clone();
        self.constant(&node, &mut field, path, scalars);
        if field.constant.is_none() {
            self.enumeration(&node, &mut field, path, scalars);
        }
        if field
            .unit
            .is_some_and(|unit| unit.is_text() != matches!(core(&node.ty), DraftType::String))
            || matches!(core(&field.ty), DraftType::Enum(_))
        {
            field.unit = None;
        }
        if matches!(core(&field.ty), DraftType::Enum(_)) {
            field.minimum = None;
            field.maximum = None;
            field.max_length = None;
            field.min_length = None;
        }
        if field.required && !self.is_answer {
            field.default = None;
        }
        field.fields = self.fields(node.children, path);
        path.pop();
        field
    }
}

/// Whether an example counts something: a number without zeros in front.
fn is_count(example: &str) -> bool {
    let example = example.trim();
    (1..=6).contains(&example.len())
        && example.chars().all(|c| c.is_ascii_digit())
        && (example.len() == 1 || !example.starts_with('0'))
}

fn length(node: &Node) -> Option<u64> {
    if node.ty != DraftType::String {
        return None;
    }
    node.length
        .trim()
        .rsplit(['-', '~'])
        .next()?
        .trim()
        .trim_end_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .ok()
}

fn default(node: &Node, required: bool) -> Option<Value> {
    let text = if node.default.is_empty() {
        defaults::read(&node.description)?
    } else {
        node.default.clone()
    };
    if required {
        return None;
    }
    cell(&text, &node.ty)
}

/// The text of a cell as a value of the type.
fn cell(text: &str, ty: &DraftType) -> Option<Value> {
    let text = text.trim();
    let bare = text.trim_matches(['"', '“', '”', '`', '\'']);
    if text.is_empty() || matches!(text, "-" | "--" | "/" | "无" | "N/A" | "none") {
        return None;
    }
    match ty {
        DraftType::Integer => bare.parse::<i64>().ok().map(Value::from),
        DraftType::Number => {
            let number = bare.parse::<f64>().ok()?;
            serde_json::Number::from_f64(number).map(Value::Number)
        }
        DraftType::Boolean => match bare.to_lowercase().as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        DraftType::String => (bare.chars().count() <= 200).then(|| Value::String(bare.to_owned())),
        _ => None,
    }
}

fn with_object(ty: &DraftType) -> DraftType {
    match ty {
        DraftType::List(inner) => DraftType::List(Box::new(with_object(inner))),
        DraftType::Map(inner) => DraftType::Map(Box::new(with_object(inner))),
        _ => DraftType::Object,
    }
}

/// The scalars of some messages by the path of names to them.
pub(super) fn scalars(values: &[&Value]) -> BTreeMap<String, Vec<Value>> {
    fn walk(
        value: &Value,
        path: &mut Vec<String>,
        out: &mut BTreeMap<String, Vec<Value>>,
        depth: usize,
    ) {
        if depth > 40 {
            return;
        }
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    path.push(key.clone());
                    walk(value, path, out, depth + 1);
                    path.pop();
                }
            }
            Value::Array(list) => list
                .iter()
                .take(50)
                .for_each(|value| walk(value, path, out, depth + 1)),
            Value::Null => {}
            scalar => {
                let known = out.entry(path.join(".")).or_default();
                if known.len() < 20 && !known.contains(scalar) {
                    known.push(scalar.clone());
                }
            }
        }
    }
    let mut out = BTreeMap::new();
    for value in values {
        walk(value, &mut Vec::new(), &mut out, 0);
    }
    out
}
