//! Numbers with a fraction.

use serde::de::Deserializer;

use super::scalar::{FromScalar, Scalar, decode_scalar};
use super::{Cx, Decode, Found};

impl Decode for f64 {
    const EXPECTED: &'static str = "number";

    fn zero() -> Self {
        0.0
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

impl<'de> FromScalar<'de> for f64 {
    const NAME: &'static str = f64::EXPECTED;

    #[inline]
    fn set(&mut self, scalar: Scalar<'de>, cx: &mut Cx) -> Result<Found, &'static str> {
        if let Scalar::Number(value) = scalar {
            *self = value;
            return Ok(Found::Value);
        }
        convert(&scalar, self, cx)
    }
}

/// Makes a number of another scalar; the error says what the scalar is.
#[expect(
    clippy::cast_precision_loss,
    reason = "numbers are floats by contract; any reader of JSON rounds beyond 2^53"
)]
fn convert(scalar: &Scalar<'_>, target: &mut f64, cx: &mut Cx) -> Result<Found, &'static str> {
    let (value, odd) = match scalar {
        Scalar::Null => return Ok(Found::Null),
        Scalar::Number(value) => (*value, false),
        // JSON has one kind of number, so `1` for `1.0` is not odd.
        Scalar::Integer(value) => (*value as f64, false),
        Scalar::Large(value) => (*value as f64, false),
        Scalar::Boolean(value) => (f64::from(*value), true),
        Scalar::Text(text) => match text.trim() {
            "" => {
                cx.note_coerced(f64::EXPECTED, scalar.describe());
                return Ok(Found::Blank);
            }
            digits => (parse(digits)?, true),
        },
    };
    if odd {
        cx.note_coerced(f64::EXPECTED, scalar.describe());
    }
    *target = value;
    Ok(Found::Value)
}

fn parse(text: &str) -> Result<f64, &'static str> {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        // Rust also reads "inf" and "NaN", and rounds "1e999" to infinity.
        _ => Err("text that is no number"),
    }
}
