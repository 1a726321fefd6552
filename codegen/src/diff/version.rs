//! The version that a set of changes needs, with Cargo's rules for versions below 1.0.

/// How far a version has to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Nothing is different.
    None,
    /// Callers notice nothing while compiling.
    Patch,
    /// There is more to call.
    Minor,
    /// Callers may have to change their code.
    Major,
}

impl Bump {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The smallest version that may follow `from`; `None` if that is no version.
    ///
    /// In `0.y.z`, a break moves `y` and everything else `z`; in `0.0.z`, everything moves `z`. What follows a
    /// pre-release is the release itself, because a pre-release promises nothing.
    pub fn next(self, from: &str) -> Option<String> {
        let (core, build_or_pre) = match from.find(['-', '+']) {
            Some(at) => from.split_at(at),
            None => (from, ""),
        };
        let mut numbers = core.split('.').map(|part| part.parse::<u64>().ok());
        let (major, minor, patch) = (numbers.next()??, numbers.next()??, numbers.next()??);
        if numbers.next().is_some() {
            return None;
        }
        if self == Self::None {
            return Some(from.to_owned());
        }
        if build_or_pre.starts_with('-') {
            return Some(core.to_owned());
        }
        let one_more = |number: u64| number.checked_add(1);
        let (major, minor, patch) = match (self, major, minor) {
            (Self::Major, 0, 0) | (Self::Minor, 0, _) | (Self::Patch | Self::None, _, _) => {
                (major, minor, one_more(patch)?)
            }
            (Self::Major, 0, _) | (Self::Minor, _, _) => (major, one_more(minor)?, 0),
            (Self::Major, _, _) => (one_more(major)?, 0, 0),
        };
        Some(format!("{major}.{minor}.{patch}"))
    }
}

/// Whether `version` is `wanted` or a later one; versions that are none compare as too small.
pub(crate) fn reaches(version: &str, wanted: &str) -> bool {
    let numbers = |text: &str| -> Option<(Vec<u64>, bool)> {
        let core = text.split('+').next()?;
        let (core, pre) = match core.split_once('-') {
            Some((core, _)) => (core, true),
            None => (core, false),
        };
        let numbers: Option<Vec<u64>> = core.split('.').map(|part| part.parse().ok()).collect();
        Some((numbers?, !pre))
    };
    match (numbers(version), numbers(wanted)) {
        (Some(version), Some(wanted)) => version >= wanted,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Bump, reaches};

    #[test]
    fn cargo_counts_differently_below_one() {
        for (from, major, minor, patch) in [
            ("1.2.3", "2.0.0", "1.3.0", "1.2.4"),
            ("0.2.3", "0.3.0", "0.2.4", "0.2.4"),
            ("0.0.3", "0.0.4", "0.0.4", "0.0.4"),
            ("1.0.0-rc.1", "1.0.0", "1.0.0", "1.0.0"),
            ("0.2.3+docs", "0.3.0", "0.2.4", "0.2.4"),
        ] {
            assert_eq!(Bump::Major.next(from).as_deref(), Some(major), "{from}");
            assert_eq!(Bump::Minor.next(from).as_deref(), Some(minor), "{from}");
            assert_eq!(Bump::Patch.next(from).as_deref(), Some(patch), "{from}");
            assert_eq!(Bump::None.next(from).as_deref(), Some(from));
        }
    }

    #[test]
    fn what_is_no_version_has_no_next_one() {
        for from in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "a.b.c",
            "1.2.18446744073709551616",
        ] {
            assert_eq!(Bump::Patch.next(from), None, "{from}");
        }
        assert_eq!(Bump::Patch.next("0.0.18446744073709551615"), None);
    }

    #[test]
    fn versions_are_compared_by_number() {
        assert!(reaches("0.10.0", "0.9.0"));
        assert!(reaches("0.2.0", "0.2.0"));
        assert!(!reaches("0.2.0-rc.1", "0.2.0"));
        assert!(!reaches("0.1.9", "0.2.0"));
        assert!(!reaches("next", "0.2.0"));
    }
}
