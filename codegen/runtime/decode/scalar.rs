//! The one visitor for everything that is neither list nor object.
//!
//! What is made of the value is up to [`FromScalar`], and decided inside of the visitor, because serde's
//! errors get their position when a visitor returns.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Cx, Found, refuse};

/// A value as it was sent.
#[derive(Debug)]
pub(crate) enum Scalar<'de> {
    Null,
    Boolean(bool),
    Integer(i64),
    /// An integer that only fits unsigned 64 bits.
    Large(u64),
    Number(f64),
    Text(Cow<'de, str>),
}

/// A value that can be made of scalars.
pub(crate) trait FromScalar<'de> {
    /// What the documentation calls it.
    const NAME: &'static str;

    /// Takes the value of a scalar, noting a conversion; the error says what the scalar is.
    fn set(&mut self, scalar: Scalar<'de>, cx: &mut Cx) -> Result<Found, &'static str>;
}

/// Reads any scalar into `target`.
#[inline]
pub(crate) fn decode_scalar<'de, T: FromScalar<'de>, D: Deserializer<'de>>(
    target: &mut T,
    deserializer: D,
    cx: &mut Cx,
) -> Result<Found, D::Error> {
    deserializer.deserialize_any(ScalarVisitor { target, cx })
}

impl Scalar<'_> {
    /// What to call it in errors and drift.
    pub(crate) fn describe(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "boolean",
            Self::Integer(_) => "integer",
            Self::Large(_) => "integer beyond 64 bits",
            Self::Number(_) => "number",
            Self::Text(text) if text.trim().is_empty() => "empty text",
            Self::Text(_) => "text",
        }
    }
}

struct ScalarVisitor<'a, T> {
    target: &'a mut T,
    cx: &'a mut Cx,
}

impl<'de, T: FromScalar<'de>> ScalarVisitor<'_, T> {
    #[inline]
    fn set<E: de::Error>(self, scalar: Scalar<'de>) -> Result<Found, E> {
        self.target
            .set(scalar, self.cx)
            .map_err(|found| refuse(T::NAME, found))
    }
}

impl<'de, T: FromScalar<'de>> Visitor<'de> for ScalarVisitor<'_, T> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NAME)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Found, E> {
        self.set(Scalar::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Found, E> {
        self.set(Scalar::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Found, E> {
        self.set(Scalar::Boolean(value))
    }

    #[inline]
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Found, E> {
        self.set(Scalar::Integer(value))
    }

    #[inline]
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Found, E> {
        self.set(i64::try_from(value).map_or(Scalar::Large(value), Scalar::Integer))
    }

    // The 128-bit defaults of serde would repeat the value in their error.
    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Found, E> {
        match (i64::try_from(value), u64::try_from(value)) {
            (Ok(value), _) => self.visit_i64(value),
            (_, Ok(value)) => self.visit_u64(value),
            _ => Err(refuse(T::NAME, "integer beyond 64 bits")),
        }
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Found, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => Err(refuse(T::NAME, "integer beyond 64 bits")),
        }
    }

    #[inline]
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Found, E> {
        self.set(Scalar::Number(value))
    }

    #[inline]
    fn visit_borrowed_str<E: de::Error>(self, value: &'de str) -> Result<Found, E> {
        self.set(Scalar::Text(Cow::Borrowed(value)))
    }

    #[inline]
    fn visit_str<E: de::Error>(self, value: &str) -> Result<Found, E> {
        self.set(Scalar::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Found, E> {
        self.set(Scalar::Text(Cow::Owned(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Found, A::Error> {
        Err(refuse(T::NAME, "list"))
    }

    /// An object, or a number if somebody in the build has turned on `serde_json`'s
    /// `arbitrary_precision`: that feature hands out every number as an object with one member.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        if map.next_key_seed(NumberKey)? == Some(true) {
            if let Some(number) = parse_number(&map.next_value::<String>()?) {
                return self.set(number);
            }
        }
        Err(refuse(T::NAME, "object"))
    }
}

/// A JSON number from its text, as the reader would hand it out without `arbitrary_precision`.
fn parse_number(text: &str) -> Option<Scalar<'static>> {
    let integer = text.parse().map(Scalar::Integer);
    let large = || text.parse().map(Scalar::Large);
    let number = || text.parse().map(Scalar::Number);
    integer.or_else(|_| large()).or_else(|_| number()).ok()
}

/// Tells whether a key is the one that marks a number.
struct NumberKey;

impl<'de> DeserializeSeed<'de> for NumberKey {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NumberKey {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E>(self, key: &str) -> Result<bool, E> {
        Ok(key == "$serde_json::private::Number")
    }
}
