//! Bytes to a [`Page`]: Markdown, HTML or the text of a copied page to blocks with their lines.
//!
//! A reader finds structure (what is a heading, a table, a row, code) and keeps every text as the page has it. What a
//! table or a text means is decided by nobody here.

mod bullets;
mod cells;
mod encoding;
mod entries;
mod form;
mod html;
mod labelled;
mod markdown;
mod numbered;
mod pipes;
mod spans;
mod stacked;
mod text;
mod typed;

pub(super) use bullets::{Parameter, parameter};
pub use form::Form;

use super::draft::Note;
use super::page::Page;

/// The largest page that is read: 8 MiB.
pub const MAX_BYTES: usize = 8 << 20;

/// What came of the bytes of a page.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The page.
    pub page: Page,
    /// What its text was written in.
    pub form: Form,
    /// What had to be put right for reading it.
    pub notes: Vec<Note>,
}

/// Why bytes are no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no text in them.
    Empty,
    /// There are more than [`MAX_BYTES`].
    TooLarge,
    /// They are no text.
    Binary,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Empty => "the file is empty; save or copy the page once more",
            Self::TooLarge => {
                "the file is larger than 8 MiB; save the page by itself, without what it embeds"
            }
            Self::Binary => "the file is no text; save the page as Markdown, HTML or plain text",
        })
    }
}

impl std::error::Error for Unreadable {}

/// Reads a page. `name` is its file's name, whose ending helps to tell the form; the page is called so without it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let (text, notes) = encoding::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let form = form::sniff(name, &text);
    let (title, blocks) = match form {
        Form::Markdown => (None, markdown::blocks(&text)),
        Form::Html => html::page(&text),
        Form::Text => (None, text::blocks(&text)),
    };
    let page = Page {
        name: form::stem(name).to_owned(),
        title,
        blocks: bullets::tables(labelled::tables(typed::tables(stacked::apart(
            numbered::without(blocks),
        )))),
    };
    Ok(Reading { page, form, notes })
}

/// Space at the ends taken away, but not the no-break spaces that indent nested names.
fn trim(text: &str) -> &str {
    text.trim_end().trim_start_matches([' ', '\t', '\n', '\r'])
}
