//! What was found at a path, counted.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::JsonKind;
use super::shape::Shape;
use crate::model::Place;

/// What recordings have that the model does not, and the other way round.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many messages were looked at.
    pub messages: usize,
    /// How many of them are failures, of which only the envelope was looked at.
    pub failures: usize,
    /// Every deviation, by path.
    pub findings: Vec<Finding>,
    /// Paths of fields that the schema has and no message had.
    pub never_seen: Vec<String>,
}

impl Report {
    /// Whether every message is what the schema says.
    pub fn is_conformant(&self) -> bool {
        self.findings.is_empty()
    }
}

/// A deviation.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The JSON path: `$.orders[].phone`; a member of a map is `.*`.
    pub path: String,
    /// What is wrong there.
    pub problem: Problem,
    /// How often.
    pub count: usize,
    /// How often there was a place at which it could be.
    pub of: usize,
    /// In how many messages.
    pub messages: usize,
    /// Where the schema has the field, or the last field of the table that lacks it.
    pub place: Option<Place>,
    /// The field's wire name, or the one that is missing in the schema.
    pub name: String,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The schema has no such member.
    UnknownMember(Shape),
    /// Null, which is not among the field's values.
    UnexpectedNull,
    /// Another kind of JSON.
    OtherKind {
        /// What the schema says.
        expected: String,
        /// What came.
        found: JsonKind,
    },
    /// A value that the enum does not list; `None` if it cannot be shown.
    UnlistedValue {
        /// The enum.
        table: String,
        /// The value.
        value: Option<String>,
        /// Where the enum has its last value.
        place: Option<Place>,
    },
    /// A required member is not there.
    Missing,
    /// A constant has another value.
    OtherConstant,
    /// The text is not written as the unit says.
    OtherFormat(&'static str),
    /// A limit is exceeded.
    OutsideLimit(String),
}

impl Problem {
    /// The id.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::UnknownMember(_) => "unknown-member",
            Self::UnexpectedNull => "unexpected-null",
            Self::OtherKind { .. } => "other-kind",
            Self::UnlistedValue { .. } => "unlisted-value",
            Self::Missing => "missing",
            Self::OtherConstant => "other-constant",
            Self::OtherFormat(_) => "other-format",
            Self::OutsideLimit(_) => "outside-limit",
        }
    }

    /// More on it, without any value but that of an enum.
    pub fn detail(&self) -> String {
        match self {
            Self::UnknownMember(shape) => shape.words(),
            Self::OtherKind { expected, found } => format!("{} for {expected}", found.word()),
            Self::UnlistedValue { table, value, .. } => match value {
                Some(value) => format!("{value} of {table}"),
                None => format!("a value of {table}, not shown"),
            },
            Self::OtherFormat(unit) => format!("not a {unit}"),
            Self::OutsideLimit(limit) => limit.clone(),
            Self::UnexpectedNull | Self::Missing | Self::OtherConstant => String::new(),
        }
    }
}

/// Findings while messages are walked.
#[derive(Debug, Default)]
pub(super) struct Tally {
    entries: BTreeMap<(String, &'static str, String), Entry>,
    /// How often each path was there.
    seen: BTreeMap<String, usize>,
    /// The number of the message that is walked, from 1.
    message: usize,
}

/// A finding that is still counted.
#[derive(Debug)]
struct Entry {
    finding: Finding,
    /// The path whose occurrences it is compared with.
    of: String,
    /// The last message that had it.
    last: usize,
}

impl Tally {
    pub(super) fn next_message(&mut self) {
        self.message += 1;
    }

    /// A place was there.
    pub(super) fn see(&mut self, path: &str) {
        *self.seen.entry(path.to_owned()).or_default() += 1;
    }

    /// Something is wrong at a path; `of` is the path whose occurrences it is compared with.
    pub(super) fn add(&mut self, at: &Spot<'_>, of: &str, problem: Problem) {
        // Members that the schema does not have are one finding, whatever they hold.
        let detail = match &problem {
            Problem::UnknownMember(_) => String::new(),
            other => other.detail(),
        };
        let key = (at.path.to_owned(), problem.id(), detail);
        let entry = self.entries.entry(key).or_insert_with(|| Entry {
            finding: Finding {
                path: at.path.to_owned(),
                problem: problem.clone(),
                count: 0,
                of: 0,
                messages: 0,
                place: at.place.cloned(),
                name: at.name.to_owned(),
            },
            of: of.to_owned(),
            last: 0,
        });
        entry.finding.count += 1;
        if entry.last != self.message {
            entry.last = self.message;
            entry.finding.messages += 1;
        }
        if let (Problem::UnknownMember(known), Problem::UnknownMember(more)) =
            (&mut entry.finding.problem, problem)
            && entry.finding.count > 1
        {
            known.merge(more);
        }
    }

    /// Every finding by path, and those of `known` paths that were never there.
    pub(super) fn finish(self, known: &BTreeSet<String>) -> (Vec<Finding>, Vec<String>) {
        let findings = self.entries.into_values().map(|entry| Finding {
            of: self
                .seen
                .get(&entry.of)
                .copied()
                .unwrap_or(entry.finding.count),
            ..entry.finding
        });
        let never = known.iter().filter(|path| !self.seen.contains_key(*path));
        (findings.collect(), never.cloned().collect())
    }
}

/// A path, and the field that the schema has there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    pub(super) path: &'a str,
    pub(super) name: &'a str,
    pub(super) place: Option<&'a Place>,
}
