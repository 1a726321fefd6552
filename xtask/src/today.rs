//! What day it is, for the age of pages.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_OF_DAY: u64 = 24 * 60 * 60;

/// Today in UTC, as YYYY-MM-DD.
pub(crate) fn today() -> String {
    // A clock before 1970 makes every page new.
    let passed = SystemTime::now().duration_since(UNIX_EPOCH);
    date(passed.map_or(0, |passed| passed.as_secs()) / SECONDS_OF_DAY)
}

/// The date of a day, counted from 1970-01-01.
fn date(mut day: u64) -> String {
    let mut year = 1970;
    loop {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let lengths = [
            31,
            if is_leap { 29 } else { 28 },
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
        ];
        for (month, length) in (1..).zip(lengths) {
            if day < length {
                return format!("{year:04}-{month:02}-{:02}", day + 1);
            }
            day -= length;
        }
        year += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{date, today};

    #[test]
    fn days_have_their_dates() {
        for (day, text) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_088, "2024-12-31"),
            (20_089, "2025-01-01"),
        ] {
            assert_eq!(date(day), text);
        }
        assert!(today().as_str() > "2024");
    }
}
