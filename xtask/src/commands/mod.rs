//! One file for each command.

pub(crate) mod generate;
pub(crate) mod lint;
pub(crate) mod mock;
pub(crate) mod openapi;
