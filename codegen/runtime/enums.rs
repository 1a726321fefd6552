//! What open enums share.
//!
//! A generated enum has a variant for each documented value and `Unknown` for the others, and says
//! itself which is which (`from_raw`, `as_raw`, `description`). The macros add what is the same for
//! all: comparison by the raw value, so that a hand-made `Unknown(10)` equals the variant for 10;
//! conversions; reading and writing.

/// Implements everything else for a `Copy` enum with `Unknown(i64)`.
#[allow(unused_macros, reason = "without generated types nothing expands it")]
macro_rules! integer_enum {
    ($name:ident) => {
        impl $name {
            /// Whether the documentation lists this value.
            pub const fn is_known(self) -> bool {
                !matches!(Self::from_raw(self.as_raw()), Self::Unknown(_))
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_raw() == other.as_raw()
            }
        }

        impl Eq for $name {}

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_raw().hash(state);
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.as_raw().cmp(&other.as_raw())
            }
        }

        /// The number and what it means, such as `10 (user busy)`.
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let raw = self.as_raw();
                match Self::from_raw(raw).description() {
                    Some(description) => write!(f, "{raw} ({description})"),
                    None if self.is_known() => write!(f, "{raw}"),
                    None => write!(f, "{raw} (unknown)"),
                }
            }
        }

        impl From<i64> for $name {
            fn from(raw: i64) -> Self {
                Self::from_raw(raw)
            }
        }

        impl From<$name> for i64 {
            fn from(value: $name) -> Self {
                value.as_raw()
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_raw())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::deserialize(deserializer)
            }
        }

        impl $crate::runtime::Decode for $name {
            const EXPECTED: &'static str = <i64 as $crate::runtime::Decode>::EXPECTED;

            fn zero() -> Self {
                Self::from_raw(0)
            }

            fn decode<'de, D: ::serde::Deserializer<'de>>(
                &mut self,
                deserializer: D,
                cx: &mut $crate::runtime::Cx,
            ) -> Result<$crate::runtime::Found, D::Error> {
                let mut raw = 0;
                let found = $crate::runtime::Decode::decode(&mut raw, deserializer, cx)?;
                *self = Self::from_raw(raw);
                if let ($crate::runtime::Found::Value, Self::Unknown(raw)) = (found, self) {
                    cx.note_unknown_value(raw);
                }
                Ok(found)
            }
        }

        impl $crate::runtime::Mask for $name {}
    };
}

/// Implements everything else for an enum with `Unknown(String)`.
#[allow(unused_macros, reason = "without generated types nothing expands it")]
macro_rules! text_enum {
    ($name:ident) => {
        impl $name {
            /// Whether the documentation lists this value.
            pub fn is_known(&self) -> bool {
                !matches!(Self::from_raw(self.as_raw()), Self::Unknown(_))
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_raw() == other.as_raw()
            }
        }

        impl Eq for $name {}

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_raw().hash(state);
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.as_raw().cmp(other.as_raw())
            }
        }

        /// The text on the wire.
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_raw())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(raw: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok(Self::from_raw(raw))
            }
        }

        impl From<&str> for $name {
            fn from(raw: &str) -> Self {
                Self::from_raw(raw)
            }
        }

        impl From<String> for $name {
            fn from(raw: String) -> Self {
                Self::from_raw(&raw)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_raw())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::deserialize(deserializer)
            }
        }

        impl $crate::runtime::Decode for $name {
            const EXPECTED: &'static str = <String as $crate::runtime::Decode>::EXPECTED;

            fn zero() -> Self {
                Self::from_raw("")
            }

            fn decode<'de, D: ::serde::Deserializer<'de>>(
                &mut self,
                deserializer: D,
                cx: &mut $crate::runtime::Cx,
            ) -> Result<$crate::runtime::Found, D::Error> {
                let Some(raw) = $crate::runtime::decode_text(deserializer, cx)? else {
                    return Ok($crate::runtime::Found::Null);
                };
                *self = Self::from_raw(&raw);
                if let Self::Unknown(raw) = self {
                    cx.note_unknown_value(raw);
                }
                Ok($crate::runtime::Found::Value)
            }
        }

        impl $crate::runtime::Mask for $name {}
    };
}

#[allow(
    unused_imports,
    reason = "without generated types nothing expands them"
)]
pub(crate) use {integer_enum, text_enum};
