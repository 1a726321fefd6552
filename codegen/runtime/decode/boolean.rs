//! Booleans.

use serde::de::Deserializer;

use super::scalar::{FromScalar, Scalar, decode_scalar};
use super::{Cx, Decode, Found};

impl Decode for bool {
    const EXPECTED: &'static str = "boolean";

    fn zero() -> Self {
        false
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

impl<'de> FromScalar<'de> for bool {
    const NAME: &'static str = bool::EXPECTED;

    #[inline]
    fn set(&mut self, scalar: Scalar<'de>, cx: &mut Cx) -> Result<Found, &'static str> {
        if let Scalar::Boolean(value) = scalar {
            *self = value;
            return Ok(Found::Value);
        }
        convert(&scalar, self, cx)
    }
}

/// Makes a boolean of another scalar; the error says what the scalar is.
fn convert(scalar: &Scalar<'_>, target: &mut bool, cx: &mut Cx) -> Result<Found, &'static str> {
    *target = match scalar {
        Scalar::Null => return Ok(Found::Null),
        Scalar::Boolean(value) => *value,
        Scalar::Integer(0) => false,
        Scalar::Integer(1) => true,
        Scalar::Integer(_) | Scalar::Large(_) => return Err("integer other than 0 and 1"),
        Scalar::Number(_) => return Err(scalar.describe()),
        Scalar::Text(text) => match text.trim() {
            "" => {
                cx.note_coerced(bool::EXPECTED, scalar.describe());
                return Ok(Found::Blank);
            }
            "0" => false,
            "1" => true,
            word if word.eq_ignore_ascii_case("false") => false,
            word if word.eq_ignore_ascii_case("true") => true,
            _ => return Err("text that is no boolean"),
        },
    };
    cx.note_coerced(bool::EXPECTED, scalar.describe());
    Ok(Found::Value)
}
