//! One file for each command.

pub(crate) mod ci;
pub(crate) mod conform;
pub(crate) mod diff;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod lint;
pub(crate) mod mock;
pub(crate) mod openapi;
pub(crate) mod release;
