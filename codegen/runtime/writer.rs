//! Writing records, exactly as documented.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::field::Field;
use super::maybe::Maybe;
use super::record::Record;
use super::rest::Rest;

/// Writes the members of one record.
///
/// The first error is kept and makes everything after it a no-op, so that a
/// [`Record::write`] is a plain list of members.
pub struct Writer<S: SerializeMap> {
    map: S,
    outcome: Result<(), S::Error>,
}

impl<S: SerializeMap> Writer<S> {
    /// Writes a member that is always there; `None` is null.
    pub fn put<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.outcome.is_ok() {
            self.outcome = self.map.serialize_entry(name, value);
        }
    }

    /// Writes a member that is left out if it has no value.
    #[allow(
        clippy::ref_option,
        reason = "callers pass the field as it is declared"
    )]
    pub fn put_some<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// Writes a member that can be left out and can be null.
    pub fn put_maybe<T: Serialize>(&mut self, name: &'static str, value: &Maybe<T>) {
        match value {
            Maybe::Absent => {}
            Maybe::Null => self.put(name, &()),
            Maybe::Value(value) => self.put(name, value),
        }
    }

    /// Writes a member that has one and the same value always.
    pub fn constant<T: Serialize + Copy>(&mut self, name: &'static str, value: T) {
        self.put(name, &value);
    }

    /// Writes members that are not listed in `fields`: one that is was written already, or is sent elsewhere.
    pub fn rest(&mut self, fields: &[Field], rest: &Rest) {
        for (name, value) in rest {
            if self.outcome.is_ok() && !fields.iter().any(|field| field.name == name) {
                self.outcome = self.map.serialize_entry(name, value);
            }
        }
    }
}

/// Writes a record; the body of a generated `Serialize`.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize_record<R: Record, S: Serializer>(
    record: &R,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serialize_members(serializer, |out| record.write(out))
}

/// Writes the members that `write` puts.
pub(super) fn serialize_members<S: Serializer>(
    serializer: S,
    write: impl FnOnce(&mut Writer<S::SerializeMap>),
) -> Result<S::Ok, S::Error> {
    let mut writer = Writer {
        map: serializer.serialize_map(None)?,
        outcome: Ok(()),
    };
    write(&mut writer);
    writer.outcome?;
    writer.map.end()
}
