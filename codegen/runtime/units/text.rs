//! Dates and times as text.
//!
//! Any text is kept as it was sent; only the conversions ask for the format.

use std::time::{Duration, SystemTime};

use super::civil::{self, Parser};

/// A point in time with its offset from UTC, such as `2023-10-19T06:13:17Z`.
///
/// There is no order: `08:00+02:00` is before `07:00Z`. Compare
/// [`to_system_time`](Self::to_system_time).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rfc3339(String);

/// A date and a time of day in a time zone that is not said, such as `2023-10-19 14:13:07`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime(String);

/// A date, such as `2022-05-03`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

/// The time passed since a start, such as `00:01:30`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(String);

super::textual!(Rfc3339);
super::textual!(LocalDateTime);
super::textual!(Date);
super::textual!(Clock);

impl Rfc3339 {
    /// The time, to the nanosecond; `None` if the text is not RFC 3339.
    ///
    /// A leap second is taken for the second after it.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        Parser::whole(&self.0, |text| {
            let (seconds, fraction) = text.date_time(b"Tt ")?;
            civil::system_time(seconds - text.offset()?, fraction)
        })
    }
}

/// In UTC, with as much of the fraction as there is.
///
/// Years that do not have four digits are written as they are, although RFC 3339 has no such years.
impl From<SystemTime> for Rfc3339 {
    fn from(time: SystemTime) -> Self {
        let (seconds, fraction) = civil::unix_time(time);
        Self(civil::format(seconds, fraction))
    }
}

impl LocalDateTime {
    /// The time, given how many seconds the place is ahead of UTC (Singapore: `8 * 3600`).
    ///
    /// `None` if the text is not a date and a time with seconds.
    pub fn to_system_time(&self, offset_east: i32) -> Option<SystemTime> {
        Parser::whole(&self.0, |text| {
            let (seconds, fraction) = text.date_time(b" T")?;
            civil::system_time(seconds - i64::from(offset_east), fraction)
        })
    }
}

impl Date {
    /// Year, month (1 to 12) and day (1 to 31); `None` if there is no such day.
    pub fn to_ymd(&self) -> Option<(i32, u8, u8)> {
        Parser::whole(&self.0, Parser::date)
    }
}

impl Clock {
    /// The duration; `None` if the text is not hours (any number of digits), minutes and seconds.
    pub fn to_duration(&self) -> Option<Duration> {
        Parser::whole(&self.0, |text| {
            let hours: u64 = text.digits(1..=9)?.into();
            text.eat(b':')?;
            let minutes: u64 = text.two(59)?.into();
            text.eat(b':')?;
            let seconds: u64 = text.two(59)?.into();
            let whole = Duration::from_secs((hours * 60 + minutes) * 60 + seconds);
            Some(whole + text.fraction()?)
        })
    }
}
