//! The vocabulary of documentation pages.

pub mod columns;
