//! The vocabulary of documentation pages: what single cells and single sentences say. What a table or a page means is
//! not decided here.

pub mod calls;
pub mod chinese;
pub mod columns;
pub mod constants;
pub mod dates;
pub mod defaults;
pub mod hints;
pub mod limits;
pub mod location;
pub mod names;
pub mod numbering;
pub mod required;
pub mod sensitive;
pub mod types;
pub mod units;
pub mod values;

use regex::Regex;

/// A pattern of this crate.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this crate are valid: each is used by a test")
}
