//! What went wrong with a call, with everything that is known about it.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use super::super::error::DecodeError;
use super::super::record::Record;
use super::super::signing::{SignatureFault, SigningError};
use super::super::transport::TransportError;
use super::check::Violation;
use super::operation::{Effect, Operation};

/// A call that failed.
///
/// Nothing is lost: the raw body, the vendor's code and message and both request ids are kept. `Display` and `Debug` show
/// none of the values that may be private: no body, no credentials, and not the vendor's message, which may quote a phone
/// number; [`ApiError::message`] has it.
pub struct Error(Box<Inner>);

struct Inner {
    operation: Option<&'static Operation>,
    kind: ErrorKind,
    status: Option<StatusCode>,
    body: Option<Bytes>,
    request_id: Option<String>,
    vendor_request_id: Option<String>,
    retry_after: Option<Duration>,
    delivery: Delivery,
    attempts: u32,
    busy: bool,
    token_refused: bool,
}

/// What went wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The options of the client make no sense, such as a base URL that is none.
    Configuration(String),
    /// The request breaks limits of the page; it was not sent.
    Rejected(Vec<Violation>),
    /// The request cannot be signed; it was not sent.
    Signing(SigningError),
    /// The HTTP stack failed.
    Transport(TransportError),
    /// The answer is no success by its HTTP status, and says nothing that can be read.
    Status(StatusCode),
    /// The vendor answered with a failure.
    Api(ApiError),
    /// The answer cannot be read.
    Decode(DecodeError),
    /// The answer is not signed as it should be. It may still be read: see [`Error::response`].
    Signature(SignatureFault),
}

/// A failure that the vendor reports.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// The vendor's code; [`Error::code`] has it as the enum of the service.
    pub code: i64,
    /// The vendor's message, which may hold private data.
    pub message: String,
    /// Whether the answer was signed, and rightly. False for services that do not sign answers.
    pub verified: bool,
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("code", &self.code)
            .field("verified", &self.verified)
            .finish_non_exhaustive()
    }
}

/// How far a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Delivery {
    /// No byte of it has reached the server.
    NotSent,
    /// It may have reached the server, and may have been carried out.
    MaybeSent,
    /// The server has answered.
    Answered,
}

impl Error {
    pub(in super::super) fn new(
        operation: Option<&'static Operation>,
        kind: ErrorKind,
        delivery: Delivery,
    ) -> Self {
        Self(Box::new(Inner {
            operation,
            kind,
            status: None,
            body: None,
            request_id: None,
            vendor_request_id: None,
            retry_after: None,
            delivery,
            attempts: 0,
            busy: false,
            token_refused: false,
        }))
    }

    pub(super) fn with_answer(
        mut self,
        status: StatusCode,
        body: Bytes,
        retry_after: Option<Duration>,
    ) -> Self {
        self.0.status = Some(status);
        self.0.body = Some(body);
        self.0.retry_after = retry_after;
        self
    }

    pub(in super::super) fn with_request_id(mut self, id: &str) -> Self {
        self.0.request_id = Some(id.to_owned());
        self
    }

    pub(super) fn with_vendor_request_id(mut self, id: Option<String>) -> Self {
        self.0.vendor_request_id = id;
        self
    }

    pub(super) fn with_busy(mut self, busy: bool) -> Self {
        self.0.busy = busy;
        self
    }

    pub(super) fn with_token_refused(mut self, refused: bool) -> Self {
        self.0.token_refused = refused;
        self
    }

    pub(in super::super) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The failure that the vendor reports, if that is what went wrong.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError> {
        match &self.0.kind {
            ErrorKind::Api(api) => Some(api),
            _ => None,
        }
    }

    /// The vendor's code as the enum of the service, such as `error.code::<RetCode>()`.
    #[must_use]
    pub fn code<C: From<i64>>(&self) -> Option<C> {
        self.api().map(|api| api.code.into())
    }

    /// The service; empty if the client could not even be made.
    #[must_use]
    pub fn service(&self) -> &'static str {
        self.0.operation.map_or("", |operation| operation.service)
    }

    /// The operation; empty if the client could not even be made.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation.map_or("", |operation| operation.name)
    }

    /// The HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The raw body of the answer.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.0.body.as_ref()
    }

    /// The answer as the operation's response type, if there is a body.
    ///
    /// After an irreversible call whose answer is not signed as it should be, this is what the vendor seems to say.
    #[must_use]
    pub fn response<R: Record>(&self) -> Option<Result<R, DecodeError>> {
        self.body().map(|body| super::super::json::from_json(body))
    }

    /// The id that this client gave the request, in its last attempt.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The id to quote to the vendor's support.
    #[must_use]
    pub fn vendor_request_id(&self) -> Option<&str> {
        self.0.vendor_request_id.as_deref()
    }

    /// How often the request was sent, or was tried to be.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How far the request came in its last attempt.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.0.delivery
    }

    /// How long the server asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether the server says that the token is none, or not any more.
    ///
    /// The client has forgotten it by then: the next call gets another. An operation that acts each time it is sent
    /// is not sent again even so.
    #[must_use]
    pub fn is_token_refused(&self) -> bool {
        self.0.token_refused
    }

    /// Whether sending the same again is safe and may help.
    ///
    /// For an operation that acts each time it is sent, only if no byte of it has reached the server.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let Some(operation) = self.0.operation else {
            return false;
        };
        if operation.effect == Effect::Once && self.0.delivery != Delivery::NotSent {
            return false;
        }
        match &self.0.kind {
            ErrorKind::Transport(error) => error.is_temporary(),
            ErrorKind::Status(status) => match status.as_u16() {
                429 | 502 | 503 | 504 => true,
                // Something may have been half done: only a reader can be sure that it does no harm.
                500 => operation.effect == Effect::Read,
                _ => false,
            },
            ErrorKind::Api(_) => self.0.busy,
            ErrorKind::Configuration(_)
            | ErrorKind::Rejected(_)
            | ErrorKind::Signing(_)
            | ErrorKind::Decode(_)
            | ErrorKind::Signature(_) => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{} {}: ", operation.service, operation.name)?;
        }
        match &self.0.kind {
            ErrorKind::Configuration(message) => f.write_str(message)?,
            ErrorKind::Rejected(violations) => {
                f.write_str("the request breaks limits of the page and was not sent: ")?;
                for (index, violation) in violations.iter().enumerate() {
                    write!(f, "{}{violation}", if index == 0 { "" } else { "; " })?;
                }
            }
            ErrorKind::Signing(error) => write!(f, "not sent: {error}")?,
            ErrorKind::Transport(error) => write!(f, "{error}")?,
            ErrorKind::Status(status) => {
                write!(f, "the server answered with HTTP status {status}")?;
            }
            ErrorKind::Api(api) => write!(f, "the vendor answered with code {}", api.code)?,
            ErrorKind::Decode(error) => write!(f, "the answer cannot be read: {error}")?,
            ErrorKind::Signature(fault) => {
                write!(f, "the answer is not signed as it should be: {fault}")?;
            }
        }
        if let Some(id) = &self.0.vendor_request_id {
            write!(f, " (vendor's request id {id})")?;
        }
        if let Some(id) = &self.0.request_id {
            write!(f, " (request id {id})")?;
        }
        let once = self
            .0
            .operation
            .is_some_and(|operation| operation.effect == Effect::Once);
        if once && self.0.delivery == Delivery::MaybeSent {
            f.write_str("; it may have been carried out, and was not sent again")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("service", &self.service())
            .field("operation", &self.operation())
            .field("kind", &self.0.kind)
            .field("status", &self.0.status)
            .field("body_bytes", &self.0.body.as_ref().map(Bytes::len))
            .field("request_id", &self.0.request_id)
            .field("vendor_request_id", &self.0.vendor_request_id)
            .field("delivery", &self.0.delivery)
            .field("attempts", &self.0.attempts)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            ErrorKind::Signing(error) => Some(error),
            ErrorKind::Transport(error) => Some(error),
            ErrorKind::Decode(error) => Some(error),
            ErrorKind::Signature(fault) => Some(fault),
            _ => None,
        }
    }
}
