//! Field types for numbers and text that have a unit.
//!
//! They keep exactly what is on the wire; conversions to [`std::time`] are methods.
//!
//! * `instant`: points in time as a number; `span`: durations as a number,
//! * `text`: dates and times as text, with the calendar in `civil`,
//! * `decimal`: decimal numbers as text.

mod civil;
mod decimal;
mod instant;
mod span;
mod text;

pub(super) use self::civil::http_date;
pub use self::decimal::Decimal;
pub use self::instant::{UnixMillis, UnixSeconds};
pub use self::span::{Days, FractionalSeconds, Hours, Millis, Minutes, Seconds};
pub use self::text::{Clock, Date, LocalDateTime, Rfc3339};

/// What every unit has in common: it reads, writes and masks like the raw value inside.
macro_rules! transparent {
    ($name:ident, $raw:ty) => {
        impl From<$raw> for $name {
            fn from(raw: $raw) -> Self {
                Self(raw)
            }
        }

        impl From<$name> for $raw {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        /// The value as on the wire, without the unit.
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                super::super::decode::deserialize(deserializer)
            }
        }

        impl super::super::decode::Decode for $name {
            const EXPECTED: &'static str = <$raw as super::super::decode::Decode>::EXPECTED;

            fn zero() -> Self {
                Self(<$raw as super::super::decode::Decode>::zero())
            }

            #[inline]
            fn decode<'de, D: ::serde::Deserializer<'de>>(
                &mut self,
                deserializer: D,
                cx: &mut super::super::cx::Cx,
            ) -> Result<super::super::decode::Found, D::Error> {
                self.0.decode(deserializer, cx)
            }
        }

        impl super::super::mask::Mask for $name {}
    };
}

/// Units of whole numbers.
macro_rules! integer {
    ($name:ident) => {
        super::transparent!($name, i64);

        impl $name {
            /// From the number on the wire.
            pub const fn from_raw(raw: i64) -> Self {
                Self(raw)
            }

            /// The number on the wire.
            pub const fn as_raw(self) -> i64 {
                self.0
            }
        }
    };
}

/// Units of text.
macro_rules! textual {
    ($name:ident) => {
        super::transparent!($name, String);

        impl $name {
            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

use {integer, textual, transparent};
