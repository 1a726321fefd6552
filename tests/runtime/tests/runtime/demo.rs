//! Types written like generated ones.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::runtime::{self, Entry, Field, Maybe, Record, Writer, masked, vacant};

/// How a call ended.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum CallStatus {
    /// 1: preparing.
    Preparing,
    /// 10: user busy.
    UserBusy,
    /// 13: the page does not say.
    Undescribed,
    /// A value that the documentation does not list.
    Unknown(i64),
}

impl CallStatus {
    /// The value for a number on the wire.
    pub const fn from_raw(raw: i64) -> Self {
        match raw {
            1 => Self::Preparing,
            10 => Self::UserBusy,
            13 => Self::Undescribed,
            raw => Self::Unknown(raw),
        }
    }

    /// The number on the wire.
    pub const fn as_raw(self) -> i64 {
        match self {
            Self::Preparing => 1,
            Self::UserBusy => 10,
            Self::Undescribed => 13,
            Self::Unknown(raw) => raw,
        }
    }

    /// What the documentation says about the value.
    pub const fn description(self) -> Option<&'static str> {
        match self {
            Self::Preparing => Some("preparing"),
            Self::UserBusy => Some("user busy"),
            Self::Undescribed | Self::Unknown(_) => None,
        }
    }
}

crate::runtime::integer_enum!(CallStatus);

/// How the phone rang.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RingType {
    /// `early-media`: a recording.
    EarlyMedia,
    /// `tone`: a tone.
    Tone,
    /// A value that the documentation does not list.
    Unknown(String),
}

impl RingType {
    /// The value for a text on the wire.
    pub fn from_raw(raw: &str) -> Self {
        match raw {
            "early-media" => Self::EarlyMedia,
            "tone" => Self::Tone,
            raw => Self::Unknown(raw.to_owned()),
        }
    }

    /// The text on the wire.
    pub fn as_raw(&self) -> &str {
        match self {
            Self::EarlyMedia => "early-media",
            Self::Tone => "tone",
            Self::Unknown(raw) => raw,
        }
    }

    /// What the documentation says about the value.
    pub const fn description(&self) -> Option<&'static str> {
        match self {
            Self::EarlyMedia => Some("a recording"),
            Self::Tone => Some("a tone"),
            Self::Unknown(_) => None,
        }
    }
}

crate::runtime::text_enum!(RingType);

/// One call.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Call {
    /// Required text.
    pub call_id: String,
    /// A sensitive member.
    pub phone: String,
    /// A sensitive member that can be left out.
    pub agent: Option<String>,
    /// Required, nullable.
    pub note: Option<String>,
    /// Optional, nullable.
    pub score: Maybe<f64>,
    /// An integer enum.
    pub status: CallStatus,
    /// A text enum.
    pub ring_type: Option<RingType>,
    /// A point in time.
    pub started: runtime::UnixSeconds,
    /// A boolean.
    pub finish: bool,
    /// A list of text, sensitive.
    pub lines: Vec<String>,
    /// A map with free keys.
    pub tags: BTreeMap<String, i64>,
    /// A record of the same type.
    pub next: Option<Box<Call>>,
    /// A list of records.
    pub retries: Vec<Call>,
    /// Anything.
    pub extra: Option<Value>,
}

impl Record for Call {
    const FIELDS: &'static [Field] = &[
        Field::required("callID"),
        Field::required("phone"),
        Field::optional("agent"),
        Field::nullable("note"),
        Field::optional_nullable("score"),
        Field::required("callStatus"),
        Field::optional("ringType"),
        Field::required("startTs"),
        Field::required("finish"),
        Field::required("lines"),
        Field::optional("tags"),
        Field::optional("next"),
        Field::optional("retries"),
        Field::optional("extra"),
        Field::required("productID"),
    ];

    fn empty() -> Self {
        Self {
            call_id: vacant(),
            phone: vacant(),
            agent: vacant(),
            note: vacant(),
            score: vacant(),
            status: vacant(),
            ring_type: vacant(),
            started: vacant(),
            finish: vacant(),
            lines: vacant(),
            tags: vacant(),
            next: vacant(),
            retries: vacant(),
            extra: vacant(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match field {
            0 => entry.read(&mut self.call_id),
            1 => entry.read(&mut self.phone),
            2 => entry.read(&mut self.agent),
            3 => entry.read(&mut self.note),
            4 => entry.read(&mut self.score),
            5 => entry.read(&mut self.status),
            6 => entry.read(&mut self.ring_type),
            7 => entry.read(&mut self.started),
            8 => entry.read(&mut self.finish),
            9 => entry.read(&mut self.lines),
            10 => entry.read(&mut self.tags),
            11 => entry.read(&mut self.next),
            12 => entry.read(&mut self.retries),
            13 => entry.read(&mut self.extra),
            14 => entry.constant("callbot"),
            _ => entry.skip(),
        }
    }

    fn write<S: SerializeMap>(&self, out: &mut Writer<S>) {
        out.put("callID", &self.call_id);
        out.put("phone", &self.phone);
        out.put_some("agent", &self.agent);
        out.put("note", &self.note);
        out.put_maybe("score", &self.score);
        out.put("callStatus", &self.status);
        out.put_some("ringType", &self.ring_type);
        out.put("startTs", &self.started);
        out.put("finish", &self.finish);
        out.put("lines", &self.lines);
        out.put("tags", &self.tags);
        out.put_some("next", &self.next);
        out.put("retries", &self.retries);
        out.put_some("extra", &self.extra);
        out.constant("productID", "callbot");
    }
}

impl<'de> Deserialize<'de> for Call {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize_record(deserializer)
    }
}

impl Serialize for Call {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize_record(self, serializer)
    }
}

impl Default for Call {
    fn default() -> Self {
        Record::empty()
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("call_id", &self.call_id)
            .field("phone", &masked(&self.phone))
            .field("agent", &masked(&self.agent))
            .field("note", &self.note)
            .field("score", &self.score)
            .field("status", &self.status)
            .field("ring_type", &self.ring_type)
            .field("started", &self.started)
            .field("finish", &self.finish)
            .field("lines", &masked(&self.lines))
            .field("tags", &self.tags)
            .field("next", &self.next)
            .field("retries", &self.retries)
            .field("extra", &self.extra)
            .finish()
    }
}
