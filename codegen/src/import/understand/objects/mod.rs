//! Objects that a page defines in sections of their own (`Sticker`, "Rule Object", "Data types"), which its operations
//! name: in type cells, in the names and words of fields, in sentences on what is returned.
//!
//! `cut` finds the sections and takes them out of the page, so that no operation has them as its parameters; `expand`
//! gives their members to the fields that name them; `returns` reads sentences on results, and `answer` makes responses of
//! them. `learn` takes from examples what unknown type words mean.
//! `scheme` writes the addresses of operations that the page gives by one pattern for all. `phrase` is the words of names.

mod answer;
mod cut;
mod expand;
mod index;
mod learn;
mod phrase;
mod returns;
mod scheme;
mod sections;

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::draft::DraftType;
use super::assemble::ValueTable;
use super::enums::Values;
use super::node::Node;
use index::Index;

pub(super) use cut::cut;
pub(super) use phrase::of_cell;

/// An object that the page defines.
#[derive(Clone, Debug)]
struct Structure {
    /// As the page calls it.
    title: String,
    /// Where it is defined, from 1.
    line: usize,
    /// Its members as its tables have them.
    members: Vec<Node>,
    /// The examples of it.
    samples: Vec<(Value, usize)>,
}

/// Values that the page lists below a name.
#[derive(Clone, Debug)]
struct List<'a> {
    table: ValueTable<'a>,
    values: Values,
    is_used: bool,
}

/// What the page defines outside of its operations.
#[derive(Clone, Debug, Default)]
pub(super) struct Objects<'a> {
    /// The last line of what was taken out before the first operation.
    pub(super) until: Option<usize>,
    structures: Vec<Structure>,
    by_name: Index,
    lists: Vec<List<'a>>,
    lists_by_name: Index,
    /// What the examples show of type words that nothing on the page explains.
    learned: BTreeMap<String, DraftType>,
    /// Messages outside of operations and objects: what is around every answer.
    around: Vec<(Value, usize)>,
    /// The member of every answer that the words on the page say holds the result.
    holder: Option<String>,
}

impl<'a> Objects<'a> {
    /// Whether the page defines any.
    pub(super) fn is_empty(&self) -> bool {
        self.structures.is_empty()
    }

    /// The tables of values that no field named, to be matched by other means.
    pub(super) fn left(&self) -> impl Iterator<Item = &ValueTable<'a>> {
        self.lists
            .iter()
            .filter(|list| !list.is_used)
            .map(|list| &list.table)
    }
}

#[cfg(test)]
mod tests;
