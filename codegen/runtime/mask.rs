//! Keeping secrets and phone numbers out of `Debug`.
//!
//! Which members are sensitive is decided by the schema; the generated `Debug` asks for
//! [`masked`] there.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::maybe::Maybe;
use super::record::Record;

/// Prints as `***`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Masked;

impl fmt::Debug for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// A value that can be printed without telling what it is.
pub trait Mask {
    /// Prints the shape of the value: `***`, `None`, `Some(***)`, `[*** x3]`.
    ///
    /// # Errors
    ///
    /// If `f` cannot be written to.
    fn mask(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Masked, f)
    }
}

/// Something to give to a `Debug` builder in place of a sensitive `value`.
pub fn masked<T: Mask>(value: &T) -> impl fmt::Debug + '_ {
    struct Shape<'a, T>(&'a T);

    impl<T: Mask> fmt::Debug for Shape<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.mask(f)
        }
    }

    Shape(value)
}

impl Mask for String {}
impl Mask for i64 {}
impl Mask for f64 {}
impl Mask for bool {}
impl Mask for Value {}
impl<R: Record> Mask for R {}

impl<T: Mask> Mask for Option<T> {
    fn mask(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_some() { "Some(***)" } else { "None" })
    }
}

impl<T: Mask> Mask for Maybe<T> {
    fn mask(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Absent => "Absent",
            Self::Null => "Null",
            Self::Value(_) => "Value(***)",
        })
    }
}

impl<T: Mask> Mask for Vec<T> {
    fn mask(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            0 => f.write_str("[]"),
            len => write!(f, "[*** x{len}]"),
        }
    }
}

/// The keys are masked as well.
impl<T: Mask> Mask for BTreeMap<String, T> {
    fn mask(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            0 => f.write_str("{}"),
            len => write!(f, "{{*** x{len}}}"),
        }
    }
}
