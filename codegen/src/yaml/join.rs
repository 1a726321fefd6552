//! Joins what the two passes found: the places of the first, the values of the second.

use super::document::{Entry, KeyKind, Node, NodeKind};
use super::outline::{Outline, Pair, Scalar, Shape};
use super::problems::Problems;
use super::value::Value;
use super::{INTEGER_OUT_OF_RANGE, NUMBER_NOT_FINITE, refusals};
use crate::diagnostic::{Diagnostic, Span, quote};
use std::collections::BTreeMap;

/// The tree with places and values. Gives nothing when the two passes disagree.
///
/// It calls itself for each level, of which the first pass lets through only a few.
pub(super) fn join(
    outline: Outline<'_>,
    value: Value,
    problems: &mut Problems<'_>,
) -> Option<Node> {
    let span = problems.span(&outline.range);
    match (outline.shape, value) {
        (Shape::List(items), Value::List(values)) if items.len() == values.len() => {
            let joined = items.into_iter().zip(values);
            let nodes = joined.map(|(item, value)| join(item, value, problems));
            let nodes = nodes.collect::<Option<_>>()?;
            Some(Node::new(span, NodeKind::List(nodes), None))
        }
        (Shape::Map(pairs), Value::Map(values)) if pairs.len() == values.len() => {
            let entries = entries(pairs, values, problems)?;
            Some(Node::new(span, NodeKind::Map(entries), None))
        }
        (Shape::Scalar(scalar), value) => node(scalar, value, span, problems),
        _ => {
            disagree(span, problems);
            None
        }
    }
}

fn entries(
    pairs: Vec<Pair<'_>>,
    values: Vec<(Value, Value)>,
    problems: &mut Problems<'_>,
) -> Option<Vec<Entry>> {
    let mut entries = Vec::with_capacity(pairs.len());
    let mut numbers = BTreeMap::new();
    for (pair, (key, value)) in pairs.into_iter().zip(values) {
        let key_span = problems.span(&pair.key_range);
        let key_kind = key_kind(&pair.key, &key, key_span, problems)?;
        let value = join(pair.value, value, problems)?;
        let mut repeated = pair.repeated;
        if let Value::Integer(number) = key
            && !repeated
            && let Some(first) = numbers.insert(number, key_span)
        {
            numbers.insert(number, first);
            problems.push(refusals::same_number(number, key_span, first));
            repeated = true;
        }
        if !repeated {
            entries.push(Entry {
                key: pair.key.text.into_owned(),
                key_span,
                key_kind,
                value,
            });
        }
    }
    Some(entries)
}

/// A key is kept as it is written; of its value only the kind matters.
fn key_kind(
    scalar: &Scalar<'_>,
    value: &Value,
    span: Span,
    problems: &mut Problems<'_>,
) -> Option<KeyKind> {
    match value {
        Value::String(text) if *text == scalar.text => Some(KeyKind::String),
        Value::Null if scalar.plain => Some(KeyKind::Null),
        Value::Bool(_) if scalar.plain => Some(KeyKind::Bool),
        Value::Integer(_) if scalar.plain => Some(KeyKind::Integer),
        Value::Wide if scalar.plain => {
            problems.push(out_of_range(&scalar.text, span));
            Some(KeyKind::Integer)
        }
        Value::Float(_) if scalar.plain => Some(KeyKind::Float),
        _ => {
            disagree(span, problems);
            None
        }
    }
}

fn node(scalar: Scalar<'_>, value: Value, span: Span, problems: &mut Problems<'_>) -> Option<Node> {
    let kind = match value {
        Value::String(text) if text == scalar.text => {
            return Some(Node::new(span, NodeKind::String(text), None));
        }
        _ if !scalar.plain => {
            disagree(span, problems);
            return None;
        }
        Value::Null => NodeKind::Null,
        Value::Bool(value) => NodeKind::Bool(value),
        Value::Integer(value) => NodeKind::Integer(value),
        Value::Float(value) if !value.is_finite() => {
            problems.push(not_finite(&scalar.text, span));
            NodeKind::Float(value)
        }
        Value::Float(value) if !is_decimal_integer(&scalar.text) => NodeKind::Float(value),
        // The error is reported, so the value only has to be an integer for the rules that follow.
        Value::Wide | Value::Float(_) => {
            problems.push(out_of_range(&scalar.text, span));
            NodeKind::Integer(if scalar.text.starts_with('-') {
                i64::MIN
            } else {
                i64::MAX
            })
        }
        Value::String(_) | Value::List(_) | Value::Map(_) => {
            disagree(span, problems);
            return None;
        }
    };
    Some(Node::new(span, kind, Some(scalar.text.into_owned())))
}

/// Whether a number has no point and no exponent: `serde_yaml` gives a float when it has too many digits.
fn is_decimal_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn out_of_range(text: &str, place: Span) -> Diagnostic {
    let message = format!("the integer {} does not fit into 64 bits", quote(text));
    Diagnostic::error(INTEGER_OUT_OF_RANGE, place, message)
        .label("integers go up to 9223372036854775807")
        .help("put it into quotes if it is an id")
}

fn not_finite(text: &str, place: Span) -> Diagnostic {
    let message = format!("`{text}` is not a number that JSON can hold");
    Diagnostic::error(NUMBER_NOT_FINITE, place, message)
        .help("write a finite number, or put it into quotes if it is text")
}

fn disagree(place: Span, problems: &mut Problems<'_>) {
    problems.refuse(refusals::ambiguous(place));
}
