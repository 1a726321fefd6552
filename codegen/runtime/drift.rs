//! What was odd in a body that could be read all the same.
//!
//! Deciding what counts as odd is up to `decode` and `record`.

use std::fmt;

/// How many oddities one [`Drift`] keeps.
const CAPACITY: usize = 1000;

/// Everything odd in one body, in the order in which it was met.
///
/// At most 1000 entries are kept; [`dropped`](Self::dropped) counts the rest. Apart from unknown
/// enum values and the names of unknown members, nothing of the body is repeated here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    oddities: Vec<Oddity>,
    dropped: usize,
}

/// One place where a body differs from what the documentation promises.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Oddity {
    /// Where, such as `$.orderDetailList[3].finish`. A member of a map with free keys is `.*`.
    pub path: String,
    /// What.
    pub kind: OddityKind,
}

/// What is odd about a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OddityKind {
    /// A member that the documentation does not have. It was skipped.
    UnknownMember,
    /// A required member is not there. It reads as zero: empty, 0, false.
    MissingMember,
    /// A member came more than once. The last one counts.
    RepeatedMember,
    /// A null where the documentation promises a value.
    UnexpectedNull,
    /// A value of another type that could be converted.
    Coerced {
        /// What the documentation says: `integer`, `number`, `boolean`, `text`, `list`, …
        expected: &'static str,
        /// What was sent.
        found: &'static str,
    },
    /// An enum value that the documentation does not list, as it was sent. It is kept.
    UnknownValue(String),
    /// A member that always has one and the same value has another one. It was skipped.
    ConstantDiffers,
}

impl Drift {
    /// Whether everything was as documented.
    pub fn is_empty(&self) -> bool {
        self.oddities.is_empty()
    }

    /// How many oddities are kept.
    pub fn len(&self) -> usize {
        self.oddities.len()
    }

    /// How many more there were than are kept.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// The oddities that are kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Oddity> {
        self.oddities.iter()
    }

    /// Adds an oddity; one too many is only counted, without making its text.
    #[cold]
    pub(crate) fn push(
        &mut self,
        path: impl FnOnce() -> String,
        kind: impl FnOnce() -> OddityKind,
    ) {
        if self.oddities.len() < CAPACITY {
            self.oddities.push(Oddity {
                path: path(),
                kind: kind(),
            });
        } else {
            self.dropped += 1;
        }
    }
}

impl<'a> IntoIterator for &'a Drift {
    type Item = &'a Oddity;
    type IntoIter = std::slice::Iter<'a, Oddity>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One line for each oddity.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for oddity in self {
            writeln!(f, "{oddity}")?;
        }
        if self.dropped > 0 {
            writeln!(f, "and {} more", self.dropped)?;
        }
        Ok(())
    }
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

impl fmt::Display for OddityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownMember => f.write_str("unknown member"),
            Self::MissingMember => f.write_str("missing"),
            Self::RepeatedMember => f.write_str("sent more than once"),
            Self::UnexpectedNull => f.write_str("unexpected null"),
            Self::Coerced { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::UnknownValue(raw) => write!(f, "unknown value {raw:?}"),
            Self::ConstantDiffers => f.write_str("differs from its constant value"),
        }
    }
}
