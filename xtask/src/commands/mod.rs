//! One file for each command.

pub(crate) mod conform;
pub(crate) mod diff;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod lint;
pub(crate) mod mock;
pub(crate) mod openapi;
