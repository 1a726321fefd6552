//! Lists longer than one message: walks over pages, and requests in batches, over transports that are functions.
//!
//! Generated code that walks and splits over real sockets is in the workspace's other tests.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod batches;
mod blocking_pages;
mod demo;
mod ends;
mod pages;

// As in a generated crate.
use tablewright_runtime as runtime;
