//! Names to places in a list: exact, or by the last words of a name where these are nobody else's.

use std::collections::BTreeMap;

/// What is known by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    exact: BTreeMap<String, usize>,
    /// The last words of the names; `None` where several names end so.
    endings: BTreeMap<String, Option<usize>>,
    longest: usize,
}

impl Index {
    /// Adds a name; `false` if it is known already, for another place.
    pub(super) fn add(&mut self, name: &[String], at: usize) -> bool {
        if name.is_empty() {
            return true;
        }
        let known = *self.exact.entry(name.concat()).or_insert(at);
        if known != at {
            return false;
        }
        self.longest = self.longest.max(name.len());
        for from in 1..name.len() {
            self.endings
                .entry(name[from..].join(" "))
                .and_modify(|one| *one = one.filter(|one| *one == at))
                .or_insert(Some(at));
        }
        true
    }

    /// What is called exactly so.
    pub(super) fn exact(&self, name: &[String]) -> Option<usize> {
        self.exact.get(&name.concat()).copied()
    }

    /// What is called so, or has a name that alone ends so.
    pub(super) fn find(&self, name: &[String]) -> Option<usize> {
        self.exact(name)
            .or_else(|| self.endings.get(&name.join(" ")).copied().flatten())
    }

    /// The longest name in a text, and how many of its words it has; names of fewer words than `least` are passed over.
    pub(super) fn within(&self, text: &[String], least: usize) -> Option<(usize, usize)> {
        (least.max(1)..=self.longest.min(text.len()))
            .rev()
            .find_map(|length| {
                text.windows(length)
                    .find_map(|window| self.exact(window).map(|at| (at, length)))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::super::phrase::words;
    use super::*;

    #[test]
    fn names_and_their_endings() {
        let mut index = Index::default();
        for (at, name) in [
            "call flow action",
            "call flow",
            "SmsStatus",
            "menu item",
            "cart item",
        ]
        .iter()
        .enumerate()
        {
            assert!(index.add(&words(name), at));
        }
        assert!(!index.add(&words("sms status"), 9));
        assert_eq!(index.find(&words("action")), Some(0));
        assert_eq!(index.find(&words("flow")), Some(1));
        assert_eq!(index.find(&words("SMSSTATUS")), Some(2));
        assert_eq!(index.find(&words("item")), None);
        let text = words("Returns the call flow actions of a menu");
        assert_eq!(index.within(&text, 1), Some((0, 3)));
        assert_eq!(index.within(&words("a menu"), 1), None);
    }
}
