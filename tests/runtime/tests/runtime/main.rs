//! Tests of the runtime in the place where users compile it: as `crate::runtime`.

#[path = "../../../../codegen/runtime/lib.rs"]
#[allow(dead_code, reason = "the demo types do not need all of it")]
pub mod runtime;

pub mod demo;

mod body;
mod drift;
mod generated;
mod properties;
mod refused;
mod rest;
mod serde_formats;
mod tolerated;
mod units;
