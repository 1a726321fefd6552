//! Limits of a request, checked before it is sent.

use std::fmt;

use super::super::units::{
    Days, FractionalSeconds, Hours, Millis, Minutes, Seconds, UnixMillis, UnixSeconds,
};

/// A limit of the page that a request breaks. Holds no value of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Where in the request, such as `$.orderIDs`.
    pub path: String,
    /// What is wrong, such as `501 elements, at most 500 are allowed`.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// Collects what is wrong with a request.
#[derive(Debug, Default)]
pub struct Check {
    path: Vec<String>,
    violations: Vec<Violation>,
}

impl Check {
    /// The number of elements of a list.
    pub fn items(&mut self, name: &str, len: usize, min: Option<u64>, max: Option<u64>) {
        self.count(name, len, "elements", min, max);
    }

    /// The number of characters of a text.
    pub fn length(&mut self, name: &str, text: &str, min: Option<u64>, max: Option<u64>) {
        let len = text.chars().count();
        if len == 0 && min.is_some_and(|min| min > 0) {
            self.add(name, "is empty".to_owned());
        } else {
            self.count(name, len, "characters", min, max);
        }
    }

    /// The size of a number.
    pub fn range(&mut self, name: &str, number: &impl Numeric, min: Option<f64>, max: Option<f64>) {
        let number = number.to_f64();
        if let Some(min) = min.filter(|min| number < *min) {
            self.add(name, format!("is less than {min}"));
        }
        if let Some(max) = max.filter(|max| number > *max) {
            self.add(name, format!("is more than {max}"));
        }
    }

    /// What is inside of a member.
    pub fn nested(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        self.path.push(format!(".{name}"));
        check(self);
        self.path.pop();
    }

    /// What is inside of each element of a list.
    pub fn each<'t, T: 't>(
        &mut self,
        name: &str,
        elements: impl IntoIterator<Item = &'t T>,
        mut check: impl FnMut(&T, &mut Self),
    ) {
        for (index, element) in elements.into_iter().enumerate() {
            self.path.push(format!(".{name}[{index}]"));
            check(element, self);
            self.path.pop();
        }
    }

    pub(super) fn finish(self) -> Vec<Violation> {
        self.violations
    }

    fn count(&mut self, name: &str, len: usize, what: &str, min: Option<u64>, max: Option<u64>) {
        let len = u64::try_from(len).unwrap_or(u64::MAX);
        if let Some(min) = min.filter(|min| len < *min) {
            self.add(name, format!("{len} {what}, at least {min} are required"));
        }
        if let Some(max) = max.filter(|max| len > *max) {
            self.add(name, format!("{len} {what}, at most {max} are allowed"));
        }
    }

    fn add(&mut self, name: &str, message: String) {
        let path = format!("${}.{name}", self.path.concat());
        self.violations.push(Violation { path, message });
    }
}

/// A number, perhaps with a unit.
pub trait Numeric {
    /// The number; a very large integer is rounded.
    fn to_f64(&self) -> f64;
}

impl Numeric for f64 {
    fn to_f64(&self) -> f64 {
        *self
    }
}

impl Numeric for i64 {
    #[allow(clippy::cast_precision_loss, reason = "limits of pages are small")]
    fn to_f64(&self) -> f64 {
        *self as f64
    }
}

impl Numeric for FractionalSeconds {
    fn to_f64(&self) -> f64 {
        self.0
    }
}

macro_rules! numeric {
    ($($unit:ty),*) => {
        $(impl Numeric for $unit {
            fn to_f64(&self) -> f64 {
                self.0.to_f64()
            }
        })*
    };
}

numeric!(
    UnixSeconds,
    UnixMillis,
    Millis,
    Seconds,
    Minutes,
    Hours,
    Days
);
