//! Answers made large.

use serde_json::Value;

/// Repeats what is in the first list that is not empty until the JSON has about `size` bytes.
///
/// An answer without such a list is followed by blanks, which JSON allows.
pub(crate) fn enlarge(answer: &mut Value, size: usize) -> Vec<u8> {
    let start = answer.to_string().len();
    if let Some(list) = first_list(answer) {
        let shown = list.clone();
        let each = Value::Array(shown.clone())
            .to_string()
            .len()
            .saturating_sub(1)
            .max(1);
        let more = size.saturating_sub(start).div_ceil(each);
        for _ in 0..more {
            list.extend(shown.iter().cloned());
        }
        return answer.to_string().into_bytes();
    }
    let mut bytes = answer.to_string().into_bytes();
    bytes.resize(bytes.len().max(size), b' ');
    bytes
}

/// The outermost list, the first of them.
fn first_list(value: &mut Value) -> Option<&mut Vec<Value>> {
    let depth = (0..8).find(|depth| has_list(value, *depth))?;
    at_depth(value, depth)
}

fn has_list(value: &Value, depth: usize) -> bool {
    match value {
        Value::Array(items) => depth == 0 && !items.is_empty(),
        Value::Object(members) if depth > 0 => {
            members.values().any(|member| has_list(member, depth - 1))
        }
        _ => false,
    }
}

fn at_depth(value: &mut Value, depth: usize) -> Option<&mut Vec<Value>> {
    match value {
        Value::Array(items) if depth == 0 && !items.is_empty() => Some(items),
        Value::Object(members) if depth > 0 => members
            .values_mut()
            .find_map(|member| at_depth(member, depth - 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::enlarge;

    #[test]
    fn lists_grow_and_other_answers_are_padded() {
        let mut listed = json!({ "code": 0, "data": { "rows": [{ "id": 1 }] } });
        let bytes = enlarge(&mut listed, 1000);
        assert!((1000..1100).contains(&bytes.len()), "{}", bytes.len());
        let read: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(read["data"]["rows"][60], json!({ "id": 1 }));

        let bytes = enlarge(&mut json!({ "code": 0 }), 1000);
        assert_eq!(bytes.len(), 1000);
        assert_eq!(
            serde_json::from_slice::<Value>(&bytes).unwrap(),
            json!({ "code": 0 })
        );
    }
}
