//! Calls without input or output: an operation and a request in, a signed HTTP request out; an HTTP response in, the
//! answer or an error out. The clock and the request ids are inputs.

mod body;
mod check;
#[cfg(feature = "gzip")]
mod compress;
mod core;
mod envelope;
mod error;
mod exchange;
mod operation;
mod options;
mod request;
mod retry;
mod time;
mod token;

pub use self::check::{Check, Numeric, Violation};
pub use self::core::{Core, Draft, Prepared, Protocol};
pub use self::error::{ApiError, Delivery, Error, ErrorKind};
pub use self::operation::{BodyKind, Compression, Effect, Envelope, Operation};
pub use self::options::{Options, Verification};
pub use self::request::{Limited, Request, Target, parameter};
pub use self::retry::Retry;
pub use self::time::{RequestIds, SystemTimeSource, TimeSource, UniqueIds};

pub use self::token::TokenSource;

pub(super) use self::exchange::{Exchange, Opened};
pub(super) use self::time::{random_fraction, unix_millis};
pub(super) use self::token::Turn;
