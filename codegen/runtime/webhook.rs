//! What the generated receivers of webhooks share: reading what is signed, the age, and reasons for refusal.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use serde_json::{Map, Value};

use super::call::{SystemTimeSource, TimeSource, unix_millis};
use super::error::DecodeError;
use super::signing::{ClockUnit, age, single};

/// Why a webhook is refused. Holds no values.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The signature is missing.
    MissingSignature,
    /// A header that is signed is missing.
    MissingHeader(&'static str),
    /// A member that is signed is missing.
    MissingMember(&'static str),
    /// A header or member is there twice, or is not what it should be.
    Malformed(&'static str),
    /// The signature is not the one that the secret gives.
    Mismatch,
    /// It was signed too long ago.
    Expired {
        /// How long ago.
        age: Duration,
    },
    /// It was signed too far in the future.
    FromTheFuture {
        /// How far.
        ahead: Duration,
    },
    /// The body cannot be read, although it is signed rightly.
    Unreadable(DecodeError),
}

impl Refusal {
    /// A fitting HTTP status for the answer: 401, or 400 if the body cannot be read.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            _ => StatusCode::UNAUTHORIZED,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingSignature => f.write_str("the signature is missing"),
            Self::MissingHeader(name) => write!(f, "the header `{name}` is missing"),
            Self::MissingMember(name) => write!(f, "the member `{name}` is missing"),
            Self::Malformed(name) => write!(f, "`{name}` is not as it should be"),
            Self::Mismatch => f.write_str("the signature does not match"),
            Self::Expired { age } => write!(f, "it was signed {} s ago", age.as_secs()),
            Self::FromTheFuture { ahead } => {
                write!(f, "it was signed {} s in the future", ahead.as_secs())
            }
            Self::Unreadable(error) => write!(f, "the body cannot be read: {error}"),
        }
    }
}

impl std::error::Error for Refusal {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

impl From<DecodeError> for Refusal {
    fn from(error: DecodeError) -> Self {
        Self::Unreadable(error)
    }
}

/// A header that is signed, and is there exactly once.
///
/// # Errors
///
/// If it is not.
pub fn webhook_header<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a str, Refusal> {
    single(headers, name)
        .map_err(|_| Refusal::Malformed(name))?
        .ok_or(Refusal::MissingHeader(name))
}

/// The header with the signature.
///
/// # Errors
///
/// If it is not there exactly once.
pub fn webhook_signature<'a>(
    headers: &'a HeaderMap,
    name: &'static str,
) -> Result<&'a str, Refusal> {
    webhook_header(headers, name).map_err(|refusal| match refusal {
        Refusal::MissingHeader(_) => Refusal::MissingSignature,
        other => other,
    })
}

/// A member of the body that is signed, as text.
///
/// # Errors
///
/// If the body is no JSON object, or has no such member.
pub fn webhook_member(body: &[u8], name: &'static str) -> Result<String, Refusal> {
    text(&members(body)?, name).ok_or(Refusal::MissingMember(name))
}

/// The member of the body with the signature.
///
/// # Errors
///
/// If the body is no JSON object, or has no such member.
pub fn webhook_signature_member(body: &[u8], name: &'static str) -> Result<String, Refusal> {
    text(&members(body)?, name).ok_or(Refusal::MissingSignature)
}

/// The members of a body, none of them twice: which of two was signed would be anybody's guess.
fn members(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    let unreadable = |error: &serde_json::Error| {
        Refusal::Unreadable(DecodeError::from_json("$".to_owned(), error))
    };
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let members = serde::Deserializer::deserialize_map(&mut deserializer, UniqueMembers)
        .map_err(|error| unreadable(&error))?;
    deserializer.end().map_err(|error| unreadable(&error))?;
    Ok(members)
}

struct UniqueMembers;

impl<'de> serde::de::Visitor<'de> for UniqueMembers {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(
        self,
        mut access: A,
    ) -> Result<Self::Value, A::Error> {
        let mut members = Map::new();
        while let Some((name, value)) = access.next_entry::<String, Value>()? {
            if members.insert(name, value).is_some() {
                return Err(serde::de::Error::custom("a member is there twice"));
            }
        }
        Ok(members)
    }
}

fn text(members: &Map<String, Value>, name: &str) -> Option<String> {
    match members.get(name)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// How old a webhook may be.
#[derive(Clone, Debug)]
pub struct Freshness {
    max_age: Option<Duration>,
    time: Arc<dyn TimeSource>,
}

impl Default for Freshness {
    fn default() -> Self {
        Self {
            max_age: None,
            time: Arc::new(SystemTimeSource),
        }
    }
}

impl Freshness {
    /// Refuses what was signed longer ago than this, or as far in the future.
    #[must_use]
    pub fn with_max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    /// Tells the time by another clock.
    #[must_use]
    pub fn with_clock(mut self, time: Arc<dyn TimeSource>) -> Self {
        self.time = time;
        self
    }

    /// Looks at the time of signing; `tolerance` is the vendor's own limit in seconds.
    ///
    /// # Errors
    ///
    /// If there is a limit and the time is further off, or is no number.
    pub fn check(
        &self,
        signed: &str,
        unit: ClockUnit,
        tolerance: Option<u64>,
    ) -> Result<(), Refusal> {
        let Some(limit) = self.max_age.or(tolerance.map(Duration::from_secs)) else {
            return Ok(());
        };
        let now = unix_millis(self.time.now());
        let age = age(signed, unit, now).ok_or(Refusal::Malformed("the time of signing"))?;
        let distance = Duration::from_millis(age.unsigned_abs());
        if distance <= limit {
            Ok(())
        } else if age > 0 {
            Err(Refusal::Expired { age: distance })
        } else {
            Err(Refusal::FromTheFuture { ahead: distance })
        }
    }
}

/// What the vendor wants to be answered.
#[must_use]
pub fn webhook_answer(status: u16, body: &'static str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(body.as_bytes()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    if !body.is_empty() {
        let json = HeaderValue::from_static("application/json");
        response
            .headers_mut()
            .insert(http::header::CONTENT_TYPE, json);
    }
    response
}
