//! Blocks to operations: what each table is, which message it is about, and what its rows say, with the page's examples
//! as evidence. Nothing is decided silently: what is doubtful is a comment on the field, an erratum or a note.

mod table;

use super::draft::{Draft, Note};
use super::page::Page;

/// What was understood of a page.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    /// The operations and webhooks, in the page's order.
    pub drafts: Vec<Draft>,
    /// What to tell the person who imports the page, in the page's order.
    pub notes: Vec<Note>,
}

/// Understands a page.
#[must_use]
pub fn understand(page: &Page) -> Understood {
    let _ = page;
    Understood::default()
}
