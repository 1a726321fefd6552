//! Reading from other deserializers than that of `serde_json` over text.

use serde::de::value::{Error, MapDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde_json::json;

use crate::body;
use crate::demo::{Call, CallStatus};
use crate::runtime::{Decimal, Seconds};

#[test]
fn values_in_memory() {
    let call: Call = serde_json::from_value(body::plain()).unwrap();
    assert_eq!(serde_json::to_value(&call).unwrap(), body::plain());
    let refused = serde_json::from_value::<Call>(json!(null)).unwrap_err();
    assert_eq!(refused.to_string(), "expected object, found nothing");
}

/// Hands out its content as an option or as a newtype, as some formats do.
struct Wrapped {
    optional: bool,
    content: Option<i64>,
}

impl<'de> Deserializer<'de> for Wrapped {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (self.optional, self.content) {
            (_, None) => visitor.visit_none(),
            (true, Some(content)) => visitor.visit_some(content.into_deserializer()),
            (false, Some(content)) => visitor.visit_newtype_struct(content.into_deserializer()),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn options_and_newtypes() {
    for optional in [true, false] {
        let of = |content| Wrapped { optional, content };
        assert_eq!(Seconds::deserialize(of(Some(5))), Ok(Seconds(5)));
        let refused = Seconds::deserialize(of(None)).unwrap_err();
        assert_eq!(refused.to_string(), "expected integer, found nothing");
        let refused = Call::deserialize(of(Some(5))).unwrap_err();
        assert_eq!(refused.to_string(), "expected object, found integer");
    }
}

#[test]
fn large_integers() {
    let read =
        |value: i128| Seconds::deserialize(IntoDeserializer::<Error>::into_deserializer(value));
    assert_eq!(read(-5), Ok(Seconds(-5)));
    let refused = read(i128::from(u64::MAX)).unwrap_err().to_string();
    assert_eq!(refused, "expected integer, found integer beyond 64 bits");
    assert_eq!(read(i128::MAX).unwrap_err().to_string(), refused);
}

/// With `arbitrary_precision`, `serde_json` hands out numbers as objects with one member.
#[test]
fn numbers_of_arbitrary_precision() {
    let number = |text: &'static str| {
        MapDeserializer::<_, Error>::new(std::iter::once(("$serde_json::private::Number", text)))
    };
    assert_eq!(
        CallStatus::deserialize(number("10")),
        Ok(CallStatus::UserBusy)
    );
    assert_eq!(Seconds::deserialize(number("2.0")), Ok(Seconds(2)));
    assert_eq!(
        Decimal::deserialize(number("18446744073709551615"))
            .unwrap()
            .as_str(),
        "18446744073709551615"
    );
    assert!(Seconds::deserialize(number("2.5")).is_err());
    assert!(Seconds::deserialize(number("x")).is_err());
}
