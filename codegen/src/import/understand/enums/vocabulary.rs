//! The words that values consist of which a page has run together.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::super::words::values::{COMMON, MORE};

/// Words that make values with others, joined by underscores, and are none by themselves.
pub(super) const PARTS: [&str; 15] = [
    "in", "not", "by", "to", "of", "for", "and", "or", "with", "is", "has", "out", "at", "from",
    "id",
];

/// The words that a run is cut into.
pub(super) struct Vocabulary<'a> {
    /// Those of the field itself.
    own: BTreeSet<&'a str>,
    /// The length of the longest word.
    pub(super) longest: usize,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn with(words: impl Iterator<Item = &'a str>) -> Self {
        const LONGEST: usize = 64;
        let own: BTreeSet<&str> = words
            .filter(|word| (2..=LONGEST).contains(&word.len()))
            .chain(PARTS)
            .collect();
        let all = own.iter().chain(GENERAL.iter());
        Self {
            longest: all.map(|word| word.len()).max().unwrap_or(0),
            own,
        }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        GENERAL.contains(word) || self.own.contains(word)
    }
}

/// The words of all fields.
static GENERAL: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| COMMON.split(' ').chain(MORE.split_whitespace()).collect());
