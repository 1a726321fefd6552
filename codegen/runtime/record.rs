//! Records: objects whose members the schema lists.
//!
//! One loop reads them all; a generated type only says which member goes where. Finding a member's row
//! is in `field`, writing in `writer`.

use serde::de::{Deserializer, IgnoredAny, MapAccess};
use serde::ser::SerializeMap;
use serde_json::Value;

use super::cx::{Cx, Segment};
use super::decode::{Container, ContainerVisitor, Decode, Found, Slot, SlotSeed, deserialize};
use super::drift::OddityKind;
use super::field::{Field, Lookup};
use super::rest::Rest;
use super::writer::Writer;

/// An object whose members are listed. Generated types implement it.
pub trait Record: Sized {
    /// The members, in the order of the documentation.
    const FIELDS: &'static [Field];

    /// The record with every member at its zero value: empty, 0, false, `None`.
    fn empty() -> Self;

    /// Reads the member [`FIELDS`](Self::FIELDS)`[field]`.
    ///
    /// # Errors
    ///
    /// If the value cannot be converted without loss, or the deserializer fails.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error>;

    /// Where members that are not listed are kept; by default they are passed over.
    #[inline]
    fn rest(&mut self) -> Option<&mut Rest> {
        None
    }

    /// Writes all members.
    fn write<S: SerializeMap>(&self, out: &mut Writer<S>);
}

/// The value of one member, waiting to be read.
pub struct Entry<'a, A> {
    map: &'a mut A,
    field: &'static Field,
    cx: &'a mut Cx,
}

impl<'de, A: MapAccess<'de>> Entry<'_, A> {
    /// Reads the value into `slot`.
    ///
    /// # Errors
    ///
    /// If the value cannot be converted without loss, or the deserializer fails.
    #[inline]
    pub fn read<T: Slot>(self, slot: &mut T) -> Result<(), A::Error> {
        let Self { map, field, cx } = self;
        cx.within(Segment::Key(field.name), |cx| {
            map.next_value_seed(SlotSeed {
                slot,
                nullable: field.nullable,
                cx,
            })
        })
    }

    /// Passes over the value, noting if it is not `expected`.
    ///
    /// # Errors
    ///
    /// If the deserializer fails.
    pub fn constant<T: Copy>(self, expected: T) -> Result<(), A::Error>
    where
        Value: PartialEq<T>,
    {
        if !self.cx.is_collecting() {
            return self.skip();
        }
        let Self { map, field, cx } = self;
        cx.within(Segment::Key(field.name), |cx| {
            let found: Value = map.next_value()?;
            if found != expected {
                cx.note(|| OddityKind::ConstantDiffers);
            }
            Ok(())
        })
    }

    /// Passes over the value.
    ///
    /// # Errors
    ///
    /// If the deserializer fails.
    pub fn skip(self) -> Result<(), A::Error> {
        self.map.next_value::<IgnoredAny>().map(drop)
    }
}

/// Reads a record; the body of a generated `Deserialize`.
///
/// # Errors
///
/// If it is not an object, has a value that cannot be converted without loss, or the
/// deserializer fails.
pub fn deserialize_record<'de, R: Record, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<R, D::Error> {
    deserialize(deserializer)
}

impl<R: Record> Decode for R {
    const EXPECTED: &'static str = "object";

    fn zero() -> Self {
        R::empty()
    }

    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        cx: &mut Cx,
    ) -> Result<Found, D::Error> {
        deserializer.deserialize_any(ContainerVisitor { target: self, cx })
    }

    fn decode_members<'de, A: MapAccess<'de>>(
        &mut self,
        mut map: A,
        cx: &mut Cx,
    ) -> Result<bool, A::Error> {
        let fields = R::FIELDS;
        let mut seen = Seen::new(fields, cx);
        let mut any = false;
        let mut next = 0;
        let mut unlisted = String::new();
        loop {
            let keep = self.rest().is_some().then_some(&mut unlisted);
            let lookup = Lookup {
                fields,
                next,
                keep,
                cx,
            };
            let Some(key) = map.next_key_seed(lookup)? else {
                break;
            };
            any = true;
            let Some(index) = key else {
                if let Some(rest) = self.rest() {
                    rest.insert(std::mem::take(&mut unlisted), map.next_value::<Value>()?);
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
                continue;
            };
            next = index + 1;
            let field = &fields[index];
            seen.mark(index, field, cx);
            let map = &mut map;
            self.read(index, Entry { map, field, cx })?;
        }
        if any {
            seen.note_missing(fields, cx);
        }
        Ok(any)
    }
}

impl<R: Record> Container for R {
    fn decode_map<'de, A: MapAccess<'de>>(
        &mut self,
        map: A,
        cx: &mut Cx,
    ) -> Result<Found, A::Error> {
        if !self.decode_members(map, cx)? {
            Seen::new(R::FIELDS, cx).note_missing(R::FIELDS, cx);
        }
        Ok(Found::Value)
    }
}

/// For types that contain themselves.
impl<R: Record> Record for Box<R> {
    const FIELDS: &'static [Field] = R::FIELDS;

    fn empty() -> Self {
        Self::new(R::empty())
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        (**self).read(field, entry)
    }

    fn rest(&mut self) -> Option<&mut Rest> {
        (**self).rest()
    }

    fn write<S: SerializeMap>(&self, out: &mut Writer<S>) {
        (**self).write(out);
    }
}

/// Which members came; kept only if somebody wants to know.
struct Seen(Vec<bool>);

impl Seen {
    #[inline]
    fn new(fields: &[Field], cx: &Cx) -> Self {
        if cx.is_collecting() {
            Self(vec![false; fields.len()])
        } else {
            Self(Vec::new())
        }
    }

    #[inline]
    fn mark(&mut self, index: usize, field: &Field, cx: &mut Cx) {
        if let Some(seen) = self.0.get_mut(index) {
            if std::mem::replace(seen, true) {
                cx.note_member(field.name, || OddityKind::RepeatedMember);
            }
        }
    }

    #[inline]
    fn note_missing(&self, fields: &[Field], cx: &mut Cx) {
        for (field, &seen) in fields.iter().zip(&self.0) {
            if field.required && !seen {
                cx.note_member(field.name, || OddityKind::MissingMember);
            }
        }
    }
}
