//! Members that the schema does not name, of objects of which it knows a part.
//!
//! They are read in `record` and written in `writer`.

use std::collections::{BTreeMap, btree_map};
use std::fmt;

use serde_json::Value;

/// Members of an object by their names on the wire, as JSON. `Debug` tells only how many there are.
#[derive(Clone, Default, PartialEq)]
pub struct Rest(BTreeMap<String, Value>);

impl Rest {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The value of a member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Adds a member, and gives back what it was before.
    ///
    /// A name that the type has a member for is not written: that member is.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0.insert(name.into(), value.into())
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in the order of their names.
    pub fn iter(&self) -> btree_map::Iter<'_, String, Value> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Rest {
    type Item = (&'a String, &'a Value);
    type IntoIter = btree_map::Iter<'a, String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<BTreeMap<String, Value>> for Rest {
    fn from(members: BTreeMap<String, Value>) -> Self {
        Self(members)
    }
}

/// Nobody knows what is in there, so none of it is shown, not even the names.
impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{*** x{}}}", self.0.len())
    }
}
