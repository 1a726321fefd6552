//! The rows of the documentation's tables, and finding a member's row by its name.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::cx::Cx;
use super::drift::OddityKind;

/// One member of a record: a row of the table in the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it can be null.
    pub nullable: bool,
}

impl Field {
    /// A member that always has a value.
    pub const fn required(name: &'static str) -> Self {
        Self::new(name, true, false)
    }

    /// A member that can be left out.
    pub const fn optional(name: &'static str) -> Self {
        Self::new(name, false, false)
    }

    /// A member that is always there, but can be null.
    pub const fn nullable(name: &'static str) -> Self {
        Self::new(name, true, true)
    }

    /// A member that can be left out or be null.
    pub const fn optional_nullable(name: &'static str) -> Self {
        Self::new(name, false, true)
    }

    const fn new(name: &'static str, required: bool, nullable: bool) -> Self {
        Self {
            name,
            required,
            nullable,
        }
    }
}

/// Reads the name of a member and finds its row; an unknown member is noted.
pub(crate) struct Lookup<'a> {
    pub(crate) fields: &'static [Field],
    /// The row after the previous member's, at most `fields.len()`. Members mostly come in the order
    /// of the documentation, so this one is tried first.
    pub(crate) next: usize,
    /// Where the name of an unknown member goes, if somebody wants it.
    pub(crate) keep: Option<&'a mut String>,
    pub(crate) cx: &'a mut Cx,
}

impl<'de> DeserializeSeed<'de> for Lookup<'_> {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Lookup<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    #[inline]
    fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
        if let Some(field) = self.fields.get(self.next) {
            if same(field.name, name) {
                return Ok(Some(self.next));
            }
        }
        Ok(self.search(name))
    }
}

impl Lookup<'_> {
    /// Finds a member that is not next. Beginning there all the same finds the way over members that
    /// were left out. Not inlined, to keep the usual case small: that is another 5 %.
    #[inline(never)]
    fn search(self, name: &str) -> Option<usize> {
        let (before, after) = self.fields.split_at(self.next);
        let found = (self.next..)
            .zip(after)
            .chain((0..).zip(before))
            .find(|(_, field)| same(field.name, name));
        if found.is_none() {
            if let Some(keep) = self.keep {
                name.clone_into(keep);
            }
            self.cx.note_member(name, || OddityKind::UnknownMember);
        }
        found.map(|(index, _)| index)
    }
}

/// Whether two names are equal.
///
/// Names are short, and calling the system's `memcmp` takes longer than comparing them: two overlapping
/// words cover all of 4 to 16 bytes. This is worth 5 % of the time of reading a response.
#[inline]
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    match one.len() {
        len if len != other.len() => false,
        4..=8 => {
            one.first_chunk::<4>() == other.first_chunk()
                && one.last_chunk::<4>() == other.last_chunk()
        }
        9..=16 => {
            one.first_chunk::<8>() == other.first_chunk()
                && one.last_chunk::<8>() == other.last_chunk()
        }
        _ => one == other,
    }
}
