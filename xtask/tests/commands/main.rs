//! The commands from the outside: run as a person runs them, on copies of the repository's schemas.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod by_hand;
mod ci;
mod conform;
mod diff;
mod generate;
mod import;
mod lint;
mod mock;
mod reimport;
mod release;
mod support;
mod tutorial;
mod watch;
