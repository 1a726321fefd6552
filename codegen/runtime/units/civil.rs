//! The calendar: proleptic Gregorian, days of 86,400 seconds, as Unix time has it.

use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const DAY: i64 = 86_400;

/// The time `fraction` after the Unix time `seconds`; `None` if the system's clock does not
/// reach that far.
pub(super) fn system_time(seconds: i64, fraction: Duration) -> Option<SystemTime> {
    let distance = Duration::from_secs(seconds.unsigned_abs());
    let whole = if seconds < 0 {
        UNIX_EPOCH.checked_sub(distance)
    } else {
        UNIX_EPOCH.checked_add(distance)
    };
    whole?.checked_add(fraction)
}

/// Unix time rounded down to the second, and the fraction of a second after it.
pub(super) fn unix_time(time: SystemTime) -> (i64, Duration) {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => {
            let seconds = i64::try_from(after.as_secs()).unwrap_or(i64::MAX);
            (seconds, Duration::from_nanos(after.subsec_nanos().into()))
        }
        Err(error) => {
            let before = error.duration();
            let seconds = 0_i64.saturating_sub_unsigned(before.as_secs());
            match before.subsec_nanos() {
                0 => (seconds, Duration::ZERO),
                nanos => (
                    seconds.saturating_sub(1),
                    Duration::from_nanos(u64::from(1_000_000_000 - nanos)),
                ),
            }
        }
    }
}

/// RFC 3339 in UTC.
pub(super) fn format(seconds: i64, fraction: Duration) -> String {
    let (year, month, day) = from_days(seconds.div_euclid(DAY));
    let second = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let fraction = match fraction.subsec_nanos() {
        0 => String::new(),
        nanos if nanos % 1_000_000 == 0 => format!(".{:03}", nanos / 1_000_000),
        nanos if nanos % 1_000 == 0 => format!(".{:06}", nanos / 1_000),
        nanos => format!(".{nanos:09}"),
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

// Both conversions count in eras of 400 years, which all have the same length, and in years that
// begin in March, so that the leap day comes last. See Howard Hinnant, "chrono-Compatible Low-Level
// Date Algorithms".
const DAYS_PER_ERA: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Unix time of a date as HTTP headers have it, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(in super::super) fn http_date(text: &str) -> Option<i64> {
    let (_, rest) = text.split_once(", ")?;
    let mut words = rest.split(' ');
    let day: u8 = words.next()?.parse().ok()?;
    let month = words.next()?;
    let month = 1 + u8::try_from(MONTHS.iter().position(|name| *name == month)?).ok()?;
    let year: i32 = words
        .next()?
        .parse()
        .ok()
        .filter(|year| (1970..10_000).contains(year))?;
    let mut clock = words
        .next()?
        .splitn(3, ':')
        .map(|part| part.parse::<u8>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    let exists = (1..=days_in_month(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60
        && words.next() == Some("GMT");
    let clock = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    exists.then(|| to_days(year, month, day) * DAY + clock)
}

/// Days since 1970-01-01 of a date that exists.
fn to_days(year: i32, month: u8, day: u8) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year.div_euclid(400) * DAYS_PER_ERA + day_of_era - EPOCH
}

/// Year, month and day of a number of days since 1970-01-01.
fn from_days(days: i64) -> (i64, i64, i64) {
    let days = days + EPOCH;
    let day_of_era = days.rem_euclid(DAYS_PER_ERA);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = (march_month + 2) % 12 + 1;
    let year = days.div_euclid(DAYS_PER_ERA) * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Takes dates and times off the front of a text.
pub(super) struct Parser<'a>(&'a [u8]);

impl<'a> Parser<'a> {
    /// Parses all of a text, with nothing left over.
    pub(super) fn whole<T>(text: &'a str, parse: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut parser = Parser(text.as_bytes());
        let value = parse(&mut parser)?;
        parser.0.is_empty().then_some(value)
    }

    /// The next byte, which must be `expected`.
    pub(super) fn eat(&mut self, expected: u8) -> Option<()> {
        self.one_of(&[expected]).map(drop)
    }

    fn one_of(&mut self, expected: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        expected.contains(&first).then(|| self.0 = rest)?;
        Some(first)
    }

    /// A number of that many digits; at most 9, so that it fits.
    pub(super) fn digits(&mut self, count: RangeInclusive<usize>) -> Option<u32> {
        let len = self
            .0
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if !count.contains(&len) {
            return None;
        }
        let (digits, rest) = self.0.split_at(len);
        self.0 = rest;
        Some(
            digits
                .iter()
                .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')),
        )
    }

    /// A number of two digits, up to `max`.
    pub(super) fn two(&mut self, max: u8) -> Option<u8> {
        let value = u8::try_from(self.digits(2..=2)?).ok()?;
        (value <= max).then_some(value)
    }

    /// `YYYY-MM-DD`, a day that exists.
    pub(super) fn date(&mut self) -> Option<(i32, u8, u8)> {
        let year = i32::try_from(self.digits(4..=4)?).ok()?;
        self.eat(b'-')?;
        let month = self.two(12)?;
        self.eat(b'-')?;
        let day = self.two(31)?;
        (month >= 1 && day >= 1 && day <= days_in_month(year, month)).then_some((year, month, day))
    }

    /// A date, one of `separators`, and `HH:MM:SS` with or without a fraction: seconds since
    /// 1970-01-01 00:00:00 at the same place, and the fraction.
    pub(super) fn date_time(&mut self, separators: &[u8]) -> Option<(i64, Duration)> {
        let (year, month, day) = self.date()?;
        self.one_of(separators)?;
        let hour = i64::from(self.two(23)?);
        self.eat(b':')?;
        let minute = i64::from(self.two(59)?);
        self.eat(b':')?;
        let second = i64::from(self.two(60)?);
        let seconds = to_days(year, month, day) * DAY + (hour * 60 + minute) * 60 + second;
        Some((seconds, self.fraction()?))
    }

    /// A fraction of a second, if there is one. Digits beyond the nanosecond are dropped.
    pub(super) fn fraction(&mut self) -> Option<Duration> {
        if self.eat(b'.').is_none() {
            return Some(Duration::ZERO);
        }
        let len = self
            .0
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (digits, rest) = self.0.split_at(len);
        self.0 = rest;
        let padded = digits
            .iter()
            .copied()
            .chain(std::iter::repeat(b'0'))
            .take(9);
        let nanos = padded.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        (len > 0).then_some(Duration::from_nanos(nanos))
    }

    /// `Z` or `+HH:MM`: seconds east of UTC.
    pub(super) fn offset(&mut self) -> Option<i64> {
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hours = i64::from(self.two(23)?);
        self.eat(b':')?;
        let minutes = i64::from(self.two(59)?);
        Some(sign * (hours * 60 + minutes) * 60)
    }
}
