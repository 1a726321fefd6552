//! The visitor for lists and objects: what is neither is a null, a stand-in for null, or refused.

use std::fmt;

use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Cx, Decode, Found, refuse};

/// A value made of others.
pub(crate) trait Container: Decode {
    /// Reads it from an object into `self`, which is at zero.
    fn decode_map<'de, A: MapAccess<'de>>(
        &mut self,
        map: A,
        cx: &mut Cx,
    ) -> Result<Found, A::Error>;

    /// Reads it from a list; unless overridden, only an empty one will do, in place of null.
    fn decode_seq<'de, A: SeqAccess<'de>>(
        &mut self,
        mut seq: A,
        cx: &mut Cx,
    ) -> Result<Found, A::Error> {
        if seq.next_element::<IgnoredAny>()?.is_some() {
            return Err(refuse(Self::EXPECTED, "list"));
        }
        // PHP cannot tell an empty object from an empty list.
        cx.note_coerced(Self::EXPECTED, "empty list");
        Ok(Found::Blank)
    }
}

pub(crate) struct ContainerVisitor<'a, T> {
    pub(crate) target: &'a mut T,
    pub(crate) cx: &'a mut Cx,
}

impl<'de, T: Container> Visitor<'de> for ContainerVisitor<'_, T> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.target.decode_map(map, self.cx)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        self.target.decode_seq(seq, self.cx)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Found::Null)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Found::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        if text.trim().is_empty() {
            self.cx.note_coerced(T::EXPECTED, "empty text");
            Ok(Found::Blank)
        } else {
            Err(refuse(T::EXPECTED, "text"))
        }
    }

    // serde's defaults for these would repeat the value in their error.
    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Self::Value, E> {
        Err(refuse(T::EXPECTED, "boolean"))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Self::Value, E> {
        Err(refuse(T::EXPECTED, "integer"))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Self::Value, E> {
        Err(refuse(T::EXPECTED, "integer"))
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Self::Value, E> {
        Err(refuse(T::EXPECTED, "integer"))
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Self::Value, E> {
        Err(refuse(T::EXPECTED, "integer"))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Self::Value, E> {
        Err(refuse(T::EXPECTED, "number"))
    }
}
