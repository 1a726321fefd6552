//! Maps with free keys.

use std::collections::BTreeMap;

use serde::de::{Deserializer, MapAccess};

use super::super::cx::Segment;
use super::{Container, ContainerVisitor, Cx, Decode, Found, SlotSeed};

impl<T: Decode> Decode for BTreeMap<String, T> {
    const EXPECTED: &'static str = "object";

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

impl<T: Decode> Container for BTreeMap<String, T> {
    fn decode_map<'de, A: MapAccess<'de>>(
        &mut self,
        mut map: A,
        cx: &mut Cx,
    ) -> Result<Found, A::Error> {
        while let Some(key) = map.next_key()? {
            let mut value = T::zero();
            cx.within(Segment::AnyKey, |cx| {
                map.next_value_seed(SlotSeed {
                    slot: &mut value,
                    nullable: false,
                    cx,
                })
            })?;
            self.insert(key, value);
        }
        Ok(Found::Value)
    }
}
