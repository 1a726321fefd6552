//! Which version comes next.

use crate::diff::{Bump, Diff, reaches};

/// What the differences and the version in `crate.yaml` come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Nothing that users get is different.
    Nothing,
    /// This version, which the differences ask for, or which was chosen and is large enough.
    Version(String),
    /// Somebody chose a version that is smaller than the differences allow.
    TooSmall {
        /// The version that is needed at least.
        required: String,
    },
    /// The version of the last release is none that can be counted on from.
    Unreadable,
}

/// Decides on the version after the one that the differences start from.
///
/// `code_differs` says that the generated crate is another one. That asks for a patch even where the models are alike:
/// then the compiler or the runtime has changed.
pub fn plan(found: &Diff, code_differs: bool) -> Plan {
    let mut bump = found.bump();
    if code_differs {
        bump = bump.max(Bump::Patch);
    }
    let (old, new) = (&found.old_version, &found.new_version);
    let Some(required) = bump.next(old) else {
        return Plan::Unreadable;
    };
    if reaches(new, &required) {
        return if new == old {
            Plan::Nothing
        } else {
            Plan::Version(new.clone())
        };
    }
    if new == old {
        Plan::Version(required)
    } else {
        Plan::TooSmall { required }
    }
}

#[cfg(test)]
mod tests {
    use super::{Plan, plan};
    use crate::diff::Diff;

    fn decide(old: &str, new: &str, code_differs: bool) -> Plan {
        let found = Diff {
            changes: Vec::new(),
            old_version: old.to_owned(),
            new_version: new.to_owned(),
        };
        plan(&found, code_differs)
    }

    #[test]
    fn a_chosen_version_stands_if_it_is_large_enough() {
        let version = |text: &str| Plan::Version(text.to_owned());
        assert_eq!(decide("0.1.0", "0.1.0", false), Plan::Nothing);
        assert_eq!(decide("0.1.0", "0.1.0", true), version("0.1.1"));
        assert_eq!(decide("0.1.0", "0.4.0", true), version("0.4.0"));
        assert_eq!(decide("0.1.0", "0.4.0", false), version("0.4.0"));
        let required = "0.3.1".to_owned();
        assert_eq!(decide("0.3.0", "0.2.9", true), Plan::TooSmall { required });
        assert_eq!(decide("one", "0.2.9", true), Plan::Unreadable);
    }

    #[test]
    fn what_follows_a_pre_release_is_the_release() {
        assert_eq!(
            decide("0.2.0-rc.1", "0.2.0-rc.1", true),
            Plan::Version("0.2.0".to_owned())
        );
    }
}
