//! The stand-in for one value: a number that nobody has, or a word. It has the type of the value and about its length, and
//! keeps the field's limits.

use std::borrow::Cow;

use serde_json::{Number, Value};

use super::super::super::draft::{DraftField, DraftType};

/// Digits of a number that nobody has: there is no area code 555.
const DIGITS: &str = "15550100";
/// What stands for any other text.
const TEXT: &str = "example";
/// The longest text that is short; of longer ones, such as tokens, the length is kept.
const SHORT: usize = 16;

/// One value: text or a number. What can only be one of a few values, or is written in a form of its own, stays.
pub(super) fn put(value: &mut Value, field: &DraftField, count: &mut usize) {
    if field.constant.is_some() || field.unit.is_some() || is_listed(&field.ty) {
        return;
    }
    let masked = match &*value {
        Value::String(text) => Some(Value::from(self::text(text, field))),
        Value::Number(number) => self::number(number, field).map(Value::Number),
        _ => None,
    };
    if let Some(masked) = masked.filter(|masked| masked != value) {
        *value = masked;
        *count += 1;
    }
}

/// Whether only the values of an enum are expected.
fn is_listed(ty: &DraftType) -> bool {
    match ty {
        DraftType::Enum(_) => true,
        DraftType::List(inner) | DraftType::Map(inner) => is_listed(inner),
        _ => false,
    }
}

fn text<'t>(text: &'t str, field: &DraftField) -> Cow<'t, str> {
    if says_nothing(text) {
        return text.into();
    }
    let letters = text.chars().count();
    if is_dialled(text) {
        return dialled(text).into();
    }
    let link = "https://example.com/example";
    let mail = "someone@example.com";
    if text.starts_with("http") && fits(link, field) {
        return link.into();
    }
    if text.contains('@') && fits(mail, field) {
        return mail.into();
    }
    let wanted = if letters > SHORT { letters } else { TEXT.len() };
    let least = field.min_length.unwrap_or(0);
    let most = field.max_length.unwrap_or(u64::MAX).max(least);
    let length = (wanted as u64).clamp(least, most);
    // The limits are the page's, and might be any number.
    let length =
        usize::try_from(length).map_or(letters, |length| length.min(letters.max(TEXT.len())));
    TEXT.chars()
        .chain("-".chars())
        .cycle()
        .take(length)
        .collect::<String>()
        .into()
}

fn fits(text: &str, field: &DraftField) -> bool {
    let length = text.len() as u64;
    field.min_length.is_none_or(|least| length >= least)
        && field.max_length.is_none_or(|most| length <= most)
}

/// Whether there is nothing to hide: no text, the name of a type, or what the vendor has masked.
fn says_nothing(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '*' | 'x' | 'X' | ' ')) || text == "string"
}

/// Whether it is a number to be called, or several, in any of the ways of writing one.
fn is_dialled(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && (text.chars())
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | ','))
}

/// The numbers with other digits, written as they were.
fn dialled(text: &str) -> String {
    let mut digits = 0;
    let mut next = |c: char| match c {
        '0'..='9' => {
            digits += 1;
            number_of_nobody().nth(digits - 1).unwrap_or(c)
        }
        ',' => {
            digits = 0;
            c
        }
        _ => c,
    };
    text.chars().map(&mut next).collect()
}

fn number_of_nobody() -> impl Iterator<Item = char> {
    DIGITS.chars().chain(std::iter::repeat('0'))
}

/// A whole number of as many digits, within the field's limits. Others are amounts, which tell of nobody.
fn number(number: &Number, field: &DraftField) -> Option<Number> {
    let text = number.to_string();
    if number.is_f64() || text.len() < 2 {
        return None;
    }
    let digits: String = number_of_nobody()
        .take(text.trim_start_matches('-').len())
        .collect();
    let masked: Number = digits.parse().ok()?;
    let own = masked.as_f64()?;
    let limit =
        (field.minimum.filter(|least| own < *least)).or(field.maximum.filter(|most| own > *most));
    match limit {
        Some(limit) => format!("{limit:.0}")
            .parse()
            .ok()
            .filter(|limit: &Number| !limit.is_f64()),
        None => Some(masked),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::sensitive;
    use super::*;

    fn stand_in(value: Value, field: &DraftField) -> Value {
        let mut value = value;
        super::super::held(&mut value, field, false, &mut 0);
        value
    }

    #[test]
    fn stand_ins_are_of_the_same_kind() {
        let field = sensitive("a", DraftType::String);
        for (was, is) in [
            (json!("+8613812345678"), json!("+1555010000000")),
            (json!("020 7946-0958"), json!("155 5010-0000")),
            (
                json!("13812345678,13912345678"),
                json!("15550100000,15550100000"),
            ),
            (json!("Ann"), json!("example")),
            (json!("dGhpcyBpcyBhIHRva2Vu"), json!("example-example-exam")),
            (
                json!("https://files.test/1.mp3"),
                json!("https://example.com/example"),
            ),
            (json!("ann@corp.test"), json!("someone@example.com")),
            (json!(["Ann", "Bob"]), json!(["example", "example"])),
            (json!(13_812_345_678_u64), json!(15_550_100_000_u64)),
            (json!(1.5), json!(1.5)),
            (json!(true), json!(true)),
            (json!(null), json!(null)),
            (json!("string"), json!("string")),
            (json!(""), json!("")),
            (json!("138****5678"), json!("example")),
        ] {
            assert_eq!(stand_in(was.clone(), &field), is, "{was}");
        }
    }

    #[test]
    fn limits_hold() {
        let field = DraftField {
            min_length: Some(10),
            max_length: Some(12),
            ..sensitive("a", DraftType::String)
        };
        assert_eq!(stand_in(json!("Jane Doe II"), &field), "example-ex");
        assert_eq!(stand_in(json!("https://a.test"), &field), "example-ex");
        let field = DraftField {
            max_length: Some(4),
            ..sensitive("a", DraftType::String)
        };
        assert_eq!(stand_in(json!("Ann"), &field), "exam");
        let field = DraftField {
            minimum: Some(20_000.0),
            ..sensitive("a", DraftType::Integer)
        };
        assert_eq!(stand_in(json!(31_234), &field), 20_000);
        let field = DraftField {
            constant: Some(json!("me")),
            ..sensitive("a", DraftType::String)
        };
        assert_eq!(stand_in(json!("me"), &field), "me");
    }
}
