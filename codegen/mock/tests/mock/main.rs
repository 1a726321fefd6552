//! The server as its clients see it: bytes in, bytes out.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod compressed;
mod faults;
mod generated_clients;
mod manners;
mod operations;
mod other_services;
mod pages;
mod placements;
mod properties;
mod refusals;
mod support;
mod vectors;
mod webhooks;
