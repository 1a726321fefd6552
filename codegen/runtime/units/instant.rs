//! Points in time as a number: Unix time, which knows no time zone.

use std::time::{Duration, SystemTime};

use super::civil;

/// Seconds since 1970-01-01T00:00:00Z; negative before that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixSeconds(pub i64);

/// Milliseconds since 1970-01-01T00:00:00Z; negative before that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixMillis(pub i64);

super::integer!(UnixSeconds);
super::integer!(UnixMillis);

impl UnixSeconds {
    /// The time; `None` if the system's clock does not reach that far.
    pub fn to_system_time(self) -> Option<SystemTime> {
        civil::system_time(self.0, Duration::ZERO)
    }
}

impl UnixMillis {
    /// The time; `None` if the system's clock does not reach that far.
    pub fn to_system_time(self) -> Option<SystemTime> {
        let millis = self.0.rem_euclid(1000).unsigned_abs();
        civil::system_time(self.0.div_euclid(1000), Duration::from_millis(millis))
    }
}

/// Rounds down to the second.
impl From<SystemTime> for UnixSeconds {
    fn from(time: SystemTime) -> Self {
        Self(civil::unix_time(time).0)
    }
}

/// Rounds down to the millisecond; saturates after 292 million years.
impl From<SystemTime> for UnixMillis {
    fn from(time: SystemTime) -> Self {
        let (seconds, fraction) = civil::unix_time(time);
        let millis = i64::from(fraction.subsec_millis());
        Self(seconds.saturating_mul(1000).saturating_add(millis))
    }
}
