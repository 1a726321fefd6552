//! The clock, and ids that no other request has.

use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time.
pub trait TimeSource: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> SystemTime;
}

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemTimeSource;

impl TimeSource for SystemTimeSource {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// Milliseconds since 1970-01-01T00:00:00Z.
pub(in super::super) fn unix_millis(time: SystemTime) -> i64 {
    let millis =
        |duration: std::time::Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => millis(after),
        Err(error) => millis(error.duration()).saturating_neg(),
    }
}

/// Makes the ids of requests.
pub trait RequestIds: Send + Sync + 'static {
    /// An id that no other request has, made at a time in Unix milliseconds.
    fn next(&self, unix_millis: i64) -> String;
}

/// 32 hexadecimal digits: unique for all practical purposes, but not secret, and not meant to be.
#[derive(Clone, Copy, Debug, Default)]
pub struct UniqueIds;

impl RequestIds for UniqueIds {
    fn next(&self, unix_millis: i64) -> String {
        format!("{:016x}{:016x}", noise(unix_millis), noise(unix_millis))
    }
}

/// 64 bits that differ from call to call: hashes under keys that the system seeds for each process.
fn noise(unix_millis: i64) -> u64 {
    static CALLS: AtomicU64 = AtomicU64::new(0);
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u64(CALLS.fetch_add(1, Ordering::Relaxed));
    hasher.write_i64(unix_millis);
    hasher.finish()
}

/// A number from 0 to 1, for spreading retries.
pub(in super::super) fn random_fraction() -> f64 {
    let bits = u32::try_from(noise(0) >> 32).unwrap_or(u32::MAX);
    f64::from(bits) / f64::from(u32::MAX)
}

impl fmt::Debug for dyn TimeSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TimeSource")
    }
}

impl fmt::Debug for dyn RequestIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RequestIds")
    }
}
