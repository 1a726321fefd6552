//! A documentation page becomes a schema: read, understand, print.
//!
//! 1. **read** ([`page`]): Markdown, HTML or copied text to blocks (headings, paragraphs, tables, code) with their lines;
//! 2. **understand** ([`draft`]): blocks to operations, every finding with the line it came from;
//! 3. **print** (`print`, `merge`, `service`): drafts to schema files, or merged into one that people have already worked on.

pub mod draft;
pub mod json;
pub mod merge;
pub mod openapi;
pub mod page;
pub mod print;
pub mod read;
pub mod report;
pub mod service;
pub mod understand;
pub mod words;

pub use understand::{Understood, understand};
