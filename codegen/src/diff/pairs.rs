//! What belongs together in two lists, and what is in one of them only.

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
    pub(super) fn by<K: PartialEq>(
        old: impl IntoIterator<Item = &'a T>,
        new: impl IntoIterator<Item = &'a T>,
        key: impl Fn(&T) -> K,
    ) -> Self {
        let mut removed: Vec<&T> = old.into_iter().collect();
        let mut both = Vec::new();
        let mut added = Vec::new();
        for item in new {
            match removed.iter().position(|old| key(old) == key(item)) {
                Some(at) => both.push((removed.remove(at), item)),
                None => added.push(item),
            }
        }
        Self {
            both,
            removed,
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
