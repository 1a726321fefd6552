//! What is answered: the page's example or values made from types, and the vendor's own failures.
//!
//! Answers are JSON here. Signing them and turning them into HTTP is done in [`crate::engine`].

mod codes;
mod envelope;
mod large;
mod pages;

pub(crate) use codes::code_for;
pub(crate) use envelope::{failure, success};
pub(crate) use large::enlarge;
pub(crate) use pages::{Asked, cut};
