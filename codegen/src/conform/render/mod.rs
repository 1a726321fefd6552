//! Reports as output: a table for people, JSON for machines.

mod json;
mod text;

pub use json::render_json;
pub use text::render_text;
