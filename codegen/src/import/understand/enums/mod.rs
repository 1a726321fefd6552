//! The values that a field may have: listed in its description, or in a table of their own.
//!
//! A description is cut into [`tokens`]. In these are [`entries`], values with a meaning (`0: none`), of which those that
//! are written in one way are the values of the field ([`explained`], [`backwards`]); [`lists`], values with nothing but
//! dividers between (`A, B or C`), which are weighed by what stands around them ([`bare`], [`weigh`]); and quoted words
//! that begin [`clauses`]. Lines below `Allowed values:` need no weighing ([`led`]). What a copied page has run together
//! is cut apart in [`runs`], and what an example shows in place of a value is in [`drawn`]. Tables and items of a page go
//! to their fields in [`tables`] and [`mod@items`].

mod about;
mod backwards;
mod bare;
mod clauses;
mod codes;
mod drawn;
mod entries;
mod explained;
mod inline;
mod items;
mod known;
mod leads;
mod led;
mod lists;
mod runs;
mod tables;
mod tokens;
mod vocabulary;
mod weigh;

pub(super) use bare::is_joined;
pub(super) use drawn::words as drawn;
pub(super) use inline::read as inline;
pub(super) use items::items;
pub(super) use tables::{Named, listed, match_tables};

use serde_json::Value;

/// A value with the page's words on it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    /// On the wire.
    pub(super) value: Value,
    /// The page's words.
    pub(super) text: String,
    /// The line at which it stands.
    pub(super) line: usize,
}

/// The values of a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Values {
    /// The values.
    pub(super) list: Vec<Meaning>,
    /// What a reviewer should know.
    pub(super) unsure: Option<String>,
}

impl Values {
    /// Adds a value, unless it is there.
    fn add(&mut self, one: Meaning) {
        if !self.list.iter().any(|known| known.value == one.value) {
            self.list.push(one);
        }
    }

    /// The values, if they are two at least: one is no list.
    fn several(self) -> Option<Self> {
        (self.list.len() > 1).then_some(self)
    }
}

/// A text as a value: an integer where integers are meant.
pub(super) fn value(text: &str, integers: bool) -> Option<Value> {
    let text = text
        .trim()
        .trim_matches(['"', '\'', '`', '“', '”', '‘', '’'])
        .trim();
    if integers {
        return text.parse::<i64>().ok().map(Value::from);
    }
    Some(Value::String(text.to_owned()))
}
