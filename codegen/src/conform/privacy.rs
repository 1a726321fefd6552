//! What of a recording may be shown: names that are names, and values that can only be words of an enum.

use serde_json::Value;

/// Longer names and values are taken for data.
const LONGEST: usize = 40;
/// More digits make a phone number, an id or a time.
const MOST_DIGITS: usize = 4;

/// The name of a member, if it is one: the keys of a map may be phone numbers or names of people.
pub(super) fn name(key: &str) -> Option<&str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    let is_name = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
        && key.chars().all(plain)
        && is_short(key);
    is_name.then_some(key)
}

/// The value of an enum, if it can be shown.
pub(super) fn enum_value(value: &Value, is_sensitive: bool) -> Option<String> {
    if is_sensitive {
        return None;
    }
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    (text.chars().all(plain) && is_short(&text)).then_some(text)
}

fn is_short(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.len() <= LONGEST && digits <= MOST_DIGITS
}

#[cfg(test)]
mod tests {
    use super::{enum_value, name};
    use serde_json::json;

    #[test]
    fn names_are_shown_and_data_is_not() {
        for shown in ["orderID", "call_2", "X-Trace", "$ref", "_id"] {
            assert_eq!(name(shown), Some(shown));
        }
        for hidden in [
            "+4915112345",
            "15112345678",
            "Max Muster",
            "a@b.example",
            "",
            "张三",
            "u15112",
        ] {
            assert_eq!(name(hidden), None, "{hidden}");
        }
    }

    #[test]
    fn values_are_shown_if_they_are_short_words() {
        assert_eq!(enum_value(&json!("busy"), false).as_deref(), Some("busy"));
        assert_eq!(enum_value(&json!(-13), false).as_deref(), Some("-13"));
        for hidden in [
            json!("Max Muster"),
            json!("15112345678"),
            json!(15_112_345_678_i64),
            json!(["busy"]),
            json!(null),
        ] {
            assert_eq!(enum_value(&hidden, false), None, "{hidden}");
        }
        assert_eq!(enum_value(&json!("busy"), true), None);
    }
}
