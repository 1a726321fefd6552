//! What an answer shows of itself, for verifying it.

use std::fmt;

use http::{HeaderMap, StatusCode};

use super::unsigned::{Stamp, member};

/// An answer before it is read.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The bytes of the body, inflated.
    pub body: &'a [u8],
}

/// Why an answer is not believed. Holds no values.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureFault {
    /// There is no signature.
    Unsigned,
    /// A header or member that the signature needs is not there.
    Missing(&'static str),
    /// A header or member that the signature needs is there twice, or is not what it should be.
    Malformed(&'static str),
    /// The signature is not the one that the caller's secret gives.
    Mismatch,
    /// The body is said to be encrypted, and cannot be decrypted with the caller's key.
    Undecipherable,
    /// A header does not repeat what the request said: the answer belongs to another request.
    NotRepeated(&'static str),
    /// The time of signing is further off than this many seconds.
    Expired {
        /// What is allowed.
        tolerance: u64,
    },
}

impl fmt::Display for SignatureFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsigned => f.write_str("there is no signature"),
            Self::Missing(name) => write!(f, "`{name}` is missing"),
            Self::Malformed(name) => write!(f, "`{name}` is not as it should be"),
            Self::Mismatch => f.write_str("the signature does not match"),
            Self::Undecipherable => f.write_str("the body cannot be decrypted with the key"),
            Self::NotRepeated(name) => {
                write!(
                    f,
                    "`{name}` does not repeat the request's: the answer belongs to another request"
                )
            }
            Self::Expired { tolerance } => {
                write!(f, "the time of signing is more than {tolerance} s off")
            }
        }
    }
}

impl std::error::Error for SignatureFault {}

/// What the number in a header with the time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockUnit {
    /// Seconds since 1970-01-01T00:00:00Z.
    Seconds,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    Milliseconds,
}

impl Answer<'_> {
    /// The value of a header that is there exactly once.
    ///
    /// # Errors
    ///
    /// If it is missing, there twice, or no text.
    pub fn required(&self, name: &'static str) -> Result<&str, SignatureFault> {
        single(self.headers, name)
            .map_err(|_| SignatureFault::Malformed(name))?
            .ok_or(SignatureFault::Missing(name))
    }

    /// Whether a header has this value, and no other.
    #[must_use]
    pub fn says(&self, name: &'static str, value: &str) -> bool {
        single(self.headers, name).is_ok_and(|found| found == Some(value))
    }

    /// The header with the signature.
    ///
    /// # Errors
    ///
    /// If it is missing, there twice, or no text.
    pub fn signature(&self, name: &'static str) -> Result<&str, SignatureFault> {
        single(self.headers, name)
            .map_err(|_| SignatureFault::Malformed(name))?
            .ok_or(SignatureFault::Unsigned)
    }

    /// The member of the JSON body with the signature.
    ///
    /// # Errors
    ///
    /// If the body is no JSON object or has no such member.
    pub fn signature_member(&self, name: &'static str) -> Result<String, SignatureFault> {
        member(self.body, name).ok_or(SignatureFault::Unsigned)
    }

    /// A member of the JSON body, as text.
    ///
    /// # Errors
    ///
    /// If the body is no JSON object or has no such member.
    pub fn member(&self, name: &'static str) -> Result<String, SignatureFault> {
        member(self.body, name).ok_or(SignatureFault::Missing(name))
    }

    /// Makes sure that a header repeats what the request said.
    ///
    /// # Errors
    ///
    /// If it is missing or says something else.
    pub fn repeats(&self, name: &'static str, sent: &str) -> Result<(), SignatureFault> {
        if self.required(name)? == sent {
            Ok(())
        } else {
            Err(SignatureFault::NotRepeated(name))
        }
    }

    /// Makes sure that a header's time is at most `tolerance` seconds from when the request was made.
    ///
    /// # Errors
    ///
    /// If it is missing, no number, or further off.
    pub fn fresh(
        &self,
        name: &'static str,
        unit: ClockUnit,
        tolerance: u64,
        stamp: &Stamp,
    ) -> Result<(), SignatureFault> {
        let age = age(self.required(name)?, unit, stamp.unix_millis)
            .ok_or(SignatureFault::Malformed(name))?;
        if age.unsigned_abs() > tolerance.saturating_mul(1000) {
            return Err(SignatureFault::Expired { tolerance });
        }
        Ok(())
    }
}

/// A header's only value.
pub(in super::super) fn single<'a>(
    headers: &'a HeaderMap,
    name: &str,
) -> Result<Option<&'a str>, NotSingle> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(NotSingle);
    }
    value.to_str().map(Some).map_err(|_| NotSingle)
}

/// A header is there twice, or is no text.
pub(in super::super) struct NotSingle;

/// Milliseconds from the time in `text` to `now`; `None` if it is no number.
pub(in super::super) fn age(text: &str, unit: ClockUnit, now: i64) -> Option<i64> {
    let number: i64 = text.trim().parse().ok()?;
    let signed = match unit {
        ClockUnit::Seconds => number.saturating_mul(1000),
        ClockUnit::Milliseconds => number,
    };
    Some(now.saturating_sub(signed))
}
