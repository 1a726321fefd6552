//! Tolerant reading of values.
//!
//! * `scalar`: the one visitor for everything that is neither list nor object,
//! * `integer`, `number`, `boolean`, `text`, `any`: what is made of it,
//! * `container`: the visitor for lists and objects; `list` and `map` for what is made of them,
//! * `slot`: what a missing value or a null means for a member.
//!
//! Records are in `record`, as there is more to them than reading.

mod any;
mod boolean;
mod container;
mod integer;
mod list;
mod map;
mod number;
mod scalar;
mod slot;
mod text;

use serde::de::{self, Deserializer, IgnoredAny, MapAccess};

use super::cx::Cx;

pub(crate) use self::container::{Container, ContainerVisitor};
pub(crate) use self::slot::SlotSeed;
pub use self::slot::{Slot, vacant};
pub(crate) use self::text::decode_text;

/// A value that can be read tolerantly.
pub trait Decode: Sized {
    /// What the documentation calls it, for errors and drift: `integer`, `text`, `object`.
    const EXPECTED: &'static str;

    /// What stands in for a value that is not there: empty, 0, false.
    fn zero() -> Self;

    /// Reads a value into `self`, which is at zero, and stays there if no value is found.
    ///
    /// In place, because records are large and would be moved once for every layer of serde
    /// between a list and its elements.
    ///
    /// # Errors
    ///
    /// If the value cannot be converted without loss, or the deserializer fails.
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        cx: &mut Cx,
    ) -> Result<Found, D::Error>;

    /// Reads the members of an object into `self`, which is at zero; tells whether there are any.
    ///
    /// Only records can be read like this.
    ///
    /// # Errors
    ///
    /// As for [`decode`](Self::decode).
    fn decode_members<'de, A: MapAccess<'de>>(
        &mut self,
        mut map: A,
        _cx: &mut Cx,
    ) -> Result<bool, A::Error> {
        match map.next_key::<IgnoredAny>()? {
            None => Ok(false),
            Some(_) => Err(refuse(Self::EXPECTED, "object")),
        }
    }
}

/// What was found where a value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A value.
    Value,
    /// A null. Whether that is odd is up to the member.
    Null,
    /// Something that some servers send in place of null, `""` or `[]`. It is already noted.
    Blank,
}

/// Reads a value outside of a record: the body of most `Deserialize` implementations.
///
/// Here a null is refused, since there is no member that could say what it means.
pub(crate) fn deserialize<'de, T: Decode, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = T::zero();
    match value.decode(deserializer, &mut Cx::silent())? {
        Found::Value => Ok(value),
        Found::Null | Found::Blank => Err(refuse(T::EXPECTED, "nothing")),
    }
}

/// The error for a value that cannot be converted. It does not repeat the value, which may be private.
#[cold]
pub(crate) fn refuse<E: de::Error>(expected: &str, found: &str) -> E {
    E::custom(format_args!("expected {expected}, found {found}"))
}
