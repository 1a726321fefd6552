//! What a release of the generated crate needs and is no input or output: the version, the words of the changelog, and
//! the edits of the files that hold them.
//!
//! The changelog lives beside the schemas, in [`HISTORY_FILE`], where people may improve its words; the crate's own is
//! made of it by [`crate::emit`]. Running cargo and git is not done here.

mod crate_file;
mod history;
mod notes;
mod plan;
mod tags;
mod words;

pub use crate_file::with_version;
pub use history::{HISTORY_FILE, section, sections, with_section};
pub use notes::{first_notes, notes};
pub use plan::{Plan, plan};
pub use tags::{newest, tag};
