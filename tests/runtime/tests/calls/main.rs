//! Calls over transports that are functions: what is sent, what is made of the answer, and what is sent again.
//!
//! Real sockets are in the workspace's end to end tests.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod answers;
mod blocks;
mod demo;
mod masking;
mod options;
mod requests;
mod retries;
mod tokens;
mod tokens_shared;
mod webhooks;

// As in a generated crate.
use tablewright_runtime as runtime;
