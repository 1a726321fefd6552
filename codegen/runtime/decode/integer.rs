//! Integers: signed, 64 bits.

use serde::de::Deserializer;

use super::scalar::{FromScalar, Scalar, decode_scalar};
use super::{Cx, Decode, Found};

impl Decode for i64 {
    const EXPECTED: &'static str = "integer";

    fn zero() -> Self {
        0
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

impl<'de> FromScalar<'de> for i64 {
    const NAME: &'static str = i64::EXPECTED;

    #[inline]
    fn set(&mut self, scalar: Scalar<'de>, cx: &mut Cx) -> Result<Found, &'static str> {
        if let Scalar::Integer(value) = scalar {
            *self = value;
            return Ok(Found::Value);
        }
        convert(&scalar, self, cx)
    }
}

/// Makes an integer of another scalar; the error says what the scalar is.
fn convert(scalar: &Scalar<'_>, target: &mut i64, cx: &mut Cx) -> Result<Found, &'static str> {
    *target = match scalar {
        Scalar::Null => return Ok(Found::Null),
        Scalar::Boolean(value) => i64::from(*value),
        Scalar::Integer(value) => *value,
        Scalar::Large(_) => return Err(scalar.describe()),
        Scalar::Number(value) => whole(*value)?,
        Scalar::Text(text) => match text.trim() {
            "" => {
                cx.note_coerced(i64::EXPECTED, scalar.describe());
                return Ok(Found::Blank);
            }
            digits => parse(digits)?,
        },
    };
    cx.note_coerced(i64::EXPECTED, scalar.describe());
    Ok(Found::Value)
}

fn parse(text: &str) -> Result<i64, &'static str> {
    text.parse().or_else(|_| {
        let value = text.parse().map_err(|_| "text that is no number")?;
        whole(value)
    })
}

/// A float as an integer, if that is what it stands for exactly.
fn whole(value: f64) -> Result<i64, &'static str> {
    // From 2^53 on neighbouring integers share a float, so the one that was sent is lost.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() != 0.0 {
        // Also infinities and NaN, whose fraction is NaN.
        Err("number with a fraction")
    } else if value.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "checked: whole and small")]
        Ok(value as i64)
    } else {
        Err("number too large to be exact")
    }
}
