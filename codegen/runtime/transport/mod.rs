//! HTTP stacks, below signing: whatever can send an [`http::Request`] will do.

mod caller;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tracing")]
mod trace;
#[cfg(feature = "blocking")]
mod ureq;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;

use super::call::Delivery;

pub use self::caller::{AsyncCaller, BlockingCaller};
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "blocking")]
pub use self::ureq::UreqTransport;

/// A future in a box, as transports return it.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A future in a box, as transports return it. In a browser it stays on its thread.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What an attempt may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// From connecting to the last byte.
    pub timeout: Duration,
    /// Bytes of the body, inflated.
    pub max_bytes: u64,
}

impl Limits {
    pub(super) fn new((timeout, max_bytes): (Duration, u64)) -> Self {
        Self { timeout, max_bytes }
    }
}

/// Sends requests without blocking.
///
/// A transport sends a request once, follows no redirects (a signed request is meant for one server), and inflates
/// bodies.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and gets the whole answer.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;

    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

/// Sends requests and waits for the answer; closures do as well.
///
/// A transport sends a request once, follows no redirects (a signed request is meant for one server), and inflates
/// bodies.
pub trait BlockingTransport: Send + Sync + 'static {
    /// Sends a request and gets the whole answer.
    ///
    /// # Errors
    ///
    /// If there is no answer.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError>;

    /// Waits.
    fn sleep(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

impl<F> BlockingTransport for F
where
    F: Fn(http::Request<Bytes>, Limits) -> Result<http::Response<Bytes>, TransportError>
        + Send
        + Sync
        + 'static,
{
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        self(request, limits)
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    delivery: Delivery,
    source: Box<dyn StdError + Send + Sync>,
}

/// What kept an answer from coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There is no connection: the name is not known, nobody listens, TLS fails.
    Connect,
    /// It took too long.
    Timeout,
    /// The connection broke.
    Interrupted,
    /// The body is larger than allowed.
    TooLarge,
    /// Anything else.
    Other,
}

impl TransportError {
    /// A failure before any byte of the request was sent.
    pub fn not_sent(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            delivery: Delivery::NotSent,
            source: source.into(),
        }
    }

    /// A failure after which nobody knows whether the request was carried out.
    pub fn maybe_sent(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            delivery: Delivery::MaybeSent,
            source: source.into(),
        }
    }

    /// What kept the answer from coming.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// How far the request came.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.delivery
    }

    /// Whether it may work another time.
    pub(super) fn is_temporary(&self) -> bool {
        self.kind != TransportErrorKind::TooLarge
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection to the server",
            TransportErrorKind::Timeout => "it took too long",
            TransportErrorKind::Interrupted => "the connection broke",
            TransportErrorKind::TooLarge => "the answer is larger than allowed",
            TransportErrorKind::Other => "the HTTP stack failed",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.source.as_ref())
    }
}
