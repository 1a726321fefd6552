//! Text.

use std::borrow::Cow;

use serde::de::Deserializer;
use serde_json::Number;

use super::scalar::{FromScalar, Scalar, decode_scalar};
use super::{Cx, Decode, Found};

impl Decode for String {
    const EXPECTED: &'static str = "text";

    fn zero() -> Self {
        Self::new()
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        cx: &mut Cx,
    ) -> Result<Found, D::Error> {
        decode_scalar(self, deserializer, cx)
    }
}

/// Reads text, borrowed from the input where it can be; `None` is a null.
#[allow(dead_code, reason = "without generated enums nothing calls it")]
#[inline]
pub(crate) fn decode_text<'de, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut Cx,
) -> Result<Option<Cow<'de, str>>, D::Error> {
    let mut text = Cow::Borrowed("");
    let found = decode_scalar(&mut text, deserializer, cx)?;
    Ok((found == Found::Value).then_some(text))
}

impl<'de> FromScalar<'de> for String {
    const NAME: &'static str = String::EXPECTED;

    #[inline]
    fn set(&mut self, scalar: Scalar<'de>, cx: &mut Cx) -> Result<Found, &'static str> {
        if let Scalar::Text(text) = scalar {
            *self = text.into_owned();
            return Ok(Found::Value);
        }
        convert(&scalar, self, cx)
    }
}

impl<'de> FromScalar<'de> for Cow<'de, str> {
    const NAME: &'static str = String::EXPECTED;

    #[inline]
    fn set(&mut self, scalar: Scalar<'de>, cx: &mut Cx) -> Result<Found, &'static str> {
        if let Scalar::Text(text) = scalar {
            *self = text;
            return Ok(Found::Value);
        }
        convert(&scalar, self.to_mut(), cx)
    }
}

/// Makes text of another scalar, namely its JSON text; the error says what the scalar is.
fn convert(scalar: &Scalar<'_>, target: &mut String, cx: &mut Cx) -> Result<Found, &'static str> {
    *target = match scalar {
        Scalar::Null => return Ok(Found::Null),
        Scalar::Text(text) => text.clone().into_owned(),
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Integer(value) => value.to_string(),
        Scalar::Large(value) => value.to_string(),
        Scalar::Number(value) => print(*value)?,
    };
    cx.note_coerced(String::EXPECTED, scalar.describe());
    Ok(Found::Value)
}

fn print(value: f64) -> Result<String, &'static str> {
    // From 2^53 on this may be a long identifier whose last digits are already lost.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match Number::from_f64(value) {
        Some(number) if value.abs() < EXACT => Ok(number.to_string()),
        _ => Err("number too large to be exact"),
    }
}
