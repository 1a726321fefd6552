//! Rules that a good reviewer would apply. They are off until a service turns them on under `lints:`.
//!
//! `settle` then gives every finding the weight that the service asks for, and takes out those that are allowed.

pub(super) mod age;
mod effect;
mod rows;
mod settle;
mod values;

pub(super) use settle::{RULES as SETTLE_RULES, settle};

use super::Group;

pub(super) const GROUPS: [Group; 3] = [rows::GROUP, values::GROUP, effect::GROUP];

/// Whether a rule is one for reviewers.
fn is_for_reviewers(rule: &str) -> bool {
    let groups = GROUPS.iter().map(|group| group.rules);
    let mut tables = groups.chain([age::RULES]);
    tables.any(|rules| rules.iter().any(|(id, _)| *id == rule))
}
