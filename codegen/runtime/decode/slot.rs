//! What a null means for a member of a record.

use serde::de::{DeserializeSeed, Deserializer};

use super::super::drift::OddityKind;
use super::super::maybe::Maybe;
use super::{Cx, Decode, Found};

/// The place in a record for one member: a value, an `Option` of one, or a [`Maybe`].
pub trait Slot: Sized {
    /// What the member is until it was read.
    fn vacant() -> Self;

    /// Reads the member, replacing what is there. A null is noted unless the member is `nullable`.
    ///
    /// # Errors
    ///
    /// If the value cannot be converted without loss, or the deserializer fails.
    fn fill<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        nullable: bool,
        cx: &mut Cx,
    ) -> Result<(), D::Error>;
}

/// [`Slot::vacant`], to be named without naming the type.
pub fn vacant<T: Slot>() -> T {
    T::vacant()
}

/// A member that is always there.
impl<T: Decode> Slot for T {
    fn vacant() -> Self {
        T::zero()
    }

    #[inline]
    fn fill<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        nullable: bool,
        cx: &mut Cx,
    ) -> Result<(), D::Error> {
        *self = T::zero();
        read(self, deserializer, nullable, cx)?;
        Ok(())
    }
}

/// A member that can be left out, or can be null.
impl<T: Decode> Slot for Option<T> {
    fn vacant() -> Self {
        None
    }

    #[inline]
    fn fill<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        nullable: bool,
        cx: &mut Cx,
    ) -> Result<(), D::Error> {
        let value = self.insert(T::zero());
        if !read(value, deserializer, nullable, cx)? {
            *self = None;
        }
        Ok(())
    }
}

/// A member that can be left out and can be null.
impl<T: Decode> Slot for Maybe<T> {
    fn vacant() -> Self {
        Self::Absent
    }

    #[inline]
    fn fill<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        nullable: bool,
        cx: &mut Cx,
    ) -> Result<(), D::Error> {
        let mut value = T::zero();
        *self = if read(&mut value, deserializer, nullable, cx)? {
            Self::Value(value)
        } else {
            Self::Null
        };
        Ok(())
    }
}

/// Reads a value that may be null, noting a null that should not be; tells whether there is one.
#[inline]
pub(super) fn read<'de, T: Decode, D: Deserializer<'de>>(
    value: &mut T,
    deserializer: D,
    nullable: bool,
    cx: &mut Cx,
) -> Result<bool, D::Error> {
    let found = value.decode(deserializer, cx)?;
    if found == Found::Null && !nullable {
        cx.note(|| OddityKind::UnexpectedNull);
    }
    Ok(found == Found::Value)
}

/// Fills a slot with the next value of an object.
pub(crate) struct SlotSeed<'a, T> {
    pub(crate) slot: &'a mut T,
    pub(crate) nullable: bool,
    pub(crate) cx: &'a mut Cx,
}

impl<'de, T: Slot> DeserializeSeed<'de> for SlotSeed<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.slot.fill(deserializer, self.nullable, self.cx)
    }
}
