//! Lists.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess};

use super::super::cx::Segment;
use super::slot::read;
use super::{Container, ContainerVisitor, Cx, Decode, Found};

impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: &'static str = "list";

    fn zero() -> Self {
        Self::new()
    }

    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        cx: &mut Cx,
    ) -> Result<Found, D::Error> {
        deserializer.deserialize_any(ContainerVisitor { target: self, cx })
    }
}

impl<T: Decode> Container for Vec<T> {
    fn decode_seq<'de, A: SeqAccess<'de>>(
        &mut self,
        mut seq: A,
        cx: &mut Cx,
    ) -> Result<Found, A::Error> {
        while seq
            .next_element_seed(PushSeed { list: self, cx })?
            .is_some()
        {}
        Ok(Found::Value)
    }

    /// An empty object is an empty list, and any other object a list of one.
    fn decode_map<'de, A: MapAccess<'de>>(
        &mut self,
        map: A,
        cx: &mut Cx,
    ) -> Result<Found, A::Error> {
        let mut element = T::zero();
        if element.decode_members(map, cx)? {
            self.push(element);
        }
        cx.note_coerced(Self::EXPECTED, "object");
        Ok(Found::Value)
    }
}

/// Appends a value to a list.
struct PushSeed<'a, T> {
    list: &'a mut Vec<T>,
    cx: &'a mut Cx,
}

impl<'de, T: Decode> DeserializeSeed<'de> for PushSeed<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { list, cx } = self;
        let mut element = T::zero();
        cx.within(Segment::Index(list.len()), |cx| {
            read(&mut element, deserializer, false, cx)
        })?;
        list.push(element);
        Ok(())
    }
}
