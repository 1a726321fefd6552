//! The hand-written half of a generated client: how its types are read from and written to JSON.
//!
//! * [`from_json`], [`from_json_with_drift`], [`to_json`]: whole bodies in and out.
//! * [`Record`], [`Decode`], [`Slot`]: what a type does to be read **tolerantly**. Whatever can be
//!   understood without losing data is taken (a null, a missing member, a number sent as text), and
//!   noted in a [`Drift`]; whatever would lose data is a [`DecodeError`] that says where.
//! * [`Maybe`] and the units ([`UnixSeconds`], [`Rfc3339`], …): field types.
//! * [`Rest`]: what an object has besides the members that its page was seen to have.
//! * `integer_enum!` and `text_enum!`: what open enums share.
//! * [`Paged`], [`Batched`]: lists that come in pages, and requests that are sent in parts.
//! * [`masked`]: keeping secrets and phone numbers out of `Debug`.
//!
//! Nothing here knows a particular service. The sources live in two places: as the root of the crate
//! `tablewright-runtime`, where they are linted, and as `crate::runtime` of every generated crate,
//! so they name each other relatively (`super::…`), while the macros, which only generated
//! code expands, say `$crate::runtime::…`.

#![forbid(unsafe_code)]

mod batches;
mod call;
mod cx;
mod decode;
mod drift;
mod enums;
mod error;
mod field;
mod json;
mod mask;
mod maybe;
mod pages;
mod record;
mod rest;
mod secret;
mod signing;
mod transport;
mod units;
mod webhook;
mod writer;

pub use self::batches::{BatchPart, Batched, Batches};
pub use self::call::{
    ApiError, BodyKind, Check, Compression, Core, Delivery, Draft, Effect, Envelope, Error,
    ErrorKind, Limited, Numeric, Operation, Options, Prepared, Protocol, Request, RequestIds,
    Retry, SystemTimeSource, Target, TimeSource, TokenSource, UniqueIds, Verification, Violation,
    parameter,
};
pub use self::cx::Cx;
pub use self::decode::{Decode, Found, Slot, vacant};
pub use self::drift::{Drift, Oddity, OddityKind};
pub use self::error::DecodeError;
pub use self::field::Field;
pub use self::json::{from_json, from_json_with_drift, to_json};
pub use self::mask::{Mask, Masked, masked};
pub use self::maybe::Maybe;
pub use self::pages::{BlockingItems, BlockingPages, Items, Paged, Pages, Walk, WalkEnd};
pub use self::record::{Entry, Record, deserialize_record};
pub use self::rest::Rest;
pub use self::secret::Secret;
pub use self::signing::{
    Answer, ClockUnit, Pieces, SignatureFault, SignedMessage, SigningError, Sink, Stamp, Unsigned,
    hex_lower, hex_upper, open_blocks, same_hex, same_signature, seal_blocks,
};
#[cfg(feature = "reqwest")]
pub use self::transport::ReqwestTransport;
#[cfg(feature = "blocking")]
pub use self::transport::UreqTransport;
pub use self::transport::{
    AsyncCaller, BlockingCaller, BlockingTransport, BoxFuture, Limits, Transport, TransportError,
    TransportErrorKind,
};
pub use self::units::{
    Clock, Date, Days, Decimal, FractionalSeconds, Hours, LocalDateTime, Millis, Minutes, Rfc3339,
    Seconds, UnixMillis, UnixSeconds,
};
pub use self::webhook::{
    Freshness, Refusal, webhook_answer, webhook_header, webhook_member, webhook_signature,
    webhook_signature_member,
};
pub use self::writer::{Writer, serialize_record};
#[allow(
    unused_imports,
    reason = "without generated types nothing expands them"
)]
pub(crate) use self::{
    decode::{decode_text, deserialize},
    enums::{integer_enum, text_enum},
};
