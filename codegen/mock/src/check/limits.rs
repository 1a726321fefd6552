//! Constants and limits of one value.

use serde_json::Value;
use tablewright::model::{Field, Limits, Meaning};

use super::Problem;

/// What the field says about a value besides its type.
pub(super) fn check(value: &Value, field: &Field, path: &str) -> Option<Problem> {
    if let Some(constant) = &field.constant
        && !same(value, constant)
    {
        let text = format!("`{path}` is always {constant}");
        return Some(Problem::new(Meaning::InvalidParameter, text));
    }
    limits(value, &field.limits, path)
}

/// Equal, whichever way a number is written.
fn same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() < f64::EPSILON,
        _ => a == b,
    }
}

fn limits(value: &Value, limits: &Limits, path: &str) -> Option<Problem> {
    match value {
        Value::Array(items) => count(items.len(), limits, path),
        Value::String(text) => characters(text, limits, path),
        Value::Number(number) => range(number.as_f64()?, limits, path),
        Value::Null | Value::Bool(_) | Value::Object(_) => None,
    }
}

fn invalid(text: String) -> Problem {
    Problem::new(Meaning::InvalidParameter, text)
}

fn count(items: usize, limits: &Limits, path: &str) -> Option<Problem> {
    let items = items as u64;
    match (limits.min_items, limits.max_items) {
        (_, Some(most)) if items > most => {
            let text = format!("`{path}` has {items} elements; at most {most} are taken");
            Some(Problem::new(Meaning::TooManyItems, text))
        }
        (Some(fewest), _) if items < fewest => Some(invalid(format!(
            "`{path}` has {items} elements; at least {fewest} are needed"
        ))),
        _ => None,
    }
}

fn characters(text: &str, limits: &Limits, path: &str) -> Option<Problem> {
    let count = text.chars().count() as u64;
    if limits.max_length.is_some_and(|most| count > most) {
        return Some(invalid(format!("`{path}` has too many characters")));
    }
    if limits.min_length.is_some_and(|fewest| count < fewest) {
        return Some(invalid(format!("`{path}` has too few characters")));
    }
    // A pattern that this engine cannot read is not held against the client.
    let pattern = limits.pattern.as_deref();
    let pattern = pattern.and_then(|it| regex_lite::Regex::new(it).ok());
    if pattern.is_some_and(|pattern| !pattern.is_match(text)) {
        return Some(invalid(format!("`{path}` does not match its pattern")));
    }
    None
}

fn range(number: f64, limits: &Limits, path: &str) -> Option<Problem> {
    if limits.minimum.is_some_and(|least| number < least) {
        return Some(invalid(format!("`{path}` is too small")));
    }
    if limits.maximum.is_some_and(|most| number > most) {
        return Some(invalid(format!("`{path}` is too large")));
    }
    None
}
