//! The generated clients over real HTTP on loopback, against the mock server, which checks every signature.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod batches;
mod call_center;
mod compressed;
mod encryption;
mod faults;
mod foreign;
mod load;
mod operations;
mod pages;
mod partly_seen;
mod ping;
mod privacy;
mod signed_webhooks;
mod support;
mod tokens;
mod transports;
mod webhooks;
