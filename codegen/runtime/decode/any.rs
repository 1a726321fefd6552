//! Values of which the documentation does not say more.

use serde::de::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Cx, Decode, Found};

impl Decode for Value {
    const EXPECTED: &'static str = "value";

    fn zero() -> Self {
        Self::Null
    }

    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        _cx: &mut Cx,
    ) -> Result<Found, D::Error> {
        *self = Self::deserialize(deserializer)?;
        Ok(if self.is_null() {
            Found::Null
        } else {
            Found::Value
        })
    }
}
