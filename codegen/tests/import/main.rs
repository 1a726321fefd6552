//! Importing pages: reading them, printing schemas, merging.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod merge;
mod print;
mod read;
mod refused;
mod service;
mod support;
mod within;
