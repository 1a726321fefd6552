//! Durations as a number.

use std::time::Duration;

/// A duration in whole units of `$millis` milliseconds.
macro_rules! span {
    ($(#[$doc:meta])* $name:ident, $millis:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        super::integer!($name);

        impl $name {
            const MILLIS: u64 = $millis;

            /// The duration; `None` if it is negative, or longer than 2^64 milliseconds.
            pub fn to_duration(self) -> Option<Duration> {
                let units = u64::try_from(self.0).ok()?;
                Some(Duration::from_millis(units.checked_mul(Self::MILLIS)?))
            }
        }

        /// Drops what is less than one unit; saturates.
        impl From<Duration> for $name {
            fn from(duration: Duration) -> Self {
                let units = duration.as_millis() / u128::from(Self::MILLIS);
                Self(i64::try_from(units).unwrap_or(i64::MAX))
            }
        }
    };
}

span! {
    /// A duration in milliseconds.
    Millis, 1
}
span! {
    /// A duration in seconds.
    Seconds, 1_000
}
span! {
    /// A duration in minutes.
    Minutes, 60_000
}
span! {
    /// A duration in hours.
    Hours, 3_600_000
}
span! {
    /// A duration in days of 24 hours.
    Days, 86_400_000
}

/// A duration in seconds that need not be whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct FractionalSeconds(pub f64);

super::transparent!(FractionalSeconds, f64);

impl FractionalSeconds {
    /// From the number on the wire.
    pub const fn from_raw(raw: f64) -> Self {
        Self(raw)
    }

    /// The number on the wire.
    pub const fn as_raw(self) -> f64 {
        self.0
    }

    /// The duration; `None` if it is negative, too long, or not a number.
    pub fn to_duration(self) -> Option<Duration> {
        Duration::try_from_secs_f64(self.0).ok()
    }
}

/// Rounds to what a float can hold.
impl From<Duration> for FractionalSeconds {
    fn from(duration: Duration) -> Self {
        Self(duration.as_secs_f64())
    }
}
