//! A YAML file as values with places, and ways to find something in it.

use crate::diagnostic::{FileId, Span};
use serde_json::{Map, Number, Value};

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The file.
    pub file: FileId,
    /// Its value.
    pub root: Node,
}

impl Document {
    /// The value at a path. See [`Node::at`].
    pub fn at(&self, path: &[impl AsRef<str>]) -> Option<&Node> {
        self.root.at(path)
    }

    /// Where to point for a path: the key of the deepest step that exists, or the item for a step into a
    /// list. When not even the first step exists it is the whole value.
    pub fn place(&self, path: &[impl AsRef<str>]) -> Span {
        let mut node = &self.root;
        let mut place = node.span;
        for step in path {
            let Some((span, next)) = node.step(step.as_ref()) else {
                break;
            };
            (place, node) = (span, next);
        }
        place
    }

    /// Where the value at a path is; the place of the path where there is no such value, or it is left out.
    pub fn value_place(&self, path: &[impl AsRef<str>]) -> Span {
        match self.at(path) {
            Some(node) if !node.span.range().is_empty() => node.span,
            _ => self.place(path),
        }
    }
}

/// A value and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where the value is: with its quotes or brackets; a block from its first key or dash to the end of its
    /// last value; empty and behind its key when the value is left out.
    pub span: Span,
    /// The value.
    pub kind: NodeKind,
    /// Numbers, booleans and null as they are written: `1.10`, `0x1F`, `~`. Nothing for other values.
    pub raw: Option<String>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// `null`, `~` or nothing at all.
    Null,
    /// `true` or `false`; `yes` and `no` are strings.
    Bool(bool),
    /// An integer. Digits after a leading zero are a string.
    Integer(i64),
    /// A number with a point or an exponent. See [`Node::raw`] for how it is written.
    Float(f64),
    /// Text.
    String(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file. No key is there twice.
    Map(Vec<Entry>),
}

impl NodeKind {
    /// What the value is, as a noun with its article: `a list`.
    pub const fn noun(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number",
            Self::String(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
        }
    }
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key as it is written, without quotes: `01` stays `01`.
    pub key: String,
    /// Where the key is.
    pub key_span: Span,
    /// What the key is when it is read as a value.
    pub key_kind: KeyKind,
    /// The value.
    pub value: Node,
}

/// What a key is when it is read as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// Text, in quotes or not.
    String,
    /// A plain integer.
    Integer,
    /// A plain number with a point or an exponent.
    Float,
    /// A plain `true` or `false`.
    Bool,
    /// A plain `null` or `~`, or a key that is left out.
    Null,
}

impl Node {
    pub(super) const fn new(span: Span, kind: NodeKind, raw: Option<String>) -> Self {
        Self { span, kind, raw }
    }

    /// The entry of a mapping with this key. It compares with one key after the other: iterate over the
    /// entries to look at many.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries()?.iter().find(|entry| entry.key == key)
    }

    /// The value at a path of keys. A step into a list is its index, from 0, in decimal.
    pub fn at(&self, path: &[impl AsRef<str>]) -> Option<&Self> {
        path.iter().try_fold(self, |node, step| {
            node.step(step.as_ref()).map(|(_, next)| next)
        })
    }

    /// One step down, and where to point for it.
    fn step(&self, step: &str) -> Option<(Span, &Self)> {
        match &self.kind {
            NodeKind::Map(_) => {
                let entry = self.get(step)?;
                Some((entry.key_span, &entry.value))
            }
            NodeKind::List(items) => {
                let item = items.get(step.parse::<usize>().ok()?)?;
                Some((item.span, item))
            }
            _ => None,
        }
    }

    /// The entries of a mapping.
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.kind {
            NodeKind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn items(&self) -> Option<&[Self]> {
        match &self.kind {
            NodeKind::List(items) => Some(items),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of an integer.
    pub const fn as_integer(&self) -> Option<i64> {
        match self.kind {
            NodeKind::Integer(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a boolean.
    pub const fn as_bool(&self) -> Option<bool> {
        match self.kind {
            NodeKind::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The text of any scalar: of a string its value, otherwise what is written in the file.
    pub fn text(&self) -> Option<&str> {
        self.raw.as_deref().or_else(|| self.as_str())
    }

    /// The value as JSON, with keys in the order of the file. A number that JSON cannot hold, which was
    /// reported when the file was read, becomes null.
    pub fn to_json(&self) -> Value {
        match &self.kind {
            NodeKind::Null => Value::Null,
            NodeKind::Bool(value) => Value::Bool(*value),
            NodeKind::Integer(value) => Value::from(*value),
            NodeKind::Float(value) => Number::from_f64(*value).map_or(Value::Null, Value::Number),
            NodeKind::String(text) => Value::String(text.clone()),
            NodeKind::List(items) => items.iter().map(Self::to_json).collect(),
            NodeKind::Map(entries) => Value::Object(
                (entries.iter())
                    .map(|entry| (entry.key.clone(), entry.value.to_json()))
                    .collect::<Map<_, _>>(),
            ),
        }
    }
}
