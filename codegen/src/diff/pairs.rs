//! What belongs together in two lists, and what is in one of them only.

use std::collections::{BTreeMap, VecDeque};

/// Two lists, item by item.
#[derive(Debug)]
pub(super) struct Pairs<'a, T> {
    /// What is in both, in the order of the new one.
    pub(super) both: Vec<(&'a T, &'a T)>,
    /// What is in the old one only.
    pub(super) removed: Vec<&'a T>,
    /// What is in the new one only.
    pub(super) added: Vec<&'a T>,
}

impl<'a, T> Pairs<'a, T> {
    /// Pairs items that have the same key.
    pub(super) fn by<K: Ord>(
        old: impl IntoIterator<Item = &'a T>,
        new: impl IntoIterator<Item = &'a T>,
        key: impl Fn(&T) -> K,
    ) -> Self {
        let mut open: Vec<Option<&T>> = old.into_iter().map(Some).collect();
        let mut places: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for (at, item) in open.iter().enumerate() {
            if let Some(item) = item {
                places.entry(key(item)).or_default().push_back(at);
            }
        }
        let mut both = Vec::new();
        let mut added = Vec::new();
        for item in new {
            let place = places.get_mut(&key(item)).and_then(VecDeque::pop_front);
            match place.and_then(|at| open[at].take()) {
                Some(old) => both.push((old, item)),
                None => added.push(item),
            }
        }
        Self {
            both,
            removed: open.into_iter().flatten().collect(),
            added,
        }
    }

    /// Takes out pairs of a removed and an added item that are one and the same under another name.
    pub(super) fn take_renamed(&mut self, same: impl Fn(&T, &T) -> bool) -> Vec<(&'a T, &'a T)> {
        let mut renamed = Vec::new();
        self.removed.retain(|old| {
            let Some(at) = self.added.iter().position(|new| same(old, new)) else {
                return true;
            };
            renamed.push((*old, self.added.remove(at)));
            false
        });
        renamed
    }
}
