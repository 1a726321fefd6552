//! What a single value must be besides of its kind: within its limits, and written as its unit says.

use serde_json::Value;

use crate::model::{Limits, Unit};

/// The limit that a value exceeds.
pub(super) fn outside(limits: &Limits, value: &Value) -> Option<String> {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let (count, (least, most), keys) = match value {
        Value::Array(items) => (
            count(items.len()),
            (limits.min_items, limits.max_items),
            ["min_items", "max_items"],
        ),
        Value::String(text) => (
            count(text.chars().count()),
            (limits.min_length, limits.max_length),
            ["min_length", "max_length"],
        ),
        Value::Number(number) => {
            let number = number.as_f64()?;
            if let Some(limit) = limits.minimum.filter(|limit| number < *limit) {
                return Some(format!("below minimum {limit}"));
            }
            let limit = limits.maximum.filter(|limit| number > *limit)?;
            return Some(format!("above maximum {limit}"));
        }
        _ => return None,
    };
    if let Some(limit) = least.filter(|limit| count < *limit) {
        return Some(format!("below {} {limit}", keys[0]));
    }
    let limit = most.filter(|limit| count > *limit)?;
    Some(format!("above {} {limit}", keys[1]))
}

/// Whether a text has the form of a unit: `9` stands for a digit. What the digits mean is not looked at.
pub(super) fn is_written_as(text: &str, unit: Unit) -> bool {
    let like = |text: &str, form: &str| {
        text.len() == form.len()
            && text
                .bytes()
                .zip(form.bytes())
                .all(|(byte, form)| match form {
                    b'9' => byte.is_ascii_digit(),
                    other => byte == other,
                })
    };
    match unit {
        Unit::Date => like(text, "9999-99-99"),
        Unit::Clock => like(text, "99:99:99"),
        Unit::LocalDatetime => {
            let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
            let digits = !fraction.is_empty() && fraction.bytes().all(|it| it.is_ascii_digit());
            like(seconds, "9999-99-99 99:99:99") && digits
        }
        Unit::Rfc3339 => {
            let Some((start, rest)) = text.split_at_checked(19) else {
                return false;
            };
            let zone = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
            let offset = like(zone, "+99:99") || like(zone, "-99:99");
            let is_zone = zone.eq_ignore_ascii_case("z") || offset;
            like(&start.replace(['t', ' '], "T"), "9999-99-99T99:99:99") && is_zone
        }
        Unit::Decimal => {
            let number = text.strip_prefix('-').unwrap_or(text);
            let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
            let digits =
                |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
            digits(whole) && digits(fraction)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Unit, is_written_as};

    #[test]
    fn forms_of_units() {
        for (text, unit, is_so) in [
            ("2024-12-16", Unit::Date, true),
            ("16.12.2024", Unit::Date, false),
            ("00:01:02", Unit::Clock, true),
            ("2023-10-19 14:13:07", Unit::LocalDatetime, true),
            ("2023-10-19 14:13:07.123", Unit::LocalDatetime, true),
            ("2023-10-19 14:13:07.", Unit::LocalDatetime, false),
            ("2023-10-19T06:13:17Z", Unit::Rfc3339, true),
            ("2023-10-19T06:13:17.5+08:00", Unit::Rfc3339, true),
            ("2023-10-19T06:13:17", Unit::Rfc3339, false),
            ("时时时时时时时", Unit::Rfc3339, false),
            ("-11.00", Unit::Decimal, true),
            ("11,00", Unit::Decimal, false),
            ("", Unit::Decimal, false),
        ] {
            assert_eq!(is_written_as(text, unit), is_so, "{text}");
        }
    }
}
