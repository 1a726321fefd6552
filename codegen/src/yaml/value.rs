//! The second pass: what every value is.
//!
//! `serde_yaml` gives the types; the tree here differs from its own `Value` in what it must not lose:
//! a key that is there twice, and an integer that 64 bits do not hold.

use super::problems::Problems;
use super::refusals;
use crate::diagnostic::{Position, SourceFile};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value without its place.
#[derive(Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Integer(i64),
    /// An integer below or above `i64`.
    Wide,
    Float(f64),
    String(String),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
}

/// Reads a text that passed the first pass. What is refused here is text about which readers differ.
pub(super) fn read(source: &SourceFile, problems: &mut Problems<'_>) -> Option<Value> {
    match serde_yaml::from_str(source.text()) {
        Ok(value) => Some(value),
        Err(error) => {
            let at = error.location().map_or(0, |location| {
                source.offset(Position {
                    line: location.line(),
                    column: location.column(),
                })
            });
            let place = problems.span(&(at..at));
            let reason = error.to_string();
            // The position is in the span, in the same way as everywhere else.
            let reason = reason.split(" at line ").next().unwrap_or(&reason);
            problems.refuse(refusals::unreadable(place).label(reason));
            None
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a YAML value without a tag")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Wide, Value::Integer))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Wide, Value::Integer))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Wide, Value::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = access.next_entry()? {
            pairs.push(pair);
        }
        Ok(Value::Map(pairs))
    }
}
